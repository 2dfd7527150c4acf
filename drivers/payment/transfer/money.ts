import type { Money } from '../../ports/payment.ts';

export const transferMoney = (id: string, amount: number, at: number | null): Money => ({
  id,
  amount,
  at,
  receipt: null,
  card: null,
});

/** Each piece once, as the provider may tell one twice; null where it tells one piece in two ways. */
export const distinctMoney = (money: readonly Money[]): readonly Money[] | null => {
  const pieces = new Map<string, Money>();
  for (const piece of money) {
    const known = pieces.get(piece.id);
    if (known !== undefined && known.amount !== piece.amount) return null;
    pieces.set(piece.id, known ?? piece);
  }
  return [...pieces.values()];
};
