const POLYNOMIAL = 0x1021;
const START = 0xffff;

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  return crc;
});

const next = (crc: number, byte: number): number => ((crc << 8) & 0xffff) ^ (TABLE[(crc >> 8) ^ byte] ?? 0);

/**
 * CRC-16/CCITT-FALSE of the UTF-8 bytes of a text (EMVCo QR codes, domain facts F1): polynomial 1021, start FFFF, not
 * reflected, nothing added at the end.
 */
export const crc16 = (text: string): number => {
  let crc = START;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return new TextEncoder().encode(text).reduce(next, START);
    crc = next(crc, code);
  }
  return crc;
};
