/** Crockford's base 32: no I, L, O, U, so that nothing is misread on a slip or on the phone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 9;
/** 9 digits of 5 bits. */
const END = 2 ** 45;

const EPOCH = Date.UTC(2026, 0, 1);
const RANDOM_BITS = 14;
const RANDOM_END = 2 ** RANDOM_BITS;
/** 31 bits of seconds: until 2094. */
const SECONDS_END = 2 ** 31;

const isCharge = (number: number): boolean => Number.isInteger(number) && number > 0 && number < END;

/**
 * A number for a charge: 31 bits of seconds since 2026-01-01T00:00:00Z, then 14 random bits. Numbers of later seconds are
 * greater; two of one second are the same once in 16,384 times. The provider sees that, who knows the orders of all kiosks: it
 * refuses a second order of one number, or shows that its order is another kiosk's.
 * @throws RangeError for an instant before 2026 or after 2093, for random bits that are none, and for 0, which is no charge.
 */
export const chargeNumber = (nowMs: number, random14bits: number): number => {
  const seconds = Math.floor((nowMs - EPOCH) / 1000);
  if (!(seconds >= 0 && seconds < SECONDS_END)) throw new RangeError('charge number: the clock is wrong');
  if (!(Number.isInteger(random14bits) && random14bits >= 0 && random14bits < RANDOM_END))
    throw new RangeError('charge number: random bits');
  const number = seconds * RANDOM_END + random14bits;
  if (!isCharge(number)) throw new RangeError('charge number: 0');
  return number;
};

/** The second in which a number was minted, as milliseconds since the epoch. */
export const chargeMintedAt = (number: number): number => EPOCH + Math.floor(number / RANDOM_END) * 1000;

/** The reference of a charge: 9 characters of [0-9A-HJKMNP-TV-Z]. @throws RangeError unless 0 < number < 2^45, an integer. */
export const printReference = (number: number): string => {
  if (!isCharge(number)) throw new RangeError('reference: not the number of a charge');
  let text = '';
  for (let rest = number; text.length < LENGTH; rest = Math.floor(rest / 32)) text = DIGITS[rest % 32] + text;
  return text;
};

/**
 * The number of a reference as somebody wrote it: in either case, I and L for 1, O for 0, in groups. Null for anything else,
 * and for nine zeros, which no charge has.
 */
export const readReference = (text: string): number | null => {
  const plain = text.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  if (!/^[0-9A-HJKMNP-TV-Z]{9}$/.test(plain)) return null;
  let number = 0;
  for (const digit of plain) number = number * 32 + DIGITS.indexOf(digit);
  return isCharge(number) ? number : null;
};
