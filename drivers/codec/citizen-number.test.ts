import { describe, expect, it } from 'vitest';
import { numberWarnings } from './citizen-number.ts';

describe('a citizen number against the rest of the card', () => {
  it.each([
    ['001090123456', '1990-01-01', 'male', []],
    ['001190123456', '1990', 'female', []],
    ['001204123456', '2004-05', 'male', []],
    ['001899123456', '2399', 'male', []],
    ['001090123456', '1990-01-01', 'unknown', []],
    ['001290123456', '1990-01-01', 'male', ['century-mismatch']],
    ['001091123456', '1990-01-01', 'male', ['year-mismatch']],
    ['001090123456', '1990-01-01', 'female', ['sex-mismatch']],
    ['001391123456', '1990-01-01', 'male', ['century-mismatch', 'year-mismatch', 'sex-mismatch']],
  ] as const)('%s, born %s, %s', (number, birthDate, sex, warnings) =>
    expect(numberWarnings(number, birthDate, sex)).toEqual(warnings),
  );
});
