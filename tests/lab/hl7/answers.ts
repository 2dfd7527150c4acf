import { randomUUID } from 'node:crypto';
import type { Encounter, Patient } from '@medplum/fhirtypes';
import { SYSTEMS } from '../his-seed.ts';
import { relativesOf, telecomOf, xpn } from './details.ts';
import { AUTHORITIES, citizenNumberOf, clinicOf, type Records, valueIn } from './records.ts';
import { answerHeader, escaped, line, parts, repetitions, stamp, type WireMessage } from './wire.ts';

const freshId = (): string => randomUUID().replaceAll('-', '').slice(0, 20);

/** An acknowledgement of what was not done: code of table 0357, and the hospital's own code where it has one. */
export const refusalOf = (
  request: WireMessage,
  code: 'AE' | 'AR',
  error: string,
  own: string,
  at: number,
): string => {
  const header = answerHeader(request, `ACK^${request.get('MSH-9.2')}^ACK`, freshId(), at);
  const problem = line('ERR', '', '', `${error}^^HL70357`, 'E', own === '' ? '' : `${own}^^L`);
  return `${header}${line('MSA', code, request.get('MSH-10'))}${problem}`;
};

const SEX: Readonly<Record<string, string>> = { male: 'M', female: 'F' };

const pidOf = (patient: Patient, n: number): string => {
  const citizen = citizenNumberOf(patient);
  const ids = [
    `${patient.id ?? ''}^^^${AUTHORITIES.patient}^PI`,
    ...(citizen === '' ? [] : [`${citizen}^^^${AUTHORITIES.citizen}^NI`]),
  ];
  return line(
    'PID',
    String(n),
    '',
    ids.join('~'),
    '',
    xpn(patient.name?.[0]?.text ?? ''),
    '',
    (patient.birthDate ?? '').replaceAll('-', ''),
    SEX[patient.gender ?? ''] ?? 'U',
    ...['', ''],
    escaped(patient.address?.[0]?.text ?? ''),
    '',
    telecomOf(patient),
  );
};

const visitOf = async (visit: Encounter, records: Records): Promise<string> => {
  const fields = Array.from({ length: 50 }, () => '');
  const put = (field: number, text: string): void => {
    fields[field - 1] = text;
  };
  put(1, '1');
  put(2, 'O');
  put(3, `${escaped(clinicOf(visit))}^^^BV`);
  put(19, visit.id ?? '');
  put(44, stamp(Date.parse(visit.period?.start ?? '')));
  if (visit.status === 'finished') put(45, stamp(Date.parse(visit.period?.end ?? '')));
  put(50, escaped(valueIn(visit.identifier, SYSTEMS.visitKey)));
  const number = valueIn(visit.identifier, SYSTEMS.queueNumber);
  return `${line('PV1', ...fields)}${line('ZQN', number, String(await records.waitingBefore(visit)))}`;
};

/** Values that must match, by their places: `@PID.3.1` → the number. */
const criteriaOf = (request: WireMessage): ReadonlyMap<string, string> =>
  new Map(
    repetitions(request.raw('QPD', 3)).map((one) => {
      const [place = '', value = ''] = parts(one);
      return [place, value];
    }),
  );

const answerOf = (request: WireMessage, type: string, matches: readonly string[], at: number): string => {
  const count = String(matches.length);
  return [
    answerHeader(request, type, freshId(), at),
    line('MSA', 'AA', request.get('MSH-10')),
    line(
      'QAK',
      request.raw('QPD', 2),
      matches.length === 0 ? 'NF' : 'OK',
      request.raw('QPD', 1),
      count,
      count,
      '0',
    ),
    line('QPD', request.raw('QPD', 1), request.raw('QPD', 2), request.raw('QPD', 3)),
    ...matches,
  ].join('');
};

const personsOf = (request: WireMessage, records: Records): Promise<Patient[]> => {
  const criteria = criteriaOf(request);
  return records.patients(criteria.get('@PID.3.1') ?? '', criteria.get('@PID.3.4.1') ?? '');
};

/** RSP^K22 (IHE ITI-21). */
export const answerPersons = async (request: WireMessage, records: Records, at: number): Promise<string> => {
  const persons = await personsOf(request, records);
  return answerOf(
    request,
    'RSP^K22^RSP_K21',
    persons.map((one, index) => `${pidOf(one, index + 1)}${relativesOf(one)}`),
    at,
  );
};

/** RSP^ZV2 (IHE ITI-22): by the key of a visit, or all visits of a person. */
export const answerVisits = async (request: WireMessage, records: Records, at: number): Promise<string> => {
  const key = criteriaOf(request).get('@PV1.50.1');
  const visits =
    key === undefined
      ? (
          await Promise.all((await personsOf(request, records)).map(({ id }) => records.visitsOf(id ?? '')))
        ).flat()
      : await records.visitOf(key);
  const matches = await Promise.all(
    visits.map(async (visit, index) => {
      const id = visit.subject?.reference?.replace('Patient/', '') ?? '';
      const [patient] = await records.patients(id, AUTHORITIES.patient);
      return `${patient ? pidOf(patient, index + 1) : ''}${await visitOf(visit, records)}`;
    }),
  );
  return answerOf(request, 'RSP^ZV2^RSP_ZV2', matches, at);
};
