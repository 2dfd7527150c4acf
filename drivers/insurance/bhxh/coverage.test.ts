import { describe, expect, it } from 'vitest';
import { CODES } from './codes.ts';
import { interpret } from './coverage.ts';
import type { Asked } from './person.ts';
import { lookUpAnswer } from './schemas.ts';

const AN: Asked = { number: '001090123456', name: 'Nguyễn Văn An', birthDate: '1990-01-01' };
const CARD = {
  maThe: 'GD4010123456789',
  hoTen: 'Nguyễn Văn An',
  ngaySinh: '01/01/1990',
  gtTheTu: '01/01/2026',
  gtTheDen: '31/12/2026',
  maDKBD: '01028',
  maTheMoi: 'HT2010123456789',
  gtTheTuMoi: '01/12/2026',
  gtTheDenMoi: '31/12/2030',
  maDKBDMoi: '01006',
};
const TODAY = '2026-11-22';
const ask = (maKetQua: string | number, fields: object = {}, today = TODAY, asked = AN) =>
  interpret(lookUpAnswer.parse({ maKetQua, ...CARD, ...fields }), asked, today);
const coverage = (...asked: Parameters<typeof ask>) => {
  const reading = ask(...asked);
  return reading.kind === 'answer' && reading.answer.status === 'covered' ? reading.answer.coverage : reading;
};
const OLD = { code: 'GD4010123456789', validFrom: '2026-01-01', validTo: '2026-12-31', facility: '01028' };
const NEW = { code: 'HT2010123456789', validFrom: '2026-12-01', validTo: '2030-12-31', facility: '01006' };
const PLAIN = { renewed: false, nextFrom: null, staffCheck: false };

describe('result codes of the look-up (domain facts D2)', () => {
  it.each([
    ['000', { ...OLD, ...PLAIN, benefitPercent: 80 }],
    ['001', { ...OLD, ...PLAIN, staffCheck: true, benefitPercent: 80 }],
    ['002', { ...OLD, ...PLAIN, staffCheck: true, benefitPercent: 80 }],
    ['004', { ...OLD, ...PLAIN, nextFrom: '2026-12-01', benefitPercent: 80 }],
  ])('%s is covered', (code, card) =>
    expect(ask(code)).toEqual({ kind: 'answer', answer: { status: 'covered', code, coverage: card } }),
  );

  it.each(['003', '004'])('%s gives the new card, its days and its place from its first day on', (code) =>
    expect(coverage(code, {}, '2026-12-01')).toEqual({
      ...NEW,
      ...PLAIN,
      renewed: true,
      benefitPercent: 100,
    }),
  );

  it('003 before the new card begins is a card that has expired', () =>
    expect(ask('003')).toEqual({
      kind: 'answer',
      answer: { status: 'not-covered', code: '003', reason: 'expired' },
    }));

  it.each([
    ['has not come yet', {}],
    ['is missing', { maTheMoi: '' }],
    ['has no days', { gtTheTuMoi: null }],
    ['is over', { gtTheTuMoi: '01/01/2026', gtTheDenMoi: '31/03/2026' }],
  ])('004 keeps the old card while the new one %s', (_name, fields) =>
    expect(coverage('004', fields)).toMatchObject({ ...OLD, renewed: false }),
  );

  it('tells no place for a new card that has none', () =>
    expect(coverage('003', { maDKBDMoi: '' }, '2026-12-01')).toMatchObject({ facility: null }));

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
    expect(ask(code)).toEqual({ kind: 'answer', answer: { status: 'not-covered', code, reason } }),
  );

  it.each([
    ['054', 'misconfigured'],
    ['055', 'misconfigured'],
    ['100', 'portal-error'],
    ['101', 'portal-error'],
    ['205', 'misconfigured'],
    ['500', 'portal-error'],
  ])('%s is no answer: %s', (code, why) =>
    expect(ask(code)).toEqual({ kind: 'answer', answer: { status: 'no-answer', code, why } }),
  );

  it('401 asks for another token', () => expect(ask('401')).toEqual({ kind: 'token-refused' }));

  it.each(['999', '080', '000000'])('%s is not known', (code) =>
    expect(ask(code)).toEqual({ kind: 'doubtful', code, doubt: 'unknown-code' }),
  );

  it('knows every code of the table', () => expect(Object.keys(CODES)).toHaveLength(27));
});

