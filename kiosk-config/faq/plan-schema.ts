import { z } from 'zod';
import { strict } from '../tickets/wording.ts';
import { tidy } from './lines.ts';

/** Metres. */
const LARGEST = 2_000;

const words = (longest: number) =>
  z
    .string()
    .overwrite(tidy)
    .min(1)
    .max(longest)
    .regex(/^[^<>\p{Cc}]*$/u, 'must hold no markup (< >), no tabs, no line breaks and no control characters');
const both = (longest: number) => strict({ vi: words(longest), en: words(longest) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be of lower-case letters, digits and hyphens');
const along = z.number().min(0).max(LARGEST);
const length = z.number().positive('must be more than 0').max(LARGEST);
/** Metres to the right and downwards from the upper left corner of the floor. */
const at = z.tuple([along, along], 'must be two numbers: [right, down]');
const size = z.tuple([length, length], 'must be two numbers: [width, height]');

const room = strict({
  /** Its upper left corner. */
  at,
  size,
  title: both(60).nullable().default(null),
  /** `house`: the ground of a building, on which its rooms lie. `corridor`: where people walk, the halls among them. */
  kind: z.enum(['house', 'outside', 'corridor', 'room', 'stairs', 'lift', 'toilet']).default('room'),
});

/** Where a patient is sent. It is a point of the ways, like any other. */
const place = strict({
  id,
  title: both(60),
  at,
  /** Where somebody looks who stands there, on the plan; a kiosk needs it, so that "left" is the left of its user. */
  looks: z.enum(['up', 'down', 'left', 'right']).nullable().default(null),
});

/** One sheet of the plan: a storey of one house, or the ground floor of all of them with what lies between. */
const floor = strict({
  id,
  title: both(40),
  /** The storey as people count it; a basement is -1. */
  level: z.number().int().min(-20).max(200),
  size,
  /** In the order of drawing: what lies on a house or a yard stands after it. */
  rooms: z.array(room).max(400),
  places: z.array(place).max(200).default([]),
  /** Corners, crossings, lifts and stairs. */
  points: z.record(id, at).default({}),
  /** Chains of points and places of this floor, from each to the next of which one walks straight. */
  ways: z.array(z.array(id).min(2)).max(1_000).default([]),
});

/** A lift, or a flight of stairs: one point a storey. */
const climb = strict({
  kind: z.enum(['stairs', 'lift']),
  /** In the middle of a sentence: `thang máy A`, `lift A`. */
  title: both(40).nullable().default(null),
  points: z.array(id).min(2),
});

/** `plan.yaml`. */
export const planFile = strict({
  floors: z.array(floor).min(1).max(60),
  climbs: z.array(climb).max(100).default([]),
});
export type PlanFile = z.infer<typeof planFile>;
export type PlanFloor = z.infer<typeof floor>;
export type PlanPlace = z.infer<typeof place>;
export type PlanClimb = z.infer<typeof climb>;
/** `[x, y]` in metres. */
export type At = z.infer<typeof at>;
