import { ASKING } from './asking-words.ts';
import { CARRYING, KIOSK, NOT_NOW, PAPERS } from './other-matters.ts';
import { type Signs, said, signs } from './signs.ts';

/** Nothing else in the question takes the weight from these. */
const SELF_HARM = signs(`
tự tử
tự sát
tự vẫn
không muốn sống nữa
không thiết sống nữa
tôi muốn chết
em muốn chết
con muốn chết
cháu muốn chết
mình muốn chết
nó muốn chết
chỉ muốn chết
thật sự muốn chết
muốn chết cho xong
muốn chết quách
muốn chết đi cho rồi
kill myself
kill herself
kill himself
want to die
wants to die
suicide
suicidal
`);

/** Whoever says this is, or sees somebody, in danger of life now. */
const GRAVE = signs(`
bất tỉnh
mất ý thức
ngất xỉu
hôn mê
ngã bất động
té bất động
nằm bất động
co giật
tím tái
tím ngắt
sốc phản vệ
ngừng tim
ngưng tim
tim ngừng đập
ngừng thở
ngưng thở
hết thở
không còn thở
không thở được
không thở nổi
thở không được
thở không nổi
khó thở quá
ngạt thở
nghẹt thở
đuối nước
quá liều
hộc máu
ộc máu
ói ra máu
nôn ra máu
băng huyết
treo cổ
cắt cổ tay
rạch cổ tay
rạch tay tự
hóc dị vật
nuốt … pin
uống … thuốc trừ sâu
uống … thuốc chuột
uống … thuốc diệt cỏ
đẻ rơi
đẻ rớt
người sắp chết
tôi sắp chết
con sắp chết
bố sắp chết
mẹ sắp chết
ông sắp chết
bà sắp chết
cháu sắp chết
nó sắp chết
sắp chết rồi
unconscious
not breathing
stopped breathing
isn't breathing
no pulse
can't breathe
cannot breathe
cant breathe
can not breathe
turning blue
turned blue
anaphylaxis
anaphylactic
cardiac arrest
seizure
convulsing
convulsion
choking
overdose
overdosed
collapsed
passed out
won't wake up
drowned
drowning
bleeding to death
`);

/** Strokes: many who had one long ago need a chair or a paper. */
const STROKE = signs(`
đột quỵ
đột quị
tai biến
méo miệng
méo mồm
méo mặt
miệng … méo xệch
having a stroke
had a stroke
face drooping
face is drooping
`);

/** As grave, but also said of papers and money. */
const SERIOUS = signs(`
chảy máu nhiều
máu chảy nhiều
ra máu nhiều
điện giật
rắn cắn
rắn … cắn
ngộ độc
uống nhầm
thuốc sâu
thuốc chuột
vỡ ối
chuyển dạ
sắp sinh rồi
sắp đẻ rồi
sắp sanh rồi
sắp sinh tới nơi
sắp đẻ tới nơi
đau đẻ
rặn đẻ
hóc xương
hấp hối
lên cơn đau tim
nhồi máu cơ tim
heart attack
is dying
in labor
in labour
going into labor
going into labour
water broke
waters broke
bleeding a lot
bleeding heavily
snake bite
snakebite
bitten by a snake
snake bit
took … pills
swallowed … battery
swallowed … bleach
drank … bleach
`);

/** Cries for help. */
const CRY = signs(`
cứu với
cứu giúp
cứu mạng
cứu tôi
cứu con tôi
ai cứu
`);

/** Danger where nothing is asked beside it. */
const HEART = signs(`
đau ngực
tức ngực
đau thắt ngực
đau tim
nhói tim
chest pain
chest pains
chest hurts
heart pain
heart hurts
`);

/** Signs that without marks are also ordinary words: từ từ, tư vấn, đâu để, để rơi, thuốc sau, có giặt, tìm tài, dưới nước, vợ ơi. */
const ALSO_ORDINARY = signs(`
quá liều
tự tử
tự vẫn
đau đẻ
cứu tôi
đẻ rơi
đẻ rớt
thuốc sâu
co giật
tím tái
đuối nước
vỡ ối
hết thở
thở không được
`);
/** In these they are none. */
const NOT_ORDINARY = signs(`
định tự tử
thuốc quá liều
bị quá liều
uống quá liều
bị co giật
đang co giật
lên cơn co giật
sốt co giật
co giật sùi bọt mép
người tím tái
bị tím tái
tím tái rồi
bị đuối nước
vỡ ối rồi
bị vỡ ối
đẻ rơi ngoài
`);

/** Signs with which a little likelihood is enough. */
const POSSIBLE = signs(`
cấp cứu
khó thở
thở không
lịm đi
ngã lăn
ngã quỵ
gọi không
lên cơn
liệt nửa người
không nói được
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
sắp sinh
phỏng nước sôi
bỏng nặng
xỉu
xĩu
stroke
fainted
bleeding
poison
accident
emergency
`);

/** What takes the certainty from a sign. */
const UNLESS: readonly (readonly [Signs, readonly Pick<Signs, 'in'>[]])[] = [
  [SELF_HARM, []],
  [GRAVE, [NOT_NOW]],
  [STROKE, [NOT_NOW, PAPERS, CARRYING]],
  [SERIOUS, [NOT_NOW, PAPERS, KIOSK]],
  [CRY, [KIOSK]],
  [HEART, [NOT_NOW, PAPERS, ASKING]],
];

/** What a text tells of danger to life. Marks count where they were typed; case and the keys of an input method make no difference. */
export const emergencyToldIn = (text: string): 'certain' | 'possible' | 'none' => {
  const words = said(text);
  const told = UNLESS.filter(([sign]) => sign.in(words));
  if (told.length === 0) return POSSIBLE.in(words) ? 'possible' : 'none';
  const leftOpen = ALSO_ORDINARY.in(words) && !ALSO_ORDINARY.exactlyIn(words) && !NOT_ORDINARY.in(words);
  const sure = told.some(([, others]) => !others.some((other) => other.in(words)));
  if (leftOpen && told.length === 1) return KIOSK.in(words) ? 'none' : 'possible';
  return sure ? 'certain' : 'possible';
};
