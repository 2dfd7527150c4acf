import { defineDriver, type OpenContext } from '../../define.ts';
import type { HospitalSystem } from '../../ports/his.ts';
import { ok } from '../../ports/result.ts';
import { createSend, openAuth } from '../../transport/http-auth.ts';
import { realTimers } from '../../transport/timers.ts';
import { openTls } from '../../transport/tls.ts';
import { createAppointments } from './appointments.ts';
import { createBills } from './bills.ts';
import { createCatalogue } from './catalogue.ts';
import { createFhirClient, type FhirClient } from './client.ts';
import { createCoverages } from './coverages.ts';
import { createDetails } from './details-desk.ts';
import { createEncounters } from './encounters.ts';
import { createInsuranceReport } from './insurance-report.ts';
import { type Options, options } from './options.ts';
import { createPatients } from './patients.ts';
import { toldOfReach } from './reach.ts';
import { createRegister } from './registration.ts';
import { createSettlements } from './settlements.ts';

/** A hospital information system with a FHIR R4 interface. */
export default defineDriver({
  kind: 'his',
  id: 'fhir',
  label: 'HIS – FHIR R4',
  options,
  async open(chosen, context) {
    const { now, log, secret } = context;
    const agent = chosen.tls === null ? ok(null) : await openTls(chosen.tls, secret);
    if (!agent.ok) return agent;
    const closing = new AbortController();
    const ended = AbortSignal.any([context.signal, closing.signal]);
    const auth = openAuth(chosen.auth, secret, {
      timeoutMs: chosen.timeoutMs,
      now,
      timers: realTimers,
      signal: ended,
      tls: agent.value,
      failed: (why, detail) => log('token-not-had', { why, detail }),
    });
    if (!auth.ok) return auth;
    const send = toldOfReach(createSend(auth.value, agent.value), log);
    const client = createFhirClient({
      baseUrl: chosen.baseUrl,
      timeoutMs: chosen.timeoutMs,
      send: (request) =>
        send({ ...request, signal: request.signal ? AbortSignal.any([request.signal, ended]) : ended }),
    });
    return ok(
      systemOf(client, chosen, context, () => {
        closing.abort();
        auth.value.close();
        agent.value?.destroy();
      }),
    );
  },
});

function systemOf(
  client: FhirClient,
  chosen: Options,
  { now, log }: OpenContext,
  close: () => void,
): HospitalSystem {
  const { systems, timeZone } = chosen;
  const patients = createPatients(client, systems, log);
  const appointments = createAppointments(client, timeZone, now);
  const encounters = createEncounters(client, systems, timeZone, now);
  const catalogue = createCatalogue(client, chosen, now, log);
  const coverages = createCoverages(client, systems, chosen.coverageMs, log);
  const bills = createBills(client, systems, log);
  const settlements = createSettlements(client, systems, timeZone, now, () => log('settlement-doubles'));
  const details = createDetails(client);
  const parts = { client, patients, appointments, encounters, catalogue, coverages, details };
  const register = createRegister(parts, chosen, { now, log });

  return {
    async patientDay(identity, signal) {
      const patient = await patients.find(identity, signal);
      if (!patient.ok) return patient;
      if (!patient.value) return ok({ patient: null, appointments: [], registrations: [] });
      const [booked, standing] = await Promise.all([
        appointments.ofToday(patient.value.id, signal),
        encounters.ofToday(patient.value.id, signal),
      ]);
      if (!booked.ok) return booked;
      if (!standing.ok) return standing;
      return ok({ patient: patient.value, appointments: booked.value, registrations: standing.value });
    },
    departments: (signal) => catalogue.departments(signal),
    register,
    findVisit: (visitKey, signal) => encounters.byVisitKey(visitKey, signal),
    details,
    reportInsurance: createInsuranceReport(client, encounters, coverages, systems),
    bills: (patientId, signal) => bills.unpaid(patientId, signal),
    settle: (request, signal) => settlements.settle(request, signal),
    findSettlement: (key, signal) => settlements.find(key, signal),
    close: async () => close(),
  };
}
