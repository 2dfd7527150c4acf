import { defineDriver } from '../../define.ts';
import type { Department, HospitalSystem } from '../../ports/his.ts';
import { err, ok } from '../../ports/result.ts';
import { readTls } from '../../transport/tls.ts';
import { createAppointmentBook } from './appointment-book.ts';
import { createDetails } from './details.ts';
import { createEngine } from './engine.ts';
import { createReport } from './insurance.ts';
import type { Hl7Options } from './options.ts';
import { hl7Options } from './options.ts';
import { createPatients } from './patients.ts';
import { createRegistering } from './registering.ts';
import { listenToSchedule } from './scheduling.ts';
import { createSettlements } from './settlements.ts';
import { createVisits, registrationOf } from './visits.ts';

/** A hospital whose systems talk through an interface engine: HL7 v2 over MLLP (docs/his-hl7v2.md). */
export default defineDriver({
  kind: 'his',
  id: 'hl7v2',
  label: 'HIS – HL7 v2 (MLLP)',
  options: hl7Options,
  async open(options, { now, log, secret, signal: closing }) {
    const { host, port, secure } = options.to;
    const { serverName, ...certificates } = options.tls;
    const keys = secure ? await readTls(certificates, secret) : ok(null);
    if (!keys.ok) return keys;
    const tls = keys.value && { ...keys.value, ...(serverName === undefined ? {} : { serverName }) };
    const engine = createEngine(options, { host, port, tls }, { now, log });
    const patients = createPatients(engine, options, now);
    const visits = createVisits(engine, options, now);
    const settlements = createSettlements(engine, options, now);
    const details = createDetails({ engine, options, now, pause, log });
    const register = createRegistering({ engine, patients, visits, details, options, now, pause, log });
    const departments = departmentsOf(options);

    const book = createAppointmentBook(options.timeZone, now);
    const listener =
      options.appointments && (await listenToSchedule(options.appointments, { book, options, now, log }));
    if (listener && !listener.ok) return err(listener.error, `appointments: ${listener.detail ?? ''}`);
    if (listener) log('appointments-listening', { port: listener.value.port });
    const stop = async (): Promise<void> => listener?.value.close();
    closing.addEventListener('abort', () => void stop(), { once: true });

    const system: HospitalSystem = {
      async patientDay(identity, signal) {
        const [found, standing] = await Promise.all([
          patients.find(identity.number, signal),
          visits.ofPerson(identity.number, signal),
        ]);
        if (!found.ok) return found;
        if (!standing.ok) return standing;
        if (found.value.kind === 'several') {
          log('patient-doubles');
          return err('several-patients');
        }
        if (found.value.kind !== 'one') return ok({ patient: null, appointments: [], registrations: [] });
        const { patient } = found.value;
        return ok({
          patient,
          appointments: book.ofToday(identity.number, patient.id),
          registrations: standing.value
            .filter(({ isToday, isOver }) => isToday && !isOver)
            .flatMap((one) => registrationOf(one) ?? []),
        });
      },

      // They stand in the configuration: HL7 v2 has no question for what can be booked.
      departments: async (signal) => (signal.aborted ? err('no-answer', 'aborted') : ok(departments)),

      async register(request, signal) {
        const done = await register(request, signal);
        if (done.ok && request.appointmentId !== null) book.remove(request.appointmentId);
        return done;
      },

      async findVisit(visitKey, signal) {
        const standing = await visits.byKey(visitKey, signal);
        if (!standing.ok || standing.value === null) return standing.ok ? ok(null) : standing;
        const registration = registrationOf(standing.value);
        // It stands: to say that there is none would be wrong.
        return registration ? ok(registration) : err('bad-answer', 'a visit without a number');
      },

      ...(options.updates.details ? { details } : {}),
      ...(options.updates.insurance ? { reportInsurance: createReport(engine, visits, options, now) } : {}),
      // HL7 v2 has no question for bills either.
      bills: async () => ok([]),
      settle: (request, signal) => settlements.settle(request, signal),
      findSettlement: async (key) => settlements.find(key),
      close: stop,
    };
    return ok(system);
  },
});

const departmentsOf = ({ departments }: Hl7Options): readonly Department[] =>
  departments.map(({ id, name, clinics }) => ({
    id,
    name,
    clinics: clinics.map((clinic) => ({ ...clinic, departmentId: id, free: null })),
  }));

/** Waits, at most until the signal is aborted. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