describe('answers that are not as they should be', () => {
  it.each([
    [0, '000'],
    [' 000 ', '000'],
    [50, '050'],
  ])('takes the code %j for %s', (maKetQua, code) =>
    expect(ask(maKetQua)).toMatchObject({ kind: 'answer', answer: { code } }),
  );

  it.each([null, undefined, '', ' ', {}, true, '000 or so', '0'.repeat(40), -1, 0.5])(
    '%j is no code at all',
    (maKetQua) => expect(lookUpAnswer.safeParse({ ...CARD, maKetQua }).success).toBe(false),
  );

  it.each([null, '', '-', '31/12/9999', undefined])(
    'takes a card whose end is %j for one without',
    (gtTheDen) => expect(coverage('000', { gtTheDen })).toMatchObject({ validTo: null }),
  );

  it.each([
    ['01028', '01028'],
    ['01 - 028', '01028'],
    ['01-028', '01028'],
    [' 01028 ', '01028'],
    ['01c54', '01C54'],
    [1028, '01028'],
    [31006, '31006'],
    ['1028', '01028'],
    ['', null],
    ['-', null],
    [null, null],
    ['Bệnh viện Mẫu', null],
  ])('takes the place %j for %j', (maDKBD, facility) =>
    expect(coverage('000', { maDKBD })).toMatchObject({ facility }),
  );

  it.each(['gd4010123456789', 'GD 4 01 0123456789', ' GD4010123456789 '])('reads the code %j', (maThe) =>
    expect(coverage('000', { maThe })).toMatchObject({ code: 'GD4010123456789' }),
  );

  it('takes ten digits for a card whose share is not known', () =>
    expect(coverage('000', { maThe: '0123456789' })).toMatchObject({
      code: '0123456789',
      benefitPercent: null,
    }));

  it.each([
    ['000', { maThe: null }, 'card-missing'],
    ['000', { maThe: '001090123456' }, 'card-missing'],
    ['000', { maThe: 'none' }, 'card-missing'],
    ['001', { maThe: '', gtTheTu: '', gtTheDen: '' }, 'card-missing'],
    ['000', { gtTheTu: '31/02/2026' }, 'card-dates'],
    ['000', { gtTheTu: '' }, 'card-dates'],
    ['000', { gtTheTu: '2026' }, 'card-dates'],
    ['000', { gtTheDen: 'later' }, 'card-dates'],
    ['000', { gtTheDen: '12/2026' }, 'card-dates'],
    ['000', { gtTheDen: '21/11/2026' }, 'not-today'],
    ['000', { gtTheTu: '23/11/2026' }, 'not-today'],
    ['003', { maTheMoi: null }, 'card-missing'],
    ['003', { gtTheTuMoi: '01/01/2026', gtTheDenMoi: '31/10/2026' }, 'not-today'],
    ['004', { gtTheDen: '21/11/2026' }, 'not-today'],
  ])('%s with %j says nothing', (code, fields, doubt) =>
    expect(ask(code, fields)).toEqual({ kind: 'doubtful', code, doubt }),
  );

  it('counts the first and the last day of a card', () => {
    expect(coverage('000', { gtTheTu: '22/11/2026' })).toMatchObject({ validFrom: TODAY });
    expect(coverage('000', { gtTheDen: '22/11/2026' })).toMatchObject({ validTo: TODAY });
  });
});

describe('answers about somebody else', () => {
  it.each([
    [{ hoTen: 'Trần Thị Bình' }, 'other-name'],
    [{ ngaySinh: '02/01/1990' }, 'other-birth-date'],
    [{ ngaySinh: '1991' }, 'other-birth-date'],
    [{ maThe: '001090123457' }, 'other-number'],
  ])('%j says nothing, whatever its code', (fields, doubt) => {
    for (const code of ['000', '001', '003', '004', '010', '050', '110', '120', '130'])
      expect(ask(code, fields)).toEqual({ kind: 'doubtful', code, doubt });
  });

  it.each([
    { hoTen: 'NGUYEN VAN AN' },
    { hoTen: 'Nguyễn  Văn  An ' },
    { hoTen: 'Nguyễn Văn An'.normalize('NFD') },
    { hoTen: null },
    { hoTen: '' },
    { ngaySinh: '1990' },
    { ngaySinh: '19900101' },
    { ngaySinh: '1/1/1990' },
    { ngaySinh: 'unknown' },
    { ngaySinh: null },
  ])('%j contradicts nothing', (fields) => expect(coverage('000', fields)).toMatchObject(OLD));

  it('a card with the year alone goes with the day that the portal has', () =>
    expect(coverage('000', {}, TODAY, { ...AN, birthDate: '1990' })).toMatchObject(OLD));

  it('names of many parts and marks are compared by their letters', () => {
    const asked = { ...AN, name: "H'Hen Niê" };
    expect(coverage('000', { hoTen: "H' HEN NIÊ" }, TODAY, asked)).toMatchObject(OLD);
  });

  it.each([
    ['060', { hoTen: 'Trần Thị Bình' }],
    ['061', { hoTen: 'Nguyễn Thị Bình' }],
    ['070', { ngaySinh: '02/01/1990' }],
    ['051', { maThe: '001090123457' }],
  ])('%s may differ in what it complains of: %j', (code, fields) =>
    expect(ask(code, fields)).toMatchObject({ kind: 'answer', answer: { status: 'not-covered' } }),
  );

  it('ten digits asked for are ten digits answered', () => {
    const asked = { ...AN, number: '0123456789' };
    expect(coverage('000', {}, TODAY, asked)).toMatchObject(OLD);
    expect(ask('000', { maThe: 'GD4010123456780' }, TODAY, asked)).toMatchObject({ doubt: 'other-number' });
  });
});
