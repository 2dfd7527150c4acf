import type { OpenContext } from '../../define.ts';
import type { FhirClient } from './client.ts';
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
}

/** `waitMs`: longest that a visit waits for its Coverage. */
export function createCoverages(
  client: FhirClient,
  systems: Systems,
  waitMs: number,
  log: OpenContext['log'],
): Coverages {
  return {
    async keep(code, patientId, signal) {
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
        AbortSignal.any([signal, AbortSignal.timeout(waitMs)]),
      );
      if (written.kind !== 'stored') {
        log('coverage-not-kept', { why: written.kind });
        return null;
      }
      const { id, status, beneficiary: holder } = written.resource;
      const isTheirs = idOf(holder, 'Patient') === patientId;
      if (!isTheirs || status !== 'active') {
        log('coverage-not-kept', { why: isTheirs ? 'not-active' : 'another-patient' });
        return null;
      }
      return `Coverage/${id}`;
    },
  };
}
