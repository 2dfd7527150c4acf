/** Out of sight for so long, in a picture that has changed, a code was taken away. Milliseconds. */
const AWAY_MS = 1500;
/** Where the cards of two people were in one look, the one that is left must be alone for so long. Milliseconds. */
const ALONE_MS = 1000;
/** More than fit into one picture of a camera. */
export const MOST_HELD = 16;

type Kind = 'code' | 'print';

export interface Once {
  /**
   * Which texts of one look at `now` (milliseconds) are to be told. Where they are the new cards of two people, neither
   * is: whose it is must not be left to chance. That is answered once, until one of them is alone.
   */
  tell(texts: readonly string[], now: number, kind: Kind): readonly string[] | 'two-cards';
  /** A picture of `now`, which became another one at `changedAt`: something was held up, or taken away. */
  frame(changedAt: number, now: number): void;
  /** Rows of print are in sight: they are not read anew each time. */
  printSeen(now: number): void;
  /** Hashes of what is held, for the next watching: it may still lie there then. */
  held(): readonly string[];
}

interface Held {
  /** It was told in an earlier watching. */
  readonly silent: boolean;
  readonly kinds: Set<Kind>;
  seenAt: number;
}

/**
 * A card before the camera is told once, until it was taken away: not thirty times a second, and not to the next
 * patient either, where somebody left it lying. Its code and its print are one card, by the citizen number: each is
 * told once within a watching (the print opens the chip, the code has the accents), and neither where the card was held
 * `before` the watching, which began at `startedAt`. Hashes are kept, never the texts.
 */
export function createOnce(before: readonly string[], startedAt: number): Once {
  const held = new Map<string, Held>();
  for (const hash of before) held.set(hash, { silent: true, kinds: new Set(), seenAt: startedAt });
  let mixedAt = Number.NEGATIVE_INFINITY;

  function isNew(text: string, now: number, kind: Kind): boolean {
    const known = held.get(hashOf(text));
    if (!known) return true;
    known.seenAt = now;
    return !known.silent && !known.kinds.has(kind);
  }

  function hold(text: string, now: number, kind: Kind): void {
    const hash = hashOf(text);
    const oldest = held.keys().next();
    if (held.size >= MOST_HELD && !held.has(hash) && !oldest.done) held.delete(oldest.value);
    const kinds = held.get(hash)?.kinds ?? new Set();
    held.set(hash, { silent: false, kinds: kinds.add(kind), seenAt: now });
  }

  return {
    tell(texts, now, kind) {
      const fresh = texts.filter((text) => isNew(text, now, kind));
      if (fresh.length === 0) return [];
      const wasMixed = now - mixedAt < ALONE_MS;
      const isMixed = new Set(fresh.flatMap((text) => citizenOf(text) ?? [])).size > 1;
      if (isMixed) mixedAt = now;
      if (isMixed && !wasMixed) return 'two-cards';
      if (isMixed || wasMixed) return [];
      const told: string[] = [];
      for (const text of fresh) {
        if (!isNew(text, now, kind)) continue;
        hold(text, now, kind);
        told.push(text);
      }
      return told;
    },
    frame(changedAt, now) {
      for (const [hash, { seenAt }] of held) {
        if (now - seenAt >= AWAY_MS && changedAt > seenAt) held.delete(hash);
      }
    },
    printSeen(now) {
      for (const one of held.values()) if (one.silent || one.kinds.has('print')) one.seenAt = now;
    },
    held: () => [...held.keys()],
  };
}

/** The first field of a card's QR code, or the optional data of its print (places 16 to 27 of the first line). */
const NUMBER = /^(?:(\d{12})\||I[A-Z<]VNM[A-Z0-9<]{10}(\d{12}))/;

function citizenOf(text: string): string | null {
  const [, code, print] = NUMBER.exec(text) ?? [];
  return code ?? print ?? null;
}

/** Two lanes of FNV-1a with different seeds: 64 bits, enough to tell apart what is held up one after the other. */
function hashOf(text: string): string {
  const key = citizenOf(text) ?? text;
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ ((unit << 7) | (unit >> 9)), 0x01000193);
  }
  return `${first >>> 0}-${second >>> 0}`;
}
