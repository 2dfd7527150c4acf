import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../load.ts';
import { kioskConfig } from '../schema.ts';
import { DEFAULT_TICKET_LAYOUTS } from './defaults.ts';
import { ticketLayouts } from './schema.ts';

const SITE = join(import.meta.dirname, '..', 'sites', 'demo');
const DEMO = join(SITE, 'kiosk.yaml');
const DEMO_LAYOUT = readFileSync(join(SITE, 'tickets.yaml'), 'utf8');
/** A small layout, to be spoiled line by line. */
const LAYOUT = [
  'logo: logo.png',
  'queue:',
  '  - bar: { vi: BẢN IN LẠI, en: COPY }',
  '    when: reprint',
  '  - text: "{hospital}"',
  '    weight: 700',
  '  - rule: 0.25',
  '  - text: "{number}"',
  '    digits: true',
  '    size: [25, 19]',
  '  - row: ["{clinic}", "{room}"]',
  '  - qr: 22',
  '  - text:',
  '      vi: Vui lòng chờ',
  '      en: Please wait',
  'cashier:',
  '  - text: "{total} {reference}"',
  '  - text: "{place}"',
  '  - bar: BẢN IN LẠI',
  '    when: reprint',
  '  - eachLine: ["{label}", "{amount}"]',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-tickets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file of the given lines and gives its path. */
const file = (name: string, ...lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
/** A kiosk of the demo hospital whose tickets.yaml has these lines. */
const kioskWith = (...lines: string[]): { kiosk: string; tickets: string } => {
  copyFileSync(join(SITE, 'logo.png'), join(folder, 'logo.png'));
  return {
    tickets: file('tickets.yaml', ...lines),
    kiosk: file('kiosk.yaml', `extends: ${DEMO}`, 'tickets: tickets.yaml'),
  };
};
const ticketsOf = (path: string) => {
  const loaded = loadConfig(path);
  return loaded.ok ? loaded.config.tickets : loaded.faults;
};
const faultsOf = (path: string) => {
  const loaded = loadConfig(path);
  return loaded.ok ? [] : loaded.faults;
};
/** Line (from 1) of the layout on which `text` stands first. */
const lineOf = (text: string): number => LAYOUT.findIndex((line) => line.includes(text)) + 1;
/** The layout with one piece of text changed where it stands first. */
const changed = (from: string, to: string): string[] => LAYOUT.join('\n').replace(from, to).split('\n');

describe('the tickets of a configuration', () => {
  it('of the demo are the house’s own, with a logo', () => {
    expect(ticketsOf(DEMO)).toEqual({ ...DEFAULT_TICKET_LAYOUTS, logo: join(SITE, 'logo.png') });
  });

  it('may be left out, or taken back: the house’s own', () => {
    expect(ticketsOf(file('kiosk.yaml', `extends: ${DEMO}`, 'tickets:'))).toEqual(DEFAULT_TICKET_LAYOUTS);
    const alone = readFileSync(DEMO, 'utf8').replace(/^tickets:.*$/m, '');
    expect(ticketsOf(file('kiosk.yaml', alone))).toEqual(DEFAULT_TICKET_LAYOUTS);
  });

  it('are a hospital’s own, and the house’s for a kind that it leaves out', () => {
    expect(ticketsOf(kioskWith(...LAYOUT).kiosk)).toMatchObject({
      logo: join(folder, 'logo.png'),
      queue: { length: 7, 3: { text: '{number}', digits: true, size: [25, 19], weight: 500 } },
      receipt: DEFAULT_TICKET_LAYOUTS.receipt,
    });
  });

  it('are looked for beside the file that names them, through extends', () => {
    mkdirSync(join(folder, 'hospital'));
    copyFileSync(join(SITE, 'logo.png'), join(folder, 'hospital', 'own.png'));
    file('hospital/tickets.yaml', 'logo: ./own.png');
    file('hospital/hospital.yaml', `extends: ${DEMO}`, 'tickets: tickets.yaml');
    const path = file('kiosk.yaml', 'extends: hospital/hospital.yaml', 'kiosk: { id: kiosk-07 }');
    const own = { ...DEFAULT_TICKET_LAYOUTS, logo: join(folder, 'hospital', 'own.png') };
    expect(ticketsOf(path)).toEqual(own);

    file('tickets.yaml', `logo: ${join(SITE, 'logo.png')}`);
    const other = file('other.yaml', 'extends: hospital/hospital.yaml', 'tickets: tickets.yaml');
    expect(ticketsOf(other)).toEqual({ ...own, logo: join(SITE, 'logo.png') });
  });

  it('pass the check a second time, in the process that prints', () => {
    const loaded = loadConfig(DEMO);
    expect(loaded.ok && kioskConfig.parse(structuredClone(loaded.config))).toEqual(
      loaded.ok && loaded.config,
    );
    expect(loaded).toMatchObject({ ok: true });
  });
});

describe('a fault in the tickets names their file and line', () => {
  it.each([
    ['{hospital}', '{hosptial}', 'queue.1.text', '{hosptial} is not known here: did you mean {hospital}?'],
    ['"{number}"', '"{number"', 'queue.3.text', 'a brace { is not closed'],
    ['qr: 22', 'qr: 5', 'queue.5.qr', 'must be 10 or more'],
    ['- rule', '- rul', 'queue.2', 'no block is called "rul": did you mean rule?'],
    ['when: reprint', 'whne: reprint', 'queue.0.whne', '"whne" is not known here: did you mean when?'],
    ['weight: 700', 'weight: 701', 'queue.1.weight', 'must be one of 500, 700, 800'],
    ['size: [25, 19]', 'size: [25, 190]', 'queue.3.size.1', 'must be 60 or less'],
    ['vi: Vui', 'vi: ☞ Vui', 'queue.6.text.vi', 'the typeface lacks it: "☞"'],
    ['"{room}"]', '"{label}"]', 'queue.4.row.1', 'it stands in eachLine alone'],
    ['- eachLine', '- row', 'cashier.3.row.0', 'it stands in eachLine alone'],
    ['size: [25, 19]', 'size: [25, 7]', 'queue.3.size', '{number} may come out 7 mm high'],
    ['size: [25, 19]', 'size: [25, 1]', 'queue.3.size.1', 'must be 1.5 or more'],
  ])('%s, written %s', (from, to, path, message) => {
    const { kiosk, tickets } = kioskWith(...changed(from, to));
    expect(faultsOf(kiosk)[0]).toEqual({
      ...{ file: tickets, line: lineOf(from), path },
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['- bar: { vi: BẢN IN LẠI, en: COPY }', '- bar: "."', 'queue.0', 'at least four letters'],
    ['vi: BẢN IN LẠI, en: COPY', 'vi: BẢN IN LẠI, en: "{time}"', 'queue.0', 'letters (in English)'],
    [
      '- row: ["{clinic}", "{room}"]',
      '- row: ["{clinic}", "{room}"]\n    size: 1.5',
      'queue.4.size',
      '{clinic} may',
    ],
  ])('%s, written %s: what would serve nobody', (from, to, path, message) => {
    const { kiosk, tickets } = kioskWith(...changed(from, to));
    const line = lineOf(from) + to.split('\n').length - 1;
    expect(faultsOf(kiosk)).toEqual([
      { file: tickets, line, path, message: expect.stringContaining(message) },
    ]);
  });

  it('that is white for most of a metre: the kind', () => {
    const { kiosk, tickets } = kioskWith(
      ...changed('  - rule: 0.25', Array(8).fill('  - space: 60').join('\n')),
    );
    const line = lineOf('queue:') + 1;
    expect(faultsOf(kiosk)).toMatchObject([
      { file: tickets, line, path: 'queue', message: /is at least \d+ mm long/ },
    ]);
  });

  it('that is missing from a kind: the kind', () => {
    const from = lineOf('queue:');
    const { kiosk, tickets } = kioskWith(...LAYOUT.filter((line) => !line.includes('qr: 22')));
    expect(faultsOf(kiosk)).toMatchObject([
      { file: tickets, line: from + 1, path: 'queue', message: /needs its QR code/ },
    ]);
  });

  it('also where another fault stands in the configuration itself', () => {
    file('tickets.yaml', '', 'queue: []');
    const kiosk = file('kiosk.yaml', `extends: ${DEMO}`, 'tickets: tickets.yaml', 'visit: { goodbye: -1 }');
    expect(faultsOf(kiosk)).toMatchObject([
      { file: kiosk, line: 3, path: 'visit.goodbye' },
      { file: join(folder, 'tickets.yaml'), line: 2, path: 'queue', message: 'must not be empty' },
    ]);
  });

  it.each([
    ['a quote that is not closed', ['queue:', '  - text: "{number}', ''], 2],
    ['a tab', ['logo:', 'queue:', '\t- rule: 1'], 3],
    ['a bracket that is not closed', ['queue:', '  - row: ["a", "b"', '  - rule: 1'], 2],
    ['a kind that stands twice', ['queue: []', 'queue: []'], 2],
  ])('%s', (_, lines, line) => {
    const { kiosk, tickets } = kioskWith(...lines);
    const [fault] = faultsOf(kiosk);
    expect(fault?.file).toBe(tickets);
    expect(fault?.line).toBeGreaterThanOrEqual(line);
  });

  it.each([
    ['- one', 'must be a map of sections'],
    ['', 'must be a map of sections'],
    ['queue: *none', 'UNRESOLVED|aliases'],
    [
      `a: &a [x]\n${'bcdefgh'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
        .join('\n')}`,
      'aliases',
    ],
  ])('a file that is no layout: %j', (text, message) => {
    const { kiosk, tickets } = kioskWith(text);
    expect(faultsOf(kiosk)).toEqual([
      { file: tickets, line: 1, path: '', message: expect.stringMatching(message) },
    ]);
  });

  it('a file that is not there', () => {
    const kiosk = file('kiosk.yaml', `extends: ${DEMO}`, 'tickets: none.yaml');
    expect(faultsOf(kiosk)).toMatchObject([{ file: join(folder, 'none.yaml'), message: 'cannot be read' }]);
  });

  it.each([['{ queue: [] }'], ['7'], ['""'], ['[tickets.yaml]']])('a name that is none: %s', (name) => {
    const kiosk = file('kiosk.yaml', `extends: ${DEMO}`, `tickets: ${name}`);
    expect(faultsOf(kiosk)).toMatchObject([
      { file: kiosk, line: 2, path: 'tickets', message: /must be a file name/ },
    ]);
  });

  it('a logo that is not there, or too large', () => {
    const { kiosk, tickets } = kioskWith('', 'logo: none.png');
    expect(faultsOf(kiosk)).toEqual([
      { file: tickets, line: 2, path: 'logo', message: `there is no file ${join(folder, 'none.png')}` },
    ]);
    const huge = readFileSync(join(SITE, 'logo.png')).subarray(0, 24);
    huge.writeUInt32BE(5000, 16);
    huge.writeUInt32BE(4000, 20);
    writeFileSync(join(folder, 'none.png'), huge);
    expect(faultsOf(kiosk)).toMatchObject([
      { file: tickets, line: 2, path: 'logo', message: /has 5000 × 4000 pixels/ },
    ]);
  });
});

describe('a damaged layout', () => {
  const PIECES = [
    ...['{', '}', '"', '[', ']', ':', '- ', '\t', '&a ', '*a', '#', 'text', 'rule', '{label}'],
    '9',
  ];
  const damage = fc.oneof(
    fc.record({ at: fc.nat(), drop: fc.integer({ min: 1, max: 40 }), put: fc.constantFrom('', ...PIECES) }),
    fc.record({ at: fc.nat(), drop: fc.constant(0), put: fc.constantFrom(...PIECES) }),
  );

  it('is refused with a place in its file, or is a layout', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const text = damages.reduce((left, { at, drop, put }) => {
          const from = at % (left.length + 1);
          return left.slice(0, from) + put + left.slice(from + drop);
        }, DEMO_LAYOUT);
        const { kiosk, tickets } = kioskWith(text);
        const loaded = loadConfig(kiosk);
        if (loaded.ok) {
          expect(ticketLayouts.parse(structuredClone(loaded.config.tickets))).toEqual(loaded.config.tickets);
          return;
        }
        expect(loaded.faults.length).toBeGreaterThan(0);
        for (const fault of loaded.faults) {
          expect(fault).toMatchObject({ file: tickets, message: /./ });
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.line).toBeLessThanOrEqual(text.split('\n').length + 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
