import { verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { type Certificate, parseCertificate } from './certificate.ts';
import {
  bytesOf,
  type CertificateParts,
  certificateOf,
  ECDSA_SHA256,
  EXTENSIONS,
  extension,
  hashId,
  ISSUER,
  int,
  KEY_ID,
  nameOf,
  newKeys,
  octets,
  oid,
  seq,
} from './samples.ts';

const { publicKey, privateKey } = newKeys();
const made = (parts: Partial<CertificateParts> = {}): Uint8Array =>
  certificateOf({ publicKey, issuerKey: privateKey, ...parts });
const read = (der: Uint8Array): Certificate => {
  const result = parseCertificate(der);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const outcome = (der: Uint8Array): string => {
  const result = parseCertificate(der);
  return result.ok ? 'ok' : result.error;
};
const time = (tag: number, text: string): Uint8Array => printTlv(tag, new TextEncoder().encode(text));
const UNTIL = time(0x17, '300101000000Z');

describe('certificate', () => {
  it('reads what Node reads', () => {
    const der = made();
    const certificate = read(der);
    const known = new X509Certificate(der);
    expect(certificate).toMatchObject({
      der,
      serial: bytesOf('1234'),
      issuer: ISSUER,
      subject: nameOf('DS Mẫu'),
      notBefore: Date.parse(known.validFrom),
      notAfter: Date.parse(known.validTo),
      subjectKeyId: KEY_ID,
      authorityKeyId: bytesOf('A1A2A3'),
      isCa: false,
      certSign: false,
      spki: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })),
      signatureAlgorithm: { kind: 'ecdsa', hash: 'sha256' },
    });
    expect(verify('sha256', certificate.tbs, publicKey, certificate.signature)).toBe(true);
  });

  it('reads a CA', () => {
    const extensions = [
      seq(oid('2.5.29.19'), bytesOf('0101FF'), octets(seq(bytesOf('0101FF'), int(0)))),
      extension('2.5.29.15', bytesOf('03020106')),
      extension('1.2.3.4', bytesOf('00')),
    ];
    expect(read(made({ extensions }))).toMatchObject({
      isCa: true,
      certSign: true,
      subjectKeyId: null,
      authorityKeyId: null,
    });
    expect(read(made({ extensions: [] }))).toMatchObject({ isCa: false, certSign: null });
    expect(read(made({ extensions: [extension('2.5.29.19', seq())] }))).toMatchObject({ isCa: false });
  });

  it.each([
    [time(0x17, '500101000000Z'), Date.UTC(1950, 0, 1)],
    [time(0x17, '491231235959Z'), Date.UTC(2049, 11, 31, 23, 59, 59)],
    [time(0x17, '2101010000Z'), Date.UTC(2021, 0, 1)],
    [time(0x18, '20210203040506Z'), Date.UTC(2021, 1, 3, 4, 5, 6)],
  ])('reads times', (from, expected) =>
    expect(read(made({ validity: seq(from, UNTIL) })).notBefore).toBe(expected),
  );

  it.each([
    ['a zone other than Greenwich', seq(time(0x17, '210101000000+0700'), UNTIL)],
    ['month 13', seq(time(0x17, '211301000000Z'), UNTIL)],
    ['a year of four digits as UTCTime', seq(time(0x17, '20210101000000Z'), UNTIL)],
    ['a time as text', seq(time(0x0c, '210101000000Z'), UNTIL)],
    ['one time', seq(UNTIL)],
    ['three times', seq(UNTIL, UNTIL, UNTIL)],
  ])('refuses %s', (_name, validity) => expect(outcome(made({ validity }))).toBe('malformed'));

  it.each([
    ['an unknown algorithm', made({ algorithm: seq(oid('1.2.3')) }), 'unsupported'],
    ['two algorithms', made({ innerAlgorithm: seq(oid('1.2.840.10045.4.3.3')) }), 'invalid'],
    ['an extension twice', made({ extensions: [...EXTENSIONS, ...EXTENSIONS] }), 'malformed'],
    ['a broken key id', made({ extensions: [extension('2.5.29.14', bytesOf('0405AA'))] }), 'malformed'],
    ['a broken usage', made({ extensions: [extension('2.5.29.15', bytesOf('0401AA'))] }), 'malformed'],
    ['broken constraints', made({ extensions: [extension('2.5.29.19', int(1))] }), 'malformed'],
    ['a broken issuer key', made({ extensions: [extension('2.5.29.35', int(1))] }), 'malformed'],
    ['a certificate cut', made().subarray(0, 100), 'malformed'],
    ['bytes behind', Uint8Array.from([...made(), 0]), 'malformed'],
    ['nothing', new Uint8Array(0), 'malformed'],
    ['half of it', seq(seq(), ECDSA_SHA256), 'malformed'],
    ['an empty one', seq(seq(), ECDSA_SHA256, bytesOf('030100')), 'malformed'],
  ])('refuses %s', (_name, der, error) => expect(outcome(der)).toBe(error));
});

