import { PERSONAS, type Persona, type PersonaInsurance, type PortalCard } from '../personas.ts';

/** Officer (cán bộ tra cứu) registered with the portal; others get 054 or 055. */
export const OFFICER = { hoTenCb: 'Trần Thị Cán Bộ', cccdCb: '001090123456' } as const;

export interface LookUp {
  readonly maThe: string;
  readonly hoTen: string;
  readonly ngaySinh: string;
  readonly hoTenCb: string;
  readonly cccdCb: string;
}

/** The portal finds a person by card code (15), mã số BHXH (10) or citizen number (12): domain facts C2. */
export const personaOfNumber = (maThe: string): Persona | undefined =>
  PERSONAS.find(
    ({ card, insurance }) =>
      card.number === maThe || insurance.card?.maThe === maThe || insurance.card?.maThe.slice(5) === maThe,
  );

const plain = (name: string): string =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');

/** dd/MM/yyyy, ddMMyyyy, MM/yyyy and yyyy agree as far as the shorter one goes. */
const sameDate = (asked: string, known: string): boolean => {
  const digits = (date: string) => date.replaceAll('/', '');
  const [short, long] = [digits(asked), digits(known)].sort((a, b) => a.length - b.length);
  return long?.endsWith(short ?? '') ?? false;
};

const MEANING: Readonly<Record<string, string>> = {
  '000': 'Thẻ còn giá trị sử dụng',
  '001': 'Thẻ do BHXH Bộ Quốc phòng quản lý, đề nghị kiểm tra thẻ và thông tin giấy tờ tùy thân',
  '003': 'Thẻ cũ hết giá trị sử dụng nhưng đã được cấp thẻ mới',
  '010': 'Thẻ hết giá trị sử dụng',
  '050': 'Không có thông tin thẻ BHYT',
  '054': 'Căn cước của cán bộ tra cứu chưa đăng ký',
  '055': 'Họ tên cán bộ tra cứu không khớp căn cước',
  '060': 'Thẻ sai họ tên',
  '061': 'Thẻ sai họ tên (đúng ký tự đầu)',
  '070': 'Thẻ sai ngày sinh',
  '205': 'Sai định dạng tham số',
  '401': 'Lỗi xác thực tài khoản',
};

/** An answer without a card: every field is there and empty, as the portal sends it. */
export const bare = (maKetQua: string): Record<string, unknown> => ({
  maKetQua,
  ghiChu: MEANING[maKetQua] ?? `Mã kết quả ${maKetQua}`,
  maThe: null,
  hoTen: null,
  ngaySinh: null,
  gioiTinh: null,
  dsLichSuKCB2018: null,
  dsLichSuKT2018: null,
});

const full = (maKetQua: string, { card }: Persona, held: PortalCard): Record<string, unknown> => ({
  ...bare(maKetQua),
  ...held,
  gioiTinh: card.sex,
  diaChi: card.address,
  maKV: '',
  maSoBHXH: held.maThe.slice(5),
  maTheCu: '',
});

const nameCode = (asked: string, known: string): string | null => {
  if (plain(asked) === plain(known)) return null;
  return plain(asked)[0] === plain(known)[0] ? '061' : '060';
};

/** What the portal says (domain facts D2). `forced` answers that code whoever asks. */
export const answerLookUp = (asked: LookUp, forced: string | null): Record<string, unknown> => {
  if (asked.cccdCb !== OFFICER.cccdCb) return bare('054');
  if (plain(asked.hoTenCb) !== plain(OFFICER.hoTenCb)) return bare('055');
  const found = personaOfNumber(asked.maThe);
  if (forced !== null)
    return found?.insurance.card ? full(forced, found, found.insurance.card) : bare(forced);
  const held = found?.insurance.card;
  if (!found || !held) return bare('050');
  const wrongName = nameCode(asked.hoTen, held.hoTen);
  if (wrongName) return bare(wrongName);
  if (!sameDate(asked.ngaySinh, held.ngaySinh)) return bare('070');
  return full(found.insurance.code, found, held);
};

/** How the portal behaves towards the person asked for. */
export const behaviourFor = (maThe: string): Pick<PersonaInsurance, 'portal' | 'delayMs'> =>
  personaOfNumber(maThe)?.insurance ?? { portal: 'answers', delayMs: 0 };
