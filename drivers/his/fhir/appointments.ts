import { isWithin, localDay } from '../../codec/local-day.ts';
import type { Appointment, HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import { appointment, idOf } from './schemas.ts';

/** Lịch hẹn khám. */
export interface Appointments {
  /** Today's booked appointments of a patient, earliest first. */
  ofToday(patientId: string, signal: AbortSignal): Promise<Result<Appointment[], HisFailure>>;
  /** Says that the patient of an appointment has come; false where the HIS did not take it. */
  arrive(id: string, signal: AbortSignal): Promise<boolean>;
}

export function createAppointments(client: FhirClient, timeZone: string, now: () => number): Appointments {
  return {
    async ofToday(patientId, signal) {
      const today = localDay(now(), timeZone);
      const range = `date=ge${encodeURIComponent(today.start)}&date=lt${encodeURIComponent(today.end)}`;
      const actor = encodeURIComponent(`Patient/${patientId}`);
      const found = await client.search(
        `Appointment?actor=${actor}&status=booked&${range}`,
        appointment,
        signal,
      );
      if (!found.ok) return found;
      return ok(
        found.value
          .flatMap(({ id, start, status, participant }) => {
            const clinicId = participant
              .map(({ actor: who }) => idOf(who, 'HealthcareService'))
              .find((one) => one !== null);
            if (!clinicId || !start || status !== 'booked' || !isWithin(today, start)) return [];
            return [{ id, clinicId, start }];
          })
          .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
      );
    },

    async arrive(id, signal) {
      const found = await client.search(`Appointment?_id=${encodeURIComponent(id)}`, appointment, signal);
      const [booked] = found.ok ? found.value : [];
      if (!booked) return false;
      if (booked.status === 'arrived') return true;
      const version = booked.meta?.versionId;
      const ifMatch: Record<string, string> = version === undefined ? {} : { 'if-match': `W/"${version}"` };
      const written = await client.write(
        'PUT',
        `Appointment/${encodeURIComponent(id)}`,
        { ...booked, status: 'arrived' },
        ifMatch,
        appointment,
        signal,
      );
      return written.kind === 'stored';
    },
  };
}
