import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A one-bit greyscale PNG of rows whose set bits are black dots, most significant bit first. */
export const pngOf = (rows: readonly Uint8Array[], width: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(Math.max(rows.length, 1), 4);
  header.set([1, 0, 0, 0, 0], 8);
  const stride = Math.ceil(width / 8) + 1;
  const raw = Buffer.alloc(stride * Math.max(rows.length, 1), 0xff);
  for (let y = 0; y < Math.max(rows.length, 1); y += 1) {
    raw[y * stride] = 0;
    rows[y]?.forEach((byte, x) => {
      raw[y * stride + 1 + x] = ~byte & 0xff;
    });
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
