import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InsuranceView, Language, NumberView } from '../../electron/contract/views.ts';
import { KIOSK, NUMBER } from '../../tests/flow/scripted-host.ts';
import { start } from '../../tests/flow/started.ts';
import type { FlowContext } from '../flow/setup.ts';
import { startTexts } from '../i18n/i18n.ts';
import { screens } from './index.ts';
import type { ScreenName } from './view.ts';

/** What the patient reads where the hospital's system does without, or staff have to look first. */

const LANGUAGES = ['vi', 'en'] as const;
const DEFERS = { ...KIOSK, defers: true };
const LOCAL: NumberView = { ...NUMBER, number: 'K1-014', standing: 'local', waiting: null };
const SLIP: NumberView = { ...NUMBER, number: '3F7A', standing: 'desk', waiting: null };
const BARE: NumberView = { ...SLIP, clinicId: '', clinic: { vi: '', en: '' }, room: '', floor: '' };

beforeAll(startTexts);
const { context } = await start();

/** The words of a screen, without its marks. */
const words = (name: ScreenName, change: Partial<FlowContext>, language: Language = 'vi'): string =>
  renderToStaticMarkup(
    createElement(screens[name], {
      view: {
        name,
        context: { ...context(), kiosk: DEFERS, ...change, language },
        step: 'ticket',
        busy: false,
        sight: { stream: () => null, listen: () => () => undefined },
        say: i18next.getFixedT(language),
        send: () => undefined,
        goesBack: true,
      },
    }),
  )
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a system that does not answer', () => {
  it.each(['no-answer', 'bad-answer', 'refused'] as const)('%s: on without it, or once more', (trouble) => {
    const arrive = words('arrive.trouble', { trouble });
    const department = words('department.trouble', { trouble });
    for (const screen of [arrive, department]) expect(screen).toContain('Thử lại');
    expect(arrive).toContain('Đi tiếp không chờ');
    expect(department).toContain('Lấy phiếu đến quầy');
  });

  it.each(['arrive.trouble', 'department.trouble'] as const)(
    '%s: a kiosk that keeps nothing does not offer it',
    (name) => {
      const screen = words(name, { trouble: 'no-answer', kiosk: KIOSK });
      expect(screen).toContain('lấy số tại quầy tiếp đón');
      expect(screen).not.toMatch(/Đi tiếp|Lấy phiếu/);
    },
  );
});

describe('staff have to look first', () => {
  it.each(LANGUAGES)('each has its own words, and the slip is the way on: %s', (language) => {
    const screens = (['several-patients', 'papers-first'] as const).map((trouble) =>
      words('arrive.trouble', { trouble, kiosk: KIOSK }, language),
    );
    expect(new Set(screens).size).toBe(2);
    const slip = language === 'vi' ? 'Lấy phiếu đến quầy' : 'Get a slip for the desk';
    for (const screen of screens) expect(screen).toContain(slip);
  });

  it('of a typed child nothing tells whether the hospital knows it', () => {
    const screen = words('arrive.trouble', { trouble: 'papers-first' });
    expect(screen).toContain('Mang giấy khai sinh của trẻ đến quầy tiếp đón');
    expect(screen).not.toMatch(/hồ sơ|tìm thấy|chưa có trong|khớp/);
  });

  it.each(LANGUAGES)('nor its insurance: %s', (language) => {
    const insurance: InsuranceView = { status: 'not-covered', code: 'CHILD', reason: 'papers-needed' };
    const screen = words('insurance.shown', { insurance }, language);
    expect(screen).toContain(language === 'vi' ? 'giấy khai sinh' : 'birth certificate');
    expect(screen).not.toMatch(/: CHILD|cơ quan bảo hiểm|insurance agency|chưa tìm thấy|not found/i);
  });
});

describe('what stands in the number’s place', () => {
  it('a number of the kiosk says that it is one, and that the clinic takes it', () => {
    const screen = words('ticket.printed', { number: LOCAL, printed: 'confirmed' });
    for (const said of ['Số tạm', 'K1-014', 'Phòng 201', 'Bệnh viện sẽ ghi lại khi hệ thống chạy.'])
      expect(screen).toContain(said);
    expect(words('goodbye', { number: LOCAL })).toContain('Bệnh viện sẽ ghi lại');
  });

  it.each([
    ['with the clinic that was wished for', SLIP, true],
    ['without a clinic', BARE, false],
  ] as const)('a slip leads to the desk, %s', (_, number, wish) => {
    const screen = words('ticket.printed', { number, printed: 'confirmed' });
    for (const said of ['Mời cầm phiếu đến quầy tiếp đón', 'Tên phiếu', '3F7A', 'Quầy tiếp đón'])
      expect(screen).toContain(said);
    expect(screen.includes('Muốn khám: Phòng khám Nội 1')).toBe(wish);
    const goodbye = words('goodbye', { number });
    expect(goodbye).toContain('Mời đến quầy tiếp đón');
    expect(goodbye).not.toContain('Mời đến phòng');
  });

  it.each([
    ['local', LOCAL],
    ['desk', SLIP],
  ] as const)('%s: a printer without paper takes nothing from it', (_, number) => {
    const screen = words('ticket.trouble', { number, printTrouble: 'paper-out' });
    expect(screen).toMatch(/không có phiếu cũng được/i);
    expect(screen).not.toContain('ở máy khác');
  });

  it('the hospital’s own number is spoken of as ever', () => {
    const screen = words('ticket.printed', { number: NUMBER, printed: 'confirmed' });
    expect(screen).toContain('Số khám');
    expect(screen).not.toMatch(/tạm|ghi lại|Tên phiếu/);
  });
});
