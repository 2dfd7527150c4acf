import type { Account, Invoice, InvoiceLineItemPriceComponent, Money } from '@medplum/fhirtypes';
import { PERSONAS, type Persona } from '../personas.ts';
import { SYSTEMS } from './his-seed.ts';
import { localDay, localInstant } from './local-day.ts';

/** What a bill is made out for. Amounts in integer đồng, before insurance. */
interface BillSeed {
  readonly id: string;
  readonly patientId: string;
  /** ISO instant. */
  readonly date: string;
  readonly items: readonly { readonly label: string; readonly amount: number }[];
  readonly insured: boolean;
  /** `Account.id` that the bill shares with its visit. */
  readonly accountId: string | null;
}

const DAY_MS = 86_400_000;
/** Insurance pays 80 of 100 (mức hưởng 4). */
const COVERED = 0.8;
/** maKetQua with which a card counts as good. */
const GOOD_CARDS = ['000', '003'];

const dong = (value: number): Money => ({ value, currency: 'VND' });

/** Whether insurance pays for the holder of a citizen number: as the portal says, where it answers. */
export const isInsured = (nationalId: string | undefined): boolean =>
  PERSONAS.some(
    ({ card, insurance }) =>
      card.number === nationalId &&
      insurance.portal === 'answers' &&
      insurance.card !== null &&
      GOOD_CARDS.includes(insurance.code),
  );

/** Price and what insurance pays of it. */
const componentsOf = (amount: number, insurance: number): InvoiceLineItemPriceComponent[] => [
  { type: 'base', amount: dong(amount) },
  ...(insurance > 0
    ? [
        {
          type: 'deduction' as const,
          code: { coding: [{ system: SYSTEMS.price, code: 'BHYT' }] },
          factor: COVERED,
          amount: dong(insurance),
        },
      ]
    : []),
];

const insuranceOf = (amount: number, insured: boolean): number =>
  insured ? Math.floor(amount * COVERED) : 0;

/** An Invoice that is to be paid; one of which insurance pays all is balanced. */
export const billOf = ({ id, patientId, date, items, insured, accountId }: BillSeed): Invoice => {
  const parts = items.map(({ label, amount }) => ({
    label,
    amount,
    insurance: insuranceOf(amount, insured),
  }));
  const owed = parts.reduce((sum, { amount, insurance }) => sum + amount - insurance, 0);
  return {
    resourceType: 'Invoice',
    id,
    status: owed > 0 ? 'issued' : 'balanced',
    subject: { reference: `Patient/${patientId}` },
    date,
    ...(accountId === null ? {} : { account: { reference: `Account/${accountId}` } }),
    lineItem: parts.map(({ label, amount, insurance }, n) => ({
      sequence: n + 1,
      chargeItemCodeableConcept: { text: label },
      priceComponent: componentsOf(amount, insurance),
    })),
    totalNet: dong(owed),
    totalGross: dong(owed),
  };
};

/** A bill that came as a draft, made out: what insurance pays is taken off, and it is issued. */
export const madeOut = (draft: Invoice, insured: boolean): Invoice => {
  const lines = (draft.lineItem ?? []).map((line) => {
    const amount = line.priceComponent?.find(({ type }) => type === 'base')?.amount?.value ?? 0;
    return { line, amount, insurance: insuranceOf(amount, insured) };
  });
  const owed = lines.reduce((sum, { amount, insurance }) => sum + amount - insurance, 0);
  return {
    ...draft,
    status: owed > 0 ? 'issued' : 'balanced',
    lineItem: lines.map(({ line, amount, insurance }) => ({
      ...line,
      priceComponent: componentsOf(amount, insurance),
    })),
    totalNet: dong(owed),
    totalGross: dong(owed),
  };
};

/** Account and bill of a visit that is being admitted, under ids that its clinic, day and queue number make. */
export const chargesOf = (visit: {
  readonly patientId: string;
  readonly queueNumber: string;
  readonly clinicId: string;
  readonly clinicName: string;
  readonly price: number;
  readonly insured: boolean;
  readonly at: number;
}): { readonly account: Account; readonly bill: Invoice } => {
  const tail = `${visit.clinicId}-${localDay(visit.at).replaceAll('-', '')}-${visit.queueNumber}`;
  return {
    account: {
      resourceType: 'Account',
      id: `tk-${tail}`,
      status: 'active',
      subject: [{ reference: `Patient/${visit.patientId}` }],
    },
    bill: billOf({
      id: `hd-${tail}`,
      patientId: visit.patientId,
      date: new Date(visit.at).toISOString(),
      items: [{ label: `Công khám – ${visit.clinicName}`, amount: visit.price }],
      insured: visit.insured,
      accountId: `tk-${tail}`,
    }),
  };
};

/** The unpaid bills with which somebody comes. They belong to no visit of today. */
export const olderBillsOf = ({ card, his: { patientId, olderBills } }: Persona, now: number): Invoice[] =>
  patientId === null
    ? []
    : olderBills.map(({ daysAgo, items }, n) =>
        billOf({
          id: `hd-cu-${patientId}-${n + 1}`,
          patientId,
          date: localInstant(localDay(now - daysAgo * DAY_MS), 9 * 60 + 15),
          items,
          insured: isInsured(card.number),
          accountId: null,
        }),
      );

const paidExtension = (bill: Invoice) => bill.extension?.find(({ url }) => url === SYSTEMS.paid);

/** What of a bill is paid, integer đồng. */
const paidOf = (bill: Invoice): number => paidExtension(bill)?.valueMoney?.value ?? 0;

/** The bill after money came in: what is paid grows, and where nothing is owed any more it is balanced. */
export const withMoney = (bill: Invoice, amount: number): Invoice => {
  const paid = paidOf(bill) + amount;
  return {
    ...bill,
    status: paid >= (bill.totalNet?.value ?? 0) ? 'balanced' : bill.status,
    extension: [
      ...(bill.extension ?? []).filter((one) => one !== paidExtension(bill)),
      { url: SYSTEMS.paid, valueMoney: dong(paid) },
    ],
  };
};
