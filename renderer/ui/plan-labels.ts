import { type Box, type Size, shared } from './plan-frame.ts';
import { type Label, sizeOf, wrapped } from './plan-text.ts';

/** Between a sign and the words about it, in units. */
const OFF = 6;
const PAD = { x: 20, y: 8 };
/** Where words stand beside a sign, best first: `[right, down]`. */
const SIDES = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [0.5, -1],
  [-0.5, -1],
  [0.5, 1],
  [-0.5, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;
/** How bad it is to cover a unit of area of each; the line of the way counts 1. */
const COST = { words: 10_000, named: 0.2 };

/** A sign of the picture, and what is to be said beside it. */
export interface Sign {
  readonly box: Box;
  /** Null where nothing is. */
  readonly text: string | null;
  /** Rooms that have a name: better whole, but they may be covered. */
  readonly named: readonly Box[];
}

interface Choice {
  readonly labels: readonly (Label | null)[];
  readonly cost: number;
}

/** The words of all signs, in their order: on those sides on which they cover least of the line, of signs and each other. */
export function labelsBeside(
  signs: readonly Sign[],
  line: readonly Box[],
  size: number,
  picture: Size,
): readonly (Label | null)[] {
  const boxes = signs.map(({ box }) => box);
  const choices = signs.map((sign) =>
    labelsOf(sign, size, picture).map((label) => ({
      label,
      cost:
        COST.words * covered(label, boxes) + covered(label, line) + COST.named * covered(label, sign.named),
    })),
  );
  const all = choices.reduce<readonly Choice[]>(
    (before, own) =>
      before.flatMap(({ labels, cost }) => {
        const others = labels.flatMap((label) => label?.box ?? []);
        return own.map((one) => ({
          labels: [...labels, one.label],
          cost: cost + one.cost + COST.words * covered(one.label, others),
        }));
      }),
    [{ labels: [], cost: 0 }],
  );
  return all.reduce((least, choice) => (choice.cost < least.cost ? choice : least)).labels;
}

/** The words of one sign, on each side of it and within the picture. */
function labelsOf({ box: sign, text }: Sign, size: number, picture: Size): readonly (Label | null)[] {
  if (text === null) return [null];
  const lines = wrapped(text, size, picture.width * 0.42, 3) ?? [text];
  const words = sizeOf(lines, size);
  const [width, height] = [words.width + 2 * PAD.x, words.height + 2 * PAD.y];
  const [x, y] = [sign.x + (sign.width - width) / 2, sign.y + (sign.height - height) / 2];
  return SIDES.map(([right, down]) => ({
    lines,
    box: {
      x: within(x + right * ((width + sign.width) / 2 + OFF), picture.width - width),
      y: within(y + down * ((height + sign.height) / 2 + OFF), picture.height - height),
      width,
      height,
    },
  }));
}

const covered = (label: Label | null, others: readonly Box[]): number =>
  label ? others.reduce((sum, other) => sum + shared(label.box, other), 0) : 0;
const within = (start: number, last: number): number => Math.max(OFF, Math.min(start, last - OFF));
