const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/** Null where the bytes are not what the encoding allows, or nobody knows the encoding. */
const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // TypeError: bytes that are none of it; RangeError: no such encoding.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
};

/**
 * The text of a body, or null where it cannot be read whole: a name with letters that were lost is nobody's name. JSON is
 * UTF-8 whatever the header says (RFC 8259, 8.1), and servers declare what they do not send; so the declared encoding counts
 * for UTF-16, and where the bytes are no UTF-8. Windows-1258 writes the tone of a letter behind it: NFC puts them together.
 */
export const textOf = (body: Uint8Array, contentType: string | null): string | null => {
  const [, marked] = BOMS.find(([mark]) => mark.every((byte, at) => body[at] === byte)) ?? [];
  if (marked !== undefined) return decoded(body, marked);
  const declared = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (declared?.startsWith('utf-16')) return decoded(body, declared);
  const text = decoded(body, 'utf-8');
  if (text !== null || declared === undefined) return text;
  return decoded(body, declared)?.normalize('NFC') ?? null;
};
