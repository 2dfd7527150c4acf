import { leftToChange } from '../../ports/details-change.ts';
import type { DetailsChange, DetailsDesk, DetailsFailure, PatientDetails } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import type { Written } from './client-answers.ts';
import { withDetails } from './patient-change.ts';
import { detailsOf, patientRecord } from './patient-record.ts';

/** Cập nhật thông tin, on the Patient (FHIR R4). */
export interface FhirDetails extends DetailsDesk {
  /** Puts what was told on the record, however it stands now. Costs no request where nothing was told. */
  put(patientId: string, change: DetailsChange, signal: AbortSignal): Promise<Result<null, DetailsFailure>>;
}

/** Staff may change a record between the kiosk's reading and writing: it is read again so often. */
const TRIES = 2;

export function createDetails(client: FhirClient): FhirDetails {
  const pathOf = (patientId: string): string => `Patient/${encodeURIComponent(patientId)}`;

  /**
   * Reads the record, changes what was told and sends it under the version that was read (If-Match, R4
   * http.html#concurrency), unless the record as it stands is not `agreed` to.
   */
  async function changed(
    patientId: string,
    change: DetailsChange,
    agreed: (stands: PatientDetails) => boolean,
    signal: AbortSignal,
  ): Promise<Result<PatientDetails, DetailsFailure>> {
    const path = pathOf(patientId);
    for (let turn = 0; turn < TRIES; turn++) {
      const found = await client.read(path, patientRecord, signal);
      if (!found.ok) return found;
      if (!found.value) return err('no-patient');
      const { resource, etag } = found.value;
      if (resource.id !== patientId) return err('bad-answer', 'another patient');
      if (!agreed(detailsOf(resource))) return err('changed');
      const wanted = withDetails(resource, change);
      if (wanted === resource) return ok(detailsOf(resource));
      // Without a version nobody could tell whose change is lost.
      if (etag === null) return err('bad-answer', 'no version');
      const written = await client.write('PUT', path, wanted, { 'if-match': etag }, patientRecord, signal);
      if (written.kind === 'stored') return ok(detailsOf(written.resource));
      if (written.kind !== 'precondition-failed' && written.kind !== 'conflict')
        return err(FAILURE[written.kind]);
    }
    return err('changed');
  }

  return {
    async read(patientId, signal) {
      const found = await client.read(pathOf(patientId), patientRecord, signal);
      if (!found.ok) return found;
      if (!found.value) return err('no-patient');
      return found.value.resource.id === patientId
        ? ok(detailsOf(found.value.resource))
        : err('bad-answer', 'another patient');
    },

    update: (patientId, seen, change, signal) =>
      changed(patientId, change, (stands) => leftToChange(stands, seen, change) !== null, signal),

    async put(patientId, change, signal) {
      if (Object.values(change).every((field) => field === undefined)) return ok(null);
      const done = await changed(patientId, change, () => true, signal);
      return done.ok ? ok(null) : done;
    },
  };
}

const FAILURE: Record<
  Exclude<Written<unknown>['kind'], 'stored' | 'precondition-failed' | 'conflict'>,
  DetailsFailure
> = {
  'not-sent': 'no-answer',
  refused: 'refused',
  rejected: 'bad-answer',
  unknown: 'unknown',
};
