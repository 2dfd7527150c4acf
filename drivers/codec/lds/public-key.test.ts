import { createECDH, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { inside, insideOnly } from './der.ts';
import { parseDg15 } from './dg15.ts';
import { parsePublicKey } from './public-key.ts';
import { bytesOf, int, newKeys, oid, seq } from './samples.ts';

const CURVES = [
  ['prime256v1', 'P-256', 32],
  ['secp384r1', 'P-384', 48],
  ['secp521r1', 'P-521', 66],
  ['brainpoolP256r1', 'brainpoolP256r1', 32],
  ['brainpoolP384r1', 'brainpoolP384r1', 48],
  ['brainpoolP512r1', 'brainpoolP512r1', 64],
] as const;

const spkiOf = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ type: 'spki', format: 'der' }));
const outcome = (bytes: Uint8Array): string => {
  const result = parsePublicKey(bytes);
  return result.ok ? 'ok' : result.error;
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bits = (bytes: Uint8Array): Uint8Array => printTlv(0x03, Uint8Array.of(0), bytes);

describe.each(CURVES)('EC: %s', (openssl, curve, size) => {
  it.each(['named', 'explicit'] as const)('%s parameters', (encoding) => {
    const der = spkiOf(newKeys(openssl, encoding).publicKey);
    const result = parsePublicKey(der);
    expect(result).toMatchObject({ ok: true, value: { kind: 'ec', curve } });
    const point = result.ok && result.value.kind === 'ec' ? result.value.point : new Uint8Array(0);
    expect(point).toHaveLength(1 + 2 * size);
    // The point is one of this curve to OpenSSL too.
    const other = createECDH(openssl);
    other.generateKeys();
    expect(other.computeSecret(point)).toHaveLength(size);
  });

  it('explicit parameters with one bit changed are another curve', () => {
    const der = spkiOf(newKeys(openssl, 'explicit').publicKey);
    const key = der.length - 1 - 2 * size - 2;
    const seed = hex(der).indexOf('0315', 60) / 2;
    for (let at = 30; at < key - 8; at++) {
      if (seed > 0 && at >= seed && at < seed + 23) continue;
      expect(outcome(der.with(at, (der[at] ?? 0) ^ 0x01)), `byte ${at}`).not.toBe('ok');
    }
  });
});

describe('EC', () => {
  it.each(CURVES)('%s: knows a compressed generator, and none of the other sign', (openssl, curve, size) => {
    const der = spkiOf(newKeys(openssl, 'explicit').publicKey);
    const objects = insideOnly(der, 0x30) ?? [];
    const parameters = inside(inside(objects[0], 0x30)?.[1], 0x30) ?? [];
    const base = parameters[3]?.value ?? new Uint8Array(0);
    const sign = 2 + ((base.at(-1) ?? 0) % 2);
    const withSign = (first: number): Uint8Array => {
      const point = printTlv(0x04, Uint8Array.of(first), base.subarray(1, 1 + size));
      const written = parameters.map((object, at) => (at === 3 ? point : printTlv(object.tag, object.value)));
      const algorithm = seq(oid('1.2.840.10045.2.1'), seq(...written));
      return seq(algorithm, printTlv(0x03, objects[1]?.value ?? new Uint8Array(0)));
    };
    expect(parsePublicKey(withSign(sign))).toMatchObject({ ok: true, value: { curve } });
    expect(outcome(withSign(sign ^ 1))).toBe('unsupported');
  });

  it.each([
    ['another curve', 'secp256k1', 'named'],
    ['another curve, explicit', 'secp256k1', 'explicit'],
    ['a small curve', 'prime192v1', 'named'],
  ] as const)('refuses %s', (_name, name, encoding) =>
    expect(outcome(spkiOf(newKeys(name, encoding).publicKey))).toBe('unsupported'),
  );

  it('refuses points that are not whole and uncompressed', () => {
    const algorithm = seq(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
    expect(outcome(seq(algorithm, bits(bytesOf(`02${'11'.repeat(32)}`))))).toBe('unsupported');
    expect(outcome(seq(algorithm, bits(bytesOf(`04${'11'.repeat(63)}`))))).toBe('malformed');
    expect(outcome(seq(algorithm, bits(new Uint8Array(0))))).toBe('unsupported');
    expect(outcome(seq(seq(oid('1.2.840.10045.2.1')), bits(bytesOf('04'))))).toBe('unsupported');
  });
});

describe('RSA', () => {
  it.each([1024, 2048, 4096])('%i bits', (modulusLength) => {
    const der = spkiOf(generateKeyPairSync('rsa', { modulusLength }).publicKey);
    const result = parsePublicKey(der);
    expect(result).toMatchObject({ ok: true, value: { kind: 'rsa', exponent: bytesOf('010001'), der } });
    expect(result.ok && result.value.kind === 'rsa' && result.value.modulus).toHaveLength(modulusLength / 8);
  });

  it('a key of PSS', () => {
    const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
    expect(parsePublicKey(spkiOf(publicKey))).toMatchObject({ ok: true, value: { kind: 'rsa' } });
  });

  const rsa = (key: Uint8Array): string =>
    outcome(seq(seq(oid('1.2.840.113549.1.1.1'), bytesOf('0500')), bits(key)));
  const number = (length: number): Uint8Array => printTlv(0x02, new Uint8Array(length).fill(0x11));

  it.each([
    ['a modulus of 16,384 bits', seq(number(2048), int(3)), 'unsupported'],
    ['an exponent of 256 bits', seq(number(128), number(32)), 'unsupported'],
    ['a negative modulus', seq(bytesOf('020180'), int(3)), 'malformed'],
    ['an exponent of zero', seq(number(128), int(0)), 'malformed'],
    ['three numbers', seq(number(128), int(3), int(3)), 'malformed'],
    ['no numbers', bytesOf('00'), 'malformed'],
  ])('refuses %s', (_name, key, error) => expect(rsa(key)).toBe(error));
});

describe('other keys', () => {
  it.each([
    ['Ed25519', spkiOf(generateKeyPairSync('ed25519').publicKey), 'unsupported'],
    ['nothing', new Uint8Array(0), 'malformed'],
    ['no bits', seq(seq(oid('1.2.840.10045.2.1'))), 'malformed'],
    ['half a bit string', seq(seq(oid('1.2.840.10045.2.1')), bytesOf('030204F0')), 'malformed'],
  ])('%s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));
});

describe('EF.DG15', () => {
  it('holds a key', () => {
    const der = spkiOf(newKeys().publicKey);
    expect(parseDg15(printTlv(0x6f, der))).toEqual({ ok: true, value: der });
  });

  it.each([
    ['another file', printTlv(0x6e, seq()), 'wrong-file'],
    ['nothing in it', printTlv(0x6f), 'malformed'],
    ['two keys', printTlv(0x6f, seq(), seq()), 'malformed'],
    ['another object', printTlv(0x6f, int(1)), 'malformed'],
  ])('%s', (_name, bytes, error) => expect(parseDg15(bytes)).toEqual({ ok: false, error }));
});
