import { describe, expect, it } from 'vitest';
import { fhirBirthDate, PERSONAS, persona, qrOf } from '../personas.ts';
import { CLINICS } from './his-hospital.ts';

describe('personas', () => {
  it('are at least fourteen with ids, names, numbers and insurance numbers of their own', () => {
    expect(PERSONAS.length).toBeGreaterThanOrEqual(14);
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    unique(PERSONAS.map((one) => one.id));
    unique(PERSONAS.map((one) => one.card.name));
    unique(PERSONAS.map((one) => one.card.number));
    unique(PERSONAS.flatMap((one) => one.insurance.card?.maThe ?? []));
    unique(PERSONAS.flatMap((one) => one.his.patientId ?? []));
  });

  it.each(PERSONAS.map((one) => [one.id, one] as const))('%s: number fits birth year and sex', (_id, one) => {
    const year = fhirBirthDate(one).slice(0, 4);
    const century = (Number(year.slice(0, 2)) - 19) * 2 + (one.card.sex === 'Nữ' ? 1 : 0);
    expect(one.card.number).toMatch(/^\d{12}$/);
    expect(one.card.number.slice(3, 6)).toBe(`${century}${year.slice(2)}`);
    expect(CLINICS.map((clinic) => clinic.id)).toContain(one.clinicId);
    if (one.insurance.card) expect(one.insurance.card.maThe).toMatch(/^[A-Z]{2}[1-5]\d{12}$/);
    expect(one.card.name).toBe(one.card.name.normalize('NFC'));
  });

  it('print the QR code of their layout', () => {
    expect(qrOf(persona('covered'))).toBe(
      '001078014263|011873526|Đặng Quốc Khải|17051978|Nam|Số 14 Ngõ 233 Phố Mẫu, Phường Mẫu Một, Hà Nội|15042021',
    );
    expect(qrOf(persona('new-card-2024')).endsWith('|16092024||||')).toBe(true);
    expect(qrOf(persona('new-card-2024')).split('|')).toHaveLength(11);
    expect(qrOf(persona('year-only-birth'))).toContain('||Cao Thị Xuyến|1945|Nữ|');
    expect(fhirBirthDate(persona('year-only-birth'))).toBe('1945');
    expect(fhirBirthDate(persona('covered'))).toBe('1978-05-17');
  });

  it('have a mother with a child that has a card and a newborn that has none, both under six and known', () => {
    const [mother, child, newborn] = [persona('guardian'), persona('child'), persona('newborn')];
    expect([mother.hasCard, child.hasCard, newborn.hasCard]).toEqual([true, true, false]);
    for (const one of [child, newborn]) {
      const [father, named] = one.card.extra.slice(1);
      expect(named).toBe(mother.card.name);
      expect(father).not.toBe('');
      expect(fhirBirthDate(one) > '2020-11-23').toBe(true);
      expect(one.his.patientId).not.toBeNull();
      expect(one.insurance.code).toBe('000');
      expect(one.insurance.card).toMatchObject({
        hoTen: one.card.name,
        maThe: expect.stringMatching(/^TE1/),
      });
      expect(one.ending).toBe('accompanied');
    }
    expect(Number(fhirBirthDate(mother).slice(0, 4))).toBeLessThan(2008);
    expect(qrOf(child).split('|')).toEqual([
      '001222186096',
      '',
      'Ngô Hải Minh Triết',
      '15032022',
      'Nam',
      'Số 30 Ngõ 12 Phố Mẫu, Phường Mẫu Mười Lăm, Hà Nội',
      '20082024',
      '',
      'Ngô Hải Sơn Lâm',
      'Quách Thị Diễm My',
      '',
    ]);
  });
});
