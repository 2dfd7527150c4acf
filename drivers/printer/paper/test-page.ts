import type { Bitmap } from '../../codec/bitmap.ts';
import type { Paper } from '../../ports/printer.ts';
import type { LayoutBlock, RowBlock, TextBlock } from '../../ports/ticket.ts';
import { drawBlock } from './blocks.ts';
import { drawGreys, drawRuler } from './measures.ts';
import { createPen } from './pen.ts';

/** What stands on a test page beside the marks. `time` as on a ticket: `22/11/2026 08:15`. */
export interface TestPageFacts {
  readonly kiosk: string;
  readonly model: string;
  readonly time: string;
}

const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
/** What Vietnamese writes with marks, 67 letters: twelve vowels in six tones, and đ. */
export const MARKED_LETTERS: readonly string[] = [...'aăâeêioôơuưyđ'].flatMap((letter) =>
  (letter === 'đ' ? [''] : TONES)
    .map((tone) => (letter + tone).normalize('NFC'))
    .filter((marked) => !/[a-z]/.test(marked)),
);
const LETTERS = MARKED_LETTERS.join(' ');

const text = (words: string, more: Partial<TextBlock> = {}): TextBlock => ({
  ...{ size: [3, 2.75, 2.5], weight: 500, when: null, lines: 3, digits: false },
  ...more,
  text: words,
});
const row = (label: string, field: keyof TestPageFacts): RowBlock => ({
  ...{ size: [3, 2.75, 2.5], weight: 500, when: null },
  row: [label, `{${field}}`],
});

const HEAD: readonly LayoutBlock[] = [
  text('IN THỬ', { size: [4.5], weight: 800 }),
  { space: 1.5 },
  row('Máy', 'kiosk'),
  row('Máy in', 'model'),
  row('Lúc', 'time'),
  { space: 1.5 },
  { rule: 0.25 },
  { space: 3 },
  text('017', { size: [25, 21, 17.5, 16, 14], weight: 800, digits: true }),
  { space: 1.5 },
  text('0123456789', { size: [5, 4], weight: 800 }),
  text(LETTERS, { size: [3.25], lines: 20 }),
  text(LETTERS.toUpperCase(), { size: [3.25], lines: 20 }),
  { space: 3 },
  { qr: 25 },
  { space: 3 },
];
const BELOW_RULER: readonly LayoutBlock[] = [
  text('Hai vạch ở hai mép phải in đủ. Từ 10 đến 40 phải đo đúng 30 mm.'),
  { space: 2 },
];

/**
 * A page on which a technician sees whether a printer is set up well: large and small type, every Vietnamese letter with marks, a
 * QR code, a ruler over the whole printable width, black and greys. `loadTicketFonts` must have succeeded.
 */
export const drawTestPage = (paper: Paper, facts: TestPageFacts): Bitmap => {
  const pen = createPen(paper);
  const content = {
    language: 'vi',
    fields: new Map(Object.entries(facts)),
    lines: [],
    qr: `TIEP-DON ${facts.time}`,
    logo: null,
  } as const;
  for (const block of HEAD) drawBlock(pen, block, content);
  drawRuler(pen, paper.dpi);
  for (const block of BELOW_RULER) drawBlock(pen, block, content);
  drawGreys(pen, paper.dpi);
  return pen.finish();
};
