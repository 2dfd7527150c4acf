import { type KeyObject, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { certificateOf, issuerName, keyIdOf } from './chip/issuer/certificate.ts';
import { bitString, booleanTrue, octetString, oid, sequence, tlv } from './chip/issuer/der.ts';
import { generateIssuerKey, type KeyPair } from './chip/issuer/signature-algorithms.ts';

export interface IssueOptions {
  /** Names and IPv4 addresses that the certificate is for. */
  readonly hosts?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A certificate and its key, in PEM. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
}

/** A private authority, as a hospital has one of its own. */
export interface TlsAuthority {
  /** Its own certificate, PEM. */
  readonly ca: string;
  /** A certificate for servers and clients. */
  issue(options?: IssueOptions): Credentials;
}

const ALGORITHM = 'ecdsa-p256';
const DAY_MS = 86_400_000;

const pemOf = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};

const extension = (type: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value));

/** RFC 5280, 4.2.1.2 and 4.2.1.1. */
const keyIds = (own: KeyObject, issuer: KeyObject): Uint8Array[] => [
  extension('2.5.29.14', false, octetString(keyIdOf(own))),
  extension('2.5.29.35', false, sequence(tlv(0x80, keyIdOf(issuer)))),
];

/** RFC 5280, 4.2.1.6: dNSName and iPAddress. */
const alternativeNames = (hosts: readonly string[]): Uint8Array[] =>
  hosts.length === 0
    ? []
    : [
        extension(
          '2.5.29.17',
          false,
          sequence(
            ...hosts.map((host) =>
              isIPv4(host)
                ? tlv(0x87, Uint8Array.from(host.split('.').map(Number)))
                : tlv(0x82, new TextEncoder().encode(host)),
            ),
          ),
        ),
      ];

/** serverAuth and clientAuth (RFC 5280, 4.2.1.12). */
const PURPOSES = extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2')));

export const createTlsAuthority = (name: string): TlsAuthority => {
  const keys: KeyPair = generateIssuerKey(ALGORITHM, 0);
  const sign = (subject: string, publicKey: KeyObject, validity: IssueOptions, extensions: Uint8Array[]) =>
    pemOf(
      certificateOf(
        {
          serial: randomBytes(8),
          issuer: issuerName(name),
          subject: issuerName(subject),
          notBefore: validity.notBefore ?? new Date(Date.now() - DAY_MS),
          notAfter: validity.notAfter ?? new Date(Date.now() + 30 * DAY_MS),
          publicKey,
          extensions: sequence(...extensions, ...keyIds(publicKey, keys.publicKey)),
        },
        ALGORITHM,
        keys.privateKey,
      ),
    );
  const ca = sign(name, keys.publicKey, {}, [
    extension('2.5.29.19', true, sequence(booleanTrue())),
    // keyCertSign
    extension('2.5.29.15', true, bitString(Uint8Array.of(0x04), 2)),
  ]);
  return {
    ca,
    issue: (options = {}) => {
      const own = generateIssuerKey(ALGORITHM, 0);
      const { hosts = [] } = options;
      return {
        cert: sign(hosts[0] ?? 'kiosk', own.publicKey, options, [...alternativeNames(hosts), PURPOSES]),
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
};
