import { fold } from './words/fold.ts';
import { undoKeys } from './words/keystrokes.ts';
import { wordsOf } from './words/terms.ts';

/** Whoever says this is, or sees somebody, in danger of life now; unless the words below say that it is another matter. */
const CERTAIN = `
tự tử
muốn chết
đột quỵ
tai biến
ngừng tim
ngừng thở
tim ngừng đập
đuối nước
quá liều
nuốt pin
nuốt phải pin
bất tỉnh
mất ý thức
ngất xỉu
co giật
hộc máu
ộc máu
ói ra máu
nôn ra máu
ra máu nhiều
máu chảy nhiều
chảy máu nhiều
cứu với
cứu giúp
ai cứu
điện giật
rắn cắn
ngộ độc
uống nhầm
thuốc sâu
thuốc chuột
vỡ ối
đẻ rơi
khó thở quá
không thở được
ngạt thở
nghẹt thở
tím tái
méo miệng
hóc xương
hóc dị vật
sốc phản vệ
kill myself
want to die
is dying
suicide
unconscious
not breathing
can't breathe
cannot breathe
cant breathe
heart attack
having a stroke
seizure
choking
overdose
collapsed
bleeding a lot
bleeding heavily
`;

/** Signs with which a little likelihood is enough. */
const POSSIBLE = `
cấp cứu
khó thở
thở không
lịm đi
ngã lăn
ngã quỵ
gọi không
lên cơn
liệt nửa người
nhồi máu
đau ngực dữ dội
thắt ngực
chảy máu
máu chảy
máu phun
tai nạn
ong đốt
mắc cổ
sắp đẻ
phỏng nước sôi
bỏng nặng
xỉu
stroke
fainted
bleeding
poison
accident
emergency
`;

/** Of the past, of prevention, of papers and money: then the signs do not decide alone. */
const ANOTHER_MATTER = `
phòng ngừa
phòng tránh
phòng chống
ngăn ngừa
năm ngoái
năm trước
tháng trước
tuần trước
hồi trước
từng bị
tiền sử
di chứng
phục hồi
sau khi
sau tai biến
sau đột quỵ
sau tai nạn
ăn gì
kiêng
là gì
bệnh gì
bảo hiểm
bhyt
giấy
hồ sơ
bệnh án
giá
chi phí
bao nhiêu
đăng ký
đặt lịch
tái khám
thăm
prevent
prevention
history
last year
last month
ago
cost
price
insurance
record
`;

const words = (text: string): string =>
  ` ${wordsOf(text)
    .map((word) => undoKeys(fold(word)) ?? fold(word))
    .join(' ')} `;
const phrases = (lines: string): readonly string[] => lines.trim().split('\n').map(words);
const [certain, possible, another] = [phrases(CERTAIN), phrases(POSSIBLE), phrases(ANOTHER_MATTER)];

/** What a text tells of danger to life: marks, case and the keys of an input method make no difference. */
export const emergencyToldIn = (text: string): 'certain' | 'possible' | 'none' => {
  const told = words(text);
  const holds = (phrase: string): boolean => told.includes(phrase);
  if (certain.some(holds)) return another.some(holds) ? 'possible' : 'certain';
  return possible.some(holds) ? 'possible' : 'none';
};
