import { afterEach, describe, expect, it } from 'vitest';
import { ackOf } from '../../../tests/lab/hl7/scripted.ts';
import {
  errorOf,
  MONEY,
  type Script,
  type ScriptedHospital,
  startHospital,
} from '../../../tests/lab/hl7/scripted-hospital.ts';

const signal = new AbortController().signal;
let hospital: ScriptedHospital;
afterEach(() => hospital.close());
const start = async (script: Script = {}, more: object = {}): Promise<void> => {
  hospital = await startHospital(script, more);
};

describe('money', () => {
  it.each([
    ['PAID', 'already-paid'],
    ['204', 'no-bill'],
    ['207', 'bad-answer'],
  ])('refused with %s is %s', async (code, failure) => {
    await start({ 'DFT^P03': (request) => ackOf(request, 'AE', errorOf(code)) });
    expect(await hospital.his.settle(MONEY, signal)).toEqual({ ok: false, error: failure });
  });

  it('that the hospital has already is booked', async () => {
    await start({ 'DFT^P03': (request) => ackOf(request, 'AE', errorOf('205')) });
    expect(await hospital.his.settle(MONEY, signal)).toEqual({ ok: true, value: null });
    expect(await hospital.his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: true });
  });
});
