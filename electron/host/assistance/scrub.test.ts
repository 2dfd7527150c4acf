import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFaq } from '../../../kiosk-config/faq/read.ts';
import { scrub } from './scrub.ts';
import { fold, lower } from './words/fold.ts';

const of = (question: string): string => scrub(question, []);
/** As it is typed without marks; capitals stay. */
const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

describe('numbers, codes and addresses', () => {
  it.each([
    ['sđt 0912 345 678 đúng không', 'sđt # đúng không'],
    ['gọi 0912.345.678 hoặc (024) 3869-3731', 'gọi # hoặc (#'],
    ['căn cước 001090123456 quét không được', 'căn cước # quét không được'],
    ['thẻ GD4797912345678 hết hạn', 'thẻ # hết hạn'],
    ['thẻ GD 4 79 79 123 45678 hết hạn', 'thẻ GD # hết hạn'],
    ['sinh ngày 01/02/1990 thì sao', 'sinh ngày # thì sao'],
    ['số nhà 12 ngõ 3 đường nào', 'số nhà # ngõ # đường nào'],
    ['t2 có khám không, 7h30 mở cửa chưa', 't# có khám không, #h# mở cửa chưa'],
    ['phòng ２０３ ở tầng ② hay ٣', 'phòng # ở tầng # hay #'],
    ['gửi cho an.nguyen@benhvien.vn nhé', 'gửi cho # nhé'],
    ['gửi cho an @ gmail.com nhé', 'gửi cho # nhé'],
    ['xem ở https://abc.vn/x?y=z hay www.abc.com', 'xem ở # hay #'],
    ['vào benhvien.gov.vn/ket-qua xem được không', 'vào # xem được không'],
    ['số không chín một hai ba bốn năm sáu gọi không được', 'số # gọi không được'],
    ['so dt khong chin mot hai ba bon nam sau goi', 'so dt # goi'],
    ['số 09 mười hai ba bốn là của tôi', 'số # là của tôi'],
    ['call oh nine one two three four please', 'call # please'],
    ['001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1 Phố Mẫu', '#'],
    ['IDVNM0900000001 NGUYEN<<VAN<AN<<<', '#'],
  ])('%s', (question, scrubbed) => expect(of(question)).toBe(scrubbed));

  it('leaves what is told of prices and floors', () => {
    for (const text of [
      'giá hai triệu ba trăm năm mươi nghìn phải không',
      'tầng hai hay tầng ba',
      'một hai ngày nữa',
    ])
      expect(of(text)).toBe(text);
  });
});

