import type { LabModel } from './models.ts';

/** What a printer does at once, whatever waits in its buffer. */
export type RealTimeRequest =
  | { readonly kind: 'status'; readonly topic: number }
  /** DLE ENQ: 1 goes on where the error was, 2 forgets all and goes on. */
  | { readonly kind: 'recover'; readonly how: 1 | 2 }
  /** DLE DC4 8: forgets all that was received and not printed. */
  | { readonly kind: 'clear' };

const CLEAR = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
/** Bytes of a request that may stand in an earlier packet. */
export const REQUEST_TAIL = CLEAR.length - 1;

const requestAt = (bytes: Buffer, at: number, model: LabModel): [RealTimeRequest, number] | null => {
  const n = bytes[at + 2] ?? -1;
  if (bytes[at + 1] === 0x04 && model.topics.includes(n)) return [{ kind: 'status', topic: n }, 3];
  if (bytes[at + 1] === 0x05 && model.obeys.has('DLE ENQ') && (n === 1 || n === 2))
    return [{ kind: 'recover', how: n }, 3];
  if (model.obeys.has('DLE DC4') && bytes.subarray(at, at + CLEAR.length).equals(CLEAR))
    return [{ kind: 'clear' }, CLEAR.length];
  return null;
};

/**
 * The first request that ends within `bytes`, and the index behind it; `before` is what came before them. A printer looks for
 * them in every byte, those of pictures too (Epson, DLE EOT, notes).
 */
export const nextRequest = (
  before: Buffer,
  bytes: Buffer,
  model: LabModel,
): { readonly request: RealTimeRequest; readonly end: number } | null => {
  const all = Buffer.concat([before, bytes]);
  for (let at = all.indexOf(0x10); at >= 0; at = all.indexOf(0x10, at + 1)) {
    const found = requestAt(all, at, model);
    if (!found) continue;
    const end = at + found[1] - before.length;
    if (end > 0) return { request: found[0], end };
  }
  return null;
};
