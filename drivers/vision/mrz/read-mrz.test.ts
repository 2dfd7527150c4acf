import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeOcr } from '../../../electron/cli/ocr-node.ts';
import { MRZ_DEGRADATIONS } from '../../../tests/bench/degrade/degradations.ts';
import { cardBack, type SceneOptions, scene } from '../../../tests/lab/camera/draw.ts';
import { seeded } from '../../../tests/lab/camera/random.ts';
import { mrzLines } from '../../../tests/lab/chip/issuer/mrz.ts';
import { chipPersonOf } from '../../../tests/lab/chip/issuer/person.ts';
import { PERSONAS } from '../../../tests/personas.ts';
import { printMrzTd1 } from '../../codec/mrz-td1.ts';
import type { GrayPicture } from '../picture.ts';
import type { MrzReading } from './decide.ts';
import type { OcrEngine } from './ocr.ts';
import { readMrz } from './read-mrz.ts';

const TODAY = '2026-11-22';
const LINES = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
];
/** The worked example of ICAO 9303-5, appendix B. */
const UTOPIA = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const photo = (options: SceneOptions = {}, lines: readonly string[] = LINES): GrayPicture =>
  scene(cardBack(lines), { ground: 'textured', scale: 0.7, ...options });
const outcome = (reading: MrzReading): string => (reading.ok ? reading.lines.join('/') : reading.reason);

let ocr: OcrEngine;
beforeAll(async () => {
  ocr = await openNodeOcr();
});
afterAll(() => ocr.close());

describe('the back of a card', () => {
  it.each([0, 12, 90, 180, 250])('turned by %i°', async (degrees) => {
    expect(outcome(await readMrz(photo({ degrees, scale: 0.6 }), ocr, TODAY))).toBe(LINES.join('/'));
  });

  it('tilted, with letters 12 pixels high', async () => {
    const tilt = { topLeft: { x: 0.04, y: 0.03 }, bottomLeft: { x: 0.02, y: -0.04 } };
    expect(outcome(await readMrz(photo({ scale: 0.42, tilt }), ocr, TODAY))).toBe(LINES.join('/'));
  });

  it.each(MRZ_DEGRADATIONS.map((degradation) => [degradation.kind, degradation] as const))(
    'with %s of the second level',
    async (kind, degradation) => {
      const reading = outcome(await readMrz(degradation.apply(photo(), 2, seeded(7)), ocr, TODAY));
      // Glare may cover what no reader brings back: then nothing is made up.
      if (kind !== 'glare') expect(reading).toBe(LINES.join('/'));
      else expect([LINES.join('/'), 'ambiguous', 'check-digit', 'unreadable', 'no-zone']).toContain(reading);
    },
  );
});

describe('a card that does not tell every day', () => {
  const xuyen = PERSONAS.find(({ id }) => id === 'year-only-birth');
  if (xuyen === undefined) throw new Error('no such person');
  const person = chipPersonOf(xuyen);
  const birth = person.birthDate.slice(-4);

  it.each([0.42, 0.7])('the birth, at %d of its size', async (scale) => {
    const lines = mrzLines(person);
    expect(lines[1].slice(0, 6)).toBe(`${birth.slice(-2)}<<<<`);
    const reading = await readMrz(photo({ scale }, lines), ocr, TODAY);
    expect(outcome(reading)).toBe(lines.join('/'));
    expect(reading).toMatchObject({ value: { birthDate: birth } });
  });

  it.each([null, '2030', '2030-06'])('an expiry of %s', async (expiryDate) => {
    const lines = printMrzTd1({
      number: '001090123456',
      documentNumber: '090123456',
      birthDate: '1990-01',
      sex: 'male',
      expiryDate,
      nationality: 'VNM',
      name: 'NGUYEN VAN AN',
    });
    const reading = await readMrz(photo({}, lines), ocr, TODAY);
    expect(outcome(reading)).toBe(lines.join('/'));
    expect(reading).toMatchObject({ value: { birthDate: '1990-01', expiryDate } });
  });
});

describe('refused', () => {
  it('a zone whose digits were tampered with', async () => {
    for (const [from, to] of [
      ['9001011M', '9101011M'],
      ['IDVNM0901', 'IDVNM0907'],
      ['<<3', '<<8'],
    ] as const) {
      const lines = LINES.map((line) => line.replace(from, to));
      expect((await readMrz(photo({}, lines), ocr, TODAY)).ok).toBe(false);
    }
  });

  it('a card of another state', async () => {
    expect(outcome(await readMrz(photo({}, UTOPIA), ocr, TODAY))).toBe('foreign');
  });

  it('a picture without a zone', async () => {
    const pixels = new Uint8Array(1280 * 720).fill(90);
    expect(outcome(await readMrz({ width: 1280, height: 720, pixels }, ocr, TODAY))).toBe('no-zone');
  });
});

describe('without a word from the engine', () => {
  const mute: OcrEngine = { recognise: async () => [], close: async () => undefined };

  it('is read where the print is clear', async () => {
    expect(outcome(await readMrz(photo(), mute, TODAY))).toBe(LINES.join('/'));
  });

  it('is refused where a letter of the name is worn off, though all check digits are right', async () => {
    const worn = LINES.map((line) => line.replace('NGUYEN', 'NGU EN'));
    const reading = await readMrz(photo({}, worn), mute, TODAY);
    expect(reading.lines.slice(0, 2)).toEqual(LINES.slice(0, 2));
    expect(outcome(reading)).toBe('ambiguous');
  });
});
