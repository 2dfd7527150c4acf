/** Data fields of ZVT messages, "bitmaps" (PA00P015, summary of utilised BMPs). */
export const BMP = {
  timeout: 0x01,
  maxStatus: 0x02,
  service: 0x03,
  amount: 0x04,
  tlv: 0x06,
  trace: 0x0b,
  time: 0x0c,
  date: 0x0d,
  expiry: 0x0e,
  sequence: 0x17,
  paymentType: 0x19,
  pan: 0x22,
  result: 0x27,
  terminalId: 0x29,
  contract: 0x2a,
  originalTrace: 0x37,
  authorisation: 0x3b,
  additional: 0x3c,
  currency: 0x49,
  totals: 0x60,
  receipt: 0x87,
  turnover: 0x88,
  cardType: 0x8a,
  cardName: 0x8b,
  cardTypeId: 0x8c,
  resultAs: 0xa0,
} as const;

/** Lengths in bytes of the fields whose length is fixed. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [BMP.timeout, 1],
  [BMP.maxStatus, 1],
  [BMP.service, 1],
  [BMP.amount, 6],
  [0x05, 1],
  [BMP.trace, 3],
  [BMP.time, 3],
  [BMP.date, 2],
  [BMP.expiry, 2],
  [BMP.sequence, 2],
  [BMP.paymentType, 1],
  [BMP.result, 1],
  [BMP.terminalId, 4],
  [BMP.contract, 15],
  [BMP.originalTrace, 3],
  [0x3a, 2],
  [BMP.authorisation, 8],
  [BMP.currency, 2],
  [BMP.receipt, 2],
  [BMP.turnover, 3],
  [BMP.cardType, 1],
  [BMP.cardTypeId, 1],
  [BMP.resultAs, 1],
]);
/** Digits of the length that stands before the others: F0 F8 is 8. */
const COUNTED: ReadonlyMap<number, number> = new Map([
  [BMP.pan, 2],
  [0x23, 2],
  [0x24, 3],
  [0x2d, 2],
  [BMP.cardName, 2],
  [BMP.additional, 3],
  [BMP.totals, 3],
]);

/** A number as packed decimal digits, `size` bytes. */
export const bcd = (value: number, size: number): Buffer =>
  Buffer.from(String(value).padStart(size * 2, '0'), 'hex');

/** Null where a half byte is no digit. */
export const fromBcd = (bytes: Buffer): number | null => {
  const digits = bytes.toString('hex');
  return /^\d*$/.test(digits) ? Number(digits) : null;
};

export const field = (bmp: number, value: Uint8Array): Buffer => Buffer.concat([Buffer.from([bmp]), value]);

export const numberField = (bmp: number, value: number): Buffer =>
  field(bmp, bcd(value, FIXED.get(bmp) ?? 1));

export const byteField = (bmp: number, value: number): Buffer => field(bmp, Buffer.from([value]));

/** A field whose length stands before it, a digit a byte: F1 F2 for 12. */
export const countedField = (bmp: number, value: Uint8Array): Buffer => {
  const digits = String(value.length).padStart(COUNTED.get(bmp) ?? 2, '0');
  return Buffer.concat([Buffer.from([bmp, ...Array.from(digits, (digit) => 0xf0 | Number(digit))]), value]);
};

/** Length of a TLV container or of a field with such a length: one byte up to 127, else 81 or 82 before it. */
const berLength = (length: number): number[] => {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
};

export const tlv = (tag: number, value: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([...(tag > 0xff ? [tag >> 8, tag & 0xff] : [tag]), ...berLength(value.length)]),
    value,
  ]);

export const tlvField = (...parts: Buffer[]): Buffer => {
  const value = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([BMP.tlv, ...berLength(value.length)]), value]);
};

const countedSize = (bytes: Buffer, at: number, digits: number): { start: number; length: number } | null => {
  const head = bytes.subarray(at, at + digits);
  if (head.length < digits || !head.every((byte) => byte >= 0xf0 && byte <= 0xf9)) return null;
  return { start: at + digits, length: Number(Array.from(head, (byte) => byte & 0x0f).join('')) };
};

const berSize = (bytes: Buffer, at: number): { start: number; length: number } | null => {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { start: at + 1, length: first };
  const more = first & 0x7f;
  if (more < 1 || more > 2 || bytes.length < at + 1 + more) return null;
  return { start: at + 1 + more, length: bytes.readUIntBE(at + 1, more) };
};

/** The fields of a message in their order; null where one is unknown or cut off. */
export const readFields = (bytes: Buffer): ReadonlyMap<number, Buffer> | null => {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const bmp = bytes.readUInt8(at);
    const fixed = FIXED.get(bmp);
    const digits = COUNTED.get(bmp);
    const place =
      fixed !== undefined
        ? { start: at + 1, length: fixed }
        : digits !== undefined
          ? countedSize(bytes, at + 1, digits)
          : bmp === BMP.tlv
            ? berSize(bytes, at + 1)
            : null;
    if (!place || place.start + place.length > bytes.length) return null;
    fields.set(bmp, bytes.subarray(place.start, place.start + place.length));
    at = place.start + place.length;
  }
  return fields;
};
