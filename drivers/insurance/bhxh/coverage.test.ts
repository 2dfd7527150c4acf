import { describe, expect, it } from 'vitest';
import { CODES } from './codes.ts';
import { interpret } from './coverage.ts';
import { lookUpAnswer } from './schemas.ts';

const CARD = {
  maThe: 'GD4010123456789',
  gtTheTu: '01/01/2026',
  gtTheDen: '31/12/2026',
  maDKBD: '01028',
  maTheMoi: 'HT2010123456789',
  gtTheTuMoi: '01/12/2026',
  gtTheDenMoi: '31/12/2030',
  maDKBDMoi: '01006',
};
const ask = (maKetQua: string | number, fields: object = CARD, today = '2026-11-22') =>
  interpret(lookUpAnswer.parse({ maKetQua, ...fields }), today);
const OLD = { code: 'GD4010123456789', validFrom: '2026-01-01', validTo: '2026-12-31', facility: '01028' };
const NEW = { code: 'HT2010123456789', validFrom: '2026-12-01', validTo: '2030-12-31', facility: '01006' };

describe('result codes of the look-up (domain facts D2)', () => {
  it.each([
    ['000', OLD, false, false],
    ['001', OLD, false, true],
    ['002', OLD, false, true],
    ['003', NEW, true, false],
    ['004', OLD, true, false],
  ])('%s is covered', (code, card, renewed, staffCheck) =>
    expect(ask(code)).toEqual({ status: 'covered', code, coverage: { ...card, renewed, staffCheck } }),
  );

  it('004 gives the new card from its first day on', () =>
    expect(ask('004', CARD, '2026-12-01')).toMatchObject({ coverage: NEW }));

  it.each([
    ['010', 'expired'],
    ['050', 'no-card'],
    ['051', 'wrong-code'],
    ['052', 'wrong-code'],
    ['053', 'wrong-code'],
    ['060', 'name-mismatch'],
    ['061', 'name-mismatch'],
    ['070', 'birth-date-mismatch'],
    ['110', 'revoked'],
    ['120', 'suspended'],
    ['121', 'suspended'],
    ['122', 'suspended'],
    ['123', 'suspended'],
    ['124', 'suspended'],
    ['130', 'papers-needed'],
  ])('%s is not covered: %s', (code, reason) =>
    expect(ask(code)).toEqual({ status: 'not-covered', code, reason }),
  );

  it.each([
    ['054', 'misconfigured'],
    ['055', 'misconfigured'],
    ['100', 'portal-error'],
    ['101', 'portal-error'],
    ['205', 'misconfigured'],
    ['500', 'portal-error'],
    ['999', 'bad-answer'],
  ])('%s is no answer: %s', (code, why) => expect(ask(code)).toEqual({ status: 'no-answer', code, why }));

  it('401 asks for another token', () => expect(ask('401')).toBe('token-refused'));

  it('knows every code of the table', () => expect(Object.keys(CODES)).toHaveLength(27));
});

describe('answers that are not as they should be', () => {
  it('takes a code that came as a number', () =>
    expect(ask(0)).toMatchObject({ status: 'covered', code: '000' }));

  it('takes a card without end', () =>
    expect(ask('000', { ...CARD, gtTheDen: null })).toMatchObject({ coverage: { validTo: null } }));

  it.each(['', '-', null, undefined])('takes %j for nothing', (maDKBD) =>
    expect(ask('000', { ...CARD, maDKBD })).toMatchObject({ coverage: { facility: null } }),
  );

  it.each([
    ['000', { maThe: null }],
    ['000', { gtTheTu: '31/02/2026' }],
    ['000', { gtTheDen: 'later' }],
    ['003', { maTheMoi: null }],
  ])('%s with %j says nothing', (code, fields) =>
    expect(ask(code, { ...CARD, ...fields })).toEqual({ status: 'no-answer', code, why: 'bad-answer' }),
  );
});
