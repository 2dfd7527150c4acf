/**
 * Named synthetic patients, each one a scenario: pure data, shared by the lab, the unit tests and the browser tests.
 * Nobody here exists. Names and numbers occur nowhere else, so that a memory dump can be searched for them.
 */

/** What is printed on a citizen card (thẻ căn cước). Dates as the QR has them: `ddMMyyyy`, `MMyyyy` or `yyyy`. */
export interface CitizenCard {
  readonly layout: 2021 | 2024;
  /** Number, 12 digits, made as domain facts A4 say: province, century and sex, year, six digits. */
  readonly number: string;
  /** Số CMND cũ, 9 digits or empty. */
  readonly oldNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly address: string;
  readonly issueDate: string;
  /** The four more fields of the 2024 layout. */
  readonly extra: readonly [string, string, string, string];
}

/** What the insurance portal holds of a person, in its own names (domain facts D2). Dates dd/MM/yyyy. */
export interface PortalCard {
  readonly maThe: string;
  readonly hoTen: string;
  readonly ngaySinh: string;
  readonly maDKBD: string;
  readonly cqBHXH: string;
  readonly gtTheTu: string;
  readonly gtTheDen: string;
  readonly ngayDu5Nam: string;
  readonly maTheMoi: string;
  readonly gtTheTuMoi: string;
  readonly gtTheDenMoi: string;
  readonly maDKBDMoi: string;
  readonly tenDKBDMoi: string;
}

export interface PersonaInsurance {
  /** `down`: the portal breaks the connection for this person. */
  readonly portal: 'answers' | 'down';
  /** Milliseconds before the portal answers. */
  readonly delayMs: number;
  /** maKetQua. */
  readonly code: string;
  /** Null where the portal knows no card (050). */
  readonly card: PortalCard | null;
}

/** A bill of an earlier visit that nobody has paid. */
export interface PersonaBill {
  readonly daysAgo: number;
  /** Integer đồng, before insurance. */
  readonly items: readonly { readonly label: string; readonly amount: number }[];
}

/** What the HIS holds before the person comes. */
export interface PersonaHis {
  /** `Patient.id`, null for somebody new. */
  readonly patientId: string | null;
  readonly appointmentClinicId: string | null;
  readonly registeredClinicId: string | null;
  /** Digits; null where the HIS has none. */
  readonly phone: string | null;
  readonly olderBills: readonly PersonaBill[];
}

/**
 * How a check-in ends: a ticket, the number that was already theirs, or no place in the clinic they want. `accompanied`: a
 * child under six gets a ticket where an adult is with it.
 */
export type PersonaEnding = 'ticket' | 'already' | 'full' | 'accompanied';

export interface Persona {
  readonly id: string;
  readonly scenario: string;
  readonly description: { readonly vi: string; readonly en: string };
  readonly card: CitizenCard;
  /** False of a newborn: `card` then holds what the birth certificate (giấy khai sinh) says, and nothing can be shown. */
  readonly hasCard: boolean;
  readonly insurance: PersonaInsurance;
  readonly his: PersonaHis;
  readonly clinicId: string;
  readonly ending: PersonaEnding;
}

const card = (
  number: string,
  name: string,
  birthDate: string,
  sex: 'Nam' | 'Nữ',
  address: string,
  issueDate: string,
  more: Partial<CitizenCard> = {},
): CitizenCard => ({
  layout: 2021,
  oldNumber: '',
  extra: ['', '', '', ''],
  number,
  name,
  birthDate,
  sex,
  address,
  issueDate,
  ...more,
});

/** `31121990` → `31/12/1990`; `1945` stays. */
const slashed = (date: string): string =>
  date.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3').replace(/^(\d{2})(\d{4})$/, '$1/$2');

const insured = (
  holder: CitizenCard,
  maThe: string,
  code: string,
  more: Partial<PortalCard> = {},
  behaviour: Partial<PersonaInsurance> = {},
): PersonaInsurance => ({
  portal: 'answers',
  delayMs: 0,
  code,
  card: {
    maThe,
    hoTen: holder.name,
    ngaySinh: slashed(holder.birthDate),
    maDKBD: '01028',
    cqBHXH: 'BHXH Hà Nội',
    gtTheTu: '01/01/2026',
    gtTheDen: '31/12/2035',
    ngayDu5Nam: '01/06/2027',
    maTheMoi: '',
    gtTheTuMoi: '',
    gtTheDenMoi: '',
    maDKBDMoi: '',
    tenDKBDMoi: '',
    ...more,
  },
  ...behaviour,
});

