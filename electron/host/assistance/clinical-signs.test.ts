import { describe, expect, test } from 'vitest';
import { loadFaq } from '../../../kiosk-config/faq/read.ts';
import { asksDoctor } from './clinical-signs.ts';
import { contentThing } from './content-things.ts';

describe('for a doctor', () => {
  test.each([
    'đau đầu',
    'dau dau',
    'ddau ddaauf',
    'nhức đầu quá',
    'đau bụng',
    'tôi bị đau bụng từ hôm qua',
    'đau lưng',
    'chóng mặt',
    'chong mat buon non',
    'tê tay',
    'nổi mẩn ngứa khắp người',
    'noi man ngua khap nguoi',
    'bé bị sốt',
    'headache',
    'stomach ache',
    'I have a fever',
    'my stomach hurts what should I take',
    'kết quả chụp phổi của tôi có bị lao không',
    'tôi có phải bị ung thư không',
    'có nên bỏ thuốc huyết áp',
    'co nen ngung thuoc truoc khi xet nghiem mau khong',
    'thuốc này có tác dụng phụ gì',
    'chụp mri có hại cho thai nhi không',
    'chup mri co hai cho thai nhi khong',
    'kết quả này có bình thường không',
    'is my blood test result normal',
    'can i drink beer with antibiotic',
    'uống paracetamol ngày mấy viên',
    'triệu chứng của viêm gan là gì',
    'symptoms of dengue',
  ])('%s', (text) => {
    expect(asksDoctor(text)).toBe(true);
  });
});

describe('not for a doctor alone', () => {
  test.each([
    'đau bụng khám khoa nào',
    'dau bung kham khoa nao',
    'đau đầu thì đăng ký phòng nào',
    'chóng mặt gặp bác sĩ nào',
    'headache which department',
    'where do I go with a rash',
    'có nhiều triệu chứng thì khám khoa nào',
    'đau lưng có được ưu tiên không',
    'sốt cao mua thuốc ở đâu',
    'chuẩn bị lao động ở nước ngoài khám sức khỏe ở đâu',
    'chuan bi lao dong nuoc ngoai kham o dau',
    'tôi bỏ thuốc ở lại quầy',
    'siêu âm giờ bình thường hay ngoài giờ',
    'sieu am gio binh thuong hay ngoai gio',
    'xét nghiệm normal hours',
    'Uống nước lọc trước khi xét nghiệm có ảnh hưởng gì không?',
    'uong nuoc loc truoc khi xet nghiem co anh huong gi khong',
    'antibiotics',
    'thuốc cản quang bao nhiêu tiền',
    'chụp phim có hai tấm thôi',
    'yellow fever certificate',
    'ở đâu bán nước',
    '',
  ])('%j', (text) => {
    expect(asksDoctor(text)).toBe(false);
  });
});

test('no example of an answer asks for a doctor, but symptoms without a question', () => {
  const loaded = loadFaq('kiosk-config/sites/demo/faq.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { head, topics } = loaded.faq;
  const asking = topics
    // Which department a symptom belongs to is answered where it is asked for; the symptom alone goes to people.
    .filter(({ id }) => id !== head.emergency && id !== 'khong-biet-khoa')
    .flatMap((one) => contentThing(one).texts)
    .filter(asksDoctor);
  expect(asking).toEqual(['đau khớp gối']);

  const departments = topics
    .filter(({ id }) => id === 'khong-biet-khoa')
    .flatMap((one) => contentThing(one).texts);
  const bare = departments.filter(asksDoctor);
  expect(bare.filter((text) => text.split(' ').length > 3)).toEqual([
    'mất ngủ triền miên, tim đập thình thịch',
  ]);
});
