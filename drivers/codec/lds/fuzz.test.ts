import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../apdu.ts';
import { printTlv, readTlv, readTlvs, walkTlvs } from '../ber-tlv.ts';
import { imageSize } from '../image-header.ts';
import { parseMrzTd1 } from '../mrz-td1.ts';
import { parseCertificate } from './certificate.ts';
import { parseCom } from './com.ts';
import { parseDg1 } from './dg1.ts';
import { parseDg2 } from './dg2.ts';
import { parseDg13 } from './dg13.ts';
import { parseDg15 } from './dg15.ts';
import { parseMasterList } from './master-list.ts';
import { mutate, randomOf } from './mutate.ts';
import { BRAINPOOL, RSA, RSA_PSS } from './openssl-samples.ts';
import { parsePublicKey } from './public-key.ts';
import {
  bytesOf,
  COM,
  codestreamOf,
  DG13_ITEMS,
  dg1Of,
  dg2Of,
  dg13Of,
  faceOf,
  int,
  jp2Of,
  jpegOf,
  masterListOf,
  oid,
  seq,
  set,
} from './samples.ts';
import { parseCardAccess, parseDg14 } from './security-infos.ts';
import { parseSod } from './sod.ts';

const SEED = 9303;
const TODAY = '2026-11-22';
/** Inputs in thousands: together, with those of fast-check, one million. */
const FAST_CHECK = 2;

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The same bytes in every run, unlike those with a new key. */
const SODS = [BRAINPOOL, RSA_PSS, RSA].map((text) => printTlv(0x77, fromBase64(text)));
const SIGNERS = SODS.map((bytes) => {
  const sod = parseSod(bytes);
  if (!sod.ok) throw new Error(sod.error);
  return sod.value.signer;
});
const certificates = SIGNERS.map(({ der }) => der);
const spkis = SIGNERS.map(({ spki }) => spki);
const [spki = new Uint8Array(0)] = spkis;
const masterList = masterListOf(seq(int(0), set(...certificates)));
const cardAccess = set(
  seq(oid('0.4.0.127.0.7.2.2.4.2.2'), int(2), int(13)),
  seq(oid('2.23.136.1.1.5'), int(1), oid('0.4.0.127.0.7.1.1.4.1.3')),
);
const dg14 = printTlv(
  0x6e,
  set(seq(oid('0.4.0.127.0.7.2.2.3.2.4'), int(1), int(7)), seq(oid('0.4.0.127.0.7.2.2.1.2'), spki, int(7))),
);
/** A decoder, valid inputs of it, and how many thousands of inputs it gets. */
type Target = readonly [
  name: string,
  thousands: number,
  decode: (bytes: Uint8Array) => unknown,
  samples: readonly Uint8Array[],
];

const TARGETS: readonly Target[] = [
  [
    'BER-TLV',
    150,
    (bytes) => [readTlv(bytes), readTlvs(bytes), [...walkTlvs(bytes)].length],
    [dg13Of(DG13_ITEMS.slice(0, 4)), cardAccess],
  ],
  ['answer of a chip', 80, (bytes) => parseAnswer(bytes), [bytesOf('6A82'), bytesOf('0102039000')]],
  ['MRZ', 110, (bytes) => parseMrzTd1(latin(bytes), TODAY), [dg1Of().subarray(5)]],
  ['EF.COM', 100, parseCom, [COM]],
  ['EF.DG1', 100, (bytes) => parseDg1(bytes, TODAY), [dg1Of()]],
  ['EF.DG2', 100, parseDg2, [dg2Of(faceOf(jpegOf(240, 320), 0, 1)), dg2Of(faceOf(codestreamOf(1, 1), 1))]],
  ['picture', 110, imageSize, [jpegOf(240, 320), codestreamOf(240, 320), jp2Of(codestreamOf(1, 1))]],
  ['EF.DG13', 60, parseDg13, [dg13Of(DG13_ITEMS), dg13Of(DG13_ITEMS.slice(11))]],
  ['EF.CardAccess', 50, parseCardAccess, [cardAccess]],
  ['EF.DG14', 30, parseDg14, [dg14]],
  ['EF.DG15', 20, parseDg15, spkis.map((key) => printTlv(0x6f, key))],
  ['public key', 30, parsePublicKey, spkis],
  ['certificate', 20, parseCertificate, certificates],
  ['EF.SOD', 10, parseSod, SODS],
  ['master list', 2, parseMasterList, [masterList]],
];

