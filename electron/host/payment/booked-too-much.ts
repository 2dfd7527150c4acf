import type { Intent, Opening } from '../journal/journal.ts';
import { sumOf } from './judge.ts';
import { isOf, sameCharge } from './lines.ts';

/** Booked by the kiosk; or by hand, by staff who had seen to it. */
const IN_HIS: readonly (string | null)[] = ['booked', 'by-staff'];

/**
 * For staff, who correct the HIS: what it has of a charge as paid, and what stays of it once this reversal is done, in đồng.
 * None where it was never booked.
 */
export function bookedTooMuch({ visit, payload }: Intent<'reverse'>, kept: readonly Intent[]): Opening[] {
  const isSame = (line: { readonly payload: { readonly charge: { readonly id: string } } }): boolean =>
    line.payload.charge.id === payload.charge.id;
  const settles = kept.filter(isOf('settle')).filter(isSame);
  const attentions = kept.filter(isOf('attention')).filter(isSame);
  const gone = kept
    .filter(isOf('reverse'))
    .filter((line) => isSame(line) && line.outcome === 'reversed')
    .map((line) => line.payload.money.id);
  const came = new Map(
    [...settles, ...attentions].flatMap((line) => line.payload.money).map((piece) => [piece.id, piece]),
  );
  for (const id of [...gone, payload.money.id]) came.delete(id);
  const booked = settles.filter(({ outcome }) => IN_HIS.includes(outcome));
  const amount = sumOf(booked.flatMap((line) => line.payload.bills)) - sumOf([...came.values()]);
  if (amount <= 0) return [];
  return [
    {
      kind: 'attention',
      visit,
      payload: { ...sameCharge(payload, payload.before), why: 'in-his', amount, money: [payload.money] },
    },
  ];
}
