import type { MrzZone } from '../../drivers/vision/mrz/find-zone.ts';
import type { GrayPicture, Point } from '../../drivers/vision/picture.ts';
import { forgetLastMatch } from './forget-match.ts';
import type { PrintReading } from './print-reader.ts';

/** One picture in so many is searched for a zone: that costs as much as half a look for codes. */
const EVERY = 3;
/** A zone is still when it moved by less than this part of a row's height since the search before. */
const STILL = 0.75;
/** After a failed reading another picture gets a chance, but codes come first. Milliseconds. */
const AFTER_FAILURE_MS = 300;
/** A zone that was still for so many failures is tried seldom and quietly, until it moves. */
const ENOUGH = 4;
const AFTER_ENOUGH_MS = 3000;
/** A card that was read, or is of another state, is read again only after so long, or when it was away for `AWAY_MS`. */
const AFTER_SUCCESS_MS = 4000;
const AWAY_MS = 1500;

export interface PrintWatchSetup {
  /** Cheap: where three rows of print may stand. */
  readonly find: (picture: GrayPicture) => MrzZone | null;
  /** Slow; null where nobody can read now. The picture stays as it is meanwhile. */
  readonly read: (picture: GrayPicture) => Promise<PrintReading | null>;
  readonly onLines: (lines: readonly string[]) => void;
  /** A card of another state, once until it was away. */
  readonly onForeign: () => void;
  readonly onFault: (error: unknown) => void;
  readonly now: () => number;
}

export interface PrintWatch {
  /** A picture without a new code, valid during the call alone. Answers whether a card is being read with some hope. */
  note(picture: GrayPicture): boolean;
  /** Rows of print stood in the picture that was searched last. */
  isInSight(): boolean;
  /** What is being read will not be told; the picture is overwritten when the reading ends. */
  forget(): void;
}

/** Waits for the print on a card that is held still, and has it read beside everything else. */
export function createPrintWatch({
  find,
  read,
  onLines,
  onForeign,
  onFault,
  now,
}: PrintWatchSetup): PrintWatch {
  let buffer = new Uint8Array(0);
  let turn = 0;
  let count = 0;
  let before: MrzZone | null = null;
  let tried: MrzZone | null = null;
  let failures = 0;
  let foreign = false;
  let seenAt = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let reading = false;

  function copyOf({ width, height, pixels }: GrayPicture): GrayPicture {
    if (buffer.length !== pixels.length) buffer = new Uint8Array(pixels.length);
    buffer.set(pixels);
    return { width, height, pixels: buffer };
  }

  /** Takes in what a reading gave; answers how long to wait, milliseconds. */
  function heed(result: PrintReading | null): number {
    if (result?.ok) {
      failures = 0;
      foreign = false;
      onLines(result.lines);
      return AFTER_SUCCESS_MS;
    }
    if (result?.reason === 'foreign') {
      if (!foreign) onForeign();
      foreign = true;
      return AFTER_SUCCESS_MS;
    }
    return ++failures < ENOUGH ? AFTER_FAILURE_MS : AFTER_ENOUGH_MS;
  }

  async function start(picture: GrayPicture): Promise<void> {
    reading = true;
    const mine = turn;
    try {
      const result = await read(copyOf(picture));
      if (mine === turn) notBefore = now() + heed(result);
    } finally {
      buffer.fill(0);
      forgetLastMatch();
      reading = false;
    }
  }

  function startAnew(): void {
    failures = 0;
    foreign = false;
    notBefore = Number.NEGATIVE_INFINITY;
  }

  function moved(): void {
    if (failures >= ENOUGH) notBefore = now();
    failures = 0;
  }

  function search(picture: GrayPicture): void {
    const zone = find(picture);
    const still = zone !== null && before !== null && isStill(zone, before);
    before = zone;
    if (!zone) return;
    if (now() - seenAt >= AWAY_MS) startAnew();
    seenAt = now();
    if (tried && !isStill(zone, tried)) moved();
    if (!still || now() < notBefore) return;
    tried = zone;
    start(picture).catch(onFault);
  }

  return {
    note(picture) {
      if (!reading && count++ % EVERY === 0) search(picture);
      return reading && failures < ENOUGH && !foreign;
    },
    isInSight: () => before !== null,
    forget() {
      turn++;
      count = 0;
      before = null;
      seenAt = Number.NEGATIVE_INFINITY;
      startAnew();
    },
  };
}

/** Corners may have changed places: rows of print look the same upside down. */
function isStill(zone: MrzZone, before: MrzZone): boolean {
  const [first, , third] = zone.corners;
  const [once, , across] = before.corners;
  const near = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) < zone.rowHeight * STILL;
  return (near(first, once) && near(third, across)) || (near(first, across) && near(third, once));
}
