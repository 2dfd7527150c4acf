import { z } from 'zod';
import { words } from './views.ts';

/** `house`: the ground of a building, on which its rooms lie. `corridor`: where people walk. */
const roomKind = z.enum(['house', 'outside', 'corridor', 'room', 'stairs', 'lift', 'toilet']);

/** Metres from the upper left corner of its floor; y grows downwards. */
const point = z.strictObject({ x: z.number(), y: z.number() });

/** In metres; one that comes later lies on those before it. */
const room = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  title: words.nullable(),
  kind: roomKind,
});
export type RoomView = z.infer<typeof room>;

const wayFloor = z.strictObject({
  id: z.string(),
  title: words,
  width: z.number().positive(),
  height: z.number().positive(),
  rooms: z.array(room),
  /** As it is walked; a single point where the way stands still on this floor. */
  route: z.array(point).min(1),
  /** Where the way begins and ends; null on the floors on which it does not. */
  here: point.nullable(),
  there: point.nullable(),
});
export type WayFloorView = z.infer<typeof wayFloor>;

/** The way from one place of the hospital to another. */
export const way = z.strictObject({
  /** Walked, without lifts and stairs. */
  metres: z.number().int().nonnegative(),
  /** In the order of walking; a floor that is walked on twice is there twice. */
  floors: z.array(wayFloor).min(1),
  /** What to do, one thing each. */
  steps: z.array(words).min(1),
});
export type WayView = z.infer<typeof way>;
