import { telex } from './telex.ts';

/**
 * `words`: each word of a name. `address`: each word, and a letter behind a figure or a sign (`12A`, `P.Ba Đình`).
 */
export type Capitals = 'none' | 'words' | 'address';

/** `telex` composes letters with marks; `letters` leaves each key as it is: `where` is a word of English. */
export type InputMethod = 'telex' | 'letters';

/** How words of one's own are typed: in the language of the screen. Names and addresses are Telex in both. */
export const methodOf = (language: 'vi' | 'en'): InputMethod => (language === 'vi' ? 'telex' : 'letters');

interface Typing {
  readonly capitals: Capitals;
  readonly method: InputMethod;
  /** In characters. */
  readonly longest: number;
}

const WORD_BEGINS = /(^|\s)$/;
const ADDRESS_BEGINS = /(^|[^\p{L}\p{M}])$/u;

/** Whether the next letter becomes a capital by itself. */
export const nextIsCapital = (text: string, capitals: Capitals): boolean => {
  if (capitals === 'none') return false;
  return (capitals === 'words' ? WORD_BEGINS : ADDRESS_BEGINS).test(text);
};

/** `text` after the key `key` (one lower-case letter, figure, sign or space) was pressed; as it was where it is full. */
export const typedOn = (text: string, key: string, { capitals, method, longest }: Typing): string => {
  // Blanks at the beginning and twice say nothing in a name or an address.
  if (key === ' ' && capitals !== 'none' && WORD_BEGINS.test(text)) return text;
  const cased = nextIsCapital(text, capitals) ? key.toUpperCase() : key;
  const next = method === 'telex' ? telex(text, cased) : text + cased;
  // A mark is still taken where another letter is not.
  return next.length > longest && next.length > text.length ? text : next;
};

/** `text` without its last letter, marks and all. */
export const erased = (text: string): string => [...text.normalize('NFC')].slice(0, -1).join('');
