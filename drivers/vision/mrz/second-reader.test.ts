import { expect, it } from 'vitest';
import { asPlaced } from './places.ts';
import { opinionOf } from './second-reader.ts';

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
