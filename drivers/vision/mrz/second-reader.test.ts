import { expect, it } from 'vitest';
import { seeded } from '../../../tests/lab/camera/random.ts';
import type { Quad } from '../picture.ts';
import { gridOf } from './grid.ts';
import { asPlaced } from './places.ts';
import { opinionOf, stripForOcr } from './second-reader.ts';

const LINES = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
] as const;
const [FIRST, SECOND, THIRD] = LINES;

it('takes a letter for the digit that it looks like, and the other way round', () => {
  expect(asPlaced('O', 5)).toBe('0');
  expect(asPlaced('0', 60)).toBeNull();
  expect(asPlaced('8', 60)).toBe('B');
  expect(asPlaced('5', 37)).toBeNull();
  expect(asPlaced('K', 5)).toBeNull();
  // A filler may stand for month and day of the birth, not for its year.
  expect([30, 32, 35, 36, 38, 43, 44].map((place) => asPlaced('<', place))).toEqual([
    null,
    '<',
    '<',
    null,
    '<',
    '<',
    null,
  ]);
});

it('agrees place by place', () => {
  expect(opinionOf(LINES, LINES).join('')).toBe(LINES.join(''));
  expect(opinionOf([FIRST.replace('09012', 'O9OI2'), SECOND, THIRD], LINES).join('')).toBe(LINES.join(''));
});

it('finds its place again after a character too many or too few', () => {
  const opinion = opinionOf([FIRST, SECOND, 'NGUYEN<VAN<AN<<<<<<<<<<<<<<<<'], LINES).slice(60);
  expect(opinion.filter((character) => character === null)).toHaveLength(1);
  expect(opinion.slice(8, 14).join('')).toBe('VAN<AN');
  expect(opinionOf([`I${FIRST}`, SECOND, THIRD], LINES).join('')).toBe(LINES.join(''));
});

it('tells where it read something else', () => {
  const opinion = opinionOf([FIRST, SECOND, THIRD.replace('AN<', 'AM<')], LINES);
  expect(opinion[70]).toBe('M');
});

it('says nothing of lines that are another text, or not three', () => {
  expect(opinionOf([FIRST, SECOND], LINES).every((said) => said === null)).toBe(true);
  expect(opinionOf([FIRST, SECOND, 'QWERTZUIOPASDFGHJKLYXCVBNMQWER'], LINES).slice(60)).toEqual(
    Array(30).fill(null),
  );
});

it('is given a strip whose specks are evened out', () => {
  const cells: Quad = [
    { x: 0, y: 0 },
    { x: 840, y: 0 },
    { x: 840, y: 141 },
    { x: 0, y: 141 },
  ];
  const grid = gridOf(cells);
  if (grid === null) throw new Error('a quadrangle has a grid');
  const random = seeded(1);
  const pixels = Uint8Array.from({ length: 840 * 141 }, () => (random() < 0.03 ? 0 : 200));
  const strip = stripForOcr({ width: 840, height: 141, pixels }, grid);
  // No engine takes what is lighter than half gray for ink.
  const ink = strip.pixels.filter((value) => value < 128).length;
  expect(ink / strip.pixels.length).toBeLessThan(0.005);
});
