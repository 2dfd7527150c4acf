/** A message of the ZVT protocol (PA00P015, 1.1): class, instruction, length, data. */
export interface Apdu {
  /** Class and instruction as one number: 0x0601. */
  readonly command: number;
  readonly data: Buffer;
}

/** Commands of the cash register (ECR) and messages of the terminal (PT): PA00P015, summary of commands. */
export const ECR = {
  registration: 0x0600,
  authorisation: 0x0601,
  logOff: 0x0602,
  repeatReceipt: 0x0620,
  reversal: 0x0630,
  endOfDay: 0x0650,
  diagnosis: 0x0670,
  abort: 0x06b0,
  statusEnquiry: 0x0501,
} as const;
export const PT = {
  statusInformation: 0x040f,
  intermediate: 0x04ff,
  completion: 0x060f,
  abort: 0x061e,
  printLine: 0x06d1,
} as const;

/** Above this the length stands in two bytes more, the lower first. */
const SHORT = 0xfe;
const LONG = 0xff;

export const apdu = (command: number, data: Uint8Array = Buffer.alloc(0)): Buffer => {
  const head = [command >> 8, command & 0xff];
  const length = data.length > SHORT ? [LONG, data.length & 0xff, data.length >> 8] : [data.length];
  return Buffer.concat([Buffer.from([...head, ...length]), data]);
};

export const ACK = apdu(0x8000);
/** 84 xx 00: not taken, with the reason. */
export const nak = (reason: number): Buffer => apdu(0x8400 | reason);

/** The first message of the bytes and how many bytes it takes; null where its end has not come. */
export const takeApdu = (bytes: Buffer): { readonly apdu: Apdu; readonly size: number } | null => {
  if (bytes.length < 3) return null;
  const long = bytes[2] === LONG;
  if (long && bytes.length < 5) return null;
  const start = long ? 5 : 3;
  const size = start + (long ? bytes.readUInt16LE(3) : bytes.readUInt8(2));
  if (bytes.length < size) return null;
  return { apdu: { command: bytes.readUInt16BE(0), data: Buffer.from(bytes.subarray(start, size)) }, size };
};
