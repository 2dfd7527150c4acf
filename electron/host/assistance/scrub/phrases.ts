import { isIn, type WordSet, type Written, wordSet } from './written.ts';

/** Where one of these begins, no name does, unless a cue or a middle name says so. Also how a name's word goes on as another. */
const ORDINARY_PHRASES = `
hồ sơ, hồ bơi, hồ hởi, lý do, lý lịch, lý trí, đỗ xe, đỗ ô, đỗ ở, đỗ lại, vũ khí, vũ trụ, võ thuật, bùi nhùi, dương tính,
dương vật, dương lịch, dương xỉ, lê chân, lê lết, lê thê, phạm vi, phạm luật, phạm trù, trần nhà, trần truồng, hoàng hôn, hoàng gia,
đặng mà, đào tạo, đào thải, đoàn viên, đoàn thể, đoàn khám, đoàn kết, vương quốc, vương vãi, đinh ninh, đinh vít, đinh sắt,
phùng phình, trương phình, tạ ơn, tạ lỗi, tạ từ, châu âu, châu á, châu phi, châu mỹ, chu kỳ, chu đáo, chu cấp, chu vi, hứa hẹn,
bạch hầu, bạch cầu, bạch biến, bạch tạng, mạc treo, khổng lồ, nghiêm trọng, nghiêm túc, nghiêm cấm, lục cục, lục tìm, lục đục,
thạch cao, thạch rau, tôn trọng, tôn giáo, tôn lợp, đàm phán, đàm đặc, diệp lục, giáp ranh, giáp tết, lạc nội, lạc đường, phí khám,
phí dịch, tiêu hóa, tiêu chảy, tiêu chuẩn, tiêu đờm, âu lo, cổ chân, cổ tay, cổ họng, cổ tử, lai lịch, dinh dưỡng, thị lực, vi phạm, vi khuẩn, vi sinh,
vi tính, vi rút, hoa mắt, hoa quả, cù lét, cao tuổi, cao huyết, cao cấp, cao đẳng, cao răng, cao su, cao ráo, mai mốt, mai sau,
mai thanh toán, thái độ, thái dương, hà tiện, lưu trú, lưu trữ, lưu ý, lưu hình, lưu lại, đồng ý, đồng hồ, đồng nghiệp, đồng hương,
đồng bào, đồng thời, lương hưu, lương cơ, lương y, lương tháng, văn phòng, văn bằng, văn bản, văn hóa, văn thư, thị lực, thị giác,
thị trường, thị trấn, thị xã, thị thực, từ thiện, từ chối, từ xa, sơn tường, sơn móng, kim tiêm, kim truyền, kim loại, tăng huyết,
tăng cân, tăng giá, giang mai, an toàn, an ninh, an tâm, an thần, mã số, mã vạch, cung cấp, hàn quốc, lò xo, nông dân, nông nghiệp,
nông thôn, phó khoa, phó giáo, quản lý, thân nhân, thân nhiệt, thân thể, thân thiện, thẩm mỹ, tông đơ, trà sữa, trang web, trang điểm,
ứng dụng, ứng tiền, ứng trước, viên thuốc, viên chức, yên tâm, yên tĩnh, thi thể, hộ nghèo, hộ cận, hộ gia, họ hàng, họ nội, họ ngoại,
vợ con, vợ chồng, hồi hộp, anh hùng, anh em, hằng ngày, hằng năm, hằng tháng, linh hoạt, linh tinh, huyền thoại, cường giáp, phương pháp,
bảo hiểm, bảo hành, bảo vệ, bảo lãnh, bảo quản, bảo trợ, thanh toán, thanh niên, thanh lý, minh bạch, quốc tế, quốc gia, quốc tịch,
công an, công ty, công dân, công nhân, công chức, công viên, gia đình, gia hạn, bình thường, bình sữa, hòa giải, thu tiền, thu ngân,
thu phí, thu nhập, thông tin, thông báo, ngân hàng, ngân sách, tính tiền, trung tâm, trung ương, trung bình, trường hợp, trường học,
trưởng khoa, điều dưỡng, định kỳ, định danh, định mức, đăng ký, đăng nhập, danh sách, đại học, đại tràng, đại tiện, kỹ thuật, tâm thần,
tâm lý, tâm thu, tim mạch, tự do, tư vấn, tư nhân, khoa học, khoa nội, khoa ngoại, khoa sản, khoa nhi, nam giới, nữ giới, năm sinh,
quân đội, quân nhân, quân y, sinh viên, sinh nhật, sinh hóa, học sinh, thương binh, thương tật, bệnh binh, tiến hành, tiền sử, lan ra,
lan rộng, lan man, lần đầu, lần hai, lần sau, loại trừ, hoàn tiền, hoàn trả, hợp đồng, hợp lệ, nhân viên, nhân dân, nhân hậu, nhi khoa,
nhi đồng, hạnh phúc, phúc lợi, phúc tra, phục hồi, phục vụ, vị trí, tình trạng, tình hình, tín dụng, quang tuyến, x quang, sản khoa,
xuân này, hải quan, hải sản, nguyên nhân, hướng dẫn, liên hệ, liên quan, liên tục, bác sĩ, ung thư, tình nguyện, nguyên tố, dịch vụ, giang hồ, tuần hoàn, điện thoại, điều trị, điều kiện, điều chỉnh, đảng viên, tuyến trên, tuyến dưới, tuyến giáp,
tuyến huyện, trái tuyến, đúng tuyến, trong đó, hai bên, ba mẹ, ba má, chính sách, chính xác, hội chứng, dung dịch, dung lượng, dị ứng
`;

