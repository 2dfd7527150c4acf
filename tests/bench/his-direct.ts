import { z } from 'zod';
import fhir from '../../drivers/his/fhir/index.ts';
import { keptVisits } from './his-visits.ts';

/**
 * A process of its own, beside the host's: the same driver registers one visit after the other, with no host and no journal.
 * `BASE FROM COUNT`; prints `{"ms": …}`.
 */
const [baseUrl, from, count] = z
  .tuple([z.url(), z.coerce.number().int(), z.coerce.number().int()])
  .parse(process.argv.slice(2));

const opened = await fhir.open(fhir.options.parse({ baseUrl }), {
  signal: new AbortController().signal,
  now: Date.now,
  secret: () => undefined,
  lost: (reason) => {
    throw new Error(reason);
  },
  log: () => undefined,
});
if (!opened.ok) throw new Error(opened.error);

const startedAt = performance.now();
for (const { request } of keptVisits(from, count)) {
  const cameAt = new Date().toISOString();
  const registered = await opened.value.register({ ...request, cameAt }, AbortSignal.timeout(12_000));
  if (!registered.ok) throw new Error(`not registered: ${registered.error}`);
}
console.log(JSON.stringify({ ms: performance.now() - startedAt }));
process.exit(0);
