import { useMemo } from 'react';
import type { WayFloorView } from '../../electron/contract/plan-views.ts';
import type { Language } from '../../electron/contract/views.ts';
import type { Point } from './plan-frame.ts';
import { layOut, type Mark } from './plan-layout.ts';
import type { RoomDrawing } from './plan-rooms.ts';
import { baselinesOf, type Label } from './plan-text.ts';

interface PlanProps {
  readonly floor: WayFloorView;
  readonly language: Language;
  /** What stands at the beginning and at the end of the way. */
  readonly words: { readonly here: string; readonly there: string };
  /** The picture at most, in px of the panel that screens are drawn for. */
  readonly width?: number;
  readonly height?: number;
  /** Height of its type, in the same px. */
  readonly type?: number;
}

/** One floor of the way: the part of its plan where the way runs, and the way on it. */
export function Plan({ floor, language, words, width = 984, height = 820, type = 30 }: PlanProps) {
  const { frame, rooms, route, arrowheads, marks } = useMemo(
    () => layOut({ floor, language, words, size: { width, height }, type }),
    [floor, language, words, width, height, type],
  );
  const line = pathOf(route);
  const ends = [floor.here && words.here, floor.there && words.there].filter((end) => end !== null);
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${frame.width} ${Math.round(frame.height)}`}
      fontSize={type}
      role="img"
      aria-label={[floor.title[language], ...ends].join(', ')}
    >
      {rooms.map((room) => (
        <Room key={`${room.kind} ${room.box.x} ${room.box.y}`} {...room} />
      ))}
      {rooms.map(({ kind, box, title }) =>
        title ? <Words key={`${kind} ${box.x} ${box.y}`} label={title} type={type} className={kind} /> : null,
      )}
      {route.length > 1 && (
        <>
          <path className="way-rim" d={line} />
          <path className="way" d={line} />
          <path className="way-walked" d={line} />
          {arrowheads.map(({ x, y, degrees }) => (
            <path
              key={`${x} ${y}`}
              className="way-head"
              d="M-15-20 20 0-15 20-7 0z"
              transform={`translate(${x} ${y}) rotate(${degrees})`}
            />
          ))}
        </>
      )}
      {marks.map((mark) => (
        <MarkDrawing key={mark.kind + mark.at.x + mark.at.y} mark={mark} type={type} />
      ))}
    </svg>
  );
}

const pathOf = (line: readonly Point[]): string => `M${line.map(({ x, y }) => `${x} ${y}`).join('L')}`;

/** Signs for what everybody looks for, where its name does not fit. */
const SIGNS: Partial<Record<RoomDrawing['kind'], string>> = {
  lift: 'M-16-4L-8-16 0-4zM0 4L8 16 16 4z',
  stairs: 'M-20 16h10V6h10V-4h10v-10h10',
};

function Room({ kind, box, title, told, goal }: RoomDrawing) {
  const sign = title || told ? undefined : SIGNS[kind];
  return (
    <>
      <rect
        className={goal ? `${kind} goal` : kind}
        {...box}
        rx={kind === 'house' || kind === 'outside' ? 6 : 2}
      />
      {sign && (
        <path
          className="sign"
          d={sign}
          transform={`translate(${box.x + box.width / 2} ${box.y + box.height / 2})`}
        />
      )}
    </>
  );
}

function Words({ label, type, className }: { label: Label; type: number; className: string }) {
  const middle = label.box.x + label.box.width / 2;
  const baselines = baselinesOf(label, type);
  return (
    <text className={`title ${className}`} textAnchor="middle">
      {label.lines.map((line, index) => (
        <tspan key={baselines[index]} x={middle} y={baselines[index]}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** The point of a pin is its goal; who stands somewhere stands in a ring. */
const PIN = 'M0 0C-8-16-24-26-24-44a24 24 0 0 1 48 0C24-26 8-16 0 0z';

function MarkDrawing({ mark: { kind, at, label }, type }: { mark: Mark; type: number }) {
  return (
    <g className={`mark ${kind}`}>
      <g transform={`translate(${at.x} ${at.y})`}>
        {kind === 'there' ? (
          <>
            <path className="spot" d={PIN} />
            <circle className="core" cy={-44} r={9} />
          </>
        ) : (
          <>
            <circle className="spot" r={kind === 'here' ? 22 : 16} />
            <circle className="core" r={kind === 'here' ? 9 : 6} />
          </>
        )}
      </g>
      {label && (
        <>
          <rect className="plate" {...label.box} rx={14} />
          <Words label={label} type={type} className="said" />
        </>
      )}
    </g>
  );
}
