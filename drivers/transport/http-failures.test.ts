import { describe, expect, it } from 'vitest';
import { failureOf, NothingSent } from './http-failures.ts';

const withCode = (code: string) =>
  Object.assign(new Error('https://his.test/Patient?identifier=001'), { code });
/** As fetch wraps it. */
const fetchFailed = (cause: Error) => new TypeError('fetch failed', { cause });

describe('what an error of an exchange means', () => {
  it.each([
    ['ECONNREFUSED', /^ECONNREFUSED$/],
    ['CERT_HAS_EXPIRED', /has expired/],
    ['CERT_NOT_YET_VALID', /not valid yet.*clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /another host/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /issuer whom this kiosk does not know/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /issuer whom this kiosk does not know/],
    ['CERT_SIGNATURE_FAILURE', /does not hold/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /this kiosk's certificate/],
    ['ERR_SSL_TLSV1_CERTIFICATE_REQUIRED', /this kiosk's certificate/],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', /this kiosk's certificate/],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', /this kiosk's certificate/],
  ])('%s: nothing was carried out', (code, sentence) => {
    for (const error of [withCode(code), fetchFailed(withCode(code))])
      expect(failureOf(error)).toEqual({
        ok: false,
        error: 'unreachable',
        detail: expect.stringMatching(sentence),
      });
  });

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER'])(
    '%s: it may have been carried out',
    (code) => {
      expect(failureOf(fetchFailed(withCode(code)))).toMatchObject({ error: 'lost' });
    },
  );

  it('is certain of what never had a connection, whatever the reason', () => {
    expect(failureOf(new NothingSent(withCode('ERR_SSL_WRONG_VERSION_NUMBER')))).toMatchObject({
      error: 'unreachable',
      detail: expect.stringMatching(/no TLS/),
    });
    expect(failureOf(new NothingSent(withCode('ECONNRESET')))).toMatchObject({ error: 'unreachable' });
  });

  it('is certain of several addresses only where it is of each', () => {
    const both = (...codes: string[]) => fetchFailed(new AggregateError(codes.map(withCode)));
    expect(failureOf(both('ECONNREFUSED', 'ENETUNREACH'))).toMatchObject({ error: 'unreachable' });
    expect(failureOf(both('ECONNREFUSED', 'ECONNRESET'))).toMatchObject({ error: 'lost' });
  });

  it('never tells the address', () => {
    for (const code of ['ECONNRESET', 'CERT_HAS_EXPIRED', 'EANYTHING'])
      expect(JSON.stringify(failureOf(fetchFailed(withCode(code))))).not.toContain('his.test');
  });
});
