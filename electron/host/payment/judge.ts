import type { Money } from '../../../drivers/ports/payment.ts';

export interface BillPart {
  readonly id: string;
  /** Integer đồng. */
  readonly amount: number;
}

/** What money means for the bills that it was asked for. Integer đồng. */
export interface Judgement {
  /** What of it pays which bill, in their order; empty where they were paid before. */
  readonly pays: readonly BillPart[];
  /** What is more than the bills; `twice`: the whole amount came once more. */
  readonly surplus: number;
  readonly surplusWhy: 'too-much' | 'twice';
  /** What is still owed. */
  readonly missing: number;
}

export const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/** Whole đồng, more than 0: of any other nothing may be concluded. */
/** Twelve digits are what a terminal and a transfer can hold. */
const MOST = 999_999_999_999;

export const isSoundMoney = (money: readonly Money[]): boolean =>
  money.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0) && sumOf(money) <= MOST;

/**
 * Holds money that came against the bills. `before`: what of the charge was accounted for already, by money that came
 * earlier. Nothing of it is lost: pays + surplus = money.
 */
export function judge(bills: readonly BillPart[], before: number, money: readonly Money[]): Judgement {
  const asked = sumOf(bills);
  const came = sumOf(money);
  const pays = spread(bills, before, came);
  const surplus = came - sumOf(pays);
  const wholePieces = money.filter(({ amount }) => amount === asked).length + (before >= asked ? 1 : 0);
  return {
    pays,
    surplus,
    surplusWhy: wholePieces > 1 ? 'twice' : 'too-much',
    missing: Math.max(0, asked - before - came),
  };
}

/** Fills the bills in their order, from where `before` has filled them. */
function spread(bills: readonly BillPart[], before: number, came: number): BillPart[] {
  let filled = before;
  let left = came;
  const parts: BillPart[] = [];
  for (const { id, amount } of bills) {
    const open = Math.max(0, amount - filled);
    filled = Math.max(0, filled - amount);
    const part = Math.min(open, left);
    left -= part;
    if (part > 0) parts.push({ id, amount: part });
  }
  return parts;
}
