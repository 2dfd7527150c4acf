import { getStatus, normalizeOperationOutcome, OperationOutcomeError } from '@medplum/core';
import type { Encounter, Patient } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';
import type { Code, Said } from './wire.ts';

/** What every call of the front works on. */
export interface Hospital {
  readonly his: LabHis;
  readonly now: () => number;
}

/** `Patient/bn-000101` → `bn-000101`; empty for another type. */
export const idIn = (reference: string | undefined, type: string): string =>
  reference?.startsWith(`${type}/`) ? reference.slice(type.length + 1) : '';

export const identifierOf = (
  { identifier }: Pick<Patient | Encounter, 'identifier'>,
  system: keyof typeof SYSTEMS,
): string | null => identifier?.find((one) => one.system === SYSTEMS[system])?.value ?? null;

/** Null for a visit that the desk registered: it has no key of a kiosk. */
export const kioskKeyOf = (visit: Encounter): string | null => {
  const key = identifierOf(visit, 'visitKey');
  return key?.startsWith('quay-') ? null : key;
};

export const clinicIdOf = (visit: Encounter): string =>
  visit.serviceType?.coding?.find(({ system }) => system === SYSTEMS.clinic)?.code ?? '';

export const isToday = (instant: string | undefined, now: number): boolean =>
  instant !== undefined && localDay(Date.parse(instant)) === localDay(now);

/** Everybody with this number: more than one where the HIS has doubles. */
export const patientsOf = async ({ his }: Hospital, number: string): Promise<Patient[]> =>
  (await his.all<Patient>('Patient')).filter((one) => identifierOf(one, 'nationalId') === number);

/** The code for what the hospital's rules said to a change. @throws what is no word of theirs. */
export const refusalOf = (error: unknown, codes: Readonly<Record<number, Exclude<Code, '000'>>>): Said => {
  if (!(error instanceof OperationOutcomeError)) throw error;
  return { code: codes[getStatus(normalizeOperationOutcome(error))] ?? '400' };
};