describe('names', () => {
  it.each([
    ['nguyễn văn an nằm ở đâu', '… nằm ở đâu'],
    ['nguyen van an kham o dau', '… kham o dau'],
    ['NGUYỄN VĂN AN KHÁM Ở ĐÂU', '… KHÁM Ở ĐÂU'],
    ['Nguyễn Văn An', '…'],
    ['Nguyễn V. An khám phòng nào', '… khám phòng nào'],
    ['nguyenvanan kham phong nao', '… kham phong nao'],
    ['NguyenVanAn khám phòng nào', '… khám phòng nào'],
    ['Nguyễn-Văn-An khám phòng nào', '… khám phòng nào'],
    ['nguyễn hùng nằm ở đâu', '… nằm ở đâu'],
    ['tìm trần thị bé khoa nội', 'tìm … khoa nội'],
    ['lê thị được khám chưa', '… khám chưa'],
    ['lê minh hoàng khám chưa', '… khám chưa'],
    ['hỏi Trần Dần ở đâu', 'hỏi … ở đâu'],
    ['hỏi lê Hoa ở đâu', 'hỏi … ở đâu'],
    ['Tôn Nữ Thị Thu Hà nằm đâu', '… nằm đâu'],
    ['cao văn lầu ở đâu', '… ở đâu'],
    ['hỏi Mai Lan ở đâu', 'hỏi … ở đâu'],
    ['hỏi Thu Hà, Ngọc Anh ở đâu', 'hỏi …, … ở đâu'],
    ['Lan Anh bị sốt', '… bị sốt'],
    ['hỏi Nguyễn Văn An và Trần Thị Bình ở đâu', 'hỏi … và … ở đâu'],
    ['ngu\u200byễn văn an ở đâu', '… ở đâu'],
    ['Ｎguyễn Văn An ở đâu', '… ở đâu'],
    ['Tôi Tên Lê Thị Hoa Khám Ở Đâu', 'Tôi Tên … Khám Ở Đâu'],
    ['đường Lê Lợi đi lối nào', 'đường … đi lối nào'],
  ])('by their surname or capitals: %s', (question, scrubbed) => expect(of(question)).toBe(scrubbed));

  it.each([
    ['Tôi tên là Nguyễn Văn An, hỏi phòng khám', 'Tôi tên là …, hỏi phòng khám'],
    ['tôi tên lê hoa muốn đổi lịch', 'tôi tên … muốn đổi lịch'],
    ['tên em là mai, khám ở đâu', 'tên em là …, khám ở đâu'],
    ['tên con gái tôi là bông', 'tên con gái tôi là …'],
    ['tên thật của tôi bị ghi sai', 'tên thật của tôi bị ghi sai'],
    ['họ tên: phạm minh tuấn', 'họ tên: …'],
    ['họ và tên Đỗ Bé Ba', 'họ và tên …'],
    ['mẹ tôi tên hoa nằm phòng nào', 'mẹ tôi tên … nằm phòng nào'],
    ['cháu tên Bin bị sốt', 'cháu tên … bị sốt'],
    ['be ten su khong chiu uong thuoc', 'be ten … khong chiu uong thuoc'],
    ['tôi là Hùng, đến lấy kết quả', 'tôi là …, đến lấy kết quả'],
    ['toi la tran hung den lay ket qua', 'toi la … den lay ket qua'],
    ['tôi là lê hoa', 'tôi là …'],
    ['bệnh nhân Hùng nằm đâu', 'bệnh nhân … nằm đâu'],
    ['bệnh nhân trần hùng nằm đâu', 'bệnh nhân … nằm đâu'],
    ['my name is John Smith and I need a doctor', 'my name is … and I need a doctor'],
    ['my name is john smith where do i go', 'my name is … where do i go'],
    ['I am called maria', 'I am called …'],
    ['room of patient Nguyen Van An', 'room of patient …'],
    ['gặp bác sĩ Hùng ở đâu', 'gặp bác sĩ … ở đâu'],
    ['bác sĩ phượng khám thứ mấy', 'bác sĩ … khám thứ mấy'],
    ['chị Ngọc Anh ngồi quầy nào', 'chị … ngồi quầy nào'],
    ['is Mr Brown here', 'is Mr … here'],
  ])('behind a cue: %s', (question, scrubbed) => expect(of(question)).toBe(scrubbed));

  it.each([
    ['mr david brown room', 'mr … room'],
    ['is Mr. Brown here', 'is Mr. … here'],
    ['call mrs tanaka please', 'call mrs … please'],
    ['room of mr park', 'room of mr …'],
    ['dr hung kham thu may', 'dr … kham thu may'],
    ['gặp bs. Hùng ở đâu', 'gặp bs. … ở đâu'],
    ['patient named soo jin please', 'patient named … please'],
    ['last name lee', 'last name …'],
    ['where is kim ji soo', 'where is …'],
    ['looking for haruto sato in ward #', 'looking for … in ward #'],
    ['john smith nằm phòng nào', '… nằm phòng nào'],
    ['em họ Lý có ở đây không', 'em họ … có ở đây không'],
    ['người họ trần nằm phòng nào', 'người họ … nằm phòng nào'],
    ['I miss my turn', 'I miss my turn'],
    ['where is my wheelchair', 'where is my wheelchair'],
    ['where is the gift shop', 'where is the gift shop'],
    ['họ lại bảo chờ', 'họ lại bảo chờ'],
    ['họ từ chối khám', 'họ từ chối khám'],
  ])('behind a title or a family, and from abroad: %s', (question, scrubbed) =>
    expect(of(question)).toBe(scrubbed),
  );

  it.each([
    ['y khoa adrong nhà rông ở đâu', '… nhà rông ở đâu'],
    ['hỏi Y Moan Ênuôl', 'hỏi …'],
    ['y thuột nằm phòng nào', '… nằm phòng nào'],
    ["H'Hen Niê nằm phòng nào", '… nằm phòng nào'],
    ['h’blom kpă khám chưa', '… khám chưa'],
    ['ksor hùng ở khoa nào', '… ở khoa nào'],
    ['rơ châm jú ở đâu', '… ở đâu'],
    ['siu black khám chưa', '… khám chưa'],
    ['thạch sa rây ở đâu', '… ở đâu'],
    ['sơn sô phia nằm phòng nào', '… nằm phòng nào'],
    ['danh sóc khám chưa', '… khám chưa'],
    ['châu chanh đara nằm đâu', '… nằm đâu'],
    ['giàng a pháo ở đâu', '… ở đâu'],
    ['y tế phường', 'y tế phường'],
    ['đại học y khoa ở đâu', 'đại học y khoa ở đâu'],
    ['dong y kham o dau', 'dong y kham o dau'],
    ['siu âm ở đâu', 'siu âm ở đâu'],
    ['số định danh của bé', 'số định danh của bé'],
    ['danh gia the nao', 'danh gia the nao'],
    ['kim tiêm, bột thạch cao, sơn tường', 'kim tiêm, bột thạch cao, sơn tường'],
  ])('of the peoples of Vietnam: %s', (question, scrubbed) => expect(of(question)).toBe(scrubbed));

  it.each([
    ['ông nghệ nằm đâu', 'ông … nằm đâu'],
    ['truong dinh nghe nam dau', '… nam dau'],
    ['nghệ đình ở đâu', '… ở đâu'],
    ['ĐÌNH NGHỆ Ở ĐÂU', '… Ở ĐÂU'],
    ['hỏi Nghệ đâu rồi', 'hỏi … đâu rồi'],
    ['truongdinhnghe đăng ký chưa', '… đăng ký chưa'],
    ['mua củ nghệ ở đâu', 'mua củ nghệ ở đâu'],
  ])('of the people of the visit: %s', (question, scrubbed) =>
    expect(scrub(question, ['TRUONG DINH NGHE', 'Trương Đình Nghệ'])).toBe(scrubbed),
  );
});

