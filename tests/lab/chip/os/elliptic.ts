import { concat, fromBigInt, toBigInt } from './bytes.ts';
import type { Curve } from './curves.ts';

/** A point in affine coordinates; null is the point at infinity. */
export type Point = { readonly x: bigint; readonly y: bigint } | null;

/** Jacobian coordinates: x = X/Z², y = Y/Z³; Z = 0 is the point at infinity. */
type Jacobian = readonly [X: bigint, Y: bigint, Z: bigint];

const INFINITY: Jacobian = [0n, 1n, 0n];
const WINDOW = 4;

const modulo = (value: bigint, p: bigint): bigint => {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
};

const inverse = (value: bigint, p: bigint): bigint => {
  let [r0, r1, t0, t1] = [p, modulo(value, p), 0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - quotient * r1, t1, t0 - quotient * t1];
  }
  return modulo(t0, p);
};

const toJacobian = (point: Point): Jacobian => (point === null ? INFINITY : [point.x, point.y, 1n]);

const toAffine = ({ p }: Curve, [X, Y, Z]: Jacobian): Point => {
  if (Z === 0n) return null;
  const z = inverse(Z, p);
  const zz = (z * z) % p;
  return { x: (X * zz) % p, y: (Y * ((zz * z) % p)) % p };
};

const double = ({ p, a }: Curve, [X, Y, Z]: Jacobian): Jacobian => {
  if (Z === 0n || Y === 0n) return INFINITY;
  const yy = (Y * Y) % p;
  const s = (4n * X * yy) % p;
  const zz = (Z * Z) % p;
  const m = (3n * X * X + a * ((zz * zz) % p)) % p;
  const x = modulo(m * m - 2n * s, p);
  return [x, modulo(m * (s - x) - 8n * yy * yy, p), (2n * Y * Z) % p];
};

const sum = (curve: Curve, one: Jacobian, other: Jacobian): Jacobian => {
  const { p } = curve;
  const [X1, Y1, Z1] = one;
  const [X2, Y2, Z2] = other;
  if (Z1 === 0n) return other;
  if (Z2 === 0n) return one;
  const z1 = (Z1 * Z1) % p;
  const z2 = (Z2 * Z2) % p;
  const u1 = (X1 * z2) % p;
  const s1 = (Y1 * ((z2 * Z2) % p)) % p;
  const h = modulo(X2 * z1 - u1, p);
  const r = modulo(Y2 * ((z1 * Z1) % p) - s1, p);
  if (h === 0n) return r === 0n ? double(curve, one) : INFINITY;
  const hh = (h * h) % p;
  const hhh = (hh * h) % p;
  const v = (u1 * hh) % p;
  const x = modulo(r * r - hhh - 2n * v, p);
  return [x, modulo(r * (v - x) - s1 * hhh, p), (((Z1 * Z2) % p) * h) % p];
};

/** `scalar` times `point`, for any scalar of 0 or more. */
export const multiply = (curve: Curve, scalar: bigint, point: Point): Point => {
  const multiples: Jacobian[] = [INFINITY];
  const base = toJacobian(point);
  for (let n = 1; n < 1 << WINDOW; n += 1) multiples.push(sum(curve, multiples[n - 1] ?? INFINITY, base));
  let result = INFINITY;
  for (const digit of scalar.toString(1 << WINDOW)) {
    for (let bit = 0; bit < WINDOW; bit += 1) result = double(curve, result);
    result = sum(curve, result, multiples[Number.parseInt(digit, 1 << WINDOW)] ?? INFINITY);
  }
  return toAffine(curve, result);
};

/** Sum of two points. */
export const add = (curve: Curve, one: Point, other: Point): Point =>
  toAffine(curve, sum(curve, toJacobian(one), toJacobian(other)));

/** Uncompressed encoding, BSI TR-03111, 3.2.1: 04 || x || y. The point at infinity has none and throws. */
export const encodePoint = ({ size }: Curve, point: Point): Uint8Array => {
  if (point === null) throw new Error('the point at infinity has no uncompressed encoding');
  return concat(Uint8Array.of(0x04), fromBigInt(point.x, size), fromBigInt(point.y, size));
};

/** The point of an uncompressed encoding; null where the form is another or the point is not on the curve. */
export const decodePoint = ({ size, p, a, b }: Curve, encoded: Uint8Array): Point => {
  if (encoded.length !== 1 + 2 * size || encoded[0] !== 0x04) return null;
  const x = toBigInt(encoded.subarray(1, 1 + size));
  const y = toBigInt(encoded.subarray(1 + size));
  const onCurve = x < p && y < p && modulo(y * y - (x * x * x + a * x + b), p) === 0n;
  return onCurve ? { x, y } : null;
};

/** Private scalar from random or given bytes: their number modulo the order, never 0. */
export const toScalar = ({ n }: Curve, source: Uint8Array): bigint => toBigInt(source) % n || 1n;

/** x coordinate of a shared point, the secret of an ECDH key agreement (TR-03111, 4.3.1). */
export const sharedSecret = (curve: Curve, scalar: bigint, point: Point): Uint8Array =>
  encodePoint(curve, multiply(curve, scalar, point)).subarray(1, 1 + curve.size);