const uninsured: PersonaInsurance = { portal: 'answers', delayMs: 0, code: '050', card: null };
const newcomer: PersonaHis = {
  patientId: null,
  appointmentClinicId: null,
  registeredClinicId: null,
  phone: null,
  olderBills: [],
};
/** 04 is the old code of Hà Nội, given up in 2017: a number that rings nowhere. */
const known = (patientId: string, more: Partial<PersonaHis> = {}): PersonaHis => ({
  ...newcomer,
  patientId,
  phone: `04${patientId.slice(-4)}${patientId.slice(-4)}`,
  ...more,
});

const khai = card(
  '001078014263',
  'Đặng Quốc Khải',
  '17051978',
  'Nam',
  'Số 14 Ngõ 233 Phố Mẫu, Phường Mẫu Một, Hà Nội',
  '15042021',
  { oldNumber: '011873526' },
);
const uyen = card(
  '079185027314',
  'Lương Thị Hạnh Uyên',
  '03091985',
  'Nữ',
  'Số 9 Đường Mẫu, Thành phố Hồ Chí Minh',
  '20062021',
);
const thinh = card(
  '031069038425',
  'Phùng Gia Thịnh',
  '28021969',
  'Nam',
  'Tổ 3, Phường Mẫu Hai, Hải Phòng',
  '11102021',
);
const chau = card('048192041536', 'Tạ Minh Châu', '30111992', 'Nữ', 'K12/4 Đường Mẫu, Đà Nẵng', '05012022');
const han = card(
  '027324052647',
  'Bùi Ngọc Bảo Hân',
  '14022024',
  'Nữ',
  'Thôn Mẫu, Xã Mẫu Ba, Bắc Ninh',
  '12112024',
  {
    layout: 2024,
    extra: ['', 'Bùi Khắc Tuyên', 'Dương Thị Hoài Thu', ''],
  },
);
const trong = card(
  '040058063758',
  'Hoàng Đình Trọng',
  '09041958',
  'Nam',
  'Xóm Mẫu, Xã Mẫu Bốn, Nghệ An',
  '22072021',
);
const loan = card(
  '036174074869',
  'Vũ Thị Kim Loan',
  '21081974',
  'Nữ',
  'Khu 5, Phường Mẫu Năm, Nam Định',
  '02032022',
);
const xuyen = card(
  '034145085971',
  'Cao Thị Xuyến',
  '1945',
  'Nữ',
  'Thôn Đông, Xã Mẫu Sáu, Thái Bình',
  '20052021',
);
const khue = card(
  '046188096182',
  'Công Tằng Tôn Nữ Hoàng Phương Nguyễn Đặng Thục Khuê Bích Thảo',
  '25121988',
  'Nữ',
  'Số 2 Kiệt 15 Đường Mẫu, Phường Mẫu Bảy, Thành phố Huế',
  '18082022',
);
const nghia = card(
  '092099107293',
  'Trịnh Hữu Nghĩa',
  '06061999',
  'Nam',
  'Ấp Mẫu, Xã Mẫu Tám, Cần Thơ',
  '09092022',
);
const vuong = card(
  '990081118314',
  'Lâm Thành Vương',
  '19071981',
  'Nam',
  '12 Rue des Écoles, 75005 Paris, Cộng hòa Pháp',
  '14122023',
);
const vinh = card(
  '022066129435',
  'Đoàn Quang Vinh',
  '11011966',
  'Nam',
  'Tổ 8, Phường Mẫu Chín, Quảng Ninh',
  '27042022',
);
const duong = card(
  '096301130546',
  'MẠC THÙY DƯƠNG',
  '29032001',
  'Nữ',
  'Khóm Mẫu, Phường Mẫu Mười, Cà Mau',
  '16092024',
  {
    layout: 2024,
  },
);
const phuoc = card(
  '052063141657',
  'Nghiêm Xuân Phước',
  '02121963',
  'Nam',
  'Thôn Mẫu, Xã Mẫu Mười Một, Bình Định',
  '30062022',
);
const dung = card(
  '014090152768',
  'Khổng Trung Dũng',
  '22121990',
  'Nam',
  'Bản Mẫu, Xã Mẫu Mười Hai, Sơn La',
  '08112022',
);
const phuong = card(
  '008195163879',
  'Tô Lan Phương',
  '07071995',
  'Nữ',
  'Tổ 1, Phường Mẫu Mười Ba, Tuyên Quang',
  '19052023',
);
const thuan = card(
  '038187174985',
  'Kiều Mỹ Thuần',
  '18101987',
  'Nữ',
  'Phố Mẫu, Xã Mẫu Mười Bốn, Thanh Hóa',
  '03082022',
);

