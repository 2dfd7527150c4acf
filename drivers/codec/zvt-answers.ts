import type { ZvtApdu } from './zvt-apdu.ts';
import { readZvtCardName, readZvtPan } from './zvt-card.ts';
import { ZVT } from './zvt-commands.ts';
import { readBcd, readZvtFields, varSpan } from './zvt-fields.ts';

/** What a terminal tells of a transaction (04 0F). What it does not tell, or not in order, is null. */
export interface ZvtStatusInformation {
  /** BMP 27: 0 where all is well. */
  readonly result: number | null;
  /** Đồng. */
  readonly amount: number | null;
  readonly trace: number | null;
  readonly receipt: number | null;
  /** Trace number of what was taken back: then this is a reversal. */
  readonly reversed: number | null;
  /** Local time of the terminal, `MMDDhhmmss`. */
  readonly localTime: string | null;
  readonly card: { readonly masked: string | null; readonly name: string | null } | null;
  /** Totals of a day (BMP 60). */
  readonly totals: { readonly count: number; readonly amount: number } | null;
}

export type ZvtAnswer =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused'; readonly code: number }
  /** `code`: what the terminal is doing. */
  | { readonly kind: 'doing'; readonly code: number }
  | { readonly kind: 'information'; readonly information: ZvtStatusInformation }
  /** The command is carried out. */
  | { readonly kind: 'completed'; readonly data: Uint8Array }
  | { readonly kind: 'aborted'; readonly code: number }
  /** Lines of a receipt, which nobody needs. */
  | { readonly kind: 'print' }
  | { readonly kind: 'other' };

/** Range of receipt numbers, then a count and a sum for each of the card schemes (BMP 60). */
const [RANGE, COUNT, SUM] = [4, 1, 6];

const totalsOf = (bytes: Uint8Array | undefined): ZvtStatusInformation['totals'] => {
  if (bytes === undefined || bytes.length <= RANGE || (bytes.length - RANGE) % (COUNT + SUM) !== 0)
    return null;
  let [count, amount] = [0, 0];
  for (let at = RANGE; at < bytes.length; at += COUNT + SUM) {
    const sum = readBcd(bytes.subarray(at + COUNT, at + COUNT + SUM));
    if (sum === null) return null;
    count += bytes[at] ?? 0;
    amount += sum;
  }
  return { count, amount };
};

const digitsOf = (bytes: Uint8Array | undefined): string | null =>
  bytes === undefined || readBcd(bytes) === null ? null : Buffer.from(bytes).toString('hex');

/** 0: the terminal has no such number. */
const numberOf = (bytes: Uint8Array | undefined): number | null => readBcd(bytes) || null;

export const readZvtStatusInformation = (data: Uint8Array): ZvtStatusInformation => {
  const { values } = readZvtFields(data);
  const [masked, name] = [readZvtPan(values.get(0x22)), readZvtCardName(values.get(0x8b))];
  // AA is the date with its year; D0 alone has none.
  const date = digitsOf(values.get(0x0d)) ?? digitsOf(values.get(0xaa))?.slice(2) ?? null;
  const time = digitsOf(values.get(0x0c));
  return {
    result: values.get(0x27)?.[0] ?? null,
    amount: readBcd(values.get(0x04)),
    trace: numberOf(values.get(0x0b)),
    receipt: numberOf(values.get(0x87)),
    reversed: numberOf(values.get(0x37)),
    localTime: date === null || time === null ? null : date + time,
    card: masked === null && name === null ? null : { masked, name },
    totals: totalsOf(values.get(0x60)),
  };
};

export const readZvtAnswer = ({ control, data }: ZvtApdu): ZvtAnswer => {
  const code = data[0] ?? 0xff;
  if (control >> 8 === 0x80) return { kind: 'acknowledged' };
  if (control >> 8 === 0x84)
    return control === 0x8400 ? { kind: 'acknowledged' } : { kind: 'refused', code: control & 0xff };
  switch (control) {
    case ZVT.intermediateStatus:
      return { kind: 'doing', code };
    case ZVT.statusInformation:
      return { kind: 'information', information: readZvtStatusInformation(data) };
    case ZVT.completion:
      return { kind: 'completed', data };
    case ZVT.abortByTerminal:
      return { kind: 'aborted', code };
    case ZVT.printLine:
    case ZVT.printTextBlock:
      return { kind: 'print' };
    default:
      return { kind: 'other' };
  }
};

/** Whether the terminal asks for an initialisation (06 93): bit 1 of the status byte in the completion of a registration. */
export const wantsInitialisation = (data: Uint8Array): boolean =>
  ((readZvtFields(data).values.get(0x19)?.[0] ?? 0) & 0x01) !== 0;

/** The version of the software, with a length of three digits before it; some put F0 before that. */
const behindVersion = (data: Uint8Array): number =>
  (data[0] === 0xf0 ? varSpan(data, 1, 3) : null)?.end ?? varSpan(data, 0, 3)?.end ?? 0;

/**
 * Status of the terminal in the completion of an enquiry (05 01): the version of its software first, where it tells it, then the
 * code by itself; others put it into BMP 27. Null where it says none.
 */
export const readZvtTerminalStatus = (data: Uint8Array): number | null => {
  const rest = data.subarray(behindVersion(data));
  if (rest.length <= 1) return rest[0] ?? null;
  const { values, whole } = readZvtFields(rest);
  return whole ? (values.get(0x27)?.[0] ?? null) : (rest[0] ?? null);
};
