import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTING_SCANNER, PLAIN_SCANNER, reportsOf } from '../../tests/lab/usb/hid-pos-scanner.ts';
import { type HidPosPiece, hidPosLayouts, KNOWN_LAYOUTS, readHidPosReport } from './hid-pos.ts';

const COMMON_LAYOUT = KNOWN_LAYOUTS['aim-first'];
const MODELS = [COUNTING_SCANNER, PLAIN_SCANNER] as const;
const textOf = (pieces: readonly (HidPosPiece | null)[]): string =>
  Buffer.concat(pieces.map((piece) => piece?.data ?? new Uint8Array())).toString();

describe('layout of a HID-POS report', () => {
  it('is the common one where the descriptor says so', () =>
    expect(hidPosLayouts(COUNTING_SCANNER.descriptor)).toEqual([COMMON_LAYOUT]));

  it('is whatever else the descriptor says', () =>
    expect(hidPosLayouts(PLAIN_SCANNER.descriptor)).toEqual([
      { reportId: 7, length: null, symbology: 2, data: 5, dataBytes: 30, more: { byte: 1, bit: 0 } },
    ]));

  it.each([
    ['a keyboard', '05010906a101050719e029e71500250175019508 8102c0'],
    ['data that does not begin at a byte', '058c7501950109ff8102750895 0809fe8102'],
    ['a torn descriptor', '058c0902a1018502 26ff'],
  ])('is not there for %s', (_, hex) =>
    expect(hidPosLayouts(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toEqual([]),
  );

  it('does without identifiers that do not stand in a row', () => {
    const descriptor = Buffer.from('058c7508950109fb810209fd810209fc8102951009fe8102', 'hex');
    expect(hidPosLayouts(descriptor)).toMatchObject([
      { symbology: null, data: 3, dataBytes: 16, more: null },
    ]);
  });
});

describe('a HID-POS report', () => {
  it.each(MODELS)('of $name tells data, symbology and whether more follows', (model) => {
    const code = 'Đặng Quốc Khải|'.repeat(6);
    const layouts = hidPosLayouts(model.descriptor);
    const pieces = reportsOf(model, code).map((report) => readHidPosReport(layouts, report));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map((piece) => piece?.more)).toEqual(pieces.map((_, index) => index < pieces.length - 1));
    const told = pieces.map((_, index) => (index === 0 || model.repeatsIdentifier ? ']Q1' : null));
    expect(pieces.map((piece) => piece?.symbology)).toEqual(told);
    expect(textOf(pieces)).toBe(code);
  });

  it('is cut by its count even where the data ends with NUL', () => {
    const [report = new Uint8Array()] = reportsOf(COUNTING_SCANNER, 'ab\0\0');
    expect(readHidPosReport([COMMON_LAYOUT], report)?.data).toHaveLength(4);
  });

  it.each([
    ['another report', Uint8Array.of(4, 1, 93, 81, 49, 65)],
    ['a report without data', Uint8Array.of(2, 1, 93, 81, 49)],
    ['an empty report', new Uint8Array()],
  ])('is none: %s', (_, report) => expect(readHidPosReport([COMMON_LAYOUT], report)).toBeNull());

  it('that is shorter than announced gives what it has', () => {
    const short = Uint8Array.of(2, 56, 93, 81, 49, 65, 66);
    expect(readHidPosReport([COMMON_LAYOUT], short)).toEqual({
      data: Uint8Array.of(65, 66),
      symbology: ']Q1',
      more: false,
    });
  });

  it('may have its data first', () => {
    const report = Buffer.alloc(64);
    report.set([2, 5]);
    report.write(']Q1AB\0\0', 2);
    expect(readHidPosReport([KNOWN_LAYOUTS['data-first']], report)).toEqual({
      data: Buffer.from(']Q1AB'),
      symbology: null,
      more: false,
    });
  });

  it('without an identifier tells none', () => {
    const [report = new Uint8Array()] = reportsOf(COUNTING_SCANNER, 'A', '\0\0\0');
    expect(readHidPosReport([COMMON_LAYOUT], report)).toMatchObject({ symbology: null });
  });

  it('gives back every code, however long', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MODELS),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }).filter((code) => !code.includes('\0')),
        (model, code) => {
          const layouts = hidPosLayouts(model.descriptor);
          const pieces = reportsOf(model, code).map((report) => readHidPosReport(layouts, report));
          expect(textOf(pieces)).toBe(code);
        },
      ),
    );
  });

  it('never holds more than its room, whatever the bytes say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (report) => {
        const piece = readHidPosReport([{ ...COMMON_LAYOUT, reportId: null }], report);
        expect(piece?.data.length ?? 0).toBeLessThanOrEqual(COMMON_LAYOUT.dataBytes);
      }),
    );
  });
});
