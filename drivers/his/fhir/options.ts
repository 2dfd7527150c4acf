import { z } from 'zod';
import { httpAuth } from '../../transport/http-auth.ts';
import { tlsOptions } from '../../transport/tls.ts';
import { systems } from './systems.ts';

export const options = z
  .strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }),
    auth: httpAuth.default({ kind: 'none' }),
    /** Certificates of the hospital's own; without it those that the system trusts count. */
    tls: tlsOptions.nullable().default(null),
    timeoutMs: z.number().int().positive().default(8_000),
    timeZone: z.string().default('Asia/Ho_Chi_Minh'),
    catalogueMs: z.number().int().nonnegative().default(60_000),
    placesMs: z.number().int().nonnegative().default(2_000),
    /** Longest that a visit waits for the insurance card (Coverage) to be taken. */
    coverageMs: z.number().int().positive().default(2_000),
    /** Longest that a visit waits for what the person told of themselves to be taken. */
    detailsMs: z.number().int().positive().default(2_000),
    /**
     * What a visit is sent as. `encounter`: the HIS makes order and bill itself. `transaction`: visit, order, charge and bill in
     * one Bundle.
     */
    registration: z.enum(['encounter', 'transaction']).default('encounter'),
    systems,
  })
  .refine(
    ({ baseUrl, auth, tls }) =>
      tls === null ||
      [baseUrl, ...(auth.kind === 'client-credentials' ? [auth.tokenUrl] : [])].every((url) =>
        url.toLowerCase().startsWith('https:'),
      ),
    { message: 'tls needs addresses that begin with https' },
  );
export type Options = z.infer<typeof options>;
