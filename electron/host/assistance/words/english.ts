import { isSyllable } from './syllables.ts';

/**
 * The plain form of an English word: without its endings of number and time. Roughly, as for comparing alone: `paying`,
 * `payed` and `pays` become one. What may be a Vietnamese syllable is left as it is.
 */
export const plainEnglish = (word: string): string => {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || isSyllable(word)) return word;
  const stem = word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{2}(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=[a-z]{2}[^su])s$/, '');
  const root = stem.replace(/(?<=[a-z]*[aeiouy][a-z]*[a-z])(?:ing|ed|er|ly|ment)$/, '');
  if (root.length < 3) return stem;
  return root.replace(/([bdfgklmnprt])\1$/, '$1').replace(/e$/, '');
};

/**
 * English words of a hospital and the Vietnamese for them: what the Vietnamese examples say holds for an English question,
 * too. Lines: English words, plain forms = Vietnamese.
 */
const LINES = `
parking park = gửi xe
motorbike motorcycle scooter = xe máy
car auto = ô tô
bicycle bike = xe đạp
insurance insured = bảo hiểm
health = sức khỏe
card = thẻ
id identity = căn cước
passport = hộ chiếu
pay payment = thanh toán
cash = tiền mặt
money = tiền
cost price fee charge expensive cheap = giá tiền
refund reimburse = hoàn tiền
deposit advance = tạm ứng
invoice receipt = hóa đơn
transfer = chuyển khoản
bank = ngân hàng
scan = quét
queue line = xếp hàng
number = số
ticket slip = phiếu
print reprint = in
lost lose missing = mất
forgot forget forgotten = quên
doctor physician = bác sĩ
nurse staff = nhân viên
appointment book booking schedule = đặt lịch
cancel = hủy
reschedule postpone = đổi lịch
change = đổi
child kid baby infant toddler newborn = trẻ em con
pregnant pregnancy prenatal antenatal = mang thai
elderly old senior = người già
disabled disability handicapped = khuyết tật
wheelchair = xe lăn
toilet restroom bathroom washroom lavatory = nhà vệ sinh
canteen cafeteria restaurant food eat hungry lunch meal = ăn căng tin
water drink = uống nước
atm = rút tiền
withdraw = rút tiền
internet = mạng
password = mật khẩu
wifi = wifi
pharmacy drugstore medicine medication prescription drug pill = thuốc
blood = máu
test lab laboratory = xét nghiệm
result report = kết quả
ultrasound sonogram = siêu âm
xray = x quang
urine pee bladder = nhịn tiểu
fast fasting = nhịn ăn
emergency urgent ambulance = cấp cứu
admission admit admitted hospitalised hospitalized inpatient = nhập viện
discharge discharged = ra viện
visit visitor visiting = thăm bệnh
hour open opening close = giờ mở cửa
saturday = thứ bảy
sunday = chủ nhật
weekend = cuối tuần
evening night tonight = buổi tối ngoài giờ
morning = buổi sáng
lunch noon = trưa
sick = ốm
leave = nghỉ
employer company boss work = công ty
certificate = giấy
licence license driving driver = bằng lái xe
record file summary history = hồ sơ bệnh án
copy = sao
complaint complain rude feedback suggestion = khiếu nại góp ý
vaccine vaccination vaccinate immunization shot jab = tiêm chủng
foreigner foreign tourist expat = người nước ngoài
interpreter translator translate interpret language english = phiên dịch
private = tư nhân
guarantee direct billing = bảo lãnh
privacy data personal = dữ liệu cá nhân
safe secure security = an toàn bảo mật
phone telephone mobile smartphone = điện thoại
address = địa chỉ
update edit correct = cập nhật sửa
name = tên
wallet purse bag umbrella glasses = đồ
found = nhặt
room = phòng
floor = tầng
elevator lift = thang máy
where = ở đâu
way direction map = đường đi
department clinic specialty specialist = khoa phòng khám
referral = giấy chuyển tuyến
coverage cover covered reimbursement = bảo hiểm chi trả
percent percentage copay = phần trăm chi trả
consecutive continuous = liên tục
five = 5
year = năm
kiosk machine screen touch = máy ki ốt
register registration check = đăng ký
followup recheck = tái khám
turn called = lượt gọi
missed miss skip skipped = lỡ
wrong mistake mistyped = nhầm
system portal server = cổng hệ thống
error = lỗi
credit debit visa mastercard contactless tap = quẹt thẻ
online = trực tuyến
app application = ứng dụng
priority first skip = ưu tiên
choose pick select = chọn
female woman lady = nữ
`;

/** A plain English word → Vietnamese words. */
export const IN_VIETNAMESE: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [words = '', meaning = ''] = line.split(' = ');
      return words.split(' ').map((word) => [plainEnglish(word), meaning.split(' ')] as const);
    }),
);
