import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZvtApduReader, encodeZvtApdu, type ZvtApdu } from './zvt-apdu.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const apdus = fc.record({
  control: fc.constantFrom(0x0601, 0x040f, 0x04ff, 0x060f, 0x8000, 0x849c),
  data: fc.uint8Array({ maxLength: 600 }),
});
const plain = (list: readonly ZvtApdu[]): readonly (readonly [number, string])[] =>
  list.map(({ control, data }) => [control, hex(data)]);

describe('a packet of ZVT', () => {
  it.each([
    [0, '060f00'],
    [254, '060ffe'],
    [255, '060fffff00'],
    [256, '060fff0001'],
  ])('of %i bytes has its length', (length, head) => {
    expect(hex(encodeZvtApdu({ control: 0x060f, data: new Uint8Array(length) }))).toBe(
      head + '00'.repeat(length),
    );
  });

  it('has a limit', () => {
    expect(() => encodeZvtApdu({ control: 0x060f, data: new Uint8Array(65_536) })).toThrow(RangeError);
  });

  it('comes out of a stream as it went in, however that is split', () => {
    fc.assert(
      fc.property(
        fc.array(apdus, { maxLength: 5 }),
        fc.array(fc.nat(40), { minLength: 1 }),
        (sent, sizes) => {
          const stream = Uint8Array.from(sent.flatMap((apdu) => [...encodeZvtApdu(apdu)]));
          const reader = createZvtApduReader();
          const came: ZvtApdu[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn++) {
            const end = at + 1 + (sizes[turn % sizes.length] ?? 0);
            came.push(...reader.push(stream.subarray(at, end)).apdus);
            at = end;
          }
          expect(plain(came)).toEqual(plain(sent));
        },
      ),
    );
  });

  it('ends with nonsense, and what came before it counts', () => {
    const reader = createZvtApduReader();
    const heard = reader.push(Uint8Array.of(0x80, 0, 0, 0x48, 0x54, 0x54, 0x50));
    expect(heard).toMatchObject({ apdus: [{ control: 0x8000 }], nonsense: true });
    expect(reader.push(Uint8Array.of(0x80, 0, 0))).toEqual({ apdus: [], nonsense: true });
  });
});
