import type { Tlv } from '../ber-tlv.ts';
import { CURVES, type Curve, type CurveName } from './curves.ts';
import { type Decoded, refuse } from './decoded.ts';
import {
  ASN1,
  inside,
  insideOnly,
  readBitString,
  readInteger,
  readOctets,
  readOid,
  readPositive,
  stripZeros,
} from './der.ts';

export interface EcPublicKey {
  readonly kind: 'ec';
  readonly curve: CurveName;
  /** Uncompressed: 04, x, y. Whether it lies on the curve is for the one who uses it to check. */
  readonly point: Uint8Array;
}

export interface RsaPublicKey {
  readonly kind: 'rsa';
  /** Big-endian, without leading zeros. */
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
  /** The whole SubjectPublicKeyInfo. */
  readonly der: Uint8Array;
}

export type PublicKey = EcPublicKey | RsaPublicKey;

const EC_KEY = '1.2.840.10045.2.1';
const PRIME_FIELD = '1.2.840.10045.1.1';
/** rsaEncryption and id-RSASSA-PSS. */
const RSA_KEYS: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];
const UNCOMPRESSED = 0x04;
/** Bytes of an 8192-bit modulus, and of an exponent: a larger one only serves to make a verification slow. */
const MAX_MODULUS = 1024;
const MAX_EXPONENT = 8;

/** Fixed-width hex of a number; empty for one that is too wide. */
const hex = (bytes: Uint8Array, size: number): string => {
  const number = stripZeros(bytes);
  if (number.length > size) return '';
  return Array.from(number, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .padStart(2 * size, '0');
};

/** The generator may be compressed: then the parity of y stands for y (BSI TR-03111, 3.2). */
const isGenerator = (base: Uint8Array, { size, x, y }: Curve): boolean => {
  const odd = Number.parseInt(y.slice(-1), 16) % 2;
  if (base.length === 1 + size) return base[0] === 2 + odd && hex(base.subarray(1), size) === x;
  return (
    base.length === 1 + 2 * size &&
    base[0] === UNCOMPRESSED &&
    hex(base.subarray(1, 1 + size), size) === x &&
    hex(base.subarray(1 + size), size) === y
  );
};

/** ECParameters (BSI TR-03111, 5.1): every one of them must be the curve's. */
const explicitCurve = (parameters: readonly Tlv[]): Curve | null => {
  const [, field, equation, base, orderObject, cofactor] = parameters;
  const [fieldType, primeObject] = inside(field, ASN1.sequence) ?? [];
  const [aObject, bObject] = inside(equation, ASN1.sequence) ?? [];
  const prime = readPositive(primeObject);
  const a = readOctets(aObject);
  const b = readOctets(bObject);
  const generator = readOctets(base);
  const order = readPositive(orderObject);
  if (readOid(fieldType) !== PRIME_FIELD || prime === null || order === null) return null;
  if (a === null || b === null || generator === null) return null;
  if (cofactor !== undefined && readInteger(cofactor) !== 1) return null;
  const matches = (curve: Curve): boolean =>
    hex(prime, curve.size) === curve.prime &&
    hex(a, curve.size) === curve.a &&
    hex(b, curve.size) === curve.b &&
    hex(order, curve.size) === curve.order &&
    isGenerator(generator, curve);
  return CURVES.find(matches) ?? null;
};

const curveOf = (parameters: Tlv | undefined): Curve | null => {
  const explicit = inside(parameters, ASN1.sequence);
  if (explicit !== null) return explicitCurve(explicit);
  const oid = readOid(parameters);
  return CURVES.find((curve) => curve.oid === oid) ?? null;
};

const ecKey = (parameters: Tlv | undefined, point: Uint8Array): Decoded<PublicKey> => {
  const curve = curveOf(parameters);
  if (curve === null) return refuse('unsupported');
  if (point[0] !== UNCOMPRESSED) return refuse('unsupported');
  if (point.length !== 1 + 2 * curve.size) return refuse('malformed');
  return { ok: true, value: { kind: 'ec', curve: curve.name, point } };
};

const rsaKey = (der: Uint8Array, key: Uint8Array): Decoded<PublicKey> => {
  const numbers = insideOnly(key, ASN1.sequence);
  const modulus = readPositive(numbers?.[0]);
  const exponent = readPositive(numbers?.[1]);
  if (modulus === null || exponent === null || numbers?.length !== 2) return refuse('malformed');
  if (modulus.length > MAX_MODULUS || exponent.length > MAX_EXPONENT) return refuse('unsupported');
  return { ok: true, value: { kind: 'rsa', modulus, exponent, der } };
};

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7; BSI TR-03111, 5). A curve is told by its name or by all of its
 * parameters. `unsupported`: another curve or algorithm, a compressed point, RSA over 8192 bits.
 */
export const parsePublicKey = (der: Uint8Array): Decoded<PublicKey> => {
  const [algorithm, bits, ...rest] = insideOnly(der, ASN1.sequence) ?? [];
  const [identifier, parameters] = inside(algorithm, ASN1.sequence) ?? [];
  const oid = readOid(identifier);
  const key = readBitString(bits);
  if (oid === null || key === null || rest.length > 0) return refuse('malformed');
  if (oid === EC_KEY) return ecKey(parameters, key);
  return RSA_KEYS.includes(oid) ? rsaKey(der, key) : refuse('unsupported');
};
