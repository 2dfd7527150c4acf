import type { Picture } from '../../../drivers/ports/printer.ts';

/** Dots of a roll of 80 mm. */
const WIDTH = 576;
const ROW_BYTES = WIDTH / 8;
/** Left out: the driver changes a dot where three bytes would be a command that is obeyed inside of pictures. */
const DLE = 0x10;
/** Rows of dots, then as many white ones. */
const STRIPE = 48;

/** A picture for the printer that no packing makes small, with white stripes; the same for the same seed. */
export const dotsOf = (seed: number, height: number): Picture => {
  const data = new Uint8Array(ROW_BYTES * height);
  // Numerical Recipes' linear congruential generator: any noise will do.
  let noise = seed;
  for (let at = 0; at < data.length; at++) {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
    const byte = noise >>> 24;
    if (Math.floor(at / ROW_BYTES / STRIPE) % 2 === 0) data[at] = byte === DLE ? DLE | 1 : byte;
  }
  return { width: WIDTH, height, data };
};

/** The dots of a picture as text, a row a line, up to the last row with a black one. */
export const blackDots = (
  width: number,
  height: number,
  black: (x: number, y: number) => boolean,
): readonly string[] => {
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => (black(x, y) ? '#' : '.')).join(''),
  );
  while (rows.at(-1)?.includes('#') === false) rows.pop();
  return rows;
};
