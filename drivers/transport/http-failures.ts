import { err, type Result } from '../ports/result.ts';

/** Wraps what went wrong before a request had a connection that it could be sent over. */
export class NothingSent extends Error {
  constructor(cause: Error) {
    super('nothing was sent', { cause });
    this.name = 'NothingSent';
  }
}

/** The server ends the handshake because of our certificate, or for want of one (TLS 1.2 and 1.3, OpenSSL and BoringSSL). */
const OUR_CERTIFICATE =
  /^ERR_SSL_.*(?:ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA)|CERTIFICATE_REQUIRED)$/;

/** Errors of the way to the server: they come before the first byte of a request, or keep the server from reading it. */
const BEFORE_SENDING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** What an operator can mend, told in a sentence: the codes are OpenSSL's and Node's. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^CERT_HAS_EXPIRED$/, "the server's certificate has expired"],
  [
    /^CERT_NOT_YET_VALID$/,
    "the server's certificate is not valid yet, or the clock of this machine is wrong",
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "the server's certificate is for another host"],
  [/^CERT_REVOKED$/, "the server's certificate was revoked"],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED)$/,
    "the server's certificate is from an issuer whom this kiosk does not know",
  ],
  [/^(?:CERT_|UNABLE_TO_|ERR_TLS_CERT_)/, "the server's certificate does not hold"],
  [OUR_CERTIFICATE, "the server does not take this kiosk's certificate"],
  [/^(?:ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/, 'no TLS is spoken at that port'],
];

/** fetch hides the cause, and the causes of several addresses, inside its error. */
const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if (error.cause !== undefined) return codesOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [error.name];
};

const told = (code: string): string => {
  const [, reason] = REASONS.find(([pattern]) => pattern.test(code)) ?? [];
  return reason === undefined ? code : `${reason} (${code})`;
};

/**
 * What an error of an exchange means: `unreachable` where it is certain that nothing was carried out, else `lost`. The
 * detail is for the operator, and never holds an address: it can hold a person's number.
 */
export const failureOf = (error: unknown): Result<never, 'unreachable' | 'lost'> => {
  const codes = codesOf(error);
  const certain =
    error instanceof NothingSent ||
    (codes.length > 0 && codes.every((code) => BEFORE_SENDING.test(code) || OUR_CERTIFICATE.test(code)));
  return err(certain ? 'unreachable' : 'lost', [...new Set(codes.map(told))].join('; '));
};
