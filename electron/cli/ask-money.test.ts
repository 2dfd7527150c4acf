import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOn } from '../../tests/contract/hosting.ts';
import { begin, mint, never, paidBy } from '../../tests/contract/payment-bench.ts';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { persona } from '../../tests/personas.ts';
import { identityOf } from '../../tests/visitors.ts';
import { reportOf } from '../host/payment/report.ts';
import { chargesOf } from '../host/payment/report-charges.ts';
import { chargePayload, lineOf, moneyOf, settlePayload } from '../host/payment/report-samples.ts';
import { askMoney } from './ask-money.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, bank: true });
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.bank?.payos.reset();
  await lab.his.setFault('ok', 0);
});

const payos = () => {
  if (!lab.bank) throw new Error('the lab has no bank');
  return lab.bank.payos;
};
const config = (driver = 'payos') => {
  const { payosUrl, hisUrl } = lab.describe();
  const keys = { clientId: 'payosClientId', apiKey: 'payosApiKey', checksumKey: 'payosChecksumKey' };
  const secrets = Object.fromEntries(Object.entries(keys).map(([name, env]) => [name, { env }]));
  return {
    payment: { vietqr: { driver, options: { baseUrl: payosUrl, ...secrets } }, card: null },
    systems: { his: { driver: 'fhir', options: { baseUrl: hisUrl } } },
  };
};
const secret = (name: string) => new Map(Object.entries(lab.describe())).get(name)?.toString();

/** A charge that somebody paid. */
const paidCharge = async () => {
  payos().customer({ does: 'pays' });
  const { port } = await openOn('payment', 'payos', lab.describe());
  const { intent, fate } = await begin(port, mint());
  const money = paidBy(await fate);
  await port.close();
  return { intent, money: [...money] };
};
/** Books something in the HIS under that key. */
const book = async (key: string) => {
  const { port } = await openOn('his', 'fhir', lab.describe());
  const day = await port.patientDay(identityOf(persona('older-bill')), never());
  const patientId = day.ok ? day.value.patient?.id : undefined;
  const bills = await port.bills(patientId ?? '', never());
  const [bill] = bills.ok ? bills.value : [];
  if (!bill || patientId === undefined) throw new Error('nothing is owed');
  const settled = await port.settle(
    {
      ...{ key, patientId, means: 'vietqr', reference: '7K2M9XQ4T', moneyIds: ['FT26326000001'] },
      ...{ bills: [{ id: bill.id, amount: bill.due }], at: new Date().toISOString() },
    },
    never(),
  );
  expect(settled.ok).toBe(true);
  await port.close();
};

describe('asking provider and HIS', () => {
  it('tells who has the money, and who has booked it', async () => {
    const paid = await paidCharge();
    const unpaid = mint();
    const settle = {
      ...lineOf('settle', 'booked', settlePayload(paid.money, paid.intent)),
      id: randomUUID(),
    };
    await book(settle.id);
    const unbooked = { ...lineOf('settle', null, settlePayload([moneyOf('FT2')], unpaid)), id: randomUUID() };
    const kept = [settle, unbooked];
    const words = await askMoney(config(), secret, chargesOf(kept));
    expect(words.his).toEqual(
      new Map([
        [settle.id, true],
        [unbooked.id, false],
      ]),
    );
    expect(words.provider.get(paid.intent.id)).toMatchObject({ state: 'paid' });
    expect(words.provider.get(unpaid.id)).toMatchObject({ state: 'not-paid' });
    const { reference } = unpaid;
    expect(reportOf(kept, words.provider, words.his)).toMatchObject([
      { reference, difference: 'unknown-at-provider', provider: 'not-paid', his: 'not-booked' },
      { reference: paid.intent.reference, difference: 'none', provider: 'paid', his: 'booked' },
    ]);
  });

  it('ends nothing that is open, and begins nothing', async () => {
    const { port } = await openOn('payment', 'payos', lab.describe());
    const closing = new AbortController();
    const { intent, shown, fate } = await begin(port, mint(), { signal: closing.signal });
    await shown;
    closing.abort();
    await fate;
    await port.close();
    const seen = new Set<string>();
    payos().watch((_when, message) => seen.add(message));
    const kept = [lineOf('charge', null, chargePayload(intent))];
    const { provider } = await askMoney(config(), secret, chargesOf(kept));
    payos().watch(null);
    expect(provider.get(intent.id)).toMatchObject({ state: 'open' });
    expect([...seen]).toEqual(['payos:read']);
    expect(payos().statusOf(String(intent.number))).toBe('PENDING');
  });

  it('says where nobody answers', async () => {
    const intent = mint();
    const settle = lineOf('settle', null, settlePayload([moneyOf()], intent));
    await payos().setFault('away');
    await lab.his.setFault('down', 0);
    const { provider, his } = await askMoney(config(), secret, chargesOf([settle]));
    expect(provider).toEqual(new Map([[intent.id, 'no-answer']]));
    expect(his).toEqual(new Map([[settle.id, 'no-answer']]));
  });

  it('asks nobody after the charges of another driver, and nothing where nothing is kept', async () => {
    const settle = lineOf('settle', 'booked', settlePayload([moneyOf()], mint()));
    const other = await askMoney(config('vietqr-his'), secret, chargesOf([settle]));
    expect(other.provider.size).toBe(0);
    expect(await askMoney(config(), secret, [])).toEqual({ provider: new Map(), his: new Map() });
  });
});
