import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChargeFate, Money, PaymentMeans, PaymentMethod } from '../../drivers/ports/payment.ts';
import { createJournal, type Intent, type Journal } from '../../electron/host/journal/journal.ts';
import type { PayloadOf } from '../../electron/host/journal/payloads.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { JOURNAL_KEY, MORNING, PERSON, TICKET_NUMBER } from './parts.ts';

/** A journal in a folder of its own. */
export function openTestJournal(now: () => number): { journal: Journal; end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-money-'));
  const journal = createJournal(openStore(join(folder, 'journal.db'), JOURNAL_KEY), now);
  const end = (): void => {
    journal.shut();
    rmSync(folder, { recursive: true });
  };
  return { journal, end };
}

export const money = (id: string, amount: number, receipt: string | null = null): Money => ({
  ...{ id, amount, at: MORNING, receipt, card: null },
});

/** A charge over one bill of 150,000 đồng. */
export const chargePayload = (
  means: PaymentMeans = 'vietqr',
  id = 'charge-1',
  mintedAt = MORNING,
): PayloadOf<'charge'> => ({
  means,
  driver: means === 'vietqr' ? 'transfer' : 'terminal',
  charge: { id, number: 7, reference: '000000007', amount: 150_000, mintedAt, expiresAt: mintedAt + 300_000 },
  bills: [{ id: 'hd-1', amount: 150_000 }],
  patientId: 'p-1',
  before: 0,
  mark: means === 'card' ? '0' : null,
  standing: {
    visitKey: 'visit-1',
    identity: PERSON,
    language: 'vi',
    number: TICKET_NUMBER,
    numberKey: 'number-1',
  },
  items: [{ label: 'Công khám', amount: 150_000 }],
  insurance: 0,
  ending: null,
});
const ofCharge = (means: PaymentMeans, mintedAt = MORNING) => {
  const { driver, charge, bills, patientId, before } = chargePayload(means, 'charge-1', mintedAt);
  return { means, driver, charge, bills, patientId, before };
};
export const settlePayload = (
  means: PaymentMeans = 'vietqr',
  pieces = [money('m1', 150_000)],
): PayloadOf<'settle'> => ({ ...ofCharge(means), money: pieces, late: false });
export const watchPayload = (known: readonly string[] = [], before = 0): PayloadOf<'watch'> => ({
  ...ofCharge('vietqr'),
  before,
  known: [...known],
  until: MORNING + 3 * 86_400_000,
});
export const attentionPayload = (
  why: PayloadOf<'attention'>['why'],
  amount: number,
  pieces: readonly Money[],
  means: PaymentMeans = 'vietqr',
): PayloadOf<'attention'> => ({ ...ofCharge(means), why, amount, money: [...pieces] });

/** A line as the journal gives it. */
export const chargeIntent = (payload = chargePayload()): Intent<'charge'> => ({
  ...{
    id: 'line-1',
    kind: 'charge',
    visit: 'number-1',
    state: 'opened',
    outcome: null,
    at: MORNING,
    payload,
  },
});
export const watchIntent = (payload = watchPayload()): Intent<'watch'> => ({
  ...{ id: 'line-2', kind: 'watch', visit: 'number-1', state: 'opened', outcome: null, at: MORNING, payload },
});

/** A means that is asked and says always the same. */
export function askedMethod(
  means: PaymentMeans,
  fate: () => ChargeFate,
): PaymentMethod & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    means,
    status: async () => 'ready',
    mark: async () => ({ mark: means === 'card' ? '0' : null }),
    charge: async () => ({ state: 'unknown' }),
    async query({ id }) {
      asked.push(id);
      return fate();
    },
    async cancel() {
      return fate();
    },
    reverse: async () => ({ state: 'reversed' }),
    endOfDay: null,
    close: async () => undefined,
  };
}
