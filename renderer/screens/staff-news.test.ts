import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import type { NewsOf, StaffNews } from '../../electron/contract/staff-views.ts';
import { start } from '../../tests/flow/started.ts';
import { NOBODY_AT_DESK } from '../flow/staff-desk.ts';
import { startTexts } from '../i18n/i18n.ts';
import { StaffNewsScreen } from './staff-news.tsx';
import { StaffTasks } from './staff-tasks.tsx';
import type { ScreenName, ScreenOf } from './view.ts';

const { context } = await start();
beforeAll(startTexts);

const heard = (what: NewsOf, change: Partial<StaffNews> = {}): StaffNews => ({
  ...{ id: 'n1', number: 'K1-007', time: '08:15', what },
  clinic: { vi: 'Phòng khám Tim mạch', en: 'Cardiology' },
  ...change,
});
const plain = (html: string): string => html.replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
/** Every piece of text of the screen. */
const said = (
  screen: ScreenOf,
  name: ScreenName,
  news: readonly StaffNews[],
  language: 'vi' | 'en' = 'vi',
): string[] => {
  const markup = renderToStaticMarkup(
    createElement(screen, {
      view: {
        name,
        context: { ...context(), language, staff: { ...NOBODY_AT_DESK, news } },
        step: 'staff',
        busy: false,
        sight: { stream: () => null, listen: () => () => undefined },
        say: i18next.getFixedT(language),
        send: () => undefined,
        goesBack: true,
      },
    }),
  );
  return plain(markup)
    .split(/<[^>]*>/)
    .filter((text) => text !== '');
};

const CASES: readonly (readonly [NewsOf, vi: readonly [string, string], en: readonly [string, string]])[] = [
  [
    { about: 'forwarded', number: '012' },
    ['K1-007 nay là số 012', 'Bệnh viện đã ghi nhận, không phải làm gì.'],
    ['K1-007 is now 012', 'The hospital has recorded it: nothing to do.'],
  ],
  [
    { about: 'already', number: '012' },
    ['K1-007: đã có số 012', 'Bệnh viện đã có lượt này từ trước.'],
    ['K1-007: has 012 already', 'The hospital had this visit before.'],
  ],
  [
    { about: 'clinic-full' },
    ['K1-007: phòng đã hết chỗ', 'Mời xếp phòng khám khác tại quầy.'],
    ['K1-007: the clinic is full', 'Please find another clinic at the desk.'],
  ],
  [
    { about: 'several-patients' },
    ['K1-007: hồ sơ bị trùng', 'Mời chọn đúng hồ sơ và đăng ký tại quầy.'],
    ['K1-007: double records', 'Please choose the record and register at the desk.'],
  ],
  [
    { about: 'other-record' },
    ['K1-007: hồ sơ ghi người khác', 'Mời xem thẻ, sửa hồ sơ và đăng ký tại quầy.'],
    ["K1-007: somebody else's record", 'See the card, correct the record, register at the desk.'],
  ],
  [
    { about: 'refused' },
    ['K1-007: chưa đăng ký được', 'Hệ thống bệnh viện từ chối: mời đăng ký tại quầy.'],
    ['K1-007: not registered', "The hospital's system refused it: register at the desk."],
  ],
  [
    { about: 'expired' },
    ['K1-007: quá hạn, chưa gửi được', 'Máy đã xóa thông tin: mời đăng ký tại quầy.'],
    ['K1-007: too late to send', 'The kiosk has erased it: please register at the desk.'],
  ],
  [
    { about: 'insured', staffCheck: false, toldHis: true },
    ['K1-007: được bảo hiểm', 'Bệnh viện đã ghi nhận.'],
    ['K1-007: insured', 'The hospital has recorded it.'],
  ],
  [
    { about: 'insured', staffCheck: true, toldHis: false },
    ['K1-007: cần xem lại thẻ bảo hiểm', 'Mời ghi vào hệ thống bệnh viện.'],
    ['K1-007: look at the card again', "Please enter it in the hospital's system."],
  ],
  [
    { about: 'not-insured', reason: 'expired', toldHis: false },
    ['K1-007: chưa được bảo hiểm', 'Thẻ bảo hiểm đã hết hạn. Mời ghi vào hệ thống bệnh viện.'],
    ['K1-007: not insured', "The insurance card has expired. Please enter it in the hospital's system."],
  ],
  [
    { about: 'insurance-unknown' },
    ['K1-007: chưa tra được bảo hiểm', 'Mời tra lại tại quầy.'],
    ['K1-007: insurance not known', 'Please look it up at the desk.'],
  ],
];
it.each(CASES)('%j has its words', (what, vi, en) => {
  const line = ([title, now]: readonly [string, string], clinic: string) => [title, `${clinic} · 08:15`, now];
  expect(said(StaffNewsScreen, 'staff.news', [heard(what)])).toEqual(
    expect.arrayContaining(line(vi, 'Phòng khám Tim mạch')),
  );
  expect(said(StaffNewsScreen, 'staff.news', [heard(what)], 'en')).toEqual(
    expect.arrayContaining(line(en, 'Cardiology')),
  );
});

it('says the time alone of a slip that names no clinic', () => {
  const slip = heard({ about: 'refused' }, { clinic: { vi: '', en: '' } });
  expect(said(StaffNewsScreen, 'staff.news', [slip])).toContain('08:15');
});

it('offers to mark all of a page, and the way there how many there are', () => {
  const news = ['n1', 'n2'].map((id) => heard({ about: 'refused' }, { id }));
  expect(said(StaffNewsScreen, 'staff.news', news)).toContain('Đã xem hết trang này');
  expect(said(StaffTasks, 'staff.tasks', news)).toContain('Tin về lượt khám (2)');
  expect(said(StaffTasks, 'staff.tasks', []).join()).not.toContain('Tin về lượt khám');
});
