import { describe, expect, it } from 'vitest';
import type { LayoutBlock, TicketKind, TicketLayouts } from '../../drivers/ports/ticket.ts';
import { TICKET_KINDS } from '../../drivers/ports/ticket.ts';
import { DEFAULT_TICKET_LAYOUTS } from './defaults.ts';
import { ticketLayouts } from './schema.ts';

/** The house's queue ticket with one more block: what is said of it is said of that block. */
const LAST = DEFAULT_TICKET_LAYOUTS.queue.length;
const queueWith = (block: unknown) => ({ queue: [...DEFAULT_TICKET_LAYOUTS.queue, block] });
const receiptWith = (block: unknown) => ({ receipt: [...DEFAULT_TICKET_LAYOUTS.receipt, block] });

const faultsOf = (layouts: unknown): { path: string; message: string }[] =>
  (ticketLayouts.safeParse(layouts).error?.issues ?? []).map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
/** The one block as it is understood. */
const understood = (block: unknown): LayoutBlock | undefined =>
  ticketLayouts.parse(queueWith(block)).queue.at(-1);

describe('layouts of tickets', () => {
  it('are the house’s where a hospital says nothing, and pass their own check', () => {
    expect(ticketLayouts.parse({})).toEqual(DEFAULT_TICKET_LAYOUTS);
    expect(ticketLayouts.parse(DEFAULT_TICKET_LAYOUTS)).toEqual(DEFAULT_TICKET_LAYOUTS);
  });

  it.each(TICKET_KINDS)('come from the house for the kinds that are left out, all but %s', (kind) => {
    const own = [...DEFAULT_TICKET_LAYOUTS[kind], { space: 7 }];
    const expected: TicketLayouts = { ...DEFAULT_TICKET_LAYOUTS, logo: '/logo.png', [kind]: own };
    expect(ticketLayouts.parse({ logo: '/logo.png', [kind]: own })).toEqual(expected);
  });

  it('are the same when they are read a second time', () => {
    const once = ticketLayouts.parse(queueWith({ row: ['Phòng', '{room}'], size: 3 }));
    expect(ticketLayouts.parse(structuredClone(once))).toEqual(once);
  });
});

describe('a block', () => {
  const plain = { size: [3, 2.75, 2.5], weight: 500, when: null } as const;

  it.each<readonly [unknown, LayoutBlock]>([
    [{ text: '{note}' }, { text: '{note}', ...plain, lines: 1, digits: false }],
    [
      { text: { vi: 'Số', en: 'No.' }, size: 4, weight: 800, lines: 2, digits: true, when: 'note' },
      {
        ...{ text: { vi: 'Số', en: 'No.' }, size: [4], weight: 800 },
        ...{ lines: 2, digits: true, when: 'note' },
      },
    ],
    [{ bar: 'MỚI' }, { bar: 'MỚI', size: [3, 2.75, 2.5], when: null }],
    [{ row: ['Phòng', '{room}'] }, { row: ['Phòng', '{room}'], ...plain }],
    [{ rule: 0.25 }, { rule: 0.25 }],
    [{ space: 60 }, { space: 60 }],
    [{ logo: 20 }, { logo: 20 }],
    [{ qr: 50 }, { qr: 50 }],
  ])('%j has the house’s defaults', (written, expected) => {
    expect(understood(written)).toEqual(expected);
  });

  it('of a bill is repeated for each of its lines', () => {
    const { receipt } = ticketLayouts.parse(
      receiptWith({ eachLine: ['– {label}', '{amount}'], weight: 700 }),
    );
    expect(receipt.at(-1)).toEqual({
      eachLine: ['– {label}', '{amount}'],
      size: [3, 2.75, 2.5],
      weight: 700,
    });
  });

  it('with letters and marks apart (NFD) is written with whole letters', () => {
    expect(understood({ bar: 'BẢN IN LẠI'.normalize('NFD') })).toMatchObject({ bar: 'BẢN IN LẠI' });
  });
});

