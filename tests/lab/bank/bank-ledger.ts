import type { Booked } from '../money.ts';

/** A transfer between accounts, as the bank of the hospital knows it. */
export interface Transfer {
  /** The bank's own name of it (FT26326000001). */
  readonly id: string;
  readonly amount: number;
  readonly at: number;
}

const DAY_MS = 86_400_000;

/** Names of transfers as Vietnamese banks give them: year, day of the year, count. */
export class TransferNames {
  private count = 0;

  next(at: number): string {
    const day = new Date(at);
    const ofYear = Math.floor((at - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
    this.count += 1;
    const year = String(day.getUTCFullYear()).slice(2);
    return `FT${year}${String(ofYear).padStart(3, '0')}${String(this.count).padStart(6, '0')}`;
  }
}

/** @throws RangeError for what no bank moves. */
export const checkAmount = (amount: number): void => {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`no amount of đồng: ${amount}`);
};

export const bookedAs = ({ id, amount, at }: Transfer, key: string | null): Booked => ({
  kind: 'charge',
  key,
  amount,
  id,
  at,
});

/** `yyyy-MM-dd HH:mm:ss` of an instant in Vietnam, UTC+7 all year. */
export const bankTime = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
