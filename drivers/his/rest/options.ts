import { z } from 'zod';
import { isTimeZone } from '../../codec/local-day.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { type SecretRef, secretRef, takeSecrets } from '../../transport/http-secret.ts';
import { tlsOptions } from '../../transport/tls.ts';
import type { Mapping } from './mapping.ts';
import { mapping } from './mapping.ts';
import { MEDIPAY_C06 } from './medipay-c06.ts';
import { headerName, signing } from './signing.ts';

/** Mappings that come with the kiosk, by the id under which a configuration asks for them. */
const SHIPPED: ReadonlyMap<unknown, unknown> = new Map([['medipay-c06', MEDIPAY_C06]]);

/** Of `his/rest` (docs/his-rest.md). */
export const options = z
  .strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** Certificates of the hospital's own; without it those that the system trusts count. */
    tls: tlsOptions.nullable().default(null),
    timeoutMs: z.number().int().positive().default(8_000),
    timeZone: z.string().refine(isTimeZone, 'no time zone').default('Asia/Ho_Chi_Minh'),
    catalogueMs: z.number().int().nonnegative().default(60_000),
    placesMs: z.number().int().nonnegative().default(2_000),
    /** Sent with every request; a secret is named, not written. */
    headers: z.record(headerName, z.union([z.string(), secretRef])).default({}),
    signing,
    /** Id of a shipped mapping, or a mapping. */
    mapping: z.preprocess((given): unknown => SHIPPED.get(given) ?? given, mapping),
    /** Operations of the mapping that this hospital does not have; without bills nothing is settled. */
    without: z.array(z.enum(['appointments', 'registrations', 'bills'])).default([]),
  })
  .refine(({ baseUrl, tls }) => tls === null || baseUrl.toLowerCase().startsWith('https:'), {
    message: 'tls needs an address that begins with https',
  });
export type Options = z.infer<typeof options>;

/** What a header may hold (RFC 9110): a line break would end it. */
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

/** The headers of every request. `misconfigured` names the secret that is not set, or the header that is none. */
export function headersOf(
  { headers: given }: Options,
  secret: (name: string) => string | undefined,
): Result<Record<string, string>, 'misconfigured'> {
  const headers: Record<string, string> = {};
  const refs: Record<string, SecretRef> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') headers[name] = value;
    else refs[name] = value;
  }
  const secrets = takeSecrets(refs, secret);
  if (!secrets.ok) return secrets;
  for (const [name, value] of secrets.value) headers[name] = value;
  const wrong = Object.entries(headers).find(([, value]) => !HEADER_VALUE.test(value));
  return wrong ? err('misconfigured', `header ${wrong[0]}: not plain ASCII on one line`) : ok(headers);
}

/** The mapping less what this hospital does not have. */
export function mappingOf({ mapping: given, without }: Options): Mapping {
  const { operations } = given;
  const has = (one: Options['without'][number]): boolean => !without.includes(one);
  return {
    ...given,
    operations: {
      ...operations,
      appointments: has('appointments') ? operations.appointments : null,
      registrations: has('registrations') ? operations.registrations : null,
      ...(has('bills') ? {} : { bills: null, settle: null, findSettlement: null }),
    },
  };
}
