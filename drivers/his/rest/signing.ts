import { z } from 'zod';
import { type MedipayValue, signMedipay } from '../../codec/signatures/medipay.ts';
import { ok, type Result } from '../../ports/result.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';

/** RFC 9110, token. */
export const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);

/**
 * How requests are signed. `hmac-sha256` (domain facts E1): hex HMAC-SHA256 over merchant, time stamp and the values that the
 * mapping names for the call, joined by `|`, null as nothing.
 */
export const signing = z.union([
  z.literal('none'),
  z.strictObject({
    scheme: z.literal('hmac-sha256'),
    merchantId: z.string().min(1),
    /** Key of the signatures, named, not written. */
    secret: secretRef,
    /** Names of the headers. The time stamp is milliseconds since the epoch. */
    headers: z
      .strictObject({
        merchantId: headerName.default('x-merchant-id'),
        timestamp: headerName.default('x-timestamp'),
        sign: headerName.default('x-sign'),
      })
      .prefault({}),
  }),
]);

/** Headers that sign the values of a call. */
export type Sign = (values: readonly MedipayValue[]) => Readonly<Record<string, string>>;

/** `misconfigured` names the secret that is not set. */
export function createSign(
  chosen: z.infer<typeof signing>,
  secret: (name: string) => string | undefined,
  now: () => number,
): Result<Sign, 'misconfigured'> {
  if (chosen === 'none') return ok(() => ({}));
  const { merchantId, headers } = chosen;
  const secrets = takeSecrets({ key: chosen.secret }, secret);
  if (!secrets.ok) return secrets;
  const key = secrets.value.get('key') ?? '';
  return ok((values) => {
    const sentAt = String(now());
    return {
      [headers.merchantId]: merchantId,
      [headers.timestamp]: sentAt,
      [headers.sign]: signMedipay(key, merchantId, sentAt, values),
    };
  });
}
