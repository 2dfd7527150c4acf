import { localDay } from '../../codec/local-day.ts';
import type { Appointment } from '../../ports/his.ts';

/** An appointment and whose it is: the person's numbers as the scheduling system knows them. */
export interface BookedAppointment extends Appointment {
  readonly citizenNumber: string | null;
  readonly patientId: string | null;
}

/** Lịch hẹn khám that were pushed. It lives in memory alone: nothing of it is written to a disk. */
export interface AppointmentBook {
  /** Takes one, or takes its newer form. One of a day that is over is dropped. */
  put(appointment: BookedAppointment): void;
  /** Forgets one: it was cancelled, or its patient has come. */
  remove(id: string): void;
  /** Today's of a person, earliest first. */
  ofToday(citizenNumber: string, patientId: string): readonly Appointment[];
}

/** More than a hospital books: a sender gone wild must not fill the memory. */
export const MOST_APPOINTMENTS = 50_000;

export function createAppointmentBook(timeZone: string, now: () => number): AppointmentBook {
  const booked = new Map<string, BookedAppointment>();
  let day = { start: 0, end: 0 };

  /** Today; what is over goes when a day begins. */
  const today = (): { readonly start: number; readonly end: number } => {
    const at = now();
    if (at >= day.start && at < day.end) return day;
    const { start, end } = localDay(at, timeZone);
    day = { start: Date.parse(start), end: Date.parse(end) };
    for (const [id, one] of booked) if (Date.parse(one.start) < day.start) booked.delete(id);
    return day;
  };

  return {
    put(appointment) {
      const { start } = today();
      booked.delete(appointment.id);
      if (Date.parse(appointment.start) < start) return;
      const [oldest] = booked.keys();
      if (booked.size >= MOST_APPOINTMENTS && oldest !== undefined) booked.delete(oldest);
      booked.set(appointment.id, appointment);
    },
    remove: (id) => void booked.delete(id),
    ofToday(citizenNumber, patientId) {
      const { end } = today();
      return [...booked.values()]
        .filter((one) => one.citizenNumber === citizenNumber || one.patientId === patientId)
        .filter((one) => (one.citizenNumber ?? citizenNumber) === citizenNumber)
        .filter((one) => Date.parse(one.start) < end)
        .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
        .map(({ id, clinicId, start }) => ({ id, clinicId, start }));
    },
  };
}
