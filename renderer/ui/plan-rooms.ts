import type { RoomView } from '../../electron/contract/plan-views.ts';
import type { Language } from '../../electron/contract/views.ts';
import { type Box, boxOf, type Frame, partIn } from './plan-frame.ts';
import { type Label, titleIn } from './plan-text.ts';

export interface RoomDrawing {
  readonly kind: RoomView['kind'];
  readonly box: Box;
  /** Null where it has none, where none fits, and where it stands at an end of the way already. */
  readonly title: Label | null;
  /** At an end of the way: its mark says what it is. */
  readonly told: boolean;
  /** The way leads here. */
  readonly goal: boolean;
}

interface RoomsWish {
  readonly rooms: readonly RoomView[];
  readonly frame: Frame;
  readonly language: Language;
  readonly type: number;
  /** Where no title may stand. */
  readonly taken: readonly Box[];
  readonly told: readonly RoomView[];
  readonly goal: RoomView | null;
}

interface Placed {
  readonly room: RoomView;
  readonly box: Box;
}

/** The rooms that the picture shows, each with its title where there is a place for it. */
export function titledRooms(wish: RoomsWish): readonly RoomDrawing[] {
  const { frame, goal } = wish;
  const placed = wish.rooms.map((room) => ({ room, box: boxOf(room, frame) }));
  const taken = [...wish.taken];
  const titles = new Map<RoomView, Label>();
  // Houses last: theirs may stand anywhere about them.
  for (const one of placed.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const text = wish.told.includes(one.room) ? undefined : one.room.title?.[wish.language];
    const label = text === undefined ? null : titleOf(one, text, placed, wish, taken);
    if (!label) continue;
    titles.set(one.room, label);
    taken.push(label.box);
  }
  return placed
    .filter(({ box }) => partIn(box, frame))
    .map(({ room, box }) => ({
      kind: room.kind,
      box,
      title: titles.get(room) ?? null,
      told: wish.told.includes(room),
      goal: room === goal,
    }));
}

const rankOf = ({ room }: Placed): number => (room.kind === 'house' ? 1 : 0);

function titleOf(
  one: Placed,
  text: string,
  placed: readonly Placed[],
  { frame, type }: RoomsWish,
  taken: readonly Box[],
): Label | null {
  // What is drawn upon a room would stand under its words.
  const upon = placed.slice(placed.indexOf(one) + 1).map(({ box }) => box);
  const inside = partIn(one.box, frame);
  const label = inside && titleIn(inside, text, type, [...taken, ...upon]);
  if (label || one.room.kind !== 'house') return label;
  const others = placed.filter((other) => other !== one).map(({ box }) => box);
  for (const strip of about(one.box, type * 2)) {
    const part = partIn(strip, frame);
    const beside = part && titleIn(part, text, type, [...taken, ...others]);
    if (beside) return beside;
  }
  return null;
}

/** The strips above, below, left and right of a box. */
const about = ({ x, y, width, height }: Box, deep: number): readonly Box[] => [
  { x, y: y - deep, width, height: deep },
  { x, y: y + height, width, height: deep },
  { x: x - 3 * deep, y, width: 3 * deep, height },
  { x: x + width, y, width: 3 * deep, height },
];
