import { describe, expect, it } from 'vitest';
import { parseCom } from './com.ts';
import { bytesOf, COM } from './samples.ts';

const outcome = (hex: string): string => {
  const result = parseCom(bytesOf(hex));
  return result.ok ? 'ok' : result.error;
};

describe('EF.COM', () => {
  it('reads versions and data groups', () => {
    expect(parseCom(COM)).toEqual({
      ok: true,
      value: { ldsVersion: '0107', unicodeVersion: '040000', dataGroups: [1, 2] },
    });
    const vietnamese = parseCom(bytesOf('60175F0104303130375F36063034303030305C0561756D6E6F'));
    expect(vietnamese).toMatchObject({ ok: true, value: { dataGroups: [1, 2, 13, 14, 15] } });
  });

  it('passes over unknown and repeated tags', () => {
    const file = bytesOf('60175F0104303130375F36063034303030305C0561617F7570');
    expect(parseCom(file)).toMatchObject({ ok: true, value: { dataGroups: [1, 2, 16] } });
  });

  it.each([
    ['empty', '', 'malformed'],
    ['cut', '60145F0104303130375F36063034', 'malformed'],
    ['another file', '61145F0104303130375F36063034303030305C026175', 'wrong-file'],
    ['bytes behind', '60145F0104303130375F36063034303030305C02617500', 'malformed'],
    ['no list', '60105F0104303130375F3606303430303030', 'malformed'],
    ['a version of letters', '60145F0104303130415F36063034303030305C026175', 'malformed'],
    ['a short version', '60135F01033031305F36063034303030305C026175', 'malformed'],
    ['broken inside', '60025F01', 'malformed'],
  ])('%s: %s', (_name, hex, error) => expect(outcome(hex)).toBe(error));
});
