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
  /** Says that the patient of an appointment has come; false where the HIS did not take it, or it is not open any more. */
  arrive(id: string, patientId: string, signal: AbortSignal): Promise<boolean>;
}

/** Not come yet, and come already (AppointmentStatus); in any other state staff have ended it. */
const OPEN: readonly string[] = ['proposed', 'pending', 'booked', 'waitlist'];
const COME: readonly string[] = ['arrived', 'checked-in', 'fulfilled'];
/** Staff may change an appointment between the kiosk's reading and writing: it is read again so often. */
const TRIES = 2;

export function createAppointments(client: FhirClient, timeZone: string, now: () => number): Appointments {
  return {
    async ofToday(patientId, signal) {
      const today = localDay(now(), timeZone);
      const range = `date=ge${encodeURIComponent(today.start)}&date=lt${encodeURIComponent(today.end)}`;
      const actor = encodeURIComponent(`Patient/${patientId}`);
      const found = await client.search(
        `Appointment?actor=${actor}&status=booked&${range}&_count=100`,
        appointment,
        signal,
      );
      if (!found.ok) return found;
      return ok(
        found.value
          .flatMap(({ id, start, status, participant }) => {
            const actors = participant.map(({ actor: who }) => who);
            const clinicId = actors.map((who) => idOf(who, 'HealthcareService')).find((one) => one !== null);
            // A server may leave out of account what it does not know to search by: nobody sees another's appointment.
            const isTheirs = actors.some((who) => idOf(who, 'Patient') === patientId);
            if (!isTheirs || !clinicId || !start || status !== 'booked' || !isWithin(today, start)) return [];
            return [{ id, clinicId, start }];
          })
          .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
      );
    },

    async arrive(id, patientId, signal) {
      const path = `Appointment/${encodeURIComponent(id)}`;
      for (let turn = 0; turn < TRIES; turn++) {
        const found = await client.read(path, appointment, signal);
        const kept = found.ok ? found.value : null;
        if (!kept?.resource.participant.some(({ actor }) => idOf(actor, 'Patient') === patientId))
          return false;
        if (COME.includes(kept.resource.status)) return true;
        if (!OPEN.includes(kept.resource.status)) return false;
        const written = await client.write(
          'PUT',
          path,
          { ...kept.whole, status: 'arrived' },
          kept.etag === null ? {} : { 'if-match': kept.etag },
          appointment,
          signal,
        );
        if (written.kind !== 'precondition-failed' && written.kind !== 'conflict')
          return written.kind === 'stored';
      }
      return false;
    },
  };
}
