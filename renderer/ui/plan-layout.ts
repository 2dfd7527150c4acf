import type { RoomView, WayFloorView } from '../../electron/contract/plan-views.ts';
import type { Language } from '../../electron/contract/views.ts';
import { boxOf, type Frame, frameOf, type Point, type Size } from './plan-frame.ts';
import { labelsBeside } from './plan-labels.ts';
import { type Arrowhead, arrowheadsOn, coverOf, signOf } from './plan-marks.ts';
import { type RoomDrawing, titledRooms } from './plan-rooms.ts';
import type { Label } from './plan-text.ts';

/** Width of the line of the way, with what must stay clear beside it. */
const LINE_ROOM = 44;
const LINE_END = 12;

/** An end of the way: where the patient stands, where they want to go, or the lift between. */
export interface Mark {
  readonly kind: 'here' | 'there' | 'passage';
  readonly at: Point;
  readonly label: Label | null;
}

/** One floor, ready to be drawn; in units. */
export interface PlanLayout {
  readonly frame: Frame;
  /** In the order of drawing. */
  readonly rooms: readonly RoomDrawing[];
  readonly route: readonly Point[];
  readonly arrowheads: readonly Arrowhead[];
  readonly marks: readonly Mark[];
}

/** What is to be drawn, and how large. */
export interface PlanWish {
  readonly floor: WayFloorView;
  readonly language: Language;
  readonly words: { readonly here: string; readonly there: string };
  /** At most. */
  readonly size: Size;
  /** Height of type in units. */
  readonly type: number;
}

/** Lays out the part of a floor where the way runs. What the ends are called always stands there, other titles if they fit. */
export function layOut({ floor, language, words, size, type }: PlanWish): PlanLayout {
  const frame = frameOf(floor, size);
  const route = floor.route.map(frame.toUnits);
  const ends = endsOf(floor, language, words);
  const line = coverOf(route, LINE_ROOM);
  const signs = ends.map((end) => ({ ...end, box: signOf(frame.toUnits(end.at), end.kind === 'there') }));
  const named = floor.rooms.filter((room) => isRoom(room) && room.title);
  const told = signs.map(({ box, text, room }) => ({
    box,
    text,
    named: named.filter((other) => other !== room).map((other) => boxOf(other, frame)),
  }));
  const labels = labelsBeside(told, line, type, frame);
  return {
    frame,
    rooms: titledRooms({
      rooms: floor.rooms,
      frame,
      language,
      type,
      taken: [...line, ...[...signs, ...labels].flatMap((one) => one?.box ?? [])],
      told: ends.flatMap(({ room }) => room ?? []),
      goal: ends.find(({ kind }) => kind === 'there')?.room ?? null,
    }),
    route: floor.there ? shortened(route) : route,
    arrowheads: arrowheadsOn(route),
    marks: ends.map(({ kind, at }, index) => ({ kind, at: frame.toUnits(at), label: labels[index] ?? null })),
  };
}

/** A line that ends at the tip of the pin with its round end, and not with its last point. */
function shortened(line: readonly Point[]): readonly Point[] {
  const [from, to] = [line.at(-2), line.at(-1)];
  if (!from || !to) return line;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = Math.max(0, 1 - LINE_END / length);
  return [...line.slice(0, -1), { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }];
}

interface End {
  readonly kind: Mark['kind'];
  readonly at: Point;
  readonly text: string | null;
  /** In which it lies. */
  readonly room: RoomView | null;
}

/** Both ends of what is walked on a floor, or the one point of a way that leads nowhere. */
function endsOf(floor: WayFloorView, language: Language, words: PlanWish['words']): readonly End[] {
  const end = (at: Point, kind: 'here' | 'there', is: boolean): End => {
    const room = roomAt(floor, at);
    if (is) return { kind, at, text: words[kind], room };
    return { kind: 'passage', at, text: room?.title?.[language] ?? null, room };
  };
  const [first] = floor.route;
  const last = floor.route.at(-1);
  if (!first || !last) return [];
  const begin = end(first, 'here', floor.here !== null);
  const finish = end(last, 'there', floor.there !== null);
  if (floor.route.length > 1) return [begin, finish];
  return floor.here ? [begin] : [finish];
}

/** The room in which a point lies, of those that are rooms: neither a hall nor the house. */
function roomAt({ rooms }: WayFloorView, { x, y }: Point): RoomView | null {
  const found = rooms.findLast(
    (room) => x >= room.x && x <= room.x + room.width && y >= room.y && y <= room.y + room.height,
  );
  return found && isRoom(found) ? found : null;
}

const isRoom = ({ kind }: RoomView): boolean => kind !== 'corridor' && kind !== 'house';
