import type { Invoice, PaymentReconciliation } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bill, HospitalSystem, SettleRequest } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { type Persona, persona } from '../personas.ts';
import { identityOf } from '../visitors.ts';
import { frontOf, type HisFront, wireOf } from './his-fronts.ts';
import { hosted, openOn } from './hosting.ts';

const INSURED = persona('covered');
const UNINSURED = persona('foreign-address');
const DEBTOR = persona('older-bill');

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, interfaces: true });
});
afterAll(() => lab.close());

const given = <T>(answer: Result<T, string>): T => {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};
const one = <T>(list: readonly T[]): T => {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`${list.length} where one was to be`);
  return first;
};
const payments = () => lab.his.all<PaymentReconciliation>('PaymentReconciliation');
const statusOf = async (id: string) =>
  (await lab.his.all<Invoice>('Invoice')).find((bill) => bill.id === id)?.status;

const WITH_BILLS = hosted('his').filter((id) => wireOf(id).hasBills);

describe.each(WITH_BILLS)('bills of his/%s', (id) => {
  let his: HospitalSystem;
  let front: HisFront;
  let lines: readonly string[];
  const signal = new AbortController().signal;

  beforeEach(async () => {
    front = frontOf(lab, id);
    await front.setFault('ok', 0);
    await lab.his.reseed();
    const opened = await openOn('his', id, lab.describe());
    [his, lines] = [opened.port, opened.lines];
  });
  afterEach(async () => {
    front.watch?.(null);
    await his.close();
  });

  const patientIdOf = async (who: Persona): Promise<string> =>
    given(await his.patientDay(identityOf(who), signal)).patient?.id ?? 'nobody';
  const billsOf = async (who: Persona): Promise<readonly Bill[]> =>
    given(await his.bills(await patientIdOf(who), signal));
  const register = async (who: Persona, visitKey: string) =>
    given(
      await his.register(
        {
          visitKey,
          identity: identityOf(who),
          clinicId: who.clinicId,
          appointmentId: null,
          insuranceCode: null,
          insuranceChecked: true,
          details: {},
          cameAt: new Date().toISOString(),
        },
        signal,
      ),
    );
  const moneyFor = (bill: Bill, key: string, amount = bill.due): SettleRequest => ({
    key,
    patientId: bill.patientId,
    bills: [{ id: bill.id, amount }],
    means: 'vietqr',
    reference: '7K2M9XQ4T',
    moneyIds: ['FT26326000001'],
    at: new Date().toISOString(),
  });

  it.each([
    ['insured', INSURED, 40_000, 10_000],
    ['without insurance', UNINSURED, 0, 50_000],
  ] as const)('tell what a visit costs somebody %s', async (_name, who, insurance, due) => {
    await register(who, 'visit-1');
    const bill = one(await billsOf(who));
    expect(bill).toMatchObject({ visitKey: 'visit-1', insurance, due, items: [{ amount: 50_000 }] });
    expect(bill.patientId).toBe(await patientIdOf(who));
    expect(bill.items[0]?.label).not.toBe('');
    expect(Number.isNaN(Date.parse(bill.issuedAt))).toBe(false);
  });

  it('make one bill of one visit, however often it is registered', async () => {
    const before = (await lab.his.all('Invoice')).length;
    await Promise.all(['visit-1', 'visit-1', 'visit-2'].map((key) => register(INSURED, key)));
    expect(await billsOf(INSURED)).toHaveLength(1);
    expect((await lab.his.all('Invoice')).length).toBe(before + 1);
  });

  it('tell an older bill before that of the visit, and the telephone that can prove whose it is', async () => {
    const older = one(await billsOf(DEBTOR));
    expect(older).toMatchObject({ visitKey: null, insurance: 240_000, due: 60_000 });
    expect(older.items.map(({ amount }) => amount)).toEqual([120_000, 180_000]);
    await register(DEBTOR, 'visit-1');
    expect((await billsOf(DEBTOR)).map(({ visitKey }) => visitKey)).toEqual([null, 'visit-1']);
    const { patient } = given(await his.patientDay(identityOf(DEBTOR), signal));
    expect(patient?.phone).toBe(DEBTOR.his.phone);
  });

  it('know none of somebody who owes nothing, and of nobody', async () => {
    expect(await billsOf(INSURED)).toEqual([]);
    expect(await his.bills('nobody', signal)).toEqual({ ok: true, value: [] });
  });

  it('are gone once they are paid', async () => {
    const bill = one(await billsOf(DEBTOR));
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: false });
    expect(await his.settle(moneyFor(bill, 'charge-1'), signal)).toEqual({ ok: true, value: null });
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: true });
    expect(await statusOf(bill.id)).toBe('balanced');
    expect(await billsOf(DEBTOR)).toEqual([]);
  });

  it('are less by what was paid of them', async () => {
    const bill = one(await billsOf(DEBTOR));
    await his.settle(moneyFor(bill, 'charge-1', 25_000), signal);
    const rest = one(await billsOf(DEBTOR));
    expect(rest).toEqual({ ...bill, due: 35_000 });
    expect(await his.settle(moneyFor(rest, 'charge-2'), signal)).toMatchObject({ ok: true });
    expect(await billsOf(DEBTOR)).toEqual([]);
    expect(await payments()).toHaveLength(2);
  });

  it('are paid several at once', async () => {
    await register(DEBTOR, 'visit-1');
    const both = await billsOf(DEBTOR);
    const [first, second] = both;
    if (!first || !second) throw new Error('no two bills');
    const request = {
      ...moneyFor(first, 'charge-1'),
      bills: both.map((bill) => ({ id: bill.id, amount: bill.due })),
    };
    expect(await his.settle(request, signal)).toMatchObject({ ok: true });
    expect(await billsOf(DEBTOR)).toEqual([]);
    expect(one(await payments()).paymentAmount?.value).toBe(first.due + second.due);
  });

  it('book one key once, side by side and one after the other', async () => {
    const bill = one(await billsOf(DEBTOR));
    for (const amount of [25_000, 60_000]) {
      const request = moneyFor(bill, `charge-${amount}`, amount);
      const answers = await Promise.all([his.settle(request, signal), his.settle(request, signal)]);
      answers.push(await his.settle(request, signal));
      expect(answers).toEqual(answers.map(() => ({ ok: true, value: null })));
    }
    expect(await payments()).toHaveLength(2);
  });

  it('take no other money for a bill that is paid, and say so', async () => {
    const bill = one(await billsOf(DEBTOR));
    await his.settle(moneyFor(bill, 'charge-1'), signal);
    expect(await his.settle(moneyFor(bill, 'charge-2'), signal)).toMatchObject({
      ok: false,
      error: 'already-paid',
    });
    expect(await his.findSettlement('charge-2', signal)).toEqual({ ok: true, value: false });
    expect(await payments()).toHaveLength(1);
  });

  it('say that a bill does not exist', async () => {
    const bill = one(await billsOf(DEBTOR));
    const request = moneyFor({ ...bill, id: 'no-such-bill' }, 'charge-1');
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'no-bill' });
    expect(await payments()).toEqual([]);
  });

  it('book once what is asked again after a lost answer', async () => {
    const request = moneyFor(one(await billsOf(DEBTOR)), 'charge-1');
    await front.setFault('lose-answer');
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'unknown' });
    await front.setFault('ok');
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: true });
    expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(await payments()).toHaveLength(1);
    expect(await statusOf(one(request.bills).id)).toBe('balanced');
  });

  it('say that the HIS is away, and book nothing', async () => {
    const request = moneyFor(one(await billsOf(DEBTOR)), 'charge-1');
    await front.setFault('down');
    const away = { ok: false, error: 'no-answer' };
    expect(await his.bills(request.patientId, signal)).toMatchObject(away);
    expect(await his.settle(request, signal)).toMatchObject(away);
    expect(await his.findSettlement('charge-1', signal)).toMatchObject(away);
    await front.setFault('ok');
    expect(await payments()).toEqual([]);
  });

  it.each(['nonsense-html', 'cut-json', 'wrong-resource', 'error-500'] as const)(
    'take %s for no answer that can be used, and never for money that was refused',
    async (mode) => {
      const request = moneyFor(one(await billsOf(DEBTOR)), 'charge-1');
      await front.setFault(mode);
      expect(await his.bills(request.patientId, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
      expect(await his.findSettlement('charge-1', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
      expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'unknown' });
      await front.setFault('ok');
      expect(await payments()).toEqual([]);
    },
  );

  it('answer with a failure for a signal that is aborted already, and book nothing', async () => {
    const request = moneyFor(one(await billsOf(DEBTOR)), 'charge-1');
    const aborted = AbortSignal.abort();
    expect((await his.bills(request.patientId, aborted)).ok).toBe(false);
    expect((await his.findSettlement('charge-1', aborted)).ok).toBe(false);
    expect((await his.settle(request, aborted)).ok).toBe(false);
    expect(await payments()).toEqual([]);
  });

  it('leave out money that is no whole đồng, and say so without naming anybody', async () => {
    const { id: billId } = one(await billsOf(DEBTOR));
    const bill = await lab.his.repository.readResource<Invoice>('Invoice', billId);
    const half = { value: 60_000.5, currency: 'VND' as const };
    await lab.his.repository.updateResource<Invoice>({ ...bill, totalNet: half, totalGross: half });
    await register(DEBTOR, 'visit-1');
    expect(one(await billsOf(DEBTOR)).visitKey).toBe('visit-1');
    expect(lines).not.toEqual([]);
    for (const secret of [DEBTOR.card.number, DEBTOR.card.name, DEBTOR.his.patientId, DEBTOR.his.phone])
      expect(lines.join()).not.toContain(secret);
  });

  it('are asked for in two requests at most, and registering asks for none', async () => {
    const heard: string[] = [];
    front.watch?.((when, message) => void (when === 'before' && heard.push(message)));
    await register(DEBTOR, 'visit-1');
    expect(heard).toContain('his:register');
    expect(heard).not.toContain('his:bills');
    heard.length = 0;
    given(await his.bills(DEBTOR.his.patientId ?? '', signal));
    expect(heard.length).toBeLessThanOrEqual(2);
    expect(heard).toContain('his:bills');
  });
});