const triet = card(
  '001222186096',
  'Ngô Hải Minh Triết',
  '15032022',
  'Nam',
  'Số 30 Ngõ 12 Phố Mẫu, Phường Mẫu Mười Lăm, Hà Nội',
  '20082024',
  { layout: 2024, extra: ['', 'Ngô Hải Sơn Lâm', 'Quách Thị Diễm My', ''] },
);
const my = card(
  '001193197107',
  'Quách Thị Diễm My',
  '12101993',
  'Nữ',
  'Số 30 Ngõ 12 Phố Mẫu, Phường Mẫu Mười Lăm, Hà Nội',
  '05052022',
);
const giao = card(
  '001326208218',
  'Ngô Hải Quỳnh Giao',
  '09092026',
  'Nữ',
  'Số 30 Ngõ 12 Phố Mẫu, Phường Mẫu Mười Lăm, Hà Nội',
  '21092026',
  { layout: 2024, extra: ['', 'Ngô Hải Sơn Lâm', 'Quách Thị Diễm My', ''] },
);

const PEOPLE: readonly (Omit<Persona, 'hasCard'> & { readonly hasCard?: false })[] = [
  {
    id: 'covered',
    scenario: 'Insurance covers the visit',
    description: {
      vi: 'Thẻ BHYT còn giá trị, đã có hồ sơ ở bệnh viện',
      en: 'Valid insurance, known to the hospital',
    },
    card: khai,
    insurance: insured(khai, 'GD4010107814263', '000'),
    his: known('bn-000101'),
    clinicId: 'noi-1',
    ending: 'ticket',
  },
  {
    id: 'card-expired',
    scenario: 'Insurance card has expired (010)',
    description: { vi: 'Thẻ BHYT hết giá trị sử dụng', en: 'Insurance card has expired' },
    card: uyen,
    insurance: insured(uyen, 'DN4797918527314', '010', { gtTheTu: '01/01/2023', gtTheDen: '31/12/2023' }),
    his: newcomer,
    clinicId: 'da-lieu-1',
    ending: 'ticket',
  },
  {
    id: 'card-renewed',
    scenario: 'A new insurance card was issued (003)',
    description: {
      vi: 'Thẻ cũ hết giá trị, đã được cấp thẻ mới',
      en: 'Old card ended, a new one was issued',
    },
    card: thinh,
    insurance: insured(thinh, 'HT3313106938425', '003', {
      gtTheTu: '01/01/2024',
      gtTheDen: '31/12/2025',
      maTheMoi: 'HT2313106938425',
      gtTheTuMoi: '01/01/2026',
      gtTheDenMoi: '31/12/2035',
      maDKBDMoi: '31006',
      tenDKBDMoi: 'Bệnh viện Mẫu Hải Phòng',
    }),
    his: known('bn-000103'),
    clinicId: 'tim-mach-1',
    ending: 'ticket',
  },
  {
    id: 'portal-down',
    scenario: 'The insurance portal gives no answer',
    description: { vi: 'Cổng BHXH không trả lời', en: 'The insurance portal does not answer' },
    card: chau,
    insurance: insured(chau, 'DN4484819241536', '000', {}, { portal: 'down' }),
    his: newcomer,
    clinicId: 'mat-1',
    ending: 'ticket',
  },
  {
    id: 'child-under-6',
    scenario: 'A child under six with a 2024 card that names the parents',
    description: { vi: 'Trẻ em dưới 6 tuổi, thẻ căn cước mới', en: 'Child under six, new citizen card' },
    card: han,
    insurance: insured(han, 'TE1272732452647', '000', { maDKBD: '27003', cqBHXH: 'BHXH Bắc Ninh' }),
    his: newcomer,
    clinicId: 'nhi-1',
    ending: 'accompanied',
  },
  {
    id: 'appointment-today',
    scenario: 'Has an appointment today',
    description: { vi: 'Có lịch hẹn tái khám hôm nay', en: 'Has an appointment today' },
    card: trong,
    insurance: insured(trong, 'HT3404005863758', '000'),
    his: known('bn-000106', { appointmentClinicId: 'tim-mach-2' }),
    clinicId: 'tim-mach-2',
    ending: 'ticket',
  },
  {
    id: 'already-has-number',
    scenario: 'Holds a number for this clinic today',
    description: {
      vi: 'Đã lấy số khám ở phòng này hôm nay',
      en: 'Already has a number for this clinic today',
    },
    card: loan,
    insurance: insured(loan, 'GD4363617474869', '000'),
    his: known('bn-000107', { registeredClinicId: 'tmh-1' }),
    clinicId: 'tmh-1',
    ending: 'already',
  },
  {
    id: 'year-only-birth',
    scenario: 'Only the year of birth is known',
    description: { vi: 'Chỉ có năm sinh', en: 'Only the year of birth is known' },
    card: xuyen,
    insurance: insured(xuyen, 'CK2343414585971', '000'),
    his: known('bn-000108'),
    clinicId: 'yhct-1',
    ending: 'ticket',
  },
  {
    id: 'long-name',
    scenario: 'A very long name',
    description: { vi: 'Họ tên rất dài', en: 'A very long name' },
    card: khue,
    insurance: insured(khue, 'DN4464618896182', '000'),
    his: newcomer,
    clinicId: 'san-1',
    ending: 'ticket',
  },
  {
    id: 'no-insurance',
    scenario: 'The portal knows no card (050)',
    description: { vi: 'Không có thông tin thẻ BHYT', en: 'No insurance card on record' },
    card: nghia,
    insurance: uninsured,
    his: newcomer,
    clinicId: 'rhm-1',
    ending: 'ticket',
  },
  {
    id: 'foreign-address',
    scenario: 'Address abroad, unknown province code',
    description: {
      vi: 'Địa chỉ nước ngoài, mã nơi sinh lạ',
      en: 'Address abroad, unknown code of birthplace',
    },
    card: vuong,
    insurance: uninsured,
    his: newcomer,
    clinicId: 'noi-2',
    ending: 'ticket',
  },
  {
    id: 'clinic-full',
    scenario: 'The clinic they want has no place left today',
    description: { vi: 'Phòng khám muốn chọn đã hết chỗ', en: 'The clinic they want is full' },
    card: vinh,
    insurance: insured(vinh, 'GD4222206629435', '000'),
    his: known('bn-000112'),
    clinicId: 'noi-tiet-1',
    ending: 'full',
  },
  {
    id: 'new-card-2024',
    scenario: 'Citizen card of 2024 with 11 fields',
    description: { vi: 'Thẻ căn cước mẫu 2024', en: 'Citizen card of the 2024 layout' },
    card: duong,
    insurance: insured(duong, 'SV4969630130546', '000', { hoTen: 'Mạc Thùy Dương' }),
    his: newcomer,
    clinicId: 'than-kinh-1',
    ending: 'ticket',
  },
  {
    id: 'portal-slow',
    scenario: 'The insurance portal takes four seconds',
    description: { vi: 'Cổng BHXH trả lời chậm', en: 'The insurance portal is slow' },
    card: phuoc,
    insurance: insured(phuoc, 'HT3525206341657', '000', {}, { delayMs: 4000 }),
    his: known('bn-000114'),
    clinicId: 'ngoai-1',
    ending: 'ticket',
  },
  {
    id: 'army-card',
    scenario: 'Card of the Ministry of Defence, staff look at papers (001)',
    description: { vi: 'Thẻ do BHXH Bộ Quốc phòng quản lý', en: 'Card managed by the Ministry of Defence' },
    card: dung,
    insurance: insured(dung, 'QN5971409052768', '001'),
    his: newcomer,
    clinicId: 'ngoai-2',
    ending: 'ticket',
  },
  {
    id: 'name-mismatch',
    scenario: 'The portal knows the number under another name (060)',
    description: { vi: 'Họ tên không khớp với cổng BHXH', en: 'Name differs from the insurance record' },
    card: phuong,
    insurance: insured(phuong, 'DN4080819563879', '060', { hoTen: 'Nguyễn Lan Phương' }),
    his: newcomer,
    clinicId: 'mat-2',
    ending: 'ticket',
  },
  {
    id: 'older-bill',
    scenario: 'Has an older bill that was not paid',
    description: { vi: 'Còn hoá đơn cũ chưa thanh toán', en: 'Has an older bill to pay' },
    card: thuan,
    insurance: insured(thuan, 'DN4383818774985', '000'),
    his: known('bn-000117', {
      phone: '0438174985',
      olderBills: [
        {
          daysAgo: 12,
          items: [
            { label: 'Siêu âm ổ bụng', amount: 120_000 },
            { label: 'Xét nghiệm sinh hóa máu', amount: 180_000 },
          ],
        },
      ],
    }),
    clinicId: 'tim-mach-3',
    ending: 'ticket',
  },
  {
    id: 'child',
    scenario: 'A child under six with a card of its own, known to HIS and portal; comes with `guardian`',
    description: {
      vi: 'Trẻ dưới 6 tuổi có thẻ căn cước, đi cùng mẹ (Quách Thị Diễm My)',
      en: 'Child under six with its own card, comes with its mother (Quách Thị Diễm My)',
    },
    card: triet,
    insurance: insured(triet, 'TE1010122186096', '000'),
    his: known('bn-000118'),
    clinicId: 'nhi-2',
    ending: 'accompanied',
  },
  {
    id: 'guardian',
    scenario: 'The mother of `child` and `newborn`, who comes with either',
    description: { vi: 'Mẹ của hai trẻ dưới 6 tuổi', en: 'Mother of two children under six' },
    card: my,
    insurance: insured(my, 'GD4010119397107', '000'),
    his: newcomer,
    clinicId: 'san-2',
    ending: 'ticket',
  },
  {
    id: 'newborn',
    scenario:
      'A newborn without a card, whose number stands on the birth certificate; known to HIS and portal',
    description: {
      vi: 'Trẻ sơ sinh chưa có thẻ: nhập 001326208218, Ngô Hải Quỳnh Giao, 09/09/2026',
      en: 'Newborn without a card: type 001326208218, Ngô Hải Quỳnh Giao, 09/09/2026',
    },
    card: giao,
    hasCard: false,
    insurance: insured(giao, 'TE1010126208218', '000'),
    his: known('bn-000120'),
    clinicId: 'nhi-3',
    ending: 'accompanied',
  },
];

export const PERSONAS: readonly Persona[] = PEOPLE.map((one) => ({ hasCard: true, ...one }));

/** Text of the QR code on the card: 7 fields (2021) or 11 (2024), `|` between, no terminator (domain facts A1, A2). */
export const qrOf = ({ card }: Persona): string => {
  const seven = [
    card.number,
    card.oldNumber,
    card.name,
    card.birthDate,
    card.sex,
    card.address,
    card.issueDate,
  ];
  return (card.layout === 2024 ? [...seven, ...card.extra] : seven).join('|');
};

/** Birth date as FHIR writes it: `1978-05-17`, `1945-05` or `1945`. */
export const fhirBirthDate = ({ card }: Persona): string =>
  card.birthDate.replace(/^(\d{2})(\d{2})(\d{4})$/, '$3-$2-$1').replace(/^(\d{2})(\d{4})$/, '$2-$1');

/** The persona of that id. @throws Error where there is none: a misspelt test. */
export const persona = (id: string): Persona => {
  const found = PERSONAS.find((one) => one.id === id);
  if (!found) throw new Error(`no persona named ${id}`);
  return found;
};
