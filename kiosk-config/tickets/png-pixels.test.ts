import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfLogo } from './logo.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-logo-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const faultOf = (content: Uint8Array): string | null => {
  const file = join(folder, 'logo.png');
  writeFileSync(file, content);
  return faultOfLogo(file);
};
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
interface Picture {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  readonly colour?: number;
  readonly interlace?: number;
  /** Hexadecimal; `packed` takes their place. */
  readonly rows?: string;
  readonly packed?: Uint8Array;
  readonly more?: readonly (readonly [string, string])[];
}
/** A PNG picture with right check sums, whatever it says. */
const picture = ({
  width = 2,
  height = 2,
  depth = 8,
  colour = 0,
  interlace = 0,
  ...rest
}: Picture): Buffer => {
  const { rows = '', more = [] } = rest;
  const packed = rest.packed ?? deflateSync(Buffer.from(rows.replaceAll(' ', ''), 'hex'));
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', ihdr),
    ...more.map(([type, content]) => chunk(type, Buffer.from(content, 'hex'))),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
/** Two rows of two grey pixels, each behind the number of its filter. */
const GREY = '00ffff 00ff00';

describe('the pixels of a logo', () => {
  it.each<[string, Picture & { readonly rows: string }]>([
    ['grey', { rows: GREY }],
    ['grey of 16 bits', { depth: 16, rows: '00ffffffff 00ffff0000' }],
    ['grey of one bit', { depth: 1, rows: '00c0 0080' }],
    ['grey of two bits', { depth: 2, rows: '00f0 00d0' }],
    ['colours', { colour: 2, rows: '00ffffffffffff 00ffffffc80000' }],
    ['a palette', { colour: 3, depth: 4, rows: '0011 0010', more: [['PLTE', '005a00ffffff']] }],
    ['grey, partly transparent', { colour: 4, rows: '0000000000 00000000ff' }],
    ['colours, partly transparent', { colour: 6, rows: '000000000000000000 0000000000090909ff' }],
    ['filtered by what is at the left', { rows: '01ff00 01ff01' }],
    ['filtered by what is above', { rows: '00ffff 020001' }],
    ['filtered by the mean of both', { rows: '00ffff 038001' }],
    ['filtered by the nearest', { rows: '00ffff 040001' }],
  ])('show where they are %s', (_, { rows, ...kind }) => {
    expect(faultOf(picture({ ...kind, rows }))).toBeNull();
    const [first = ''] = rows.split(' ');
    expect(faultOf(picture({ ...kind, rows: first, height: 1 }))).toMatch(/white or transparent/);
  });

  const BLACK = ['PLTE', '000000'] as const;
  it.each<[string, Picture, string]>([
    ['of a colour type that there is not', { colour: 7 }, 'colour type 7 of 8 bits'],
    ['of a depth that its colours do not have', { colour: 2, depth: 4 }, 'colour type 2 of 4 bits'],
    ['rubbish', { packed: Buffer.from([1, 2, 3, 4]) }, 'damaged'],
    ['nothing', { packed: Buffer.alloc(0) }, 'damaged'],
    ['a third of its rows', { height: 6, rows: GREY }, 'damaged'],
    [
      'a stream that was cut',
      { packed: deflateSync(Buffer.from('00ffff00ff00', 'hex')).subarray(0, -5) },
      'damaged',
    ],
    ['a row too many', { height: 1, rows: GREY }, 'damaged'],
    ['a stream that unfolds without end', { packed: deflateSync(Buffer.alloc(50_000_000)) }, 'damaged'],
    ['behind a filter that there is not', { rows: '000000 050000' }, 'damaged'],
    ['interlaced', { interlace: 1, rows: GREY }, 'interlaced PNG picture: save it without'],
    ['interlaced in a way of its own', { interlace: 2, rows: GREY }, 'damaged'],
    ['white', { rows: '00ffff 00fff1' }, 'white or transparent all over'],
    ['not opaque', { colour: 4, rows: '0000000000 0000000009' }, 'white or transparent'],
    [
      'of the transparent grey',
      { height: 1, rows: '000707', more: [['tRNS', '0007']] },
      'white or transparent',
    ],
    [
      'of a transparent entry',
      { colour: 3, rows: '000000 000000', more: [BLACK, ['tRNS', '00']] },
      'white or transparent',
    ],
  ])('are refused where they are %s', (_, kind, message) => {
    expect(faultOf(picture(kind))).toContain(message);
  });

  it('are refused where a side has more of them than 4,000', () => {
    const wide = picture({ width: 3_999_999, height: 1, packed: deflateSync(Buffer.alloc(4_000_000)) });
    expect(faultOf(wide)).toBe('has 3999999 × 1 pixels: no side may be longer than 4000');
  });
});