const ORDINARY = `
tôi là thương binh / lê chân đi không nổi / võ thuật / hồ sơ bệnh án / lý do / phòng khám / đỗ xe / vũ khí / bùi nhùi
dương tính / mai tôi đi khám / Mai tôi đi khám được không / toi la ho ngheo / tôi là hộ nghèo / tôi là anh hùng lao động
tôi là người Hà Nội / Hồ Sơ Bệnh Án Lấy Ở Đâu / Lý Do Chuyển Viện Là Gì / nguyện vọng của tôi / nguyen nhan benh
phụ huynh học sinh / tình nguyện viên / tinh nguyen vien / mai thanh toán được không / mai thanh toan duoc khong
ho van khong khoi / vo van con sot / ngay le thi co kham khong / huyet ap cao thi lam sao / chau thi co can the khong
kham do thi luc o dau / khám đo thị lực ở đâu / bệnh nhân nặng có được ưu tiên / bệnh nhân ung thư / bệnh nhân hồ sơ mất
người nhà bệnh nhân ngủ ở đâu / họ và tên trên thẻ bị sai / tôi tên bị ghi sai / tên đăng nhập là gì / mã lỗi tên là gì
my name is wrong on the card / my name is spelled wrong / patient card lost / I am Vietnamese / Do I have to pay
Thành phố Hồ Chí Minh có khám không / từ Hà Nội lên / ở tỉnh Hà Giang thì sao / bác sĩ Nội khoa / xét nghiệm HIV và CT
Khoa Nội Tiết ở đâu / thẻ Bảo Việt / có VNeID / quét mã VietQR / ví MoMo / thái độ nhân viên / cao huyết áp / tạ ơn bác sĩ
đào tạo / trần nhà dột / phạm vi bảo hiểm / lương hưu / lưu trữ / đồng ý / lâm sàng / đoàn khám / văn phòng / đinh ninh
`
  .split(/[/\n]/)
  .map((text) => text.trim())
  .filter((text) => text !== '');

describe('ordinary questions', () => {
  it.each(ORDINARY)('stay whole: %s', (question) => expect(of(question)).toBe(question));

  it('of this hospital stay whole, with marks and without, but for a handful with places', () => {
    const loaded = loadFaq('kiosk-config/sites/demo/faq.yaml');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const questions = loaded.faq.topics.flatMap((topic) => topic.questions.vi);
    for (const text of [questions, questions.map((one) => fold(lower(one)))]) {
      const changed = text.filter((one) => of(one).includes('…'));
      expect(changed.length / text.length, changed.join('\n')).toBeLessThan(0.015);
    }
  });
});