describe('a fault in a block is told at its place, in plain words', () => {
  it.each<[unknown, string, string]>([
    // What the block is.
    [{ txt: '{note}', size: 3 }, '', 'no block is called "txt": did you mean text?'],
    [{ picture: 3 }, '', 'no block is called "picture": there are text, bar, rule'],
    [{ size: 3 }, '', 'says not what it is'],
    [{ text: 'a', qr: 30 }, '', 'text and qr stand in one block'],
    [{ eachLine: ['{label}', '{amount}'] }, '', 'a queue ticket has no bill'],
    ['{number}', '', 'must be a block'],
    [null, '', 'must be a block'],
    [[], '', 'must be a block'],
    // Its options.
    [{ text: 'a', wieght: 700 }, '.wieght', '"wieght" is not known here: did you mean weight?'],
    [{ rule: 1, size: 3 }, '.size', '"size" is not known here'],
    [{ bar: 'a', weight: 700 }, '.weight', '"weight" is not known here'],
    [{ text: 'a', weight: 600 }, '.weight', 'must be one of 500, 700, 800'],
    [{ text: 'a', weight: 'bold' }, '.weight', '"bold" is not known here: there are 500, 700, 800'],
    [{ text: 'a', lines: 0 }, '.lines', 'must be 1 or more'],
    [{ text: 'a', lines: 1.5 }, '.lines', 'must be'],
    [{ text: 'a', digits: 'yes' }, '.digits', 'must be true or false, not a text'],
    [{ text: 'a', when: 'copy' }, '.when', '"copy" is not known here'],
    [{ text: 'a', when: 'reprnt' }, '.when', 'did you mean reprint?'],
    [{ text: 'a', when: 'name' }, '.when', '"name" is not known here'],
    // Sizes.
    [{ text: 'a', size: [] }, '.size', 'must not be empty'],
    [{ text: 'a', size: 1.4 }, '.size.0', 'must be 1.5 or more'],
    [{ text: 'a', size: [61, 3] }, '.size.0', 'must be 60 or less'],
    [{ text: 'a', size: [3, 3] }, '.size', 'sizes must fall'],
    [{ text: 'a', size: '3 mm' }, '.size', 'must be a list, not a text'],
    [{ text: 'a', size: ['3'] }, '.size.0', 'must be a number, not a text'],
    [{ text: 'a', size: Number.NaN }, '.size.0', 'must be a number, not'],
    [{ rule: 0 }, '.rule', 'must be 0.125 or more'],
    [{ rule: 6 }, '.rule', 'must be 5 or less'],
    [{ space: -1 }, '.space', 'must be 0.125 or more'],
    [{ logo: 81 }, '.logo', 'must be 80 or less'],
    [{ qr: 9 }, '.qr', 'must be 10 or more'],
    [{ qr: 51 }, '.qr', 'must be 50 or less'],
    // Words.
    [{ text: ' ' }, '.text', 'must not be empty'],
    [{ text: 'a'.repeat(301) }, '.text', 'must not be longer than 300 letters'],
    [{ text: 12 }, '.text', 'must be a text, not a number'],
    [{ text: ['a'] }, '.text', 'must be a map of names and values, not a list'],
    [{ text: { vi: 'a' } }, '.text.en', 'is missing'],
    [{ text: { vi: 'a', en: 'b', fr: 'c' } }, '.text.fr', '"fr" is not known here'],
    [{ row: ['a'] }, '.row', 'must hold 2 entries'],
    [{ row: ['a', '{roon}'] }, '.row.1', '{roon} is not known here: did you mean {room}?'],
    // Fields in braces.
    [{ text: '{nubmer}' }, '.text', '{nubmer} is not known here: did you mean {number}?'],
    [{ bar: { vi: '{x}', en: 'a' } }, '.bar.vi', '{x} is not known here: there are {hospital}, {time}'],
    [{ text: '{total}' }, '.text', '{total} is not known here'],
    [{ text: '{ number }' }, '.text', 'is written without spaces: {number}'],
    [{ text: '{}' }, '.text', 'the braces {} are empty'],
    [{ text: '{label}' }, '.text', '{label} belongs to one line of a bill'],
    [{ text: '{number' }, '.text', 'a brace { is not closed'],
    [{ text: 'number}' }, '.text', 'a brace } was never opened'],
    [{ text: '{{number}}' }, '.text', 'a brace { is not closed'],
    // What no printer of ours could write.
    [{ text: 'a\nb' }, '.text', 'one text is one line'],
    [{ text: 'Gọi ☎ 115' }, '.text', 'the typeface lacks it: "☎" (U+260E)'],
    [{ text: 'Ж' }, '.text', 'the typeface lacks it: "Ж" (U+0416)'],
    [{ text: 'a\u0000' }, '.text', 'U+0000'],
  ])('%j', (block, where, message) => {
    const faults = faultsOf(queueWith(block));
    expect(faults[0]).toEqual({
      path: `queue.${LAST}${where}`,
      message: expect.stringContaining(message),
    });
  });

  it('in a row of a bill, which knows its line alone', () => {
    expect(faultsOf(receiptWith({ eachLine: ['{label}', '{total}'] }))).toMatchObject([
      { message: '{total} is not known here: there are {label}, {amount}' },
    ]);
  });

  it('on a slip for the desk, which has no bill', () => {
    expect(faultsOf({ desk: [{ eachLine: ['{label}', '{amount}'] }] })).toEqual([
      { path: 'desk.0', message: 'a slip for the desk has no bill: eachLine stands in receipt and cashier' },
    ]);
  });

  it('once for each thing that is wrong', () => {
    const faults = faultsOf(queueWith({ text: '{nmber} {', size: 0, weight: 1 }));
    expect(faults.map(({ path }) => path)).toEqual(
      ['text', 'text', 'size.0', 'weight'].map((name) => `queue.${LAST}.${name}`),
    );
  });
});

