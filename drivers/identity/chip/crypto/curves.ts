import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { toNumber } from './bytes.ts';

/** The curves of citizen cards; Electron's own crypto lacks the last three. */
const BY_NAME = {
  'P-256': p256,
  'P-384': p384,
  'P-521': p521,
  brainpoolP256r1,
  brainpoolP384r1,
  brainpoolP512r1,
} as const;
export type CurveName = keyof typeof BY_NAME;

/** Standardized domain parameters (ICAO 9303-11, 9.5.1). */
const BY_PARAMETER_ID: Readonly<Record<number, CurveName>> = {
  12: 'P-256',
  13: 'brainpoolP256r1',
  15: 'P-384',
  16: 'brainpoolP384r1',
  17: 'brainpoolP512r1',
  18: 'P-521',
};

/** Bytes of fresh randomness; injected so that the standard's worked examples are exact tests. */
export type Random = (bytes: number) => Uint8Array;

type Point = InstanceType<(typeof BY_NAME)[CurveName]['Point']>;

export interface KeyPair {
  readonly scalar: bigint;
  /** Uncompressed: 04 || x || y. */
  readonly publicKey: Uint8Array;
}

/**
 * A curve with a generator, which PACE replaces by one of its own. Its scalars serve for one card and are thrown away, so
 * the quick multiplication is used: how long it takes tells the card nothing that it could use.
 */
export interface Group {
  readonly name: CurveName;
  newKeyPair(random: Random): KeyPair;
  /** x of the shared point, as long as the field; null where the other side's point is not on the curve or the result is infinity. */
  agree(scalar: bigint, otherPublicKey: Uint8Array): Uint8Array | null;
  /**
   * Generic mapping (ICAO 9303-11, 4.4.3.3.1): the group with the generator s·G + H. s·G is computed at once, so that it
   * is done while the card makes its key; the function that it gives adds H, and gives null for a bad point.
   */
  mapping(nonce: Uint8Array): (scalar: bigint, otherPublicKey: Uint8Array) => Group | null;
}

export const curve = (name: CurveName): (typeof BY_NAME)[CurveName] => BY_NAME[name];

const group = (name: CurveName, generator: Point): Group => {
  const { Point } = BY_NAME[name];
  const field = Point.Fn;
  const bytes = Point.Fp.BYTES;

  const pointOf = (encoded: Uint8Array): Point | null => {
    if (encoded.length !== 1 + 2 * bytes || encoded[0] !== 0x04) return null;
    try {
      // Refuses what is not on the curve.
      return Point.fromBytes(encoded);
    } catch {
      return null;
    }
  };

  const multiply = (scalar: bigint, encoded: Uint8Array): Point | null => {
    const point = pointOf(encoded);
    const product = point?.multiplyUnsafe(scalar);
    return product === undefined || product.is0() ? null : product;
  };

  return {
    name,
    newKeyPair: (random) => {
      // Eight bytes more than the order has, so that the remainder is as good as even.
      const scalar = (toNumber(random(field.BYTES + 8)) % (field.ORDER - 1n)) + 1n;
      return { scalar, publicKey: generator.multiplyUnsafe(scalar).toBytes(false) };
    },
    agree: (scalar, other) =>
      multiply(scalar, other)
        ?.toBytes(false)
        .subarray(1, 1 + bytes) ?? null,
    mapping: (nonce) => {
      const factor = field.create(toNumber(nonce));
      const masked = factor === 0n ? null : generator.multiplyUnsafe(factor);
      return (scalar, other) => {
        const mapped = masked === null ? undefined : multiply(scalar, other)?.add(masked);
        return mapped === undefined || mapped.is0() ? null : group(name, mapped);
      };
    },
  };
};

/** The curve with its standard generator. */
export const groupOf = (name: CurveName): Group => group(name, BY_NAME[name].Point.BASE);

/** Null for a parameter id that is not one of the six curves. */
export const groupOfParameter = (parameterId: number): Group | null => {
  const name = BY_PARAMETER_ID[parameterId];
  return name === undefined ? null : groupOf(name);
};

const COMMON: readonly CurveName[] = ['brainpoolP256r1', 'P-256'];
/** After so many the code of a curve runs as fast as it ever will. */
const WARM_UP_ROUNDS = 24;

/**
 * One key agreement of PACE with itself, so that the first patient of the day does not wait for tables that are made at the
 * first use of a curve, nor for code that is compiled as it runs. Each round takes some ten ms; between them others have
 * their turn.
 */
export const warmUp = (random: Random, rounds = WARM_UP_ROUNDS): void => {
  for (const name of COMMON) {
    const group = groupOf(name);
    const [ours, theirs] = [group.newKeyPair(random), group.newKeyPair(random)];
    const mapped = group.mapping(random(16))(ours.scalar, theirs.publicKey);
    const key = mapped?.newKeyPair(random);
    if (key !== undefined) mapped?.agree(ours.scalar, key.publicKey);
  }
  if (rounds > 1) setImmediate(() => warmUp(random, rounds - 1));
};
