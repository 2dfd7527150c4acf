import { FIRST_VALUE_TAG, type IppValue, printValue, readValue } from './ipp-value.ts';

/** Delimiters of attribute groups that are used here (RFC 8010, 3.5.1). */
export const IPP_GROUP = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const;
const END_OF_ATTRIBUTES = 0x03;

export interface IppAttribute {
  readonly name: string;
  /** At least one. */
  readonly values: readonly IppValue[];
}
export interface IppGroup {
  readonly tag: number;
  readonly attributes: readonly IppAttribute[];
}
/** A request or an answer: header and groups, without the document that may follow. */
export interface IppMessage {
  readonly version: readonly [major: number, minor: number];
  /** Of a request the operation, of an answer its status. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
}

export type IppFailure =
  /** The bytes end inside the message. */
  | 'truncated'
  /** Neither 1.x nor 2.x. */
  | 'bad-version'
  /** A value before its group or name, or a reserved delimiter. */
  | 'bad-order'
  /** A value whose bytes are not what its tag says, or a name that is no ASCII. */
  | 'bad-value';

export type IppResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: IppFailure };

const refuse = (error: IppFailure): { readonly ok: false; readonly error: IppFailure } => ({
  ok: false,
  error,
});

const HEADER_BYTES = 8;
const LONGEST = 0x7fff;

/** @throws RangeError for a name or value longer than a length field may say (RFC 8010, 3.1.3: signed short). */
const field = (bytes: Uint8Array): readonly number[] | Uint8Array => {
  if (bytes.length > LONGEST) throw new RangeError(`${bytes.length} bytes are too many for IPP`);
  return bytes;
};

/**
 * The bytes of a message, followed by `document` (RFC 8010, 3.1).
 * @throws RangeError for a name or value of more than 32,767 bytes.
 */
export const printIpp = (message: IppMessage, document?: Uint8Array): Uint8Array<ArrayBuffer> => {
  const parts: (Uint8Array | readonly number[])[] = [];
  const short = (value: number): void => void parts.push([value >> 8, value & 0xff]);
  const ascii = new TextEncoder();
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  header.setUint8(0, message.version[0]);
  header.setUint8(1, message.version[1]);
  header.setUint16(2, message.code);
  header.setInt32(4, message.requestId);
  parts.push(new Uint8Array(header.buffer));
  for (const { tag, attributes } of message.groups) {
    parts.push([tag]);
    for (const { name, values } of attributes) {
      for (const [index, value] of values.entries()) {
        const { tag: valueTag, bytes } = printValue(value);
        // A further value of the same attribute has no name (3.1.5).
        const label = ascii.encode(index === 0 ? name : '');
        parts.push([valueTag]);
        short(label.length);
        parts.push(field(label));
        short(bytes.length);
        parts.push(field(bytes));
      }
    }
  }
  parts.push([END_OF_ATTRIBUTES]);
  if (document) parts.push(document);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

/** The bytes behind a two-byte length, or null where they are not there. */
const readField = (reading: Reading): Uint8Array | null => {
  const { bytes, view, at } = reading;
  if (at + 2 > bytes.length) return null;
  const end = at + 2 + view.getUint16(at);
  if (end > bytes.length) return null;
  reading.at = end;
  return bytes.subarray(at + 2, end);
};

const NAME = /^[\x21-\x7e]+$/;

/** One value record, added to the last group. */
const readRecord = (
  reading: Reading,
  tag: number,
  attributes: { name: string; values: IppValue[] }[],
): IppFailure | null => {
  const label = readField(reading);
  const bytes = label && readField(reading);
  if (!label || !bytes) return 'truncated';
  const value = readValue(tag, bytes);
  if (value === null) return 'bad-value';
  const last = attributes.at(-1);
  if (label.length === 0) {
    if (!last) return 'bad-order';
    last.values.push(value);
    return null;
  }
  const name = String.fromCharCode(...label.subarray(0, 256));
  if (label.length > 255 || !NAME.test(name)) return 'bad-value';
  attributes.push({ name, values: [value] });
  return null;
};

/** Reads a message; bytes behind its end are a document and not looked at. Values are views of the input, not copies. */
export const parseIpp = (bytes: Uint8Array): IppResult<IppMessage> => {
  if (bytes.length < HEADER_BYTES) return refuse('truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = [view.getUint8(0), view.getUint8(1)] as const;
  if (version[0] !== 1 && version[0] !== 2) return refuse('bad-version');
  const groups: { tag: number; attributes: { name: string; values: IppValue[] }[] }[] = [];
  const reading: Reading = { bytes, view, at: HEADER_BYTES };
  for (;;) {
    const tag = bytes[reading.at++];
    if (tag === undefined) return refuse('truncated');
    if (tag === END_OF_ATTRIBUTES) break;
    if (tag === 0) return refuse('bad-order');
    if (tag < FIRST_VALUE_TAG) {
      groups.push({ tag, attributes: [] });
      continue;
    }
    const group = groups.at(-1);
    if (!group) return refuse('bad-order');
    const failure = readRecord(reading, tag, group.attributes);
    if (failure !== null) return refuse(failure);
  }
  return {
    ok: true,
    value: { version, code: view.getUint16(2), requestId: view.getInt32(4), groups },
  };
};