describe('a ticket that would serve nobody is refused', () => {
  const without = (kind: TicketKind, part: string): unknown => ({
    [kind]: DEFAULT_TICKET_LAYOUTS[kind].filter((block) => !JSON.stringify(block).includes(part)),
  });

  it.each([
    ['queue', '{number}', 'a queue ticket needs {number}'],
    ['queue', '{clinic}', 'a queue ticket needs {clinic}'],
    ['queue', '"qr"', 'a queue ticket needs its QR code'],
    ['queue', '"reprint"', 'copies must be marked'],
    ['receipt', '{total}', 'a receipt needs {total}'],
    ['receipt', '{reference}', 'a receipt needs {reference}'],
    ['receipt', '"reprint"', 'copies must be marked'],
    ['cashier', '{total}', 'a slip for the cashier needs {total}'],
    ['cashier', '{reference}', 'a slip for the cashier needs {reference}'],
    ['cashier', '{place}', 'a slip for the cashier needs {place}'],
    ['cashier', '"reprint"', 'copies must be marked'],
    ['desk', '{reference}', 'a slip for the desk needs {reference}'],
    ['desk', '{place}', 'a slip for the desk needs {place}'],
    ['desk', '"reprint"', 'copies must be marked'],
  ] as const)('%s without %s', (kind, part, message) => {
    expect(faultsOf(without(kind, part))).toEqual([
      { path: kind, message: expect.stringContaining(message) },
    ]);
  });

  it.each([
    [{ text: '{place}', when: 'note' }, 'it needs a block without when'],
    [{ text: '{place}', when: 'reprint' }, 'it needs a block without when'],
    [{ text: '{place}: {name}' }, 'it needs a block without when'],
    [{ text: { vi: '{place}', en: 'Cashier' } }, 'needs {place} (in English)'],
  ])('that shows what it needs only sometimes: %j', (block, message) => {
    const cashier = DEFAULT_TICKET_LAYOUTS.cashier.map((one) =>
      JSON.stringify(one).includes('{place}') ? block : one,
    );
    expect(faultsOf({ cashier })).toEqual([{ path: 'cashier', message: expect.stringContaining(message) }]);
  });

  it('that says where the desk is only where a clinic was chosen', () => {
    const desk = DEFAULT_TICKET_LAYOUTS.desk.map((one) =>
      JSON.stringify(one).includes('{place}') ? { text: '{place}, {clinic}' } : one,
    );
    expect(faultsOf({ desk })).toEqual([
      { path: 'desk', message: expect.stringContaining('{place} stands only where it may be left out') },
    ]);
  });

  it('that marks copies only where something else is known', () => {
    const queue = DEFAULT_TICKET_LAYOUTS.queue.map((one) =>
      'bar' in one ? { bar: 'BẢN IN LẠI {note}', when: 'reprint' } : one,
    );
    expect(faultsOf({ queue })).toMatchObject([{ path: 'queue', message: /copies must be marked/ }]);
  });

  const replaced = (kind: TicketKind, part: string, block: unknown): unknown => ({
    [kind]: DEFAULT_TICKET_LAYOUTS[kind].map((one) => (JSON.stringify(one).includes(part) ? block : one)),
  });
  const at = (kind: TicketKind, part: string): number =>
    DEFAULT_TICKET_LAYOUTS[kind].findIndex((one) => JSON.stringify(one).includes(part));

  it.each([
    [
      'queue',
      '{number}',
      { text: '{number}' },
      '.size',
      '{number} may come out 2.5 mm high: its last size must be 8 or more',
    ],
    [
      'queue',
      '{number}',
      { text: '{number}', digits: true, size: [25, 7.5] },
      '.size',
      'may come out 7.5 mm high',
    ],
    [
      'queue',
      '{clinic}',
      { text: '{clinic}', size: [4, 1.75] },
      '.size',
      '{clinic} may come out 1.75 mm high: its last size must be 2',
    ],
    [
      'receipt',
      '{total}',
      { row: ['Tổng', '{total}'], size: 1.5 },
      '.size',
      '{total} may come out 1.5 mm high',
    ],
    ['cashier', '{place}', { bar: '{place}', size: 1.5 }, '.size', '{place} may come out 1.5 mm high'],
    [
      'desk',
      '{reference}',
      { text: '{reference}', size: 1.75 },
      '.size',
      '{reference} may come out 1.75 mm high',
    ],
    [
      'queue',
      '"reprint"',
      { bar: 'BẢN IN LẠI', when: 'reprint', size: 1.75 },
      '.size',
      'the mark of copies may come out 1.75 mm high',
    ],
    ['queue', '"reprint"', { text: '.', when: 'reprint' }, '', 'at least four letters'],
    ['receipt', '"reprint"', { text: '{hospital}', when: 'reprint' }, '', 'at least four letters'],
    [
      'cashier',
      '"reprint"',
      { text: { vi: 'BẢN IN LẠI', en: '(2) {time}' }, when: 'reprint' },
      '',
      'at least four letters (in English)',
    ],
  ] as const)('%s with type or words that serve nobody: %s as %j', (kind, part, block, where, message) => {
    expect(faultsOf(replaced(kind, part, block))).toEqual([
      { path: `${kind}.${at(kind, part)}${where}`, message: expect.stringContaining(message) },
    ]);
  });

  it('a small number beside a large one hides nothing, nor does a mark beside other words', () => {
    const queue = [{ text: '{number}' }, { text: '.', when: 'reprint' }, ...DEFAULT_TICKET_LAYOUTS.queue];
    expect(faultsOf({ queue })).toEqual([]);
  });

  it('that is longer than a ticket may be, before anything is filled in', () => {
    const queue = [...DEFAULT_TICKET_LAYOUTS.queue, ...Array(6).fill({ space: 60 })];
    expect(faultsOf({ queue })).toEqual([
      { path: 'queue', message: 'is at least 448 mm long, before anything is filled in: at most 400 mm' },
    ]);
  });

  it('a condition that always holds hides nothing', () => {
    const cashier = DEFAULT_TICKET_LAYOUTS.cashier.map((one) =>
      JSON.stringify(one).includes('{place}') ? { text: '{place}', when: 'total' } : one,
    );
    expect(faultsOf({ cashier })).toEqual([]);
  });

  it.each([
    [{ queue: [] }, 'queue', 'must not be empty'],
    [{ queue: null }, 'queue', 'must be a list, not nothing'],
    [{ queue: {} }, 'queue', 'must be a list, not a map of names and values'],
    [
      { queue: [...DEFAULT_TICKET_LAYOUTS.queue, ...Array(60).fill({ space: 1 })] },
      'queue',
      'must not hold more than 60 entries',
    ],
    [{ que: [] }, 'que', '"que" is not known here: did you mean queue?'],
    [{ logo: 'logo.png' }, 'logo', 'must be an absolute path'],
    [{ logo: '' }, 'logo', 'must be an absolute path'],
    [{ logo: 3 }, 'logo', 'must be a text, not a number'],
    ['queue', '', 'must be a map of names and values, not a text'],
    [null, '', 'must be a map of names and values, not nothing'],
  ])('%#', (layouts, path, message) => {
    expect(faultsOf(layouts)).toEqual([{ path, message: expect.stringContaining(message) }]);
  });
});