describe('one line', () => {
  it('has no line breaks and control characters, and is composed', () => {
    expect(of(' căng\r\n tin\u0000\u0007  ở\u2028đâu\u200b '.normalize('NFD'))).toBe('căng tin ở đâu');
  });
  it('has 200 characters at most, and no half of one', () => {
    expect(of('đau '.repeat(200))).toHaveLength(199);
    expect(of(`${'a'.repeat(199)}😀`)).toBe('a'.repeat(199));
    expect(of('đau '.repeat(100_000))).toHaveLength(199);
  });
});

const oneOf = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.trim().split(/\s+/));
const surname = oneOf(
  `Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Đinh Lâm Phùng Mai Tô
   Trương Hà Tạ Thái Cao Châu Lưu Tống Triệu Quách Lương Chu Tăng Hứa Bạch Đàm Kiều Thạch Từ Tôn Phí Lục`,
);
const middle = oneOf('Văn Thị Đức Hữu Minh Ngọc Thanh Xuân Quang Đình Gia Kim Thùy Tuấn Công Duy');
const given = oneOf(
  `Anh Bình Cường Dũng Giang Hải Hạnh Hiền Hoa Hùng Hương Khánh Lan Linh Long Mai Nga Ngân Nhung Phúc Phương Quân
   Quỳnh Sơn Tâm Thảo Thắng Thu Thúy Trang Tuấn Tùng Uyên Vy Yến Út Nhàn Đạt`,
);
/** A country and a hospital: these words are asked after oftener than people who are called so. */
const isPlace = (name: string): boolean => /^(Thái Lan|Bạch Mai)$/.test(name);
const full = fc.tuple(surname, middle, given).map((name) => name.join(' '));
const fullOrShort = fc.oneof(
  full,
  fc
    .tuple(surname, given)
    .map((name) => name.join(' '))
    .filter((name) => !isPlace(name)),
  fc.tuple(surname, middle, middle, given).map((name) => name.join(' ')),
);
const sureFull = fc.tuple(surname, oneOf('Văn Thị'), given).map((name) => name.join(' '));
const written = (name: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(name, fc.constantFrom('NFC', 'NFD')).map(([text, form]) => text.normalize(form));

describe('whatever is asked', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[\p{N}\p{L} .,|<@#…-]{0,30}$/u),
    fc.nat().map(String),
    fullOrShort,
    fc.constantFrom(...ORDINARY),
  );
  it('keeps no digit, and one composed line of 200 characters at most', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fullOrShort, { maxLength: 3 }),
        (pieces, known) => {
          const text = scrub(pieces.join(' '), known);
          expect(text).not.toMatch(/[\p{N}\p{Cc}\p{Cf}\u2028\u2029]/u);
          expect(text.length).toBeLessThanOrEqual(200);
          expect([text.normalize('NFC'), text.trim()]).toEqual([text, text]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const frame = fc.constantFrom<readonly [string, string]>(
    ['tôi hỏi giúp ', ' nằm phòng nào'],
    ['cho hỏi phòng của ', ', hôm qua nhập viện'],
    ['đây có ai là ', ' không?'],
  );
  it.each([
    ['with capitals', fullOrShort, (text: string) => text],
    ['with capitals, without marks', fullOrShort, bare],
    ['with the middle name of old, in small letters', sureFull, (text: string) => text.toLowerCase()],
  ])('keeps no name %s', (_, name, typed) => {
    fc.assert(
      fc.property(written(name), frame, (who, [before, after]) => {
        expect(of(typed(before) + typed(who) + typed(after))).toBe(typed(`${before}…${after}`));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps no name behind words that tell it, however it is typed', () => {
    const cue = fc.constantFrom(
      'tôi tên là',
      'tên em là',
      'họ và tên:',
      'cháu tên',
      'mẹ tôi tên',
      'bé tên',
      'my name is',
    );
    const typing = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => bare(text),
      (text) => bare(text).toLowerCase(),
      (text) => text.toUpperCase(),
    );
    fc.assert(
      fc.property(written(fullOrShort), cue, typing, (who, told, type) => {
        expect(of(`${type(told)} ${type(who)}, ${type('nằm phòng nào')}`)).toBe(
          `${type(told)} …, ${type('nằm phòng nào')}`,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps no name of the visit', () => {
    fc.assert(
      fc.property(fullOrShort, fc.boolean(), fc.boolean(), (who, isBare, isLower) => {
        const marked = isBare ? bare(who) : who;
        const text = isLower ? marked.toLowerCase() : marked;
        expect(scrub(`cho hỏi ${text}, ở đâu`, [who])).toBe('cho hỏi …, ở đâu');
      }),
      { numRuns: 1_000 },
    );
  });
});
