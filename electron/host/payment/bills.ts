import { createHash } from 'node:crypto';
import { localDay } from '../../../drivers/codec/local-day.ts';
import { isOtherRecord } from '../../../drivers/codec/other-record.ts';
import type { Bill, HisFailure, HisPatient, PatientFailure } from '../../../drivers/ports/his.ts';
import { PAYMENT_MEANS, type PaymentMethod } from '../../../drivers/ports/payment.ts';
import type { Result } from '../../../drivers/ports/result.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import type { BillsView, BillView, MoneyNews } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Parts } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { sumOf } from './judge.ts';
import { isOf } from './lines.ts';

export type BillsFailure = HisFailure | 'not-configured';

/** What a person owes, as far as they may see it. */
export interface Bills {
  /** Asks anew each time: somebody may have paid meanwhile. */
  view(visit: Visit): Promise<Result<BillsView, BillsFailure>>;
  /** The second factor: the last digits of the phone number in the HIS. No number known and a wrong one are told alike. */
  unlock(visit: Visit, digits: string): Promise<Result<{ open: boolean; triesLeft: number }, BillsFailure>>;
}

const TRIES = 3;

export function createBills(parts: Parts): Bills {
  const { config, drivers, journal, log, now, time } = parts;
  const { payment } = config;
  /** Wrong tries of today by the digest of the person's number: laying the card again gives no new ones. */
  const wrong = new Map<string, number>();
  let wrongOn = '';

  const until = (visit: Visit): AbortSignal =>
    AbortSignal.any([visit.over.signal, AbortSignal.timeout(DELAYS.hisQuestion)]);

  /** Null: the HIS has nobody of that name and birth date under the number; a stranger's bills are nobody's here. */
  async function patientOf(visit: Visit): Promise<Result<HisPatient | null, PatientFailure>> {
    const day = (await drivers.his()?.patientDay(visit.identity, until(visit))) ?? err('no-answer' as const);
    if (!day.ok) return day;
    const { patient } = day.value;
    if (patient && isOtherRecord(visit.identity, patient)) return ok(null);
    visit.patientId = patient?.id ?? visit.patientId;
    return ok(patient);
  }

  const personOf = (visit: Visit): string => createHash('sha256').update(visit.identity.number).digest('hex');
  function triesLeft(visit: Visit): number {
    const today = localDay(now(), config.hospital.timeZone).date;
    if (today !== wrongOn) wrong.clear();
    wrongOn = today;
    return Math.max(0, TRIES - (wrong.get(personOf(visit)) ?? 0));
  }

  function olderState(visit: Visit): BillsView['older'] {
    if (payment.olderBills === 'never') return 'none';
    if (visit.unlocked) return 'open';
    return triesLeft(visit) === 0 ? 'closed' : 'locked';
  }

  async function stateOf(method: PaymentMethod | null, visit: Visit) {
    return method ? method.status(until(visit)) : ('offline' as const);
  }

  async function meansOf(visit: Visit): Promise<BillsView['means']> {
    const configured = PAYMENT_MEANS.filter((means) => payment[means] !== null);
    return Promise.all(
      configured.map(async (means) => ({ means, state: await stateOf(drivers.payment(means), visit) })),
    );
  }

  const billView = (visit: Visit, bill: Bill): BillView => {
    const isThis = bill.visitKey !== null && bill.visitKey === visit.numberKey;
    return {
      id: bill.id,
      of: isThis ? 'this' : 'older',
      date: time.stamp(bill.issuedAt).slice(0, 'dd/mm/yyyy'.length),
      clinic: isThis ? (visit.number?.clinic ?? null) : null,
      items: bill.items.map((item) => ({ ...item })),
      insurance: bill.insurance,
      due: bill.due,
    };
  };

  /**
   * Money that was taken for a bill and that the HIS has not booked yet: nobody pays it again. What it has booked a moment ago
   * counts as long as it still asks for just that: some book at once and show it later.
   */
  function dueOf({ id, due }: Bill): number {
    const lines = journal.kept().filter(isOf('settle'));
    const parts = (line: (typeof lines)[number]) => line.payload.bills.filter((bill) => bill.id === id);
    const open = sumOf(lines.filter(({ state }) => state === 'opened').flatMap(parts));
    const fresh = lines.filter(({ outcome, at }) => outcome === 'booked' && now() - at < DELAYS.bookedShown);
    return fresh.flatMap(parts).some(({ amount }) => amount === due) ? 0 : due - open;
  }

  /** Money of this number that was on its way when the screen let go of it. */
  function newsOf(visit: Visit, billIds: readonly string[]): MoneyNews[] {
    const kept = journal.kept();
    const ofNumber = kept.filter((intent) => intent.visit === visit.numberKey);
    const open = ofNumber.filter(({ state }) => state === 'opened');
    const names = ({ bills }: { readonly bills: readonly { readonly id: string }[] }): boolean =>
      bills.some(({ id }) => billIds.includes(id));
    const line = (kind: MoneyNews['kind'], amount: number, { reference }: { reference: string }) => ({
      kind,
      amount,
      reference,
    });
    return [
      ...kept
        .filter(isOf('charge'))
        .filter(({ id, state }) => state === 'opened' && id !== visit.chargeId)
        .filter((intent) => intent.visit === visit.numberKey || names(intent.payload))
        .map(({ payload: { charge } }) => line('asking', charge.amount, charge)),
      ...ofNumber
        .filter(isOf('settle'))
        .filter(({ payload }) => payload.late)
        .map(({ payload: { bills, charge } }) => line('late', sumOf(bills), charge)),
      ...open
        .filter(isOf('attention'))
        .filter(({ payload }) => payload.why === 'too-much' || payload.why === 'twice')
        .map(({ payload: { amount, charge } }) => line('back', amount, charge)),
    ];
  }

  return {
    async view(visit) {
      if (PAYMENT_MEANS.every((means) => payment[means] === null)) return err('not-configured');
      if (visit.patientId === null) {
        const patient = await patientOf(visit);
        if (!patient.ok) return failed('patient', patient.error);
      }
      const [bills, means] = await Promise.all([
        visit.patientId === null
          ? ok([] as readonly Bill[])
          : (drivers.his()?.bills(visit.patientId, until(visit)) ?? err('no-answer' as const)),
        meansOf(visit),
      ]);
      if (!bills.ok) return failed('bills', bills.error);
      const shown = bills.value
        .map((bill) => ({ ...bill, due: dueOf(bill) }))
        .filter(({ due }) => due > 0)
        .filter((bill) => visit.unlocked || (bill.visitKey !== null && bill.visitKey === visit.numberKey));
      visit.bills = shown;
      visit.billsView = {
        bills: shown.map((bill) => billView(visit, bill)),
        older: olderState(visit),
        means,
        least: payment.least,
        most: payment.most,
        news: newsOf(
          visit,
          shown.map(({ id }) => id),
        ),
      };
      return ok(visit.billsView);
    },

    async unlock(visit, digits) {
      if (payment.olderBills === 'never') return err('not-configured');
      if (triesLeft(visit) === 0) return ok({ open: false, triesLeft: 0 });
      const person = personOf(visit);
      // It counts before the HIS is asked: tries at the same time are so many tries.
      wrong.set(person, (wrong.get(person) ?? 0) + 1);
      const patient = await patientOf(visit);
      if (!patient.ok) {
        wrong.set(person, Math.max(0, (wrong.get(person) ?? 0) - 1));
        return failed('patient', patient.error);
      }
      visit.unlocked = patient.value?.phone?.endsWith(digits) ?? false;
      if (visit.unlocked) wrong.delete(person);
      return ok({ open: visit.unlocked, triesLeft: triesLeft(visit) });
    },
  };

  /** Of several records nobody knows which one owes. */
  function failed(what: string, code: PatientFailure): Result<never, HisFailure> {
    log('his.failed', { what, code });
    return err(code === 'several-patients' ? 'bad-answer' : code);
  }
}
