import { readTlv } from '../ber-tlv.ts';

export type LdsFailure =
  /** Not the structure of this file: torn, lengths that disagree, fields that are missing. */
  | 'malformed'
  /** A file of another kind, told by its first tag. */
  | 'wrong-file'
  /** Well-formed, with an algorithm, curve or format that is not known here. */
  | 'unsupported'
  /** Well-formed, with values that break their own rules or contradict each other. */
  | 'invalid';

/** What a decoder of the chip's files gives. Byte fields are views of the input where they can be. */
export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: LdsFailure };

export const refuse = (error: LdsFailure): { readonly ok: false; readonly error: LdsFailure } => ({
  ok: false,
  error,
});

/** The value of a file that is one object with this tag; nothing may follow it. */
export const openFile = (bytes: Uint8Array, tag: number): Decoded<Uint8Array> => {
  const object = readTlv(bytes);
  if (!object.ok) return refuse('malformed');
  if (object.value.tag !== tag) return refuse('wrong-file');
  return object.value.end === bytes.length ? { ok: true, value: object.value.value } : refuse('malformed');
};
