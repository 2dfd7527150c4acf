import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { parseMasterList } from './master-list.ts';
import { BRAINPOOL, RSA, RSA_PSS } from './openssl-samples.ts';
import { parsePublicKey } from './public-key.ts';
import {
  bytesOf,
  certificateOf,
  ISSUER,
  int,
  KEY_ID,
  masterListOf,
  newKeys,
  oid,
  type SodParts,
  seq,
  set,
  sodOf,
} from './samples.ts';
import { parseSod, type SecurityObject } from './sod.ts';

const ds = newKeys();
const CERTIFICATE = certificateOf({ publicKey: ds.publicKey, issuerKey: ds.privateKey });
const OTHER = certificateOf({ publicKey: ds.publicKey, issuerKey: ds.privateKey, extensions: [] });
const HASH = new Uint8Array(32).fill(0x11);
const HASHES = [1, 2, 13].map((number) => [number, HASH] as const);
const made = (parts: Partial<SodParts> = {}): Uint8Array =>
  sodOf({ certificates: [CERTIFICATE], key: ds.privateKey, hashes: HASHES, ...parts });
const fromOpenssl = (base64: string): Uint8Array =>
  printTlv(0x77, Uint8Array.from(Buffer.from(base64, 'base64')));

const read = (bytes: Uint8Array): SecurityObject => {
  const result = parseSod(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const outcome = (bytes: Uint8Array): string => {
  const result = parseSod(bytes);
  return result.ok ? 'ok' : result.error;
};

/** Verifies with Node what the decoder took apart: the right bytes, the right algorithm. */
const holds = (sod: SecurityObject): boolean => {
  const { kind, hash } = sod.signatureAlgorithm;
  const key = createPublicKey({ key: Buffer.from(sod.signer.spki), format: 'der', type: 'spki' });
  const padding =
    sod.signatureAlgorithm.kind === 'rsa-pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: sod.signatureAlgorithm.saltLength }
      : {};
  const digest = createHash(sod.digestAlgorithm).update(sod.content).digest();
  const same = sod.messageDigest === null || digest.equals(sod.messageDigest);
  expect(kind).toBeTruthy();
  return same && verify(hash, sod.signedAttributes ?? sod.content, { key, ...padding }, sod.signature);
};

describe('EF.SOD written by OpenSSL', () => {
  it.each([
    ['RSA-PSS', RSA_PSS, { kind: 'rsa-pss', hash: 'sha256', saltLength: 32 }, 'rsa'],
    ['brainpool, explicit parameters', BRAINPOOL, { kind: 'ecdsa', hash: 'sha384' }, 'ec'],
    ['RSA', RSA, { kind: 'rsa-pkcs1', hash: 'sha256' }, 'rsa'],
  ])('%s', (_name, base64, signatureAlgorithm, kind) => {
    const sod = read(fromOpenssl(base64));
    expect(sod).toMatchObject({ hashAlgorithm: 'sha256', signatureAlgorithm });
    expect([...sod.dataGroupHashes]).toEqual([
      [1, new Uint8Array(32).fill(0x11)],
      [2, new Uint8Array(32).fill(0x22)],
      [13, new Uint8Array(32).fill(0x33)],
    ]);
    expect(holds(sod)).toBe(true);
    expect(parsePublicKey(sod.signer.spki)).toMatchObject({ ok: true, value: { kind } });
  });

  it('knows the curve of explicit parameters, and the certificate as CA', () => {
    expect(parsePublicKey(read(fromOpenssl(BRAINPOOL)).signer.spki)).toMatchObject({
      value: { curve: 'brainpoolP256r1' },
    });
    expect(read(fromOpenssl(RSA)).signer).toMatchObject({ isCa: true, certSign: true });
    expect(read(fromOpenssl(RSA_PSS)).signer).toMatchObject({ isCa: false, certSign: false });
  });
});

describe('EF.SOD', () => {
  it('gives the bytes that were signed', () => {
    const sod = read(made());
    expect(sod.signedAttributes?.[0]).toBe(0x31);
    expect(sod.signer.der).toEqual(CERTIFICATE);
    expect(holds(sod)).toBe(true);
  });

  it('takes a signature over the content itself', () => {
    const sod = read(made({ attributes: false }));
    expect(sod).toMatchObject({ signedAttributes: null, messageDigest: null });
    expect(holds(sod)).toBe(true);
  });

  it('finds the signer by its key, among other certificates', () => {
    const sod = made({ id: printTlv(0x80, KEY_ID), certificates: [OTHER, CERTIFICATE] });
    expect(read(sod).signer.der).toEqual(CERTIFICATE);
  });

  it.each([
    ['a data group twice', made({ hashes: [...HASHES, [1, HASH]] }), 'invalid'],
    ['data group 0', made({ hashes: [[0, HASH]] }), 'invalid'],
    ['data group 17', made({ hashes: [[17, HASH]] }), 'invalid'],
    ['no data group', made({ hashes: [] }), 'invalid'],
    ['a short hash', made({ hashes: [[1, HASH.subarray(1)]] }), 'invalid'],
    ['a hash of another length than its algorithm', made({ hash: 'sha512' }), 'invalid'],
    ['no certificate', made({ certificates: [] }), 'invalid'],
    ['the certificate of another serial', made({ id: seq(ISSUER, int(0x1235)) }), 'invalid'],
    ['the certificate of another issuer', made({ id: seq(seq(), int(0x1234)) }), 'invalid'],
    ['the certificate of another key', made({ id: printTlv(0x80, KEY_ID.with(0, 9)) }), 'invalid'],
    [
      'a key that no certificate names',
      made({ id: printTlv(0x80, KEY_ID), certificates: [OTHER] }),
      'invalid',
    ],
    ['attributes of another content', made({ attributed: '1.2.840.113549.1.7.1' }), 'invalid'],
    ['two signers', made({ signers: 2 }), 'invalid'],
    ['no signer', made({ signers: 0 }), 'invalid'],
    ['nine certificates', made({ certificates: Array(9).fill(CERTIFICATE) }), 'invalid'],
    ['a master list', made({ contentType: '2.23.136.1.1.2' }), 'unsupported'],
    [
      'another CMS content',
      printTlv(0x77, seq(oid('1.2.840.113549.1.7.3'), printTlv(0xa0, seq()))),
      'unsupported',
    ],
    ['another file', printTlv(0x75, made().subarray(4)), 'wrong-file'],
    ['bytes behind', Uint8Array.from([...made(), 0]), 'malformed'],
    ['nothing', new Uint8Array(0), 'malformed'],
    ['an empty file', printTlv(0x77), 'malformed'],
    ['a text', printTlv(0x77, bytesOf('0C0141')), 'malformed'],
  ])('refuses %s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));

  it('is cut anywhere without more than a refusal', () => {
    const whole = made();
    for (let length = 0; length < whole.length; length++)
      expect(outcome(whole.subarray(0, length))).toBe('malformed');
  });

  it('ends at a nesting without end', () => {
    let nested: Uint8Array = int(1);
    for (let depth = 0; depth < 5000; depth++) nested = seq(nested);
    expect(outcome(printTlv(0x77, nested))).toBe('malformed');
  });
});

describe('master list', () => {
  it('gives every certificate', () => {
    expect(parseMasterList(masterListOf(seq(int(0), set(CERTIFICATE, OTHER))))).toEqual({
      ok: true,
      value: [CERTIFICATE, OTHER],
    });
  });

  it.each([
    ['no list', masterListOf(seq(int(0))), 'malformed'],
    ['a file that is none', bytesOf('3000'), 'malformed'],
    ['EF.SOD', made().subarray(4), 'unsupported'],
  ])('refuses %s', (_name, bytes, error) => expect(parseMasterList(bytes)).toEqual({ ok: false, error }));
});
