import { type Bitmap, bitmapFromRgba, stamp } from '../../codec/bitmap.ts';
import { fitText } from './fit.ts';
import { fontOf, type Weight } from './fonts.ts';
import { surface } from './surface.ts';

/** Thin strokes of grey edge pixels are kept: thermal paper prints lighter than a screen shows. */
const THRESHOLD = 150;
/** Of the size of type: from the top of a stacked capital (Ỗ) to the baseline, and from there to the foot of a tail. */
const ASCENT = 1.06;
const DESCENT = 0.27;
/** Smaller type keeps all its dots. */
const SMALLEST_GRAINED = 36;

/**
 * How large a dot is drawn. `fine` is the head's own; `coarse` is twice as large, which only the largest type bears, and travels
 * at a quarter of the bytes.
 */
export type Grain = 'fine' | 'coarse';
const DOT: Readonly<Record<Grain, number>> = { fine: 1, coarse: 2 };

export interface Style {
  /** Falling: the first that fits is taken. */
  readonly sizes: readonly number[];
  readonly weight: Weight;
  readonly maxLines: number;
  readonly grain?: Grain;
  /** Only digits and capitals without marks: no room is kept for what stands above and below them. */
  readonly flat?: boolean;
}

interface Placed {
  readonly bitmap: Bitmap;
  readonly x: number;
  readonly y: number;
  readonly dot: number;
}
interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly white: boolean;
}

const even = (value: number): number => 2 * Math.round(value / 2);

/** Writes one ticket from the top down, all in the middle. `finish` gives the picture. */
export const createPen = (width: number, margin: number) => {
  const room = width - 2 * margin;
  const { pen: ruler } = surface(8, 8);
  const lines: Line[] = [];
  const stamps: Placed[] = [];
  const boxes: { x: number; y: number; width: number; height: number }[] = [];
  let y = 0;
  let inHand = '';

  const measure = (weight: Weight) => (text: string, px: number) => {
    const font = fontOf(weight, px);
    if (font !== inHand) ruler.font = font;
    inHand = font;
    return ruler.measureText(text).width;
  };

  /** A line drawn with fewer dots than the head has, and stamped afterwards. */
  const coarseLine = (text: string, font: string, grain: Grain, baseline: number, height: number): void => {
    const dot = DOT[grain];
    const { pen, pixels } = surface(width / dot, Math.ceil(height / dot));
    inHand = '';
    pen.scale(1 / dot, 1 / dot);
    pen.font = font;
    // By its ink, not by its advance: white margins are left out in pairs, so that a line off the middle costs bytes.
    const ink = pen.measureText(text);
    const left = (width + ink.actualBoundingBoxLeft - ink.actualBoundingBoxRight) / 2;
    pen.fillText(text, left, baseline);
    stamps.push({ bitmap: bitmapFromRgba(pixels()), x: 0, y: even(y), dot });
  };

  const write = (text: string, style: Style, white = false): void => {
    const { weight, flat = false } = style;
    const { px, lines: parts } = fitText(text, room, style.sizes, style.maxLines, measure(weight));
    const grain = px < SMALLEST_GRAINED ? 'fine' : (style.grain ?? 'fine');
    const ascent = Math.round(px * (flat ? 0.76 : ASCENT));
    const height = ascent + Math.round(px * (flat ? 0.04 : DESCENT));
    for (const part of parts) {
      const font = fontOf(weight, px);
      if (grain === 'fine') {
        const x = Math.round((width - measure(weight)(part, px)) / 2);
        lines.push({ text: part, x, y: y + ascent, font, white });
      } else coarseLine(part, font, grain, ascent, height);
      y += grain === 'fine' ? height : even(height);
    }
  };

  const finish = (): Bitmap => {
    const { pen, pixels } = surface(width, y);
    for (const box of boxes) pen.fillRect(box.x, box.y, box.width, box.height);
    for (const line of lines) {
      pen.font = line.font;
      pen.fillStyle = line.white ? '#fff' : '#000';
      pen.fillText(line.text, line.x, line.y);
    }
    const paper = bitmapFromRgba(pixels(), THRESHOLD);
    for (const { bitmap, x, y: top, dot } of stamps) stamp(paper, bitmap, x, top, dot);
    return paper;
  };

  return {
    space: (dots: number): void => {
      y += dots;
    },
    write: (text: string, style: Style): void => write(text, style),
    /** White letters on a black bar. */
    bar: (text: string, px: number): void => {
      const inside = even(Math.min(measure(700)(text, px) + 2 * px, room));
      boxes.push({ x: even((width - inside) / 2), y, width: inside, height: Math.round(px * 1.5) });
      y += Math.round(px * 0.05);
      write(text, { sizes: [px, px * 0.8], weight: 700, maxLines: 1 }, true);
      y += Math.round(px * 0.12);
    },
    rule: (): void => {
      boxes.push({ x: margin, y, width: room, height: 2 });
      y += 2;
    },
    /** A picture whose dots are drawn `dot` × `dot` large, exactly. */
    picture: (bitmap: Bitmap, dot: number): void => {
      y = even(y);
      stamps.push({ bitmap, x: even((width - bitmap.width * dot) / 2), y, dot });
      y += bitmap.height * dot;
    },
    finish,
  };
};
