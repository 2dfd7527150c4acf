import { z } from 'zod';

/** What whoever stands before the camera could do better; `reading`: nothing, the print on the card is being read. */
const hints = ['closer', 'hold-still', 'too-dark', 'too-bright', 'reading'] as const;
export type CameraHint = (typeof hints)[number];

/** From the page to its worker. The frames go over and never come back. `turn` counts the times of watching. */
export type ToWorker =
  | {
      readonly type: 'watch';
      readonly turn: number;
      readonly frames: ReadableStream<VideoFrame>;
      readonly mrz: boolean;
    }
  | { readonly type: 'stop' };

/** From the worker to the page: texts and signs, never a picture. What comes of an earlier turn is late. */
const fromWorker = z.discriminatedUnion('type', [
  /** Frames come and are looked at. */
  z.object({ type: z.literal('alive'), turn: z.int() }),
  /** The text of a QR code, or the three lines of an MRZ joined by `/`. */
  z.object({ type: z.literal('code'), turn: z.int(), text: z.string().min(1).max(4096) }),
  z.object({ type: z.literal('hint'), turn: z.int(), hint: z.enum(hints).nullable() }),
  /** It cannot read codes here, or not the print on cards. */
  z.object({ type: z.literal('failed'), what: z.enum(['codes', 'print']) }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

/** A message of the worker; null for what is none. */
export function readFromWorker(data: unknown): FromWorker | null {
  const parsed = fromWorker.safeParse(data);
  return parsed.success ? parsed.data : null;
}