/** What gives no result of `ok`. */
const WITHOUT_RESULT = ['BER-TLV', 'answer of a chip'];

/** The most bytes or characters of anything in a value. */
const largest = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (value instanceof Map) return Math.max(0, ...[...value.values()].map(largest));
  if (typeof value === 'object' && value !== null) return Math.max(0, ...Object.values(value).map(largest));
  return 0;
};

/** The longest closed word that is not of the input: the name of a type or an algorithm. */
const OWN_WORDS = 'chipAuthenticationPublicKey'.length;

/** Runs the decoder; the input with which it failed is told. */
const run = ([name, , decode]: Target, bytes: Uint8Array): unknown => {
  try {
    return decode(bytes);
  } catch (error) {
    throw new Error(`${name} threw at ${Buffer.from(bytes.subarray(0, 4096)).toString('hex')}`, {
      cause: error,
    });
  }
};

const sane = (value: unknown, input: Uint8Array): boolean =>
  value !== undefined && largest(value) <= Math.max(input.length, OWN_WORDS);

describe('hostile input', () => {
  it('comes to one million inputs', () => {
    const thousands = TARGETS.reduce((sum, [, count]) => sum + count + FAST_CHECK, 0);
    expect(thousands).toBeGreaterThanOrEqual(1000);
  });

  it.each(TARGETS.map((target) => [target[0], target] as const))('%s: changed samples', (_name, target) => {
    const [, thousands, , samples] = target;
    const others = TARGETS.flatMap(([, , , theirs]) => theirs);
    const random = randomOf(SEED);
    for (let count = 0; count < thousands * 1000; count++) {
      const input = mutate(samples[count % samples.length] ?? new Uint8Array(1), random, others);
      const value = run(target, input);
      if (!sane(value, input)) throw new Error(`more than the input: ${Buffer.from(input).toString('hex')}`);
    }
  });

  it.each(TARGETS.map((target) => [target[0], target] as const))('%s: random bytes', (_name, target) => {
    const [, , , samples] = target;
    const head = fc.constantFrom(...samples.map((sample) => sample.subarray(0, 4)));
    const input = fc
      .tuple(fc.option(head), fc.uint8Array({ maxLength: 64 }))
      .map(([first, rest]) => Uint8Array.from([...(first ?? []), ...rest]));
    fc.assert(
      fc.property(input, (bytes) => sane(run(target, bytes), bytes)),
      { seed: SEED, numRuns: FAST_CHECK * 1000 },
    );
  });

  it('takes every sample as it is', () => {
    for (const [name, , decode, samples] of TARGETS)
      for (const sample of samples) {
        if (WITHOUT_RESULT.includes(name)) continue;
        expect(decode(sample), name).toMatchObject({ ok: true });
      }
  });

  it.each([
    ['empty sequences', '3000'],
    ['small numbers', '020101'],
    ['items', '30060201020C0141'],
    ['lengths without end', '3080'],
    ['lengths of four bytes', '3084FFFFFFFF'],
    ['zeros', '00'],
    ['markers', 'FFE00002'],
  ])('a file of 128 kB, full of %s', (_name, hex) => {
    const pattern = bytesOf(hex);
    const body = Uint8Array.from({ length: 128 * 1024 }, (_, at) => pattern[at % pattern.length] ?? 0);
    for (const target of TARGETS) {
      const head = target[3][0]?.[0] ?? 0x30;
      const bodies = [
        printTlv(head, body),
        printTlv(head, printTlv(0x30, body)),
        printTlv(head, printTlv(0x31, body)),
      ];
      for (const input of bodies) expect(sane(run(target, input), input)).toBe(true);
    }
  });
});
