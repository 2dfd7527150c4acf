import type { Encounter, Patient } from '@medplum/fhirtypes';
import type { Intent } from '../../electron/host/journal/journal.ts';
import type { LabHis } from '../lab/his.ts';
import { SYSTEMS } from '../lab/his-seed.ts';
import type { Ended } from './patient.ts';

/** A visit as it stands in the HIS. */
export interface Standing {
  readonly visitKey: string;
  /** Number of the citizen card. */
  readonly number: string;
  readonly clinicId: string;
  readonly queueNumber: string;
  /** When its patient came, as the HIS was told: milliseconds since the epoch. */
  readonly cameAt: number;
  /** When the HIS took it: milliseconds since the epoch. */
  readonly takenAt: number;
  /** The HIS was not told what the insurer says. */
  readonly unchecked: boolean;
}

const identified = (resource: Encounter | Patient, system: string): string =>
  resource.identifier?.find((one) => one.system === system)?.value ?? '';

/** All visits that were made at kiosks, in the order in which the HIS took them. */
export async function standingIn(his: Pick<LabHis, 'all' | 'firstOf'>): Promise<Standing[]> {
  const patients = await his.all<Patient>('Patient');
  const numbers = new Map(patients.map((one) => [one.id, identified(one, SYSTEMS.nationalId)]));
  const encounters = await his.all<Encounter>('Encounter');
  const standing = await Promise.all(
    encounters.map(async (one) => ({
      visitKey: identified(one, SYSTEMS.visitKey),
      number: numbers.get(one.subject?.reference?.replace(/^Patient\//, '') ?? '') ?? '',
      clinicId: one.serviceType?.coding?.find(({ system }) => system === SYSTEMS.clinic)?.code ?? '',
      queueNumber: identified(one, SYSTEMS.queueNumber),
      cameAt: Date.parse(one.period?.start ?? ''),
      takenAt: Date.parse((await his.firstOf(one)).meta?.lastUpdated ?? ''),
      unchecked: (one.extension ?? []).some(
        ({ url, valueCode }) => url === SYSTEMS.insuranceCheck && valueCode === 'to-be-checked',
      ),
    })),
  );
  return standing
    .filter(({ visitKey }) => !visitKey.startsWith('quay-'))
    .sort((a, b) => a.takenAt - b.takenAt);
}

/** What a kiosk's patients ended with, in their order, and what its journal keeps of them at the end. */
export interface KioskBook {
  readonly ended: readonly Ended[];
  readonly kept: readonly Intent[];
}

/** What does not fit, each in one line; empty where every visit stands once and in order. */
export function faultsOf(books: readonly KioskBook[], standing: readonly Standing[]): string[] {
  const all = books.flatMap(({ ended }) => ended);
  return [
    ...all.filter(({ held }) => held === null).map(({ said }) => `a patient left with nothing: ${said}`),
    ...all.flatMap((one) => faultOf(one, standing)),
    ...twice(standing, ({ visitKey }) => visitKey).map((key) => `visit ${key} stands twice`),
    ...twice(standing, ({ number, clinicId }) => `${number} ${clinicId}`).map(
      (who) => `two numbers of one clinic for one person: ${who}`,
    ),
    ...twice(standing, ({ clinicId, queueNumber }) => `${clinicId} ${queueNumber}`).map(
      (one) => `a number that two people hold: ${one}`,
    ),
    ...standing
      .filter(({ visitKey }) => !all.some((one) => one.visitKey === visitKey))
      .map(({ visitKey }) => `visit ${visitKey} was nobody's`),
    ...standing.filter(({ unchecked }) => unchecked).map(({ visitKey }) => `visit ${visitKey} is unchecked`),
    ...books.flatMap(({ ended }) => outOfOrder(ended, standing)),
    ...books.flatMap(({ ended }) => twoProvisional(ended)),
    ...books.flatMap(({ kept }) => leftOpen(kept)),
  ];
}

/** A visit with a clinic stands under its own key, or under the one with which its person came before. */
function faultOf({ held, visitKey, number, at, ms }: Ended, standing: readonly Standing[]): string[] {
  if (held === null || held.clinicId === '') return [];
  const isIts = (one: Standing): boolean => one.number === number && one.clinicId === held.clinicId;
  const found = standing.find((one) => one.visitKey === visitKey) ?? standing.find(isIts);
  if (!found) return [`visit ${visitKey} (${held.standing}) does not stand in the HIS`];
  if (!isIts(found)) return [`visit ${visitKey} stands for another person or clinic`];
  if (found.visitKey === visitKey && (found.cameAt < at - ms || found.cameAt > at))
    return [`visit ${visitKey} stands as come at another time than its patient`];
  return held.standing === 'his' && held.number !== found.queueNumber
    ? [`visit ${visitKey} was told ${held.number} and stands as ${found.queueNumber}`]
    : [];
}

function twice<T>(of: readonly T[], keyOf: (one: T) => string): string[] {
  const seen = new Set<string>();
  return of.map(keyOf).filter((key) => seen.size === seen.add(key).size);
}

/** Who comes again while the HIS is away is given what they were given before. */
function twoProvisional(ended: readonly Ended[]): string[] {
  const given = new Map<string, string>();
  return ended.flatMap(({ number, held, visitKey }) => {
    if (held?.standing !== 'local') return [];
    const who = `${number} ${held.clinicId}`;
    const before = given.get(who) ?? held.number;
    given.set(who, before);
    return before === held.number ? [] : [`visit ${visitKey} was given ${held.number} besides ${before}`];
  });
}

/** Those who were forwarded after they had gone, in the order of their coming. */
function outOfOrder(ended: readonly Ended[], standing: readonly Standing[]): string[] {
  const forwarded = forwardedOf(ended, standing);
  return forwarded.flatMap((one, at) => {
    const before = forwarded[at - 1];
    return before && before.takenAt > one.takenAt
      ? [`visit ${one.visitKey} was forwarded before ${before.visitKey}`]
      : [];
  });
}

/** Visits that the HIS took after their patient had gone, in the order of their coming. */
export const forwardedOf = (ended: readonly Ended[], standing: readonly Standing[]): Standing[] =>
  ended.flatMap(({ visitKey, at, held }) => {
    const found = standing.find((one) => one.visitKey === visitKey);
    return found && held?.standing !== 'his' && found.takenAt > at ? [found] : [];
  });

/** Kinds of which nothing may be left open once HIS and portal are back. */
const TO_BE_DONE: readonly Intent['kind'][] = ['register', 'forward', 'look-up', 'report'];

export const openIn = (kept: readonly Intent[]): Intent[] =>
  kept.filter(({ kind, state }) => state === 'opened' && TO_BE_DONE.includes(kind));

const leftOpen = (kept: readonly Intent[]): string[] =>
  openIn(kept).map(({ kind, visit }) => `${kind} of visit ${visit} is left open`);
