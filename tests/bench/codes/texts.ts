import { between, oneOf, type Random } from '../../lab/camera/random.ts';

/** The kinds of codes that patients carry. */
export type TextKind = 'cccd-2021' | 'cccd-2024' | 'bhyt-15' | 'bhyt-17' | 'vietqr';
export const TEXT_KINDS: readonly TextKind[] = ['cccd-2021', 'cccd-2024', 'bhyt-15', 'bhyt-17', 'vietqr'];

const SURNAMES = ['Nguyễn', 'Trần', 'Đặng', 'Phùng', 'Vũ', 'Lương', 'Hoàng', 'Tạ', 'Đoàn', 'Khổng'];
const MIDDLES = ['Thị', 'Văn', 'Quốc', 'Minh', 'Thị Hạnh', 'Đình', 'Ngọc Bảo', 'Thùy'];
const GIVEN = ['Mẫu', 'Thử', 'Khải', 'Uyên', 'Thịnh', 'Châu', 'Dương', 'Phước', 'Xuyến', 'Nghĩa', 'Bích'];
const STREETS = ['Đường Mẫu', 'Phố Thử', 'Ngõ 233 Phố Mẫu', 'Kiệt 15 Đường Thử', 'Thôn Mẫu', 'Ấp Thử'];
const PLACES = [
  'Phường Mẫu, Hà Nội',
  'Xã Thử, Nghệ An',
  'Phường Mẫu Hai, Thành phố Hồ Chí Minh',
  'Xã Mẫu, Huế',
];

/** Digits, drawn at random. */
export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

const day = (random: Random, from: number, to: number, between_ = ''): string =>
  [
    two(between(random, 1, 29)),
    two(between(random, 1, 13)),
    String(Math.floor(between(random, from, to))),
  ].join(between_);

/** A made-up Vietnamese name. */
export const nameOf = (random: Random): string =>
  `${oneOf(random, SURNAMES)} ${oneOf(random, MIDDLES)} ${oneOf(random, GIVEN)}`;

const addressOf = (random: Random): string =>
  `Số ${Math.floor(between(random, 1, 300))} ${oneOf(random, STREETS)}, ${oneOf(random, PLACES)}`;

const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

const citizen = (random: Random): string =>
  [
    `0${digits(random, 2)}1${digits(random, 8)}`,
    random() < 0.5 ? '' : digits(random, 9),
    nameOf(random),
    day(random, 1940, 2000),
    random() < 0.5 ? 'Nam' : 'Nữ',
    addressOf(random),
    day(random, 2021, 2024),
  ].join('|');

const insured = (random: Random): readonly string[] => [
  `GD4${digits(random, 12)}`,
  hex(nameOf(random)),
  day(random, 1940, 2000, '/'),
  random() < 0.5 ? '1' : '2',
  hex(addressOf(random)),
  `${digits(random, 2)} - ${digits(random, 3)}`,
  day(random, 2021, 2022, '/'),
  '-',
  day(random, 2021, 2022, '/'),
  digits(random, 14),
  random() < 0.5 ? '-' : hex(nameOf(random)),
  '4',
  day(random, 2023, 2027, '/'),
  `4641c59ff02659c3-${digits(random, 4)}`,
];

const transfer = (random: Random): string => {
  const field = (id: string, value: string): string => id + two(value.length) + value;
  const account = field('00', '970436') + field('01', digits(random, 13));
  const merchant = field('00', 'A000000727') + field('01', account) + field('02', 'QRIBFTTA');
  const purpose = field('62', field('08', `VP ${digits(random, 12)}`));
  const sum = `${Math.floor(between(random, 1, 900))}000`;
  // Its check sum is no matter of pictures: four digits in its place.
  return `000201010212${field('38', merchant)}5303704${field('54', sum)}5802VN${purpose}6304${digits(random, 4)}`;
};

/** A text as its card holds it, with made-up people and numbers (domain facts A1, A2, C1, F1). */
export const textOf = (kind: TextKind, random: Random): string => {
  switch (kind) {
    case 'cccd-2021':
      return citizen(random);
    case 'cccd-2024':
      return `${citizen(random)}||||`;
    case 'bhyt-15':
      return [...insured(random), '$'].join('|');
    case 'bhyt-17':
      return [...insured(random), '4', hex('Bảo hiểm xã hội Hà Nội'), '$'].join('|');
    case 'vietqr':
      return transfer(random);
  }
};
