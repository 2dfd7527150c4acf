/** Keys that follow each other faster are typed by a scanner. Milliseconds. */
export const GAP_MS = 100;
/** A longer code is dropped, with all that follows until the keys are silent. */
export const MOST = 2048;
/** Fewer keys before an Enter are a hand's. */
const LEAST_ENDED = 4;
/** Fewer keys before a silence are a hand's. */
const LEAST_SILENT = 8;
/** No hand types so many keys at a scanner's speed. */
const SURELY_SCANNED = 20;
/** Separators of a code's fields; or a number with as many digits as a number has (9, 10, 12), or an insurance code. */
const STRUCTURE = /[|<$]|^(?:\d{9,10}|\d{12}|\p{L}{1,2}\d{13})$/u;

/** A Vietnamese letter: what Telex, or a layout, makes of plain ones. */
const MARKED = /[^\p{ASCII}]/u;
/** What hex, and digits with their dashes, become where Telex has composed them. */
const WAS_HEX = /^(?=.*\d)[\da-fâêàáảãạăầấẩẫậèéẻẽẹềếểễệđ\s/.-]{4,}$/iu;
/** What stands for a letter that a scanner could not type. */
const HOLE = /[?\uFFFD]/;
/** A scheme, or a host and a path: here alone a question mark is one. */
const LINK = /^(?:[a-z][a-z\d+.-]*:|(?:[a-z\d-]+\.)+[a-z]{2,}\/)[^\s\uFFFD]+$/i;

/** `telex`: an input method has composed letters. `lost-characters`: some keys never came as text. */
export type WedgeDamage = 'telex' | 'lost-characters';

export interface Burst {
  readonly text: string;
  /** Keys that were held back, or came without a character. */
  readonly lost: number;
  /** A Backspace came: an input method takes letters back that way, to write others. */
  readonly rewritten: boolean;
}

export const NO_BURST: Burst = { text: '', lost: 0, rewritten: false };

/** Whether keys that ended like this were typed by a scanner. */
export function isCode({ text, lost }: Burst, end: 'key' | 'silence'): boolean {
  const keys = text.length + lost;
  if (keys > MOST) return false;
  if (end === 'key') return keys >= LEAST_ENDED;
  return keys >= LEAST_SILENT && (keys >= SURELY_SCANNED || lost > 0 || STRUCTURE.test(text));
}

/** What happened to a code on its way through the keyboard; null: nothing that shows. */
export function damageOf({ text, lost, rewritten }: Burst): WedgeDamage | null {
  if (lost > 0 || (HOLE.test(text) && !LINK.test(text))) return 'lost-characters';
  const composed = text.split('|').some((field) => MARKED.test(field) && WAS_HEX.test(field));
  return rewritten || composed ? 'telex' : null;
}
