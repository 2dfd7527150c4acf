import type { Invoice, PaymentReconciliation } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { type LabHl7, startHl7Engine } from '../../../tests/lab/hl7/engine.ts';
import { codeOf, openKiosk } from '../../../tests/lab/hl7/kiosk.ts';
import { persona } from '../../../tests/personas.ts';
import type { HospitalSystem, SettleRequest } from '../../ports/his.ts';

const signal = new AbortController().signal;
const PATIENCE = { timeoutMs: 60_000 };

let lab: LabHis;
let engine: LabHl7;
let his: HospitalSystem;
beforeAll(async () => {
  lab = await startHis({ validate: true });
  engine = await startHl7Engine(lab);
});
beforeEach(async () => {
  await engine.setFault('ok', 0);
  await lab.reseed();
  his = (await openKiosk({ port: engine.port }, PATIENCE)).his;
});
afterEach(() => his.close());
afterAll(async () => {
  await engine.close();
  await lab.close();
});

describe('money (DFT^P03)', () => {
  const WHO = persona('older-bill');
  const money = async (key: string): Promise<SettleRequest> => {
    const bills = await lab.all<Invoice>('Invoice');
    const bill = bills.find(({ subject }) => subject?.reference === `Patient/${WHO.his.patientId}`);
    return {
      key,
      patientId: WHO.his.patientId ?? '',
      bills: [{ id: bill?.id ?? '', amount: 60_000 }],
      means: 'vietqr',
      reference: '7K2M9XQ4T',
      moneyIds: ['FT26326000001'],
      at: new Date().toISOString(),
    };
  };
  const payments = () => lab.all<PaymentReconciliation>('PaymentReconciliation');

  it('is booked once, however often it is told', async () => {
    const request = await money('charge-1');
    for (let n = 0; n < 2; n++) expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(await payments()).toMatchObject([
      { identifier: [{ system: SYSTEMS.settlement, value: 'charge-1' }], paymentAmount: { value: 60_000 } },
    ]);
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: true });
  });

  it('whose answer was lost is unknown, and told again it is booked once', async () => {
    const request = await money('charge-1');
    await engine.setFault('lose-answer');
    expect(codeOf(await his.settle(request, signal))).toBe('unknown');
    await engine.setFault('ok');
    expect(codeOf(await his.findSettlement('charge-1', signal))).toBe('no-answer');
    expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(await payments()).toHaveLength(1);
  });

  it('for a bill that is paid, or that nobody knows, is not booked', async () => {
    const request = await money('charge-1');
    await his.settle(request, signal);
    expect(codeOf(await his.settle({ ...request, key: 'charge-2' }, signal))).toBe('already-paid');
    const nobody = { ...request, key: 'charge-3', bills: [{ id: 'khong-co', amount: 1_000 }] };
    expect(codeOf(await his.settle(nobody, signal))).toBe('no-bill');
    expect(await payments()).toHaveLength(1);
  });

  it('is told of no bills: HL7 v2 has no question for them', async () => {
    expect(await his.bills(WHO.his.patientId ?? '', signal)).toEqual({ ok: true, value: [] });
  });
});
