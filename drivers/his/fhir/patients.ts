import type { z } from 'zod';
import { datesDiffer, isOtherRecord } from '../../codec/other-record.ts';
import type { OpenContext } from '../../define.ts';
import type { DetailsChange, HisPatient, PatientFailure } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import type { Written } from './client-answers.ts';
import { withDetails } from './patient-change.ts';
import { phoneOf } from './patient-phone.ts';
import { spoken } from './patient-record.ts';
import { patient } from './schemas.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';

/**
 * `stranger`: the HIS answered with a person who does not hold the number. `other-record`: as `RegisterFailure` has it.
 */
export type PatientCreated = Written<{ id: string }> | { readonly kind: 'stranger' | 'other-record' };

/** Người bệnh. */
export interface Patients {
  /** Null where nobody has this number. */
  find(identity: Identity, signal: AbortSignal): Promise<Result<HisPatient | null, PatientFailure>>;
  /** Creates the patient, with what they told, unless one with this number exists, in one step of the HIS. */
  create(identity: Identity, details: DetailsChange, signal: AbortSignal): Promise<PatientCreated>;
}

type Patient = z.infer<typeof patient>;

export function createPatients(client: FhirClient, systems: Systems, log: OpenContext['log']): Patients {
  /** Whether the HIS means the person of the card. Another birth date is for staff to look at. */
  function isOf(found: Patient, identity: Identity): boolean {
    const holds = found.identifier?.some(
      ({ system, value }) => system === systems.nationalId && value === identity.number,
    );
    if (!holds) log('another-patient');
    else if (found.birthDate !== undefined && datesDiffer(found.birthDate, identity.birthDate))
      log('birth-date-differs');
    return holds ?? false;
  }

  return {
    async find(identity, signal) {
      const found = await client.search(
        `Patient?${token(systems.nationalId, identity.number)}`,
        patient,
        signal,
      );
      if (!found.ok) return found;
      if (!found.value.every((one) => isOf(one, identity))) return err('bad-answer', 'another patient');
      const [first, second] = found.value;
      if (second) {
        log('patient-doubles');
        return err('several-patients');
      }
      return ok(first ? knownAs(first) : null);
    },

    async create(identity, details, signal) {
      const written = await client.write(
        'POST',
        'Patient',
        withDetails(patientOf(identity, systems), details),
        { 'if-none-exist': token(systems.nationalId, identity.number) },
        patient,
        signal,
      );
      if (written.kind === 'precondition-failed') log('patient-doubles');
      if (written.kind !== 'stored') return written;
      if (!isOf(written.resource, identity)) return { kind: 'stranger' };
      return isOtherRecord(identity, knownAs(written.resource)) ? { kind: 'other-record' } : written;
    },
  };
}

const knownAs = (found: Patient): HisPatient => ({
  id: found.id,
  name: spoken(found.name?.[0]),
  birthDate: found.birthDate ?? null,
  phone: phoneOf(found),
});

const patientOf = (identity: Identity, systems: Systems) => ({
  resourceType: 'Patient',
  active: true,
  identifier: [
    {
      use: 'official',
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
      system: systems.nationalId,
      value: identity.number,
    },
  ],
  name: [{ use: 'official', text: identity.name }],
  gender: identity.sex,
  birthDate: identity.birthDate,
  ...(identity.address === null ? {} : { address: [{ use: 'home', text: identity.address, country: 'VN' }] }),
});
