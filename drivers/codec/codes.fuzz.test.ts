import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bhytQrOf, parseBhytQr } from './bhyt-qr.ts';
import { parseCccdQr } from './cccd-qr.ts';
import { readCode, UNKNOWN_FAILURES } from './code.ts';
import { BHYT_15, BHYT_17, BHYT_SHORT, CCCD, MRZ, MRZ_UTOPIA, VIETQR } from './code-samples.ts';
import { readEmvObjects } from './emv-tlv.ts';
import { parseHexText } from './hex-text.ts';
import { mutate, type Random, randomOf } from './lds/mutate.ts';
import { readMrzCode } from './mrz-code.ts';
import { parseMrzTd1 } from './mrz-td1.ts';
import { comparableName } from './names.ts';
import { readTypedNumber, TYPED_NUMBER_FAILURES } from './typed-number.ts';
import { parseVietQr } from './vietqr.ts';

const SEED = 727;
const TODAY = '2026-11-22';
/** Inputs of fast-check for each codec, in thousands: together with the changed samples one million. */
const RANDOM = 4;

const NUMBERS: readonly string[] = ['001 090 123 456', '012345678', '0123456789', 'GD4010123456789'];
const OTHERS: readonly string[] = [
  'https://example.vn/?id=1',
  '{"a":[1,2]}',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.',
];
const BHYT = [BHYT_15, BHYT_17, BHYT_SHORT];
const ZONES = [MRZ.join('/'), MRZ.join('\n'), MRZ_UTOPIA];
const ALL = [...CCCD, ...BHYT, ...ZONES, ...VIETQR, ...NUMBERS, ...OTHERS];

/** A codec, valid inputs of it, how many thousands of changed ones it gets, and its closed answers. */
interface Target {
  readonly name: string;
  readonly thousands: number;
  readonly samples: readonly string[];
  readonly read: (text: string) => unknown;
  readonly errors: readonly string[];
}

const MRZ_ERRORS = ['incomplete', 'unsupported', 'foreign', 'no-number', 'invalid', 'check-digit'];
const PAYMENT_ERRORS = [
  ...['not-a-payment-code', 'incomplete', 'crc', 'malformed', 'foreign-country', 'foreign-currency'],
  ...['other-scheme', 'invalid'],
];
const CARD_ERRORS = ['incomplete', 'invalid', 'noise'];

const TARGETS: readonly Target[] = [
  {
    name: 'any code',
    thousands: 300,
    samples: ALL,
    read: (text) => readCode(text, TODAY),
    errors: [
      ...UNKNOWN_FAILURES,
      ...MRZ_ERRORS,
      ...PAYMENT_ERRORS.filter((error) => error !== 'not-a-payment-code'),
      ...TYPED_NUMBER_FAILURES.filter((error) => error !== 'empty'),
    ],
  },
  {
    name: 'citizen card',
    thousands: 150,
    samples: CCCD,
    read: (text) => parseCccdQr(text, TODAY),
    errors: ['not-a-citizen-card', ...CARD_ERRORS],
  },
  {
    name: 'insurance card',
    thousands: 150,
    samples: BHYT,
    read: parseBhytQr,
    errors: ['not-an-insurance-card', ...CARD_ERRORS],
  },
  { name: 'payment code', thousands: 150, samples: VIETQR, read: parseVietQr, errors: PAYMENT_ERRORS },
  {
    name: 'zone of a citizen card',
    thousands: 80,
    samples: ZONES.slice(0, 2),
    read: (text) => readMrzCode(text, TODAY),
    errors: MRZ_ERRORS,
  },
  {
    name: 'zone of any card',
    thousands: 50,
    samples: [MRZ.join('')],
    read: (text) => parseMrzTd1(text, TODAY),
    errors: ['not-an-mrz', 'invalid', 'check-digit'],
  },
  {
    name: 'typed number',
    thousands: 92,
    samples: NUMBERS,
    read: readTypedNumber,
    errors: TYPED_NUMBER_FAILURES,
  },
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The most characters of any text in a value. */
const longest = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  return isObject(value) ? Math.max(0, ...Object.values(value).map(longest)) : 0;
};

/** The longest word that is not of the input: a kind or a reason. */
const OWN_WORDS = 'insurance-number'.length;

