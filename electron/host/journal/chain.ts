import { hash } from 'node:crypto';

/** One line of the journal, without the hash that seals it. */
export interface Line {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly intent: string;
  readonly visit: string;
  readonly kind: string;
  readonly state: string;
  readonly outcome: string | null;
  /** SHA-256 of the payload, which holds a random salt: it outlives the payload and tells nothing of it. */
  readonly digest: string | null;
}
export interface SealedLine extends Line {
  readonly hash: string;
}

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

export const GENESIS = sha256('tiep-don journal');

/** Seals a line onto the one before: hex SHA-256 over the previous hash and the line's fields in fixed order. */
export const sealOf = (line: Line, previous: string): string =>
  sha256(
    JSON.stringify([
      previous,
      line.seq,
      line.at,
      line.intent,
      line.visit,
      line.kind,
      line.state,
      line.outcome,
      line.digest,
    ]),
  );

/** The first line that does not follow from the one before, or null when the whole chain holds. */
export function firstBroken(lines: readonly SealedLine[]): number | null {
  let previous = GENESIS;
  let expected = 1;
  for (const line of lines) {
    if (line.seq !== expected || sealOf(line, previous) !== line.hash) return line.seq;
    previous = line.hash;
    expected += 1;
  }
  return null;
}
