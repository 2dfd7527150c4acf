import { join } from 'node:path';
import type { PaymentReconciliation } from '@medplum/fhirtypes';
import { createJournal, type Intent } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { sumOf } from '../../electron/host/payment/judge.ts';
import { isOf } from '../../electron/host/payment/lines.ts';
import type { Lab } from '../lab/lab.ts';
import { JOURNAL_KEY } from '../run/kiosk-config.ts';
import type { Place } from './places.ts';

/** The books of one run, in integer đồng, and what does not fit in them. */
export interface Accounts {
  /** Charges that the kiosk meant to make. */
  readonly intents: number;
  /** Charges that the place really made. */
  readonly charges: number;
  /** What it took, less what it gave back. */
  readonly taken: number;
  /** What the HIS has booked. */
  readonly booked: number;
  /** What stands on staff's list: to be booked, to be given back. */
  readonly listed: number;
  /** Charges of which the kiosk says that nobody knows. */
  readonly unknown: number;
  readonly faults: readonly string[];
}

/** Opens the journal of a kiosk that has ended, and holds it against the ledgers of place and HIS. */
export async function accountsOf(lab: Lab, place: Place, folder: string): Promise<Accounts> {
  const journal = createJournal(openStore(join(folder, 'data', 'journal.db'), JOURNAL_KEY), Date.now);
  const lines = journal.lines();
  const kept = journal.kept();
  const broken = journal.verify();
  journal.shut();

  const open = kept.filter(({ state }) => state === 'opened');
  const intents = lines.filter(({ kind, state }) => kind === 'charge' && state === 'opened').length;
  const ledger = place
    .money(lab)
    .ledger()
    .slice(place.testSale === null ? 0 : 1);
  const charges = ledger.filter(({ kind }) => kind === 'charge');
  const back = ledger.filter(({ kind }) => kind === 'reversal');
  const payments = await lab.his.all<PaymentReconciliation>('PaymentReconciliation');
  const booked = payments.reduce((sum, { paymentAmount }) => sum + (paymentAmount?.value ?? 0), 0);
  const taken = sumOf(charges) - sumOf(back);
  const listed = listedOf(open);
  const unknown = open.filter(isOf('charge')).length;
  const keys = charges.map(({ key }) => key).filter((key) => key !== null);

  const faults = [
    charges.length > intents && `${charges.length} charges for ${intents} intents`,
    new Set(keys).size < keys.length && 'two charges for one intent',
    taken !== booked + listed && unknown === 0 && `taken ${taken}, booked ${booked}, listed ${listed}`,
    taken < booked && `booked ${booked} of ${taken}`,
    broken !== null && `the journal's chain is broken at ${broken}`,
  ].filter((fault) => fault !== false);
  return { intents, charges: charges.length, taken, booked, listed, unknown, faults };
}

const listedOf = (open: readonly Intent[]): number =>
  open.filter(isOf('settle')).reduce((sum, { payload }) => sum + sumOf(payload.bills), 0) +
  open
    .filter(isOf('attention'))
    .filter(({ payload }) => payload.why !== 'short' && payload.why !== 'unknown')
    .reduce((sum, { payload }) => sum + payload.amount, 0);
