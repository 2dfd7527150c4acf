import { z } from 'zod';
import type { HospitalSystem, InsuranceKnown, ReportFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirClient, Kept } from './client.ts';
import type { Coverages } from './coverages.ts';
import type { Encounters } from './encounters.ts';
import { encounter, idOf } from './schemas.ts';
import type { Systems } from './systems.ts';

export type ReportInsurance = NonNullable<HospitalSystem['reportInsurance']>;

/** Staff may change a visit between the kiosk's reading and writing: it is read again so often. */
const TRIES = 3;

const extensions = z.array(z.looseObject({ url: z.string() }));
/** An Encounter (R4) with the extensions that the HIS keeps of it. */
const visit = encounter.extend({ extension: extensions.optional() });
type Visit = z.infer<typeof visit>;

/**
 * Says on a visit what the insurer said of it later (Nghị định 188/2025, Đ38): the card as a Coverage where there is one, and
 * the answer in the place of `to-be-checked`.
 */
export function createInsuranceReport(
  client: FhirClient,
  encounters: Encounters,
  coverages: Coverages,
  systems: Systems,
): ReportInsurance {
  /** Null where it all stands so already. */
  function saidOf({ extension = [] }: Visit, answer: InsuranceKnown) {
    const check = answer.status === 'covered' ? answer.status : answer.reason;
    const said = [
      { url: systems.insuranceCheck, valueCode: check },
      { url: systems.insuranceCode, valueString: answer.code },
    ];
    const stands = said.every((one) =>
      extension.some((own) => Object.entries(one).every(([key, value]) => own[key] === value)),
    );
    return stands ? null : [...extension.filter(({ url }) => !said.some((one) => one.url === url)), ...said];
  }

  async function say(
    path: string,
    { whole, resource, etag }: Kept<Visit>,
    answer: InsuranceKnown,
    signal: AbortSignal,
  ): Promise<Result<null, ReportFailure | 'changed'>> {
    const extension = saidOf(resource, answer);
    if (extension === null) return ok(null);
    // Without a version nobody could tell whose change is lost.
    if (etag === null) return err('bad-answer', 'no version');
    const written = await client.write(
      'PUT',
      path,
      { ...whole, extension },
      { 'if-match': etag },
      visit,
      signal,
    );
    switch (written.kind) {
      case 'stored':
        return ok(null);
      case 'not-sent':
        return err('no-answer');
      case 'precondition-failed':
      case 'conflict':
        return err('changed');
      case 'rejected':
        return err('bad-answer', 'refused the visit');
      case 'refused':
      case 'unknown':
        return err(written.kind);
    }
  }

  return async (visitKey, answer, signal) => {
    const found = await encounters.ofKey(visitKey, signal);
    if (!found.ok) return found;
    if (!found.value) return err('no-visit');
    const patientId = idOf(found.value.subject, 'Patient');
    if (patientId === null) return err('bad-answer', 'a visit of nobody');
    if (answer.status === 'covered') {
      const kept = await coverages.put(answer.coverage.code, patientId, signal);
      if (!kept.ok) return kept;
    }
    const path = `Encounter/${encodeURIComponent(found.value.id)}`;
    for (let turn = 0; turn < TRIES; turn++) {
      const read = await client.read(path, visit, signal);
      if (!read.ok) return read;
      if (!read.value) return err('no-visit');
      const said = await say(path, read.value, answer, signal);
      if (said.ok) return said;
      if (said.error !== 'changed') return err(said.error, said.detail);
    }
    return err('bad-answer', 'changed again and again');
  };
}