describe('signature algorithms', () => {
  const RSA_PSS = '1.2.840.113549.1.1.10';
  const mgf = (hash: 'sha1' | 'sha256' | 'sha512'): Uint8Array =>
    printTlv(0xa1, seq(oid('1.2.840.113549.1.1.8'), hashId(hash)));
  const pss = (...fields: readonly Uint8Array[]): Uint8Array => seq(oid(RSA_PSS), seq(...fields));
  const hashField = printTlv(0xa0, hashId('sha256'));
  const named = (algorithm: Uint8Array): unknown => {
    const result = parseCertificate(made({ algorithm }));
    return result.ok ? result.value.signatureAlgorithm : result.error;
  };

  it.each([
    ['1.2.840.113549.1.1.5', 'rsa-pkcs1', 'sha1'],
    ['1.2.840.113549.1.1.11', 'rsa-pkcs1', 'sha256'],
    ['1.2.840.113549.1.1.13', 'rsa-pkcs1', 'sha512'],
    ['1.2.840.10045.4.1', 'ecdsa', 'sha1'],
    ['1.2.840.10045.4.3.1', 'ecdsa', 'sha224'],
    ['1.2.840.10045.4.3.3', 'ecdsa', 'sha384'],
  ])('%s', (dotted, kind, hash) => expect(named(seq(oid(dotted)))).toEqual({ kind, hash }));

  it('reads the parameters of PSS and their defaults', () => {
    expect(named(pss(hashField, mgf('sha256'), printTlv(0xa2, int(32))))).toEqual({
      kind: 'rsa-pss',
      hash: 'sha256',
      saltLength: 32,
    });
    expect(named(pss())).toEqual({ kind: 'rsa-pss', hash: 'sha1', saltLength: 20 });
    expect(named(pss(printTlv(0xa3, int(1))))).toMatchObject({ hash: 'sha1' });
  });

  it.each([
    ['another hash for the mask', pss(hashField, mgf('sha512')), 'unsupported'],
    ['the default mask with another hash', pss(hashField), 'unsupported'],
    ['another mask', pss(printTlv(0xa1, seq(oid('1.2.3'), hashId('sha1')))), 'unsupported'],
    ['another trailer', pss(printTlv(0xa3, int(2))), 'unsupported'],
    ['an unknown hash', pss(printTlv(0xa0, seq(oid('1.2.3')))), 'unsupported'],
    ['an endless salt', pss(printTlv(0xa2, int(0x10000))), 'unsupported'],
    ['a salt of text', pss(printTlv(0xa2, bytesOf('0C0131'))), 'malformed'],
    ['parameters that are none', seq(oid(RSA_PSS), int(1)), 'malformed'],
    ['no parameters', seq(oid(RSA_PSS)), 'unsupported'],
    ['the name of a key', seq(oid('1.2.840.113549.1.1.1')), 'unsupported'],
  ])('PSS: refuses %s', (_name, algorithm, error) => expect(named(algorithm)).toBe(error));
});
