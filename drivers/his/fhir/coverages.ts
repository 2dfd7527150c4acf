import type { z } from 'zod';
import type { OpenContext } from '../../define.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import type { Written } from './client-answers.ts';
import { coverage, idOf } from './schemas.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';

/** Thẻ BHYT as Coverages (FHIR R4). */
export interface Coverages {
  /**
   * Sees that the card stands in the HIS as the patient's, created unless it does. Its reference; null where the HIS did not
   * take it, which is logged: a visit is never lost for it.
   */
  keep(code: string, patientId: string, signal: AbortSignal): Promise<string | null>;
  /** The same with no visit that waits for it. What the HIS may take another time is a failure. */
  put(code: string, patientId: string, signal: AbortSignal): Promise<Result<null, 'no-answer' | 'unknown'>>;
}

type NotKept = Exclude<Written<unknown>['kind'], 'stored'> | 'not-active' | 'another-patient';

/** `waitMs`: longest that a visit waits for its Coverage. */
export function createCoverages(
  client: FhirClient,
  systems: Systems,
  waitMs: number,
  log: OpenContext['log'],
): Coverages {
  /** Its reference, or why it does not stand, which is logged. */
  async function stored(
    code: string,
    patientId: string,
    signal: AbortSignal,
  ): Promise<Result<string, NotKept>> {
    const beneficiary = `Patient/${patientId}`;
    const written = await client.write(
      'POST',
      'Coverage',
      {
        resourceType: 'Coverage',
        identifier: [{ system: systems.insurance, value: code }],
        status: 'active',
        type: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PUBLICPOL' }],
          text: 'Bảo hiểm y tế',
        },
        subscriberId: code,
        beneficiary: { reference: beneficiary },
        payor: [{ display: 'Bảo hiểm xã hội Việt Nam' }],
      },
      {
        'if-none-exist': `${token(systems.insurance, code)}&beneficiary=${encodeURIComponent(beneficiary)}`,
      },
      coverage,
      signal,
    );
    const told = toldBy(written, patientId);
    if (!told.ok) log('coverage-not-kept', { why: told.error });
    return told;
  }

  return {
    async keep(code, patientId, signal) {
      const told = await stored(code, patientId, AbortSignal.any([signal, AbortSignal.timeout(waitMs)]));
      return told.ok ? told.value : null;
    },

    async put(code, patientId, signal) {
      const told = await stored(code, patientId, signal);
      if (told.ok) return ok(null);
      if (told.error === 'not-sent') return err('no-answer');
      return told.error === 'unknown' ? err('unknown') : ok(null);
    },
  };
}

function toldBy(written: Written<z.infer<typeof coverage>>, patientId: string): Result<string, NotKept> {
  if (written.kind !== 'stored') return err(written.kind);
  const { id, status, beneficiary } = written.resource;
  if (idOf(beneficiary, 'Patient') !== patientId) return err('another-patient');
  return status === 'active' ? ok(`Coverage/${id}`) : err('not-active');
}