const isClosed = (answer: unknown, { errors }: Target, text: string): boolean => {
  if (!isObject(answer)) return false;
  if (answer.ok === false) return typeof answer.error === 'string' && errors.includes(answer.error);
  // Composing a few scripts makes three characters of one.
  return answer.ok === true && longest(answer.value) <= Math.max(3 * text.length, OWN_WORDS);
};

/** Answers within the codec's words; the input with which it failed is told. */
const check = (target: Target, text: string): void => {
  let answer: unknown;
  try {
    answer = target.read(text);
  } catch (error) {
    throw new Error(`${target.name} threw at ${JSON.stringify(text.slice(0, 4096))}`, { cause: error });
  }
  if (!isClosed(answer, target, text)) throw new Error(`${target.name}: ${JSON.stringify([text, answer])}`);
};

/** Characters that mean something to one of the codecs. */
const TELLING = '|$-/<{}"0169AFaf \r\n\u0000\uFEFF\uFFFD\uD800\u0301ễĐ–🏥';

const changed = (sample: string, random: Random): string => {
  const at = random(sample.length + 1);
  const character = TELLING[random(TELLING.length)] ?? '';
  switch (random(5)) {
    case 0:
      return sample.slice(0, at) + character + sample.slice(at + 1);
    case 1:
      return sample.slice(0, at) + character + sample.slice(at);
    case 2:
      return sample.slice(0, at) + sample.slice(at + 1 + random(4));
    case 3:
      return sample.slice(0, at);
    default: {
      const other = ALL[random(ALL.length)] ?? '';
      return sample.slice(0, at) + other.slice(random(other.length + 1));
    }
  }
};

/** A sample changed in its characters, or in the bytes that a scanner sends. */
const mutated = (sample: string, random: Random): string => {
  if (random(4) === 0) {
    const bytes = mutate(new TextEncoder().encode(sample), random, [new TextEncoder().encode(BHYT_17)]);
    return new TextDecoder().decode(bytes);
  }
  let text = sample;
  for (let count = 1 + random(3); count > 0; count--) text = changed(text, random);
  return text;
};

describe('hostile codes', () => {
  it('come to one million', () => {
    const thousands = TARGETS.reduce((sum, target) => sum + target.thousands + RANDOM, 0);
    expect(thousands).toBeGreaterThanOrEqual(1000);
  });

  it.each(TARGETS.map((target) => [target.name, target] as const))('%s: changed samples', (_name, target) => {
    const random = randomOf(SEED);
    const { samples, thousands } = target;
    for (let count = 0; count < thousands * 1000; count++)
      check(target, mutated(samples[count % samples.length] ?? '', random));
  });

  it.each(TARGETS.map((target) => [target.name, target] as const))('%s: random text', (_name, target) => {
    const head = fc.option(fc.constantFrom(...target.samples).map((sample) => sample.slice(0, 17)));
    const text = fc.tuple(head, fc.string({ unit: 'binary', maxLength: 60 }));
    fc.assert(
      fc.property(text, ([first, rest]) => check(target, (first ?? '') + rest)),
      { seed: SEED, numRuns: RANDOM * 1000 },
    );
  });

  it('every codec takes its samples as they are', () => {
    for (const target of TARGETS)
      for (const sample of target.samples) {
        if (sample === MRZ_UTOPIA || OTHERS.slice(0, 2).includes(sample)) continue;
        expect(target.read(sample), `${target.name}: ${sample}`).toMatchObject({ ok: true });
      }
  });

  it.each([
    '|',
    '<',
    '$',
    '0',
    'A',
    ' ',
    '{',
    '[',
    '.',
    '-',
    '\uFFFD',
    '0|',
    'A<',
    '000201',
    'I<',
    'a.',
    '99',
  ])('a line of 100,000 characters full of %j', (pattern) => {
    const text = pattern.repeat(100_000 / pattern.length);
    for (const target of TARGETS) check(target, text);
    for (const start of ALL) for (const target of TARGETS) check(target, start + text.slice(0, 3000));
    const fields = text.split('|');
    expect(bhytQrOf(fields).ok).toBe(false);
    expect(readEmvObjects(text)).toBeNull();
    expect(parseHexText(text) === null || /^[0-9]+$/.test(text)).toBe(true);
    expect(comparableName(text).length).toBeLessThanOrEqual(text.length);
  });
});
