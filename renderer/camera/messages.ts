import { z } from 'zod';
import { MOST_HELD } from './once.ts';

/** What whoever stands before the camera could do better; `reading`: nothing, the print on the card is being read. */
const hints = ['closer', 'hold-still', 'too-dark', 'too-bright', 'reading'] as const;
export type CameraHint = (typeof hints)[number];

/** What was seen and is not told: the print on a card of another state; cards of two people in one picture. */
const unread = ['foreign', 'two-cards'] as const;
export type CameraUnread = (typeof unread)[number];

/** Characters of the longest text that goes to the host. */
export const LONGEST_TEXT = 4096;

/** From the page to its worker. The frames go over and never come back. `turn` counts the times of watching. */
export type ToWorker =
  | {
      readonly type: 'watch';
      readonly turn: number;
      readonly frames: ReadableStream<VideoFrame>;
      readonly mrz: boolean;
      /** As it came with the last code: the page remembers it for a worker that knows nothing yet. */
      readonly held: readonly string[];
    }
  | { readonly type: 'stop' };

/** From the worker to the page: texts and signs, never a picture. What comes of an earlier turn is late. */
const fromWorker = z.discriminatedUnion('type', [
  /** Frames come and are looked at. */
  z.object({ type: z.literal('alive'), turn: z.int() }),
  /**
   * The text of a QR code, or the three lines of an MRZ joined by `/`. `held`: hashes of what is before the camera.
   * Together, so that a code is held when it was told, and only then.
   */
  z.object({
    type: z.literal('code'),
    turn: z.int(),
    text: z.string().min(1).max(LONGEST_TEXT),
    held: z.array(z.string().max(32)).max(MOST_HELD),
  }),
  z.object({ type: z.literal('hint'), turn: z.int(), hint: z.enum(hints).nullable() }),
  z.object({ type: z.literal('unread'), turn: z.int(), why: z.enum(unread) }),
  /** It cannot read codes here. */
  z.object({ type: z.literal('failed') }),
  /** The print on cards cannot be read here for a while, or can again. */
  z.object({ type: z.literal('print'), works: z.boolean() }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

/** A message of the worker; null for what is none. */
export function readFromWorker(data: unknown): FromWorker | null {
  const parsed = fromWorker.safeParse(data);
  return parsed.success ? parsed.data : null;
}
