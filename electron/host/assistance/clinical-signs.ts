import { ASKING } from './asking-words.ts';
import { said, signs } from './signs.ts';
import { SYMPTOMS } from './symptoms.ts';

/** Asked of nobody but who treats the patient. */
const CERTAIN = signs(`
triệu chứng của
triệu chứng gì
triệu chứng là
triệu chứng này là
có triệu chứng
các triệu chứng
những triệu chứng
tác dụng phụ
liều lượng
uống mấy viên
ngày mấy viên
biểu hiện
dị ứng thuốc
ngưng thuốc
ngừng thuốc
nên bỏ thuốc
tự bỏ thuốc
được bỏ thuốc
bỏ thuốc được
bị lao
bị ung thư không
có bị ung thư
có phải ung thư
phải bị ung thư
là ung thư
with antibiotic
with antibiotics
on antibiotics
take antibiotics
taking antibiotics
need antibiotics
stop antibiotics
side effect
side effects
symptom of
symptoms of
what symptoms
my symptoms
these symptoms
`);

/** Who or which department is asked for, as the kiosk may tell. */
const WHOM = signs(`
khoa nào
khoa gì
khoa mô
khoa j
khám ở đâu
khám đâu
phòng nào
phòng khám nào
bác sĩ nào
ai hướng dẫn
hỏi ai
which department
which clinic
which doctor
which room
where
`);

/** Of a result, an examination, a drug or a pregnancy … */
const MATTER = signs(`
kết quả
chỉ số
siêu âm
chụp
mri
x quang
xét nghiệm
thai nhi
mang thai
có bầu
thuốc
result
results
test
ultrasound
scan
pregnant
medicine
`);

/** … whether it is good or bad. */
const WORRY = signs(`
bình thường không
bình thường hay
có bình thường
nguy hiểm
có hại không
có hại gì
có hại cho
có hại đến
ảnh hưởng gì
ảnh hưởng đến thai
có ảnh hưởng
có sao không
normal
dangerous
harmful
safe for
`);

/** To eat, drink or smoke before an examination is told to everybody. */
const PREPARING = signs(`
trước khi … xét nghiệm
trước khi … siêu âm
trước khi chụp
trước khi lấy máu
trước lúc siêu âm
nhịn tiểu
nhịn ăn
đừng ăn
ăn no
thuốc lá
`);

/** Words in which parts of the signs above stand for something else. */
const ORDINARY = [
  /(?<=^| )(chuẩn bị|chuan bi|lao động|lao dong|yellow fever|bỏ thuốc ở lại|bo thuoc o lai)(?= |$)/g,
  /(?<=^| )(giờ|gio|ngày|ngay|khám|kham|giá|gia|dịch vụ|dich vu) (bình thường|binh thuong)(?= |$)/g,
  /(?<=^| )normal (working |opening |office |visiting )?(hours?|days?|times?|price|fee|rate|visit|appointment|queue|line|ticket|room)(?= |$)/g,
];

/** Longer questions tell more than a symptom: what it is, the search finds out. In words. */
const BARE = 9;

/** Whether a text asks what only a doctor may say, or tells of nothing but a symptom. */
export const asksDoctor = (text: string): boolean => {
  const words = said(withoutOrdinary(text));
  if (CERTAIN.in(words) && !WHOM.in(words)) return true;
  if (MATTER.in(words) && WORRY.in(words) && !PREPARING.in(words)) return true;
  return words.length <= BARE && SYMPTOMS.in(words) && !ASKING.in(words);
};

const withoutOrdinary = (text: string): string =>
  ORDINARY.reduce((rest, ordinary) => rest.replace(ordinary, ' , '), text.normalize('NFC').toLowerCase());
