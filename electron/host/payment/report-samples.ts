import type { ChargeIntent, Money } from '../../../drivers/ports/payment.ts';
import type { Intent } from '../journal/journal.ts';
import type { IntentKind, PayloadOf } from '../journal/payloads.ts';

/** Lines of a made-up journal about one charge, for tests. */
export const CHARGE: ChargeIntent = {
  id: '0f8d3a52-7c1e-4b6f-9a2d-5e4c3b2a1f00',
  number: 123_456_789,
  reference: '00003NQK8',
  amount: 150_000,
  mintedAt: 1_795_309_920_000,
  expiresAt: 1_795_310_220_000,
};

export const moneyOf = (id = 'FT26326000001', amount = CHARGE.amount): Money => ({
  ...{ id, amount },
  at: CHARGE.mintedAt + 20_000,
  receipt: null,
  card: null,
});

const OF_CHARGE = {
  means: 'vietqr',
  driver: 'payos',
  charge: CHARGE,
  bills: [{ id: 'bill-1', amount: CHARGE.amount }],
  patientId: '',
  before: 0,
} as const;
/** A payload's fields of every kind. */
const sameOf = (charge: ChargeIntent) => ({ ...OF_CHARGE, charge, bills: [...OF_CHARGE.bills] });

/** By whoever stands there: a synthetic person. */
export const chargePayload = (charge = CHARGE): PayloadOf<'charge'> => ({
  ...sameOf(charge),
  mark: null,
  standing: {
    visitKey: 'visit-1',
    identity: {
      source: 'qr',
      assurance: 'scanned',
      number: '001090123456',
      oldNumber: null,
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-01',
      sex: 'male',
      address: null,
      issueDate: null,
    },
    language: 'vi',
    number: {
      number: 'A001',
      standing: 'his',
      clinicId: 'noi-1',
      department: { vi: 'Khoa Khám bệnh', en: 'Outpatients' },
      clinic: { vi: 'Nội tổng quát', en: 'General medicine' },
      room: '101',
      floor: '1',
      waiting: null,
      time: '08:15',
      already: false,
      paper: null,
    },
    numberKey: 'visit-1',
  },
  items: [{ label: 'Khám nội', amount: charge.amount }],
  insurance: 0,
  ending: null,
});
export const settlePayload = (money: Money[], charge = CHARGE): PayloadOf<'settle'> => ({
  ...sameOf(charge),
  ...{ money, late: false },
});
export const watchPayload = (known: string[], charge = CHARGE): PayloadOf<'watch'> => ({
  ...sameOf(charge),
  ...{ known, until: charge.mintedAt + 86_400_000 },
});
export const attentionPayload = (
  why: PayloadOf<'attention'>['why'],
  amount: number,
  money: Money[],
): PayloadOf<'attention'> => ({ ...sameOf(CHARGE), why, amount, money });
export const reversePayload = (money: Money): PayloadOf<'reverse'> => ({
  ...sameOf(CHARGE),
  ...{ task: null, money, id: 'reversal', number: 7, reference: '000000007' },
});

let made = 0;
/** `outcome`: null for a line that is open. */
export const lineOf = <K extends IntentKind>(
  kind: K,
  outcome: string | null,
  payload: PayloadOf<K>,
): Intent<K> => {
  made += 1;
  const state = outcome === null ? 'opened' : 'closed';
  return { id: `line-${made}`, kind, visit: 'visit-1', state, outcome, at: CHARGE.mintedAt + made, payload };
};
