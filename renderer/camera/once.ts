/** Out of sight for so long, in a picture that has changed, a code was taken away. Milliseconds. */
const AWAY_MS = 1500;
/** More than fit into one picture of a camera. */
const MOST = 16;

export interface Once {
  /** Whether the code seen at `now` (milliseconds) is to be told. */
  tell(text: string, now: number, kind: 'code' | 'print'): boolean;
  /** The picture of `now` is another one than before: something was held up, or taken away. */
  changed(now: number): void;
  /** Rows of print are in sight: they are not read anew each time. */
  printSeen(now: number): void;
  /** The camera was off until `now`: whatever was held then may still lie there. */
  resume(now: number): void;
}

interface Held {
  readonly kind: 'code' | 'print';
  seenAt: number;
}

/**
 * A code before the camera is told once, until it was taken away: not thirty times a second, and not to the next
 * patient either, where somebody left a card lying. Hashes are kept, never the texts.
 */
export function createOnce(): Once {
  const held = new Map<string, Held>();
  let changedAt = Number.NEGATIVE_INFINITY;

  const isAway = ({ seenAt }: Held, now: number): boolean => now - seenAt >= AWAY_MS && changedAt > seenAt;
  const see = (now: number, which: (one: Held) => boolean): void => {
    for (const one of held.values()) if (which(one)) one.seenAt = now;
  };

  return {
    tell(text, now, kind) {
      for (const [hash, one] of held) if (isAway(one, now)) held.delete(hash);
      const hash = hashOf(text);
      const known = held.get(hash);
      if (known) {
        known.seenAt = now;
        return false;
      }
      const oldest = held.keys().next();
      if (held.size >= MOST && !oldest.done) held.delete(oldest.value);
      held.set(hash, { kind, seenAt: now });
      return true;
    },
    changed(now) {
      changedAt = now;
    },
    printSeen: (now) => see(now, (one) => one.kind === 'print' && !isAway(one, now)),
    resume: (now) => see(now, () => true),
  };
}

/** Two lanes of FNV-1a with different seeds: 64 bits, enough to tell apart what is held up one after the other. */
function hashOf(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ ((unit << 7) | (unit >> 9)), 0x01000193);
  }
  return `${first >>> 0}-${second >>> 0}`;
}
