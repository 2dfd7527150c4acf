import { createCanvas } from '@napi-rs/canvas';
import { type Bitmap, bitmapFromRgba } from '../../codec/bitmap.ts';
import { fontOf, type Weight } from './fonts.ts';
import { surface } from './surface.ts';

/** Thin strokes of grey edge pixels are kept: thermal paper prints lighter than a screen shows. */
const BLACK_ON_WHITE = 150;
/** White strokes between black ones close up in print: their edges stay white. */
const WHITE_ON_BLACK = 90;
/** Of the size of type: from the top of a stacked capital (Ỗ) to the baseline, and from there to the foot of a tail. */
const ASCENT = 1.06;
const DESCENT = 0.27;
/** The same where only digits and capitals without marks stand. */
const FLAT_ASCENT = 0.76;
const FLAT_DESCENT = 0.04;
/** Of the size of type: the height of a digit of Be Vietnam Pro. */
export const DIGIT_HEIGHT = 0.7;

/**
 * How large the dots of a line are drawn. `tall`: two dots high, for heavy type, at half of the bytes; its stems stay sharp. `coarse`:
 * two dots wide and high, for the largest alone, at a quarter of the bytes.
 */
export type Grain = 'fine' | 'tall' | 'coarse';
const DOTS = {
  fine: { wide: 1, tall: 1 },
  tall: { wide: 1, tall: 2 },
  coarse: { wide: 2, tall: 2 },
} as const;

export interface Lettering {
  readonly weight: Weight;
  /** Size of type in dots. */
  readonly px: number;
  readonly grain: Grain;
  /** Only digits and capitals are foreseen: no room is kept for what stands above and below them, unless it does. */
  readonly flat: boolean;
  /** On a black ground that fills the whole line. */
  readonly white: boolean;
}

/** A picture, and how many dots wide and high each of its own is drawn. */
export interface Inked {
  readonly bitmap: Bitmap;
  readonly wide: number;
  readonly tall: number;
}

const ruler = createCanvas(8, 8).getContext('2d');
let inHand = '';
const measured = (weight: Weight, px: number) => {
  const font = fontOf(weight, px);
  if (font !== inHand) ruler.font = font;
  inHand = font;
  return ruler;
};

/** Width of a text in dots, by the advance of its letters. */
export const widthOf = (text: string, weight: Weight, px: number): number =>
  measured(weight, px).measureText(text).width;

/** Height of a line from its ascent to its descent, and where its baseline is. */
const extent = (text: string, { weight, px, flat }: Lettering) => {
  if (!flat) {
    const ascent = Math.round(px * ASCENT);
    return { ascent, height: ascent + Math.round(px * DESCENT) };
  }
  const ink = measured(weight, px).measureText(text);
  const ascent = Math.round(Math.max(px * FLAT_ASCENT, ink.actualBoundingBoxAscent + 1));
  return {
    ascent,
    height: ascent + Math.round(Math.max(px * FLAT_DESCENT, ink.actualBoundingBoxDescent + 1)),
  };
};

/** Height in dots of a line of type that is not flat. */
export const lineHeight = (px: number): number => Math.round(px * ASCENT) + Math.round(px * DESCENT);

/**
 * Draws a line into an area `width` dots wide (a multiple of 16), beginning at x. Coarse lines are placed by their ink, not by
 * their advance, since white margins are left out in pairs: a line off the middle costs bytes.
 */
export const inkLine = (
  text: string,
  lettering: Lettering,
  width: number,
  align: 'left' | 'middle' | 'right',
): Inked => {
  const { weight, px, grain, white } = lettering;
  const { wide, tall } = DOTS[grain];
  const { ascent, height } = extent(text, lettering);
  const { pen, pixels } = surface(width / wide, Math.ceil(height / tall));
  pen.scale(1 / wide, 1 / tall);
  if (white) {
    pen.fillRect(0, 0, width, height + tall);
    pen.fillStyle = '#fff';
  }
  pen.font = fontOf(weight, px);
  const share = { left: 0, middle: 0.5, right: 1 }[align];
  const ink = pen.measureText(text);
  const x =
    grain === 'coarse'
      ? (width - ink.actualBoundingBoxRight + ink.actualBoundingBoxLeft) * share
      : Math.round((width - ink.width) * share);
  pen.fillText(text, x, ascent);
  const threshold = white ? WHITE_ON_BLACK : grain === 'coarse' ? 128 : BLACK_ON_WHITE;
  return { bitmap: bitmapFromRgba(pixels(), threshold), wide, tall };
};
