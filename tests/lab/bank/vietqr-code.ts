/** A transfer as a bank prints it in a code: EMVCo with the data of NAPAS (domain facts F1). Written apart from the product's codec. */
export interface PrintedTransfer {
  /** Six digits. */
  readonly bin: string;
  readonly account: string;
  /** Integer đồng. */
  readonly amount: number;
  /** 62-08 as it is: payOS prints more than the 25 characters that EMVCo allows. */
  readonly purpose: string;
}

const field = (id: string, value: string): string => {
  if (value.length > 99) throw new RangeError(`field ${id} is too long`);
  return id + String(value.length).padStart(2, '0') + value;
};

/** CRC-16/CCITT-FALSE, bit by bit, of ASCII text. */
const crc = (text: string): string => {
  let register = 0xffff;
  for (const byte of Buffer.from(text, 'ascii')) {
    for (let mask = 0x80; mask > 0; mask >>= 1) {
      const out = (register & 0x8000) !== 0;
      register = (register << 1) & 0xffff;
      if (out !== ((byte & mask) !== 0)) register ^= 0x1021;
    }
  }
  return register.toString(16).toUpperCase().padStart(4, '0');
};

/** The text in the code, good for one payment to an account. @throws RangeError for a purpose that fits no field. */
export const vietQrCode = ({ bin, account, amount, purpose }: PrintedTransfer): string => {
  const beneficiary = field('00', bin) + field('01', account);
  const text = [
    field('00', '01'),
    field('01', '12'),
    field('38', field('00', 'A000000727') + field('01', beneficiary) + field('02', 'QRIBFTTA')),
    field('53', '704'),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', purpose)),
    '6304',
  ].join('');
  return text + crc(text);
};
