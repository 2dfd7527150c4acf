import { fold } from './words/fold.ts';
import { wordsOf } from './words/terms.ts';

/** Asked of nobody but who treats the patient. */
const CERTAIN = `
triệu chứng
tác dụng phụ
liều lượng
mấy viên
biểu hiện
dị ứng thuốc
thuốc cản quang
ngưng thuốc
ngừng thuốc
bỏ thuốc
bị lao
bị ung thư
antibiotic
antibiotics
side effect
side effects
symptom
symptoms
`;

/** Of a result, an examination, a drug or a pregnancy … */
const MATTER = `
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
ultrasound
pregnant
medicine
`;

/** … whether it is good or bad. */
const WORRY = `
bình thường không
bình thường hay
có bình thường
nguy hiểm
có hại
ảnh hưởng gì
có ảnh hưởng
có sao không
normal
dangerous
harmful
safe for
`;

const words = (text: string): string => ` ${wordsOf(text).map(fold).join(' ')} `;
const phrases = (lines: string): readonly string[] => lines.trim().split('\n').map(words);
const [certain, matter, worry] = [phrases(CERTAIN), phrases(MATTER), phrases(WORRY)];

/** Whether a text asks what only a doctor may say, whatever else it speaks of. */
export const asksDoctor = (text: string): boolean => {
  const told = words(text);
  const holds = (phrase: string): boolean => told.includes(phrase);
  return certain.some(holds) || (matter.some(holds) && worry.some(holds));
};
