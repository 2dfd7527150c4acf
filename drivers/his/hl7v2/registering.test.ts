import { afterEach, describe, expect, it } from 'vitest';
import { ackOf, resultOf, type ScriptedAnswer } from '../../../tests/lab/hl7/scripted.ts';
import {
  CITIZEN,
  errorOf,
  MONEY,
  PERSON,
  REQUEST,
  type Script,
  type ScriptedHospital,
  startHospital,
  visitOf,
} from '../../../tests/lab/hl7/scripted-hospital.ts';
import type { WireMessage } from '../../../tests/lab/hl7/wire.ts';

const signal = new AbortController().signal;
let hospital: ScriptedHospital;
afterEach(() => hospital.close());
const start = async (script: Script = {}, more: object = {}): Promise<void> => {
  hospital = await startHospital(script, more);
};

describe('registering', () => {
  it('is said to have happened only when the hospital tells the number', async () => {
    await start({
      'QBP^ZV1': (request, turn) =>
        turn < 2 ? resultOf(request, 'NF') : resultOf(request, 'OK', visitOf('visit-1')),
    });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({
      ok: true,
      value: { already: false, registration: { number: '008' } },
    });
    expect(hospital.events().filter((event) => event === 'ADT^A04')).toHaveLength(1);
  });

  it('waits for a number that comes after the visit', async () => {
    await start({
      'QBP^ZV1': (request, turn) => {
        if (turn === 0) return resultOf(request, 'NF');
        const whole = visitOf('visit-1');
        return resultOf(
          request,
          'OK',
          turn === 1 ? whole.replace('v-visit-1', '').replace('|008', '') : whole,
        );
      },
    });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: true });
  });

  it('is unknown where it was taken and no number comes', async () => {
    await start();
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: 'unknown' });
  });

  it('is unknown where it was taken by the interface alone (CA) and the hospital does not know it', async () => {
    await start({ 'ADT^A04': (request) => ackOf(request, 'CA') });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: 'unknown' });
  });

  it('tells again what it told, under the same control id and the same key', async () => {
    await start({ 'ADT^A04': () => 'close' });
    for (let n = 0; n < 2; n++)
      expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: 'unknown' });
    await hospital.his.register({ ...REQUEST, clinicId: 'noi-2' }, signal);
    const told = hospital.messages.filter(({ event }) => event === 'ADT^A04');
    const [first, second, other] = told.map((one) => one.get('MSH-10'));
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(told.map((one) => one.get('PV1-50'))).toEqual(['visit-1', 'visit-1', 'visit-1']);
  });

  it.each([
    ['FULL in ERR-5', errorOf('207', 'FULL^^L')],
    ['FULL in ERR-3', errorOf('FULL')],
  ])('is clinic-full at %s', async (_name, why) => {
    await start({ 'ADT^A04': (request) => ackOf(request, 'AE', why) });
    expect(await hospital.his.register(REQUEST, signal)).toEqual({ ok: false, error: 'clinic-full' });
  });

  it('takes the codes of the configuration', async () => {
    await start(
      { 'ADT^A04': (request) => ackOf(request, 'AE', errorOf('HET-CHO')) },
      { codes: { clinicFull: ['HET-CHO'] } },
    );
    expect(await hospital.his.register(REQUEST, signal)).toEqual({ ok: false, error: 'clinic-full' });
  });

  it('believes the hospital, not its "error", where the visit stands after it', async () => {
    const standing = (request: WireMessage, turn: number): string =>
      turn === 0 ? resultOf(request, 'NF') : resultOf(request, 'OK', visitOf('visit-1'));
    await start({ 'ADT^A04': (request) => ackOf(request, 'AE', errorOf('207')), 'QBP^ZV1': standing });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({
      ok: true,
      value: { already: false },
    });
  });

  it('is unknown where "error" was said and nobody can be asked', async () => {
    await start({
      'ADT^A04': (request) => ackOf(request, 'AE', errorOf('207')),
      'QBP^ZV1': (request, turn) => (turn === 0 ? resultOf(request, 'NF') : 'close'),
    });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: 'unknown' });
  });

  it('gives the number back that stands for the person, the clinic and the day, and sends nothing', async () => {
    const other = visitOf('visit-0');
    await start({ 'QBP^ZV1': (request) => resultOf(request, 'OK', other) });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({
      ok: true,
      value: { already: true, registration: { visitKey: 'visit-0' } },
    });
    expect(hospital.events()).not.toContain('ADT^A04');
  });

  it.each([
    ['of another clinic', visitOf('visit-0', 'noi-2')],
    ['of yesterday', visitOf('visit-0', 'noi-1', '008', '20261121081500')],
    ['that is over (PV1-45)', visitOf('visit-0').replace('20261122081500|', '20261122081500|20261122090000')],
  ])('goes on past a visit %s', async (_name, old) => {
    await start({ 'QBP^ZV1': (request) => resultOf(request, 'OK', old) });
    await hospital.his.register(REQUEST, signal);
    expect(hospital.events()).toContain('ADT^A04');
  });

  it.each([
    ['AA', (request: WireMessage) => ackOf(request, 'AA'), true],
    ['duplicate', (request: WireMessage) => ackOf(request, 'AE', errorOf('205')), true],
    ['AE', (request: WireMessage) => ackOf(request, 'AE'), false],
    ['lost', (): ScriptedAnswer => 'close', false],
  ])('of a newcomer whose A28 is answered with %s: the visit is sent: %s', async (name, answer, goesOn) => {
    await start({ 'QBP^Q22': (request) => resultOf(request, 'NF'), 'ADT^A28': answer });
    const done = await hospital.his.register(REQUEST, signal);
    expect(done.ok ? 'ok' : done.error).toBe(
      goesOn ? 'unknown' : name === 'lost' ? 'no-answer' : 'bad-answer',
    );
    expect(hospital.events().includes('ADT^A04')).toBe(goesOn);
  });

  it('makes no third record of somebody who has two', async () => {
    const doubles = `${PERSON}${PERSON.replace('bn-1', 'bn-2')}`;
    await start({ 'QBP^Q22': (request) => resultOf(request, 'OK', doubles) });
    const several = { ok: false, error: 'several-patients' };
    expect(await hospital.his.register(REQUEST, signal)).toEqual(several);
    expect(await hospital.his.patientDay(CITIZEN, signal)).toEqual(several);
    expect(hospital.said).toContain('patient-doubles ');
    expect(hospital.events().some((event) => event.startsWith('ADT'))).toBe(false);
  });

  it('sends nothing for a signal that is aborted', async () => {
    await start();
    const aborted = AbortSignal.abort();
    expect(await hospital.his.register(REQUEST, aborted)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(await hospital.his.settle(MONEY, aborted)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(await hospital.his.patientDay(CITIZEN, aborted)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(await hospital.his.departments(aborted)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(hospital.events()).toEqual([]);
  });
});
