import { defineDriver, type OpenContext } from '../../define.ts';
import type { HospitalSystem } from '../../ports/his.ts';
import { ok } from '../../ports/result.ts';
import { openTls } from '../../transport/tls.ts';
import { createBindings } from './bindings.ts';
import { createCalls } from './calls.ts';
import { createCatalogue } from './catalogue.ts';
import { createClient } from './client.ts';
import { compileMapping } from './compile.ts';
import { createDetails } from './details.ts';
import { createReport } from './insurance.ts';
import { createMoney } from './money.ts';
import { createRunner } from './operation.ts';
import { headersOf, mappingOf, options } from './options.ts';
import { createPeople } from './people.ts';
import { createSign } from './signing.ts';
import { createVisits } from './visits.ts';

/** A hospital's own JSON API, described in the configuration (docs/his-rest.md). */
export default defineDriver({
  kind: 'his',
  id: 'rest',
  label: 'HIS – REST/JSON của bệnh viện',
  options,
  async open(chosen, { now, secret, log, signal }) {
    const { baseUrl, timeoutMs, timeZone, catalogueMs, placesMs } = chosen;
    const headers = headersOf(chosen, secret);
    if (!headers.ok) return headers;
    const sign = createSign(chosen.signing, secret, now);
    if (!sign.ok) return sign;
    const bindings = createBindings(chosen.mapping.tables, timeZone, now);
    const compiled = await compileMapping(mappingOf(chosen), bindings);
    if (!compiled.ok) return compiled;
    const agent = chosen.tls === null ? ok(undefined) : await openTls(chosen.tls, secret);
    if (!agent.ok) return agent;
    const { envelope, operations } = compiled.value;

    const closing = new AbortController();
    const client = createClient({
      baseUrl,
      timeoutMs,
      headers: headers.value,
      sign: sign.value,
      envelope,
      tls: agent.value ?? null,
      closing: AbortSignal.any([signal, closing.signal]),
      unreachable: toldOnce(log),
    });
    const runner = createRunner(createCalls(client));
    const people = createPeople(runner, operations, { now, timeZone }, log);
    const catalogue = createCatalogue(runner, operations.departments, { catalogueMs, placesMs, now, log });
    const visits = createVisits(runner, operations, people, catalogue, log);
    const money = createMoney(runner, operations, log);
    const details = createDetails(runner, operations);
    const reportInsurance = createReport(runner, operations);
    const system: HospitalSystem = {
      patientDay: (identity, until) => people.day(identity, until),
      departments: (until) => catalogue.departments(until),
      register: (request, until) => visits.register(request, until),
      findVisit: (visitKey, until) => visits.find(visitKey, until),
      ...(details ? { details } : {}),
      ...(reportInsurance ? { reportInsurance } : {}),
      bills: (patientId, until) => money.unpaid(patientId, until),
      settle: (request, until) => money.settle(request, until),
      findSettlement: (key, until) => money.find(key, until),
      async close() {
        closing.abort();
        agent.value?.destroy();
      },
    };
    return ok(system);
  },
});

/** Tells the operator why the HIS cannot be reached (a certificate, a name, a port), once, and once that it can be again. */
function toldOnce(log: OpenContext['log']): (why: string | null) => void {
  let told: string | null = null;
  return (why) => {
    if (why === told) return;
    if (why === null) log('reached-again');
    else log('unreachable', { why });
    told = why;
  };
}