/** Written with capitals, and no person. */
const PLACES = `
hồ chí minh, hồ tây, hồ gươm, hà nội, hà đông, hà tĩnh, việt nam, việt kiều, việt đức, việt pháp, sài gòn, đà nẵng, đà lạt, cần thơ,
hải phòng, từ dũ, bạch mai, chợ rẫy, bình dân, thống nhất, hàn quốc, thái lan, trung quốc, nhật bản, châu âu, châu á, châu phi, hoa kỳ,
vũng tàu, nha trang, quảng nam, quảng ninh, quảng ngãi, quảng bình, quảng trị, nghệ an, thanh hóa, nam định, hưng yên, hải dương,
bắc ninh, bắc giang, bắc kạn, lạng sơn, lào cai, lai châu, điện biên, sơn la, yên bái, tuyên quang, phú thọ, vĩnh phúc, ninh bình,
thừa thiên, phú yên, gia lai, kon tum, đắk lắk, đắk nông, lâm đồng, ninh thuận, bình thuận, bình phước, tây ninh, đồng nai, đồng tháp,
long an, tiền giang, bến tre, trà vinh, vĩnh long, hậu giang, kiên giang, sóc trăng, bạc liêu, cà mau, bảo việt, bảo minh, bảo long,
bộ y tế, sở y tế, tết nguyên đán, google play, app store, apple pay, google maps
`;
/** These are names of girls and boys as well: places behind a word that says so. */
const PLACES_AND_NAMES = `
hà giang, hà nam, thái bình, thái nguyên, cao bằng, khánh hòa, bình dương, bình định, hòa bình, an giang, mai châu, kim bôi
`;
const PLACE_WORD = wordSet('ở tại tỉnh từ về tp thành phố quê huyện viện hospital in from');

const patternsOf = (lines: string): readonly Phrase[] =>
  lines
    .trim()
    .split(/,\s*/)
    .map((phrase) => phrase.trim().split(/\s+/).map(wordSet));

type Phrase = readonly WordSet[];
/** Phrases by the letters of their first word. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

function byFirst(phrases: readonly Phrase[]): Phrases {
  const found = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const letters of phrase[0]?.plain ?? []) found.set(letters, [...(found.get(letters) ?? []), phrase]);
  return found;
}

const ordinary = byFirst(patternsOf(ORDINARY_PHRASES));
const places = byFirst(patternsOf(PLACES));
const placesAndNames = byFirst(patternsOf(PLACES_AND_NAMES));

/** Words of the longest of these phrases that begins at a word; 0 where none does. */
const lengthAt = (phrases: Phrases, words: readonly Written[], at: number, isWord = isIn): number => {
  const fits = (phrase: Phrase): boolean =>
    phrase.every((pattern, index) => {
      const word = words[at + index];
      return word !== undefined && (index === 0 || word.followsOn) && isWord(pattern, word);
    });
  const found = phrases.get(words[at]?.plain ?? '') ?? [];
  return Math.max(0, ...found.filter(fits).map(({ length }) => length));
};

/** `isWord`: how its words are known; by their letters alone unless it is `isExactlyIn`. */
export const isOrdinaryPhrase = (words: readonly Written[], at: number, isWord = isIn): boolean =>
  lengthAt(ordinary, words, at, isWord) > 0;

/** Words of the place that begins there; 0 where none does. */
export function placeAt(words: readonly Written[], at: number): number {
  const before = words[at - 1];
  const isTold = before !== undefined && isIn(PLACE_WORD, before);
  return Math.max(lengthAt(places, words, at), isTold ? lengthAt(placesAndNames, words, at) : 0);
}
