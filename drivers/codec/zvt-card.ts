/** Of a card number no more than these digits at its ends leave this file. */
const [FIRST, LAST] = [6, 4];
const DOT = '•';

const masked = (number: string): string => {
  const hidden = number.length - FIRST - LAST;
  if (hidden <= 0) return DOT.repeat(number.length);
  return number.slice(0, FIRST) + DOT.repeat(hidden) + number.slice(-LAST);
};

/**
 * A card number of BMP 22 as text: `411111••••••1111`. Half bytes are digits, E where the terminal masks one, F behind an odd
 * number. What the terminal did not mask is masked here. Null where it is none.
 */
export const readZvtPan = (bytes: Uint8Array | undefined): string | null => {
  if (bytes === undefined || bytes.length === 0) return null;
  const halves = Buffer.from(bytes).toString('hex').replace(/f+$/, '');
  return /^[0-9e]{1,38}$/.test(halves) ? masked(halves.replaceAll('e', DOT)) : null;
};

/** So many digits in a row, however they are set apart, may be a card number. */
const LIKE_A_PAN = /[0-9](?:[ -]?[0-9]){12,18}/g;
const LONGEST_NAME = 40;

/** A name of a card (BMP 8B) in printable ASCII; null where it is empty. */
export const readZvtCardName = (bytes: Uint8Array | undefined): string | null => {
  const name = [...(bytes ?? [])]
    .map((code) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ' '))
    .join('')
    .replace(LIKE_A_PAN, (digits) => masked(digits.replace(/[ -]/g, '')))
    .trim();
  return name === '' ? null : name.slice(0, LONGEST_NAME);
};
