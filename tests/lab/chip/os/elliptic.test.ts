import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBigInt, hex } from './bytes.ts';
import { CURVES } from './curves.ts';
import { add, decodePoint, encodePoint, multiply, sharedSecret, toScalar } from './elliptic.ts';

const NAMES = [
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
] as const;

describe.each(NAMES)('%s', (name) => {
  const curve = CURVES[name];
  const base = { x: curve.x, y: curve.y };

  it('has the public keys and secrets that OpenSSL has', () => {
    const [one, other] = [createECDH(name), createECDH(name)];
    one.generateKeys();
    other.generateKeys();
    const scalar = toScalar(curve, one.getPrivateKey());
    expect(encodePoint(curve, multiply(curve, scalar, base))).toEqual(Uint8Array.from(one.getPublicKey()));
    const theirs = decodePoint(curve, Uint8Array.from(other.getPublicKey()));
    expect(theirs).not.toBeNull();
    expect(sharedSecret(curve, scalar, theirs)).toEqual(
      Uint8Array.from(one.computeSecret(other.getPublicKey())),
    );
  });

  it('keeps the laws of the group', () => {
    const minus = multiply(curve, curve.n - 1n, base);
    expect(minus).toEqual({ x: base.x, y: curve.p - base.y });
    expect(multiply(curve, curve.n, base)).toBeNull();
    expect(add(curve, base, minus)).toBeNull();
    expect(add(curve, base, base)).toEqual(multiply(curve, 2n, base));
    expect(add(curve, null, base)).toEqual(base);
    expect(add(curve, multiply(curve, 5n, base), multiply(curve, 12n, base))).toEqual(
      multiply(curve, 17n, base),
    );
    expect(multiply(curve, 0n, base)).toBeNull();
  });

  it('refuses what is no point of the curve', () => {
    const good = encodePoint(curve, base);
    expect(decodePoint(curve, good)).toEqual(base);
    expect(decodePoint(curve, good.with(-1, (good.at(-1) ?? 0) ^ 1))).toBeNull();
    expect(decodePoint(curve, good.with(0, 0x02))).toBeNull();
    expect(decodePoint(curve, good.subarray(0, -1))).toBeNull();
    expect(decodePoint(curve, hex('00'))).toBeNull();
    const beyond = new Uint8Array(good);
    beyond.set(fromBigInt(curve.p, curve.size), 1);
    expect(decodePoint(curve, beyond)).toBeNull();
  });
});
