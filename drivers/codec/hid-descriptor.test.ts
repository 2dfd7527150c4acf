import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInputFields } from './hid-descriptor.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** The boot keyboard of HID 1.11, appendix B.1. */
const KEYBOARD = bytes(
  '05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 C0',
);

describe('input fields of a report descriptor', () => {
  it('finds the fields of a boot keyboard, ranges and padding considered', () => {
    const fields = parseInputFields(KEYBOARD) ?? [];
    expect(fields.slice(0, 2)).toEqual([
      { reportId: null, page: 7, usage: 0xe0, bit: 0, size: 1, count: 1 },
      { reportId: null, page: 7, usage: 0xe1, bit: 1, size: 1, count: 1 },
    ]);
    expect(fields.filter(({ size }) => size === 8)[0]).toMatchObject({ usage: 0, bit: 16 });
  });

  it('counts each report from its own id', () => {
    const two = bytes('05 8C 85 01 75 08 95 02 09 FE 81 02 85 02 09 FB 81 02 85 01 09 FC 81 02');
    expect(parseInputFields(two)).toEqual([
      { reportId: 1, page: 0x8c, usage: 0xfe, bit: 8, size: 8, count: 2 },
      { reportId: 2, page: 0x8c, usage: 0xfb, bit: 8, size: 8, count: 2 },
      { reportId: 1, page: 0x8c, usage: 0xfc, bit: 24, size: 8, count: 2 },
    ]);
  });

  it('keeps globals over push and pop, takes a page from a usage of four bytes, and passes long items over', () => {
    const odd = bytes('05 8C 75 08 95 01 A4 05 01 75 10 B4 FE 02 AA 01 02 0B FE 00 8D 00 09 FF 81 02');
    expect(parseInputFields(odd)).toEqual([
      { reportId: null, page: 0x8d, usage: 0xfe, bit: 0, size: 8, count: 1 },
    ]);
  });

  it('takes the page that is in force at the field, not at its usage', () => {
    expect(parseInputFields(bytes('75 08 95 01 05 01 09 3B 05 8C 81 02'))).toMatchObject([
      { page: 0x8c, usage: 0x3b },
    ]);
  });

  it.each([
    ['a torn item', '05 8C 26 FF'],
    ['a torn long item', '05 8C FE 09 AA 01'],
    ['a report without end', '05 8C 09 FE 75 08 97 FF FF FF 7F 81 02'],
  ])('refuses %s', (_, hex) => expect(parseInputFields(bytes(hex))).toBeNull());

  it('holds whatever bytes a device sends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 512 }), (descriptor) => {
        for (const { bit, size, count } of parseInputFields(descriptor) ?? [])
          expect(bit + size * count).toBeLessThanOrEqual(4096 * 8 + 8);
      }),
      { numRuns: 2000 },
    );
  });
});
