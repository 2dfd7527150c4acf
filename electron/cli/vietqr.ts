import { printVietQr } from '../../drivers/codec/vietqr.ts';
import { err, ok, type Result } from '../../drivers/ports/result.ts';
import { print, type Settings } from './configured.ts';

export interface VietQrOptions {
  /** Bank: six digits. */
  readonly bin: string;
  readonly account: string;
  /** Whole đồng. With it the code is made for one payment, without it for any number. */
  readonly amount?: string;
  readonly purpose?: string;
}

/** What an option must be, by the field of the code that it gives. */
const RULES: Readonly<Record<string, string>> = {
  bin: '--bin is the six digits of the bank: 970436 is Vietcombank',
  account: '--account is 1 to 19 letters and digits',
  amount: '--amount is whole đồng: 1 to 13 digits, no points, not 0',
  purpose: '--purpose is 1 to 25 characters',
};
const LONGEST_PURPOSE = 25;
const AMOUNT = /^[1-9]\d{0,12}$/;
const PLAIN = /^[\x20-\x7e]*$/;

/** `vietqr`: prints the content of a payment code (domain facts F1), or why there is none. */
export async function vietQr(settings: Settings, options: VietQrOptions): Promise<boolean> {
  const made = payloadOf(options);
  print(settings, made.ok ? { payload: made.value } : { payload: null, error: made.error });
  return made.ok;
}

function payloadOf({ bin, account, amount, purpose }: VietQrOptions): Result<string, string> {
  if (amount !== undefined && !AMOUNT.test(amount)) return err(RULES.amount ?? '');
  if (purpose !== undefined && !PLAIN.test(purpose))
    return err(`--purpose takes letters without marks alone: write "${plain(purpose)}"`);
  try {
    return ok(
      printVietQr({
        bin,
        account,
        service: 'QRIBFTTA',
        amount: amount === undefined ? null : Number(amount),
        purpose: purpose ?? null,
        dynamic: amount !== undefined,
      }),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return err(RULES[error.message.replace('VietQR: ', '')] ?? error.message);
  }
}

/** The words as a bank's application takes them: lengths in it count bytes or characters, and only in ASCII both are the same. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_PURPOSE)
    .trim();
}
