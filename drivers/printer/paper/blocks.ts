import type {
  BarBlock,
  LayoutBlock,
  LayoutWords,
  LinesBlock,
  RowBlock,
  TextBlock,
  Ticket,
} from '../../ports/ticket.ts';
import { type Fields, fillWords, lineFields, ticketFields } from './fields.ts';
import { fitText } from './fit.ts';
import type { Weight } from './fonts.ts';
import { printable } from './glyphs.ts';
import { DIGIT_HEIGHT, type Grain, inkLine, lineHeight, widthOf } from './lettering.ts';
import { type Logo, logoBitmap } from './logo.ts';
import { blackBox, type Pen } from './pen.ts';
import { moduleDots, qrBitmap } from './qr-bitmap.ts';
import { fitRows } from './row.ts';

/** What the blocks of one ticket are drawn from. */
export interface Content {
  readonly language: Ticket['language'];
  readonly fields: Fields;
  /** The fields of each line of a bill. */
  readonly lines: readonly Fields[];
  readonly qr: string;
  readonly logo: Logo | null;
}

export const contentOf = (ticket: Ticket, logo: Logo | null): Content => ({
  language: ticket.language,
  fields: ticketFields(ticket),
  lines: lineFields(ticket),
  qr: ticket.qr,
  logo,
});

/** Dots: smaller type keeps all its own. */
const SMALLEST_COARSE = 36;
const SMALLEST_TALL = 26;
/** Thinner strokes would lie between the lines of tall dots. */
const LIGHTEST_TALL = 700;
const BAR_WEIGHT = 700;
/** Of the size of type: black at both sides of a bar's letters together, black above and below them, white below the bar, and between the rows of a bill. */
const BAR_SIDES = 1.2;
const BAR_EDGE = 0.06;
const BAR_FOOT = 0.35;
const ROW_GAP = 0.2;
const LOGO_FOOT_MM = 0.75;

/** Letters overhang their advance: so much stays free at both sides together. */
const OVERHANG = 4;
const measure = (weight: Weight) => (text: string, px: number) => widthOf(text, weight, px) + OVERHANG;

const words = (pattern: LayoutWords, { language, fields }: Content, line?: Fields): string | null => {
  const text = fillWords(pattern, language, line ?? fields);
  return text === null ? null : printable(text);
};

const isHidden = ({ when }: { readonly when: string | null }, { fields }: Content): boolean =>
  when !== null && (fields.get(when) ?? null) === null;

const sizesIn = (pen: Pen, mm: readonly number[]): number[] => mm.map((size) => Math.round(pen.dots(size)));

/** On sheets nothing is won by it: they go to office printers. */
const grainOf = ({ sheet }: Pen, px: number, weight: Weight): Grain =>
  sheet === null && px >= SMALLEST_TALL && weight >= LIGHTEST_TALL ? 'tall' : 'fine';

const drawText = (pen: Pen, block: TextBlock, content: Content): void => {
  const text = words(block.text, content);
  if (text === null || isHidden(block, content)) return;
  const { weight, lines, digits } = block;
  const sizes = sizesIn(pen, digits ? block.size.map((mm) => mm / DIGIT_HEIGHT) : block.size);
  const fitted = fitText(text, pen.room, sizes, lines, measure(weight));
  const grain = digits && fitted.px >= SMALLEST_COARSE ? 'coarse' : grainOf(pen, fitted.px, weight);
  const lettering = { weight, px: fitted.px, grain, flat: digits, white: false };
  for (const line of fitted.lines) pen.side({ ...inkLine(line, lettering, pen.room, 'middle'), x: 0 });
};

const drawBar = (pen: Pen, block: BarBlock, content: Content): void => {
  const text = words(block.bar, content);
  if (text === null || text.trim() === '' || isHidden(block, content)) return;
  const at = measure(BAR_WEIGHT);
  const sizes = sizesIn(pen, block.size);
  const { px, lines } = fitText(text, pen.room - 2 * Math.max(...sizes), sizes, 1, at);
  const widest = Math.max(...lines.map((line) => at(line, px)));
  const width = Math.min(pen.room, 16 * Math.ceil((widest + px * BAR_SIDES) / 16));
  const edge = blackBox(width, Math.max(1, Math.round(px * BAR_EDGE)));
  // The marks of white letters close up in coarser grain.
  const lettering = { weight: BAR_WEIGHT, px, grain: 'fine', flat: false, white: true } as const;
  pen.middle(edge, 1);
  for (const line of lines) pen.middle(inkLine(line, lettering, width, 'middle').bitmap, 1);
  pen.middle(edge, 1);
  pen.space(px * BAR_FOOT);
};

const drawRows = (
  pen: Pen,
  { size, weight }: RowBlock | LinesBlock,
  rows: readonly (readonly [string, string])[],
  labelLines: number,
): void => {
  const fitted = fitRows(rows, pen.room, sizesIn(pen, size), labelLines, measure(weight));
  const grain = grainOf(pen, fitted.px, weight);
  const lettering = { weight, px: fitted.px, grain, flat: false, white: false };
  const pitch = lineHeight(fitted.px);
  for (const [index, { left, right, stacked }] of fitted.rows.entries()) {
    if (index > 0) pen.space(fitted.px * ROW_GAP);
    // The value stands beside the last line of its label.
    const below = stacked ? left.length : Math.max(0, left.length - right.length);
    const ink = (line: string, index: number, align: 'left' | 'right') => ({
      ...inkLine(line, lettering, pen.room, align),
      x: 0,
      down: index * pitch,
    });
    const lines = [
      ...left.map((line, index) => ink(line, index, 'left')),
      ...right.map((line, index) => ink(line, below + index, 'right')),
    ];
    pen.side(...lines);
  }
};

const drawRow = (pen: Pen, block: RowBlock, content: Content): void => {
  const [label, value] = block.row.map((pattern) => words(pattern, content));
  if (label == null || value == null || isHidden(block, content)) return;
  drawRows(pen, block, [[label, value]], 1);
};

const drawLines = (pen: Pen, block: LinesBlock, content: Content): void => {
  const [label, amount] = block.eachLine;
  const rows = content.lines.map(
    (line) => [words(label, content, line) ?? '', words(amount, content, line) ?? ''] as const,
  );
  if (rows.length > 0) drawRows(pen, block, rows, 3);
};

const drawLogo = (pen: Pen, mm: number, logo: Logo | null): void => {
  if (logo === null) return;
  pen.middle(logoBitmap(logo, Math.min(pen.room, Math.round(pen.dots(mm)))), 1);
  pen.space(pen.dots(LOGO_FOOT_MM));
};

/** At most `mm` wide where its modules are then still large enough. */
const drawQr = (pen: Pen, mm: number, content: string): void => {
  const code = qrBitmap(content);
  if (code !== null) pen.middle(code, moduleDots(code.width, pen.dots(mm), pen.room));
};

/** Draws one block of a layout below those drawn before. */
export const drawBlock = (pen: Pen, block: LayoutBlock, content: Content): void => {
  if ('text' in block) drawText(pen, block, content);
  else if ('bar' in block) drawBar(pen, block, content);
  else if ('rule' in block) pen.rule(pen.dots(block.rule));
  else if ('space' in block) pen.space(pen.dots(block.space));
  else if ('logo' in block) drawLogo(pen, block.logo, content.logo);
  else if ('qr' in block) drawQr(pen, block.qr, content.qr);
  else if ('row' in block) drawRow(pen, block, content);
  else drawLines(pen, block, content);
};
