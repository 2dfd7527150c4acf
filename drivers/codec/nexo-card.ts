/** Of a card number no more than these digits at its ends leave this file. */
const [FIRST, LAST] = [6, 4];
const LONGEST = 40;

/** So many digits in a row, however they are set apart, may be a card number (ISO/IEC 7812: 13 to 19). */
const LIKE_A_PAN = /\d(?:[ .-]*\d){12,}/g;

const hide = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  return digits.slice(0, FIRST) + '•'.repeat(digits.length - FIRST - LAST) + digits.slice(-LAST);
};

/** Text of a terminal about a card, in printable characters, with whatever looks like a card number masked. */
export const maskedText = (text: string): string | null => {
  const plain = text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ')
    .replace(LIKE_A_PAN, hide)
    .trim()
    .slice(0, LONGEST);
  return plain === '' ? null : plain;
};

/** A card number as the terminal masks it, in one form: `541333 **** 9999` is `541333••••9999`. Null where it is none. */
export const maskedPan = (text: string): string | null => {
  const plain = text.replace(/[\s.-]/g, '').replace(/[*Xx#•]/g, '•');
  return /^[\d•]{4,24}$/.test(plain) ? maskedText(plain) : null;
};
