/** What the 15 characters of an insurance code (mã thẻ BHYT) say, domain facts C2. */
export interface BhytCodeParts {
  /** Đối tượng: two letters. Their list is open. */
  readonly group: string;
  /** Mức hưởng: 1 to 5 (domain facts C3). */
  readonly benefitLevel: string;
  /** Where the card was issued: two digits of BHXH's list. */
  readonly province: string;
  /** Mã số BHXH: ten digits. */
  readonly insuranceNumber: string;
}

const CODE = /^([A-Z]{2})([1-5])(\d{2})(\d{10})$/;
const INSURANCE_NUMBER = /^\d{10}$/;

/** Null where the text is no such code. Letters are capitals. */
export const parseBhytCode = (text: string): BhytCodeParts | null => {
  const [, group, benefitLevel, province, insuranceNumber] = CODE.exec(text) ?? [];
  return group === undefined ||
    benefitLevel === undefined ||
    province === undefined ||
    insuranceNumber === undefined
    ? null
    : { group, benefitLevel, province, insuranceNumber };
};

/** A code of 15 characters, or a mã số BHXH of ten digits. */
export const isBhytCode = (text: string): boolean => CODE.test(text) || INSURANCE_NUMBER.test(text);

/** What closes the line of an insurance card. */
export const TERMINATOR = '$';
const SHAPE_OF_CODE = /^[A-Z]{2}\d{13}$/i;
const HEX = /^(?:[0-9a-f]{2}){2,}$/i;

/**
 * Insurance card (domain facts C1), whole or cut: the closing `$`, a code of its shape, or the name in hex and the sex as
 * a digit. Digits alone may be a part of a CMND.
 */
export const looksLikeBhyt = (fields: readonly string[]): boolean => {
  const [first = '', second = '', , fourth = ''] = fields;
  if (fields.length === 1) return false;
  if (fields[fields.length - 1] === TERMINATOR || SHAPE_OF_CODE.test(first)) return true;
  const hex = second !== '' && HEX.test(second) && !/^\d{1,9}$/.test(second);
  return hex && (fourth === '' || fourth === '1' || fourth === '2');
};
