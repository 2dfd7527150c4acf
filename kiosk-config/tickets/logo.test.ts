import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfLogo } from './logo.ts';

const LOGO = join(import.meta.dirname, '..', 'sites', 'demo', 'logo.png');
const png = readFileSync(LOGO);

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
/** The signature and the first fields of IHDR, and nothing else. */
const header = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(png.subarray(0, 24));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('a logo', () => {
  it('of the demo is taken', () => {
    expect(faultOfLogo(LOGO)).toBeNull();
  });

  it.each([
    [5000, 4000],
    [2001, 2000],
    [4_294_967_295, 4_294_967_295],
  ])('of %i × %i pixels is refused from its 24 bytes of header', (width, height) => {
    expect(faultOf(header(width, height))).toContain(`has ${width} × ${height} pixels: at most 4 megapixels`);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'is no PNG picture'],
    ['a JPEG picture', Buffer.from('ffd8ffe000104a464946', 'hex'), 'is no PNG picture'],
    ['the signature alone', png.subarray(0, 8), 'broken header'],
    ['half a header', png.subarray(0, 23), 'broken header'],
    ['no width', header(0, 10), 'broken header'],
    ['no height', header(10, 0), 'broken header'],
    ['another first chunk', Buffer.concat([png.subarray(0, 12), Buffer.alloc(40)]), 'broken header'],
    ['a header and nothing more', header(10, 10), 'damaged'],
    ['2 MB and more', Buffer.concat([png, Buffer.alloc(2_000_000)]), 'at most 2 MB'],
    ['no picture in it', Buffer.concat([png.subarray(0, 33), png.subarray(-12)]), 'damaged'],
  ])('of %s is refused', (_, content, message) => {
    expect(faultOf(content)).toContain(message);
  });

  it('that is not there, or is a folder, is refused with its name', () => {
    const none = join(folder, 'none.png');
    expect(faultOfLogo(none)).toBe(`there is no file ${none}`);
    expect(faultOfLogo(folder)).toBe(`there is no file ${folder}`);
  });

  it('cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length - 1 }), (length) => {
        expect(faultOf(png.subarray(0, length))).not.toBeNull();
      }),
    );
  });

  it('with one changed bit is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(png);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(faultOf(changed)).not.toBeNull();
      }),
    );
  });
});
