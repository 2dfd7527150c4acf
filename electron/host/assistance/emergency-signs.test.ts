import { describe, expect, test } from 'vitest';
import { loadFaq } from '../../../kiosk-config/faq/read.ts';
import { contentThing } from './content-things.ts';
import { emergencyToldIn } from './emergency-signs.ts';

describe('certain', () => {
  test.each([
    'bố tôi già bất tỉnh rồi',
    'gia đình tôi có người bất tỉnh',
    'bo toi gia bat tinh roi',
    'gia dinh toi co nguoi bat tinh',
    'bố tôi bất tỉnh giá như có bác sĩ ở đây',
    'vợ tôi bất tỉnh mấy giây rồi',
    'sau khi tiêm con tôi tím tái',
    'sau khi ăn con tôi co giật',
    'sau khi uống thuốc mẹ tôi sốc phản vệ',
    'bé uống nhầm thuốc bao nhiêu phút rồi',
    'uống nhầm nước tẩy bồn cầu phải làm sao',
    'he collapsed a minute ago',
    'he took an overdose an hour ago',
    'she stopped breathing two minutes ago',
    'tôi muốn tự tử nhưng không có bảo hiểm',
    'nó đòi tự vẫn',
    'tôi muốn chết',
    'em không muốn sống nữa',
    'chồng tôi ngã bất động',
    'có người nằm bất động ngoài cổng',
    'vợ tôi sắp sinh rồi',
    'vo toi sap de roi',
    'my wife is in labor',
    'her water broke',
    'rắn độc cắn',
    'con tôi bị rắn lục cắn',
    'ran can vao chan',
    'mẹ tôi không nói được méo mặt',
    'me toi bi meo mieng',
    'con tôi bị co giật',
    'con toi bi co giat',
    'con tooi bij co giaatj',
    'thằng bé tím tái',
    'nguoi tim tai roi',
    'vợ tôi đẻ rơi ngoài cổng',
    'uống thuốc sâu rồi',
    'bà tôi sắp chết',
    'ông nội hk thở được',
    'ba tôi ngưng tim rồi, chi phí bao nhiêu cũng được',
    'khos thowr quas',
    'bij dootj quyj',
    'đau tim',
    'đau ngực',
    'dau nguc qua',
    'tức ngực từ sáng',
    'chest pain',
    'my chest hurts',
    'cứu với',
    'ai cuu giup voi',
    "he can't breathe",
    'my baby is choking',
    'i want to kill myself, no insurance',
  ])('%s', (text) => {
    expect(emergencyToldIn(text)).toBe('certain');
  });
});

describe('not certain', () => {
  test.each([
    'tu van chon khoa',
    'lay giay o dau de nop',
    'toi muon doi tu tu tra',
    'tôi để rơi ví ở sảnh',
    'toi de roi vi o sanh',
    'nhận thuốc sau 5 giờ chiều được không',
    'nhan thuoc sau 5 gio chieu duoc khong',
    'uong thuoc sau an hay truoc an',
    'điện thoại sắp chết pin',
    'xin nói từ từ',
    'xin noi tu tu',
    'khoa có giặt quần áo không',
    'khoa co giat quan ao khong',
    'tìm tài liệu hướng dẫn ở đâu',
    'tim tai lieu huong dan o dau',
    'đợi lâu muốn chết',
    'mắc tiểu muốn chết',
    'nóng muốn chết',
    'tôi mượn xe, để dưới nước mưa được không',
    'vợ ơi lấy số ở đâu',
    'vo oi lay so o dau',
    'bác sĩ hẹn sau tai biến một tháng tái khám',
    'năm ngoái bố tôi bị đột quỵ, giờ muốn làm hồ sơ',
    'tiền sử co giật',
    'bị trừ hai lần rồi, cứu với',
    'bam 2 lan bi tru 2 lan roi, cuu voi',
    'quên mật khẩu wifi cứu với',
    'sau đột quỵ cần xe lăn',
    'đau ngực khám khoa nào',
    'dau tim kham o dau',
    'which department for chest pain',
    'my phone is dying',
    'he had a seizure last year',
    'prevent heart attack',
    'bất động sản',
  ])('%s', (text) => {
    expect(emergencyToldIn(text)).not.toBe('certain');
  });
});

describe('none', () => {
  test.each([
    'xin nói từ từ',
    'tôi để rơi ví ở sảnh',
    'khoa có giặt quần áo không',
    'tìm tài liệu hướng dẫn ở đâu',
    'nói trước kẻo mắc cỡ',
    'đau khớp gối không đi được',
    'mất xíu giấy tờ',
    'toi de roi vi o sanh',
    'de roi dien thoai',
    'bảo hiểm tư lo',
    '',
  ])('%j', (text) => {
    expect(emergencyToldIn(text)).toBe('none');
  });
});

/** The hospital counts these to other answers; where a life may be in danger, the card of the emergency is the better one. */
const BETTER_SAFE = ['tai biến', 'My wife is in labour, where is the delivery room?'];

test('no example of another topic is certain', () => {
  const loaded = loadFaq('kiosk-config/sites/demo/faq.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { head, topics } = loaded.faq;
  const others = topics.filter(({ id }) => id !== head.emergency).flatMap((one) => contentThing(one).texts);
  expect(others.length).toBeGreaterThan(10_000);
  expect(others.filter((text) => emergencyToldIn(text) === 'certain').sort()).toEqual(BETTER_SAFE.sort());
});
