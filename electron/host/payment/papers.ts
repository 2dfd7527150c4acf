import type { Result } from '../../../drivers/ports/result.ts';
import { err } from '../../../drivers/ports/result.ts';
import type { CashierSlip, Receipt, Ticket } from '../../../drivers/ports/ticket.ts';
import type { EndingView, MeansView } from '../../contract/payment-views.ts';
import type { Language } from '../../contract/views.ts';
import { drawPaper } from '../draw-paper.ts';
import type { Intent } from '../journal/journal.ts';
import type { JobFailure, PaperJobs, Printed } from '../paper-jobs.ts';
import type { Parts } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { isOf } from './lines.ts';
import { type Owed, owedOfBills, owedOfCharge, receiptNote } from './owed.ts';

/** What is printed about money: the receipt, and the slip with which the cashier goes on. */
export interface MoneyPapers {
  /** Biên nhận of the visit's charge. */
  receipt(visit: Visit, again: boolean): Promise<Result<Printed, JobFailure | 'not-paid'>>;
  /** Phiếu đến quầy thu ngân: for these bills, or (none given) for what is open of the visit's charge. */
  slip(visit: Visit, billIds: readonly string[]): Promise<Result<Printed, JobFailure | 'not-offered'>>;
}

export function createMoneyPapers(parts: Parts, jobs: PaperJobs): MoneyPapers {
  const { config, journal, time, now } = parts;

  const chargeOf = (visit: Visit): Intent<'charge'> | null =>
    journal
      .keptOf(visit.numberKey ?? visit.key)
      .filter(isOf('charge'))
      .find(({ id }) => id === visit.chargeId) ?? null;

  const common = (visit: Visit, reprint: boolean) => ({
    reprint,
    language: visit.language,
    hospital: config.hospital.name[visit.language],
    time: time.stamp(now()),
    name: config.payment.nameOnPaper ? visit.identity.name : null,
    number: visit.number?.number ?? null,
    clinic: visit.number?.clinic[visit.language] ?? null,
  });

  /** How it ended as the patient was told it last: money may have come since the line was closed. */
  const endingOf = ({ paying }: Visit, { payload }: Intent<'charge'>): EndingView | null =>
    paying?.state === 'ended' && paying.reference === payload.charge.reference
      ? paying.ending
      : payload.ending;

  function receiptOf(visit: Visit, intent: Intent<'charge'>, reprint: boolean): Receipt {
    const { payload } = intent;
    const { charge, items, insurance, means } = payload;
    const ending = endingOf(visit, intent);
    return {
      kind: 'receipt',
      ...common(visit, reprint),
      lines: items,
      insurance: insurance > 0 ? insurance : null,
      total: charge.amount,
      method: METHODS[means][visit.language],
      reference: charge.reference,
      note: ending && receiptNote(ending, visit.language),
      qr: charge.id,
    };
  }

  function slipOf(visit: Visit, owed: Owed, reprint: boolean): CashierSlip {
    const { key, reference, lines, total, note } = owed;
    const place = config.payment.cashier[visit.language];
    return { kind: 'cashier', ...common(visit, reprint), lines, total, place, reference, note, qr: key };
  }

  const print = (visit: Visit, key: string, again: boolean, ticket: (reprint: boolean) => Ticket) =>
    jobs.print({
      key,
      number: visit.number,
      again,
      elsewhere: false,
      known: () => (again ? null : knownOf(key)),
      draw: (paper, reprint) => drawPaper(parts, ticket(reprint), paper),
    });

  /** A page that was reloaded wishes for the same paper again. */
  function knownOf(key: string): Printed | null {
    const outcomes = journal.prints(key);
    if (outcomes.includes('confirmed')) return 'confirmed';
    return outcomes.includes('sent-unconfirmed') ? 'sent-unconfirmed' : null;
  }

  return {
    async receipt(visit, again) {
      const intent = chargeOf(visit);
      const ending = intent && endingOf(visit, intent);
      if (!intent || !ending || !WITH_RECEIPT.includes(ending.end)) return err('not-paid');
      return print(visit, intent.id, again, (reprint) => receiptOf(visit, intent, reprint));
    },
    async slip(visit, billIds) {
      const owed = owedOf(visit, billIds);
      if (!owed) return err('not-offered');
      return print(visit, slipKey(visit, owed), false, (reprint) => slipOf(visit, owed, reprint));
    },
  };

  function owedOf(visit: Visit, billIds: readonly string[]): Owed | null {
    const intent = chargeOf(visit);
    if (billIds.length === 0) {
      const ending = intent && (endingOf(visit, intent) ?? UNKNOWN);
      return intent && ending && owedOfCharge(intent, ending, visit.language);
    }
    const bills = visit.bills.filter(({ id }) => billIds.includes(id));
    if (bills.length !== new Set(billIds).size) return null;
    return owedOfBills(bills);
  }
}

/** All copies of one slip have one key; one of another visit, or that says something else, is another slip. */
const slipKey = ({ key: visitKey }: Visit, { key, total, end }: Owed): string =>
  `slip-${visitKey}-${key}-${total}-${end}`;

/** A charge that has not ended: it may have been made. */
const UNKNOWN: EndingView = { end: 'unknown' };
const WITH_RECEIPT: readonly EndingView['end'][] = ['paid', 'too-much', 'twice', 'late'];

const METHODS: Record<MeansView, Record<Language, string>> = {
  vietqr: { vi: 'VietQR', en: 'VietQR' },
  card: { vi: 'Thẻ ngân hàng', en: 'Bank card' },
};
