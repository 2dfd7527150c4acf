/** Syntaxes whose value is a string, with the tag of RFC 8010, 3.5.2. Text and name lose the language that they may carry. */
export const TEXT_TAGS = {
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const;
export type TextSyntax = keyof typeof TEXT_TAGS;

/** One value of an attribute. What this project has no use for (dates, ranges, collections) stays as bytes under its tag. */
export type IppValue =
  | { readonly syntax: TextSyntax; readonly value: string }
  | { readonly syntax: 'integer' | 'enum'; readonly value: number }
  | { readonly syntax: 'boolean'; readonly value: boolean }
  /** Out of band (RFC 8010, 3.5.2): unsupported, unknown, no-value. */
  | { readonly syntax: 'none'; readonly tag: number }
  | { readonly syntax: 'other'; readonly tag: number; readonly value: Uint8Array };

export const INTEGER_TAG = 0x21;
export const BOOLEAN_TAG = 0x22;
export const ENUM_TAG = 0x23;
const TEXT_WITH_LANGUAGE = 0x35;
const NAME_WITH_LANGUAGE = 0x36;
/** Below: tags that delimit groups. From here to the first value tag: out of band. */
export const FIRST_VALUE_TAG = 0x10;
const FIRST_IN_BAND_TAG = 0x20;

const SYNTAX_OF: ReadonlyMap<number, TextSyntax> = new Map(
  Object.entries(TEXT_TAGS).flatMap(([name, tag]) => (isTextSyntax(name) ? [[tag, name] as const] : [])),
);

function isTextSyntax(name: string): name is TextSyntax {
  return Object.hasOwn(TEXT_TAGS, name);
}

// A byte order mark is part of a value. Names that people gave may hold anything, and must not hide the rest of an answer.
const anyText = new TextDecoder('utf-8', { ignoreBOM: true });
const ASCII = /^[\x20-\x7e]*$/;

/** The value of one record, or null where the bytes are not what the tag says. */
export const readValue = (tag: number, bytes: Uint8Array): IppValue | null => {
  if (tag < FIRST_IN_BAND_TAG) return bytes.length === 0 ? { syntax: 'none', tag } : null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tag === INTEGER_TAG || tag === ENUM_TAG) {
    if (bytes.length !== 4) return null;
    return { syntax: tag === ENUM_TAG ? 'enum' : 'integer', value: view.getInt32(0) };
  }
  if (tag === BOOLEAN_TAG) {
    const [flag] = bytes;
    return bytes.length === 1 && (flag === 0 || flag === 1) ? { syntax: 'boolean', value: flag === 1 } : null;
  }
  if (tag === TEXT_WITH_LANGUAGE || tag === NAME_WITH_LANGUAGE)
    return withLanguage(tag === TEXT_WITH_LANGUAGE ? 'text' : 'name', bytes, view);
  const syntax = SYNTAX_OF.get(tag);
  if (syntax === undefined) return { syntax: 'other', tag, value: bytes };
  const value = anyText.decode(bytes);
  if (syntax === 'text' || syntax === 'name') return { syntax, value };
  return ASCII.test(value) ? { syntax, value } : null;
};

/** Two lengths, each before its text: the language, then the words (RFC 8010, 3.9). */
const withLanguage = (syntax: 'text' | 'name', bytes: Uint8Array, view: DataView): IppValue | null => {
  if (bytes.length < 4) return null;
  const language = view.getUint16(0);
  if (2 + language + 2 > bytes.length) return null;
  const words = view.getUint16(2 + language);
  const start = 2 + language + 2;
  return start + words === bytes.length ? { syntax, value: anyText.decode(bytes.subarray(start)) } : null;
};

const utf8 = new TextEncoder();

/** Tag and bytes of one value. */
export const printValue = (value: IppValue): { readonly tag: number; readonly bytes: Uint8Array } => {
  switch (value.syntax) {
    case 'none':
      return { tag: value.tag, bytes: new Uint8Array(0) };
    case 'other':
      return { tag: value.tag, bytes: value.value };
    case 'boolean':
      return { tag: BOOLEAN_TAG, bytes: Uint8Array.of(value.value ? 1 : 0) };
    case 'integer':
    case 'enum': {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setInt32(0, value.value);
      return { tag: value.syntax === 'enum' ? ENUM_TAG : INTEGER_TAG, bytes };
    }
    default:
      return { tag: TEXT_TAGS[value.syntax], bytes: utf8.encode(value.value) };
  }
};
