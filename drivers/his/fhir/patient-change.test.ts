import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetailsChange } from '../../ports/his.ts';
import { withDetails } from './patient-change.ts';
import { detailsOf, type PatientRecord, type RecordPerson } from './patient-record.ts';

const bare: PatientRecord = { resourceType: 'Patient', id: 'bn-1' };
const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
const CONTACT_ROLE = { system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' };

const role = (code: string) =>
  code === 'C' ? { coding: [CONTACT_ROLE] } : { coding: [{ system: ROLE_CODE, code }] };
const phone = (value: string) => ({ system: 'phone', use: 'mobile', value });
const person = (name: string, codes: readonly string[], number?: string): RecordPerson => ({
  relationship: codes.map(role),
  name: { text: name },
  ...(number === undefined ? {} : { telecom: [phone(number)] }),
});
const contacts = (of: PatientRecord, change: DetailsChange) => withDetails(of, change).contact;

describe('a telephone', () => {
  it('takes the place of the one that is called, and of no other', () => {
    const email = { system: 'email', value: 'mau@example.test' };
    const home = { system: 'phone', use: 'home', value: '024 1111 1111' };
    const mobile = { system: 'phone', use: 'mobile', value: '0401 010 101', rank: 1 };
    const of = { ...bare, telecom: [email, home, mobile] };
    expect(withDetails(of, { phone: '0402020202' })).toEqual({
      ...of,
      telecom: [email, home, { ...mobile, value: '0402020202' }],
    });
    expect(withDetails(of, { phone: '0401010101' })).toBe(of);
    expect(withDetails({ ...bare, telecom: [email] }, { phone: '0402020202' }).telecom).toEqual([
      email,
      phone('0402020202'),
    ]);
  });
});

describe('an address', () => {
  it('takes the place of the whole home address, whose parts would say something else', () => {
    const old = { use: 'old', text: 'Nơi ở cũ' };
    const home = {
      use: 'home',
      line: ['Số 1 Phố Mẫu'],
      district: 'Quận Mẫu',
      city: 'Hà Nội',
      state: 'Hà Nội',
    };
    const of = { ...bare, address: [old, home] };
    const text = 'Số 2 Phố Mẫu, Phường Mẫu Một, Hà Nội';
    expect(detailsOf(of).address).toBe('Số 1 Phố Mẫu, Quận Mẫu, Hà Nội');
    expect(withDetails(of, { address: text }).address).toEqual([old, { use: 'home', text, country: 'VN' }]);
    expect(withDetails(of, { address: 'Số 1 Phố Mẫu, Quận Mẫu, Hà Nội' })).toBe(of);
    expect(withDetails(bare, { address: text }).address).toEqual([{ use: 'home', text, country: 'VN' }]);
  });
});

describe('somebody to call', () => {
  const standing = { ...person('Đặng Thị Mẫu', ['C'], '0403030303'), gender: 'female' };
  const of = { ...bare, contact: [standing] };

  it('keeps what the HIS has of the same person', () => {
    const change = { contact: { name: 'Đặng Thị Mẫu', phone: '0404040404' } };
    expect(contacts(of, change)).toEqual([{ ...standing, telecom: [phone('0404040404')] }]);
    expect(contacts(of, { contact: { name: 'Đặng Thị Mẫu', phone: null } })).toEqual([standing]);
    expect(contacts(of, { contact: { name: 'Đặng thị mẫu', phone: null } })).toEqual([
      { ...standing, name: { text: 'Đặng thị mẫu' } },
    ]);
  });

  it('takes nothing over from another person, least of all the telephone', () => {
    expect(contacts(of, { contact: { name: 'Lê Thị Mẫu', phone: null } })).toEqual([
      person('Lê Thị Mẫu', ['C']),
    ]);
  });

  it('does not make a guardian nobody who was to be called as well', () => {
    const both = person('Đặng Thị Mẫu', ['C', 'MTH'], '0403030303');
    const change = { contact: { name: 'Lê Thị Mẫu', phone: '0404040404' } };
    expect(contacts({ ...bare, contact: [both] }, change)).toEqual([
      person('Lê Thị Mẫu', ['C'], '0404040404'),
      person('Đặng Thị Mẫu', ['MTH'], '0403030303'),
    ]);
    const inOne = { ...both, relationship: [{ coding: [CONTACT_ROLE, ...role('MTH').coding] }] };
    expect(contacts({ ...bare, contact: [inOne] }, change)?.[1]?.relationship).toEqual([role('MTH')]);
  });

  it('is told as the HIS has the name, in one or in parts', () => {
    const inParts = { ...standing, name: { family: 'Đặng', given: ['Thị', 'Mẫu'] } };
    expect(detailsOf({ ...bare, contact: [inParts] }).contact?.name).toBe('Đặng Thị Mẫu');
    const record = { ...bare, contact: [inParts] };
    expect(withDetails(record, { contact: { name: 'Đặng Thị Mẫu', phone: null } })).toBe(record);
    expect(detailsOf({ ...bare, contact: [{ relationship: [role('C')] }] }).contact).toBeNull();
  });
});

describe('a guardian', () => {
  const mother = person('Đặng Thị Mẫu', ['MTH'], '0403030303');
  const aunt = person('Lê Thị Mẫu', ['C'], '0404040404');
  const of = { ...bare, contact: [aunt, mother] };

  it.each([
    ['mother', 'MTH'],
    ['father', 'FTH'],
    ['guardian', 'GUARD'],
  ] as const)('is written as who they are: %s', (relation, code) => {
    const guardian = { name: 'Đặng Văn Mẫu', phone: '0405050505', relation };
    expect(contacts(bare, { guardian })).toEqual([person('Đặng Văn Mẫu', [code], '0405050505')]);
  });

  it('comes first, and drives nobody out who stands in another relation', () => {
    const guardian = { name: 'Đặng Văn Mẫu', phone: null, relation: 'father' } as const;
    const changed = withDetails(of, { guardian });
    expect(changed.contact).toEqual([aunt, person('Đặng Văn Mẫu', ['FTH']), mother]);
    expect(detailsOf(changed).guardian).toEqual({ name: 'Đặng Văn Mẫu', phone: null });
    const again = { name: 'Đặng Thị Mẫu', phone: null, relation: 'mother' } as const;
    expect(contacts(changed, { guardian: again })).toEqual([aunt, mother, person('Đặng Văn Mẫu', ['FTH'])]);
  });

  it('stands once, whatever they were called before', () => {
    const vague = { ...bare, contact: [person('Đặng Thị Mẫu', ['GUARD'], '0403030303')] };
    const guardian = { name: 'Đặng Thị Mẫu', phone: null, relation: 'mother' } as const;
    expect(contacts(vague, { guardian })).toEqual([mother]);
    expect(withDetails(of, { guardian })).toBe(of);
  });
});

describe('any record', () => {
  const name = fc.constantFrom('Đặng Thị Mẫu', 'Lê Thị Mẫu', 'Đặng Văn Mẫu');
  const number = fc.constantFrom('0401010101', '0402020202');
  const contact = fc.record({ name, phone: fc.option(number) });
  const relation = fc.constantFrom('mother' as const, 'father' as const, 'guardian' as const);
  const change: fc.Arbitrary<DetailsChange> = fc.record(
    {
      phone: number,
      address: fc.constantFrom('Số 1 Phố Mẫu', 'Số 2 Phố Mẫu'),
      contact,
      guardian: fc.record({ name, phone: fc.option(number), relation }),
    },
    { requiredKeys: [] },
  );
  const code = fc.constantFrom('C', 'MTH', 'FTH', 'GUARD', 'SIB');
  const record: fc.Arbitrary<PatientRecord> = fc
    .array(fc.tuple(name, fc.uniqueArray(code, { minLength: 1, maxLength: 2 }), number), { maxLength: 4 })
    .map((people) => ({
      ...bare,
      contact: people.map(([who, codes, called]) => person(who, codes, called)),
    }));

  it('then tells what was told, and stays so when it is told again', () => {
    fc.assert(
      fc.property(record, change, (of, told) => {
        const changed = withDetails(of, told);
        expect(withDetails(changed, told)).toBe(changed);
        const stands = detailsOf(changed);
        if (told.phone) expect(stands.phone).toBe(told.phone);
        if (told.address) expect(stands.address).toBe(told.address);
        for (const role of ['contact', 'guardian'] as const) {
          const wanted = told[role];
          if (!wanted) continue;
          expect(stands[role]?.name).toBe(wanted.name);
          if (wanted.phone !== null) expect(stands[role]?.phone).toBe(wanted.phone);
        }
      }),
    );
  });

  it('keeps everybody who is neither', () => {
    const others = (of: PatientRecord) =>
      of.contact?.filter(({ relationship }) =>
        relationship?.every(({ coding }) => coding?.[0]?.code === 'SIB'),
      );
    fc.assert(
      fc.property(record, change, (of, told) => {
        for (const one of others(of) ?? []) expect(withDetails(of, told).contact).toContain(one);
      }),
    );
  });
});
