import { toNumber } from './bytes.ts';
import { SW } from './status.ts';

/** A command APDU taken apart (ISO 7816-4, 5.1). */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** Empty in cases 1 and 2. */
  readonly data: Uint8Array;
  /** Most bytes the answer may have; null where no answer data is asked for. */
  readonly ne: number | null;
  /** Le was all zeros: give what there is. */
  readonly all: boolean;
}

const SHORT_MAX = 256;
const EXTENDED_MAX = 65_536;

/** Value of Le bytes: one for a short, two for an extended field. Zeros ask for the most. */
export const decodeLe = (field: Uint8Array): Pick<Command, 'ne' | 'all'> => {
  const value = toNumber(field);
  const most = field.length === 1 ? SHORT_MAX : EXTENDED_MAX;
  return { ne: value === 0 ? most : value, all: value === 0 };
};

const NO_LE = { ne: null, all: false };

/** Lc, data and Le where Lc begins at `at` and Le has as many bytes as Lc without a leading zero. */
const dataAndLe = (
  body: Uint8Array,
  at: number,
  size: number,
): Omit<Command, 'cla' | 'ins' | 'p1' | 'p2'> | null => {
  const length = toNumber(body.subarray(at, at + size));
  const start = at + size;
  const rest = body.length - start - length;
  if (length === 0 || (rest !== 0 && rest !== size)) return null;
  const data = body.subarray(start, start + length);
  return { data, ...(rest === 0 ? NO_LE : decodeLe(body.subarray(start + length))) };
};

const parseBody = (
  body: Uint8Array,
  extended: boolean,
): Omit<Command, 'cla' | 'ins' | 'p1' | 'p2'> | null => {
  const data = new Uint8Array();
  if (body.length === 0) return { data, ...NO_LE };
  if (body.length === 1) return { data, ...decodeLe(body) };
  if (body[0] !== 0) return dataAndLe(body, 0, 1);
  if (!extended || body.length < 3) return null;
  return body.length === 3 ? { data, ...decodeLe(body.subarray(1)) } : dataAndLe(body, 1, 2);
};

/**
 * Reads cases 1 to 4, short and (where `extended`) extended. 6700 where the lengths do not agree with the bytes that came.
 */
export const parseCommand = (apdu: Uint8Array, extended: boolean): Command | typeof SW.wrongLength => {
  const [cla, ins, p1, p2] = apdu;
  const body = parseBody(apdu.subarray(4), extended);
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined || body === null)
    return SW.wrongLength;
  return { cla, ins, p1, p2, ...body };
};
