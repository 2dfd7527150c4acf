import { afterEach, describe, expect, it } from 'vitest';
import { ackOf, resultOf } from '../../../tests/lab/hl7/scripted.ts';
import {
  CITIZEN,
  PERSON,
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

describe('a query', () => {
  const stranger = PERSON.replace('001078014263', '001078014264');

  it.each([
    ['is no answer to a query', (request: WireMessage) => ackOf(request, 'AA')],
    [
      'is of another query',
      (request: WireMessage) => resultOf(request, 'NF').replace(/QAK\|\w+/, 'QAK|other'),
    ],
    ['is told in parts', (request: WireMessage) => `${resultOf(request, 'OK', PERSON)}DSC|more|I\r`],
    ['has no result', (request: WireMessage) => resultOf(request, 'NF').replace('|NF', '')],
    ['finds nobody and somebody', (request: WireMessage) => resultOf(request, 'NF', PERSON)],
    ['tells of strangers alone', (request: WireMessage) => resultOf(request, 'OK', stranger)],
    [
      'has no number of the hospital',
      (request: WireMessage) => resultOf(request, 'OK', PERSON.replace('^^^BV^PI', '^^^XX^PI')),
    ],
  ])('whose answer %s is bad-answer, never "nobody"', async (_name, answer) => {
    await start({ 'QBP^Q22': answer });
    expect(await hospital.his.patientDay(CITIZEN, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('passes strangers over', async () => {
    await start({ 'QBP^Q22': (request) => resultOf(request, 'OK', `${stranger}${PERSON}`) });
    expect(await hospital.his.patientDay(CITIZEN, signal)).toMatchObject({
      ok: true,
      value: { patient: { id: 'bn-1', name: 'Đặng Quốc Khải' } },
    });
  });

  it.each([
    ['0438 174985^PRN^CP', '0438174985'],
    ['+84 438 174 985^PRN^PH', '0438174985'],
    ['^PRN^PH^^84^438^174985', '0438174985'],
    ['^PRN^PH^^84^0438^174985', '0438174985'],
    ['^PRN^PH^^^^^^^^^0438174985', '0438174985'],
    ['0241111111^PRN^PH~0438174985^PRN^CP', '0438174985'],
    ['^NET^Internet^x@example.test', null],
    ['', null],
  ])('reads the telephone %j as %s', async (telephone, phone) => {
    const person = PERSON.replace('\r', `${'|'.repeat(8)}${telephone}\r`);
    await start({ 'QBP^Q22': (request) => resultOf(request, 'OK', person) });
    expect(await hospital.his.patientDay(CITIZEN, signal)).toMatchObject({
      ok: true,
      value: { patient: { phone } },
    });
  });

  it("tells today's visits that are not over, and does not call a visit without a number none", async () => {
    const nameless = visitOf('visit-3').replace('v-visit-3', '').replace('|008', '');
    await start({
      'QBP^ZV1': (request) =>
        request.text.includes('PV1.50')
          ? resultOf(request, 'OK', nameless)
          : resultOf(
              request,
              'OK',
              `${visitOf('visit-1')}${visitOf('visit-2', 'noi-2', '004', '20261121081500')}${nameless}`,
            ),
    });
    const day = await hospital.his.patientDay(CITIZEN, signal);
    expect(day.ok && day.value.registrations.map(({ visitKey }) => visitKey)).toEqual(['visit-1']);
    expect(await hospital.his.findVisit('visit-3', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('logs codes and no text of an answer', async () => {
    await start({
      'QBP^Q22': (request) => ackOf(request, 'AE', `ERR|||Đặng Quốc Khải^^x|E|||||001078014263\r`),
    });
    await hospital.his.patientDay(CITIZEN, signal);
    expect(hospital.said).toEqual(['hl7-failed Q22 AE ?']);
  });
});
