import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CODES } from '../../drivers/insurance/bhxh/codes.ts';
import driver from '../../drivers/insurance/bhxh/index.ts';
import type { InsuranceAnswer, Insurer, NoAnswer } from '../../drivers/ports/insurer.ts';
import { insurance as contract, type Language } from '../../electron/contract/views.ts';
import { insuranceView } from '../../electron/host/visit.ts';
import { start } from '../../tests/flow/started.ts';
import { BHXH_PASSWORD, BHXH_USER, type LabBhxh, startBhxh } from '../../tests/lab/bhxh.ts';
import { OFFICER } from '../../tests/lab/bhxh-answers.ts';
import { persona } from '../../tests/personas.ts';
import { identityOf } from '../../tests/visitors.ts';
import { startTexts } from '../i18n/i18n.ts';
import { Insurance } from './insurance.tsx';

/** From what the portal says, through driver and contract, to the words on the screen. */

const SECRETS: Readonly<Record<string, string>> = {
  PASSWORD: BHXH_PASSWORD,
  NAME: OFFICER.hoTenCb,
  NUMBER: OFFICER.cccdCb,
};
const LANGUAGES = ['vi', 'en'] as const;
const signal = new AbortController().signal;

let portal: LabBhxh;
let insurer: Insurer;
const { context } = await start();

beforeAll(async () => {
  startTexts();
  portal = await startBhxh();
  const options = driver.options.parse({
    baseUrl: portal.url,
    username: BHXH_USER,
    password: { env: 'PASSWORD' },
    staffName: { env: 'NAME' },
    staffNumber: { env: 'NUMBER' },
    timeoutMs: 60_000,
  });
  const opened = await driver.open(options, {
    signal,
    now: Date.now,
    secret: (name) => SECRETS[name],
    lost: () => undefined,
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.detail);
  insurer = opened.value;
});
beforeEach(() => portal.setManners({}));
afterAll(async () => {
  await insurer.close();
  await portal.close();
});

interface Shown {
  readonly headline: string;
  /** What happened, what to do now, who helps. */
  readonly points: readonly string[];
  readonly small: string;
  readonly drawing: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&#x27;': "'", '&quot;': '"' };
const plain = (html: string): string =>
  html.replace(/&(?:amp|#x27|quot);/g, (sign) => ENTITIES[sign] ?? sign);

/** The screen as it is drawn for an answer. */
const shown = (answer: InsuranceAnswer, language: Language): Shown => {
  const insurance = contract.parse(insuranceView(answer, { typed: false }));
  const html = renderToStaticMarkup(
    createElement(Insurance, {
      view: {
        name: 'insurance.shown',
        context: { ...context(), insurance, language },
        step: 'insurance',
        busy: false,
        sight: { stream: () => null, listen: () => () => undefined },
        say: i18next.getFixedT(language),
        send: () => undefined,
        goesBack: true,
      },
    }),
  );
  const one = (rule: RegExp): string => plain(rule.exec(html)?.[1] ?? '');
  return {
    headline: one(/<h1[^>]*>([^<]*)<\/h1>/),
    points: [...html.matchAll(/<\/span><span>([^<]*)<\/span><\/li>/g)].map(([, text = '']) => plain(text)),
    small: one(/<p class="small figure">([^<]*)<\/p>/),
    drawing: one(/<svg class="drawing"[^>]*>(.*?)<\/svg>/),
  };
};

/** What the portal's code becomes for somebody of the personas. */
const answerTo = (code: string, who: string): Promise<InsuranceAnswer> => {
  portal.forceCode(code);
  return insurer.check(identityOf(persona(who)), signal);
};

type Words = readonly [headline: string, what: string, now: string, who: string];
const STAFF = { vi: 'Cần hỏi thêm, bấm Gọi nhân viên.', en: 'Questions? Press Call staff.' };
const NUMBER = { vi: 'Vẫn lấy số khám được.', en: 'A queue number can still be taken.' };
const LATER = {
  vi: 'Vẫn khám bình thường, bệnh viện sẽ tra lại sau.',
  en: 'The visit goes on as usual; the hospital checks again later.',
};
const NEXT = {
  vi: 'Tiếp theo là lịch hẹn hoặc chọn phòng khám.',
  en: 'Next: the appointment of today, or the choice of a clinic.',
};
const UNANSWERED = { vi: 'Máy chưa tra được bảo hiểm', en: 'The insurance could not be checked' };

const not = (vi: readonly [string, string, string], en: readonly [string, string, string]) => ({
  vi: [vi[0], vi[1], `${NUMBER.vi} ${vi[2]}`, STAFF.vi] as const satisfies Words,
  en: [en[0], en[1], `${NUMBER.en} ${en[2]}`, STAFF.en] as const satisfies Words,
});
const silent = (vi: string, en: string) => ({
  vi: [UNANSWERED.vi, vi, LATER.vi, STAFF.vi] as const satisfies Words,
  en: [UNANSWERED.en, en, LATER.en, STAFF.en] as const satisfies Words,
});
const covered = (vi: readonly [string, string], en: readonly [string, string], staff = STAFF) => ({
  vi: [vi[0], vi[1], NEXT.vi, staff.vi] as const satisfies Words,
  en: [en[0], en[1], NEXT.en, staff.en] as const satisfies Words,
});

const VALID = [
  [
    'Được bảo hiểm, thẻ dùng đến 31/12/2035',
    'Thẻ bảo hiểm y tế đang dùng được. Mức hưởng tạm tính theo thẻ: 80\u00a0%.',
  ],
  [
    'Insured, card valid until 31/12/2035',
    'The health insurance card can be used. Estimated share paid by the card: 80%.',
  ],
] as const;
const RENEWED = covered(
  ['Thẻ bảo hiểm đã được đổi', 'Thẻ mới dùng được đến 31/12/2035. Mức hưởng tạm tính theo thẻ: 100\u00a0%.'],
  [
    'The insurance card was replaced',
    'The new card is valid until 31/12/2035. Estimated share paid by the card: 100%.',
  ],
);
const CHECKED = covered(VALID[0], VALID[1], {
  vi: 'Quầy tiếp đón sẽ xem lại thẻ trước khi khám.',
  en: 'The reception desk will look at the card before the visit.',
});
const WRONG_CODE = not(
  [
    'Số thẻ bảo hiểm chưa khớp',
    'Số thẻ bảo hiểm y tế trong hồ sơ chưa đúng mẫu.',
    'Quầy tiếp đón sẽ sửa giúp.',
  ],
  [
    'The insurance number does not match',
    'The insurance number on record is not in the right form.',
    'The desk will correct it.',
  ],
);
const WRONG_NAME = not(
  [
    'Họ tên trên thẻ chưa khớp',
    'Họ tên ở căn cước và ở thẻ bảo hiểm viết khác nhau.',
    'Quầy tiếp đón sẽ sửa giúp.',
  ],
  [
    'The names do not match',
    'Citizen card and insurance card spell the name differently.',
    'The desk will correct it.',
  ],
);
const ENDED = not(
  [
    'Thẻ bảo hiểm đang ngừng dùng',
    'Cơ quan bảo hiểm đã ngừng thẻ này, do chuyển nơi đóng hoặc thôi đóng.',
    'Có thẻ mới thì báo quầy tiếp đón.',
  ],
  [
    'The insurance card is not active',
    'The insurance agency has closed this card: payments moved or stopped.',
    'If there is a new card, tell the desk.',
  ],
);
const SICK_PORTAL = silent(
  'Hệ thống của cơ quan bảo hiểm đang trục trặc.',
  'The system of the insurance agency has a problem.',
);
const NOT_SET_UP = silent(
  'Máy này chưa được nối với cơ quan bảo hiểm.',
  'This kiosk is not connected to the insurance agency yet.',
);

/** Every row of the portal's table (domain facts D2; CV 1923/BHXH-CNTT): code, whom it is said of, and the screen. */
const TABLE: readonly (readonly [string, string, Record<Language, Words>])[] = [
  ['000', 'covered', covered(...VALID)],
  ['001', 'covered', CHECKED],
  ['002', 'covered', CHECKED],
  ['003', 'card-renewed', RENEWED],
  ['004', 'card-renewed', RENEWED],
  [
    '010',
    'covered',
    not(
      [
        'Thẻ bảo hiểm đã hết hạn',
        'Thẻ bảo hiểm y tế đã qua ngày sử dụng.',
        'Đã gia hạn thì báo quầy tiếp đón.',
      ],
      [
        'The insurance card has expired',
        'The health insurance card is past its last day.',
        'If it was renewed, tell the desk.',
      ],
    ),
  ],
  [
    '050',
    'covered',
    not(
      [
        'Chưa tìm thấy thẻ bảo hiểm',
        'Cơ quan bảo hiểm chưa thấy thẻ nào theo số căn cước này.',
        'Có thẻ giấy thì đưa cho quầy tiếp đón.',
      ],
      [
        'No insurance card was found',
        'The insurance agency found no card for this citizen number.',
        'A paper card can be shown at the desk.',
      ],
    ),
  ],
  ['051', 'covered', WRONG_CODE],
  ['052', 'covered', WRONG_CODE],
  ['053', 'covered', WRONG_CODE],
  ['054', 'covered', NOT_SET_UP],
  ['055', 'covered', NOT_SET_UP],
  ['060', 'covered', WRONG_NAME],
  ['061', 'covered', WRONG_NAME],
  [
    '070',
    'covered',
    not(
      [
        'Ngày sinh trên thẻ chưa khớp',
        'Ngày sinh ở căn cước và ở thẻ bảo hiểm khác nhau.',
        'Quầy tiếp đón sẽ sửa giúp.',
      ],
      [
        'The birth dates do not match',
        'Citizen card and insurance card have different birth dates.',
        'The desk will correct it.',
      ],
    ),
  ],
  ['100', 'covered', SICK_PORTAL],
  ['101', 'covered', SICK_PORTAL],
  [
    '110',
    'covered',
    not(
      [
        'Thẻ bảo hiểm không còn dùng được',
        'Cơ quan bảo hiểm đã thu hồi thẻ này.',
        'Có thẻ khác thì đưa cho quầy tiếp đón.',
      ],
      [
        'The insurance card is withdrawn',
        'The insurance agency has withdrawn this card.',
        'Another card can be shown at the desk.',
      ],
    ),
  ],
  ['120', 'covered', ENDED],
  ['121', 'covered', ENDED],
  ['122', 'covered', ENDED],
  ['123', 'covered', ENDED],
  ['124', 'covered', ENDED],
  [
    '130',
    'child-under-6',
    not(
      [
        'Cần thêm giấy tờ bảo hiểm',
        'Thẻ bảo hiểm y tế của trẻ chưa được xuất trình.',
        'Mời đưa thẻ hoặc giấy khai sinh cho quầy tiếp đón.',
      ],
      [
        'More insurance papers are needed',
        'The insurance card of the child was not shown.',
        'Show the card or birth certificate at the desk.',
      ],
    ),
  ],
  ['205', 'covered', NOT_SET_UP],
  [
    '401',
    'covered',
    silent(
      'Hệ thống bảo hiểm chưa nhận câu hỏi của máy này.',
      'The insurance system did not take the question.',
    ),
  ],
  ['500', 'covered', SICK_PORTAL],
];

describe("every row of the portal's table has its words and a next step", () => {
  it('none is left out', () => expect(TABLE.map(([code]) => code).sort()).toEqual(Object.keys(CODES).sort()));

  describe.each(LANGUAGES)('%s', (language) => {
    it.each(TABLE)('%s', async (code, who, words) => {
      const { headline, points, small } = shown(await answerTo(code, who), language);
      expect([headline, ...points]).toEqual(words[language]);
      expect(small).toMatch(new RegExp(`: ${code}$`));
    });
  });

  it('004 with a new card that begins later names both days', async () => {
    portal.setManners({
      card: { maTheMoi: 'HT3010107814263', gtTheTuMoi: '01/01/2036', gtTheDenMoi: '31/12/2040' },
    });
    const { headline, points } = shown(await answerTo('004', 'covered'), 'vi');
    expect(headline).toBe('Được bảo hiểm, thẻ dùng đến 31/12/2035');
    expect(points[0]).toBe('Thẻ bảo hiểm y tế đang dùng được. Thẻ mới dùng được từ 01/01/2036.');
  });

  it('a card without end, and one whose share is not known, say no more than they know', async () => {
    portal.setManners({ card: { maThe: '0107814263', gtTheDen: '' } });
    const { headline, points } = shown(await answerTo('000', 'covered'), 'vi');
    expect([headline, points[0]]).toEqual(['Được bảo hiểm y tế', 'Thẻ bảo hiểm y tế đang dùng được.']);
  });
});

const NO_ANSWERS: readonly NoAnswer[] = [
  'timeout',
  'unreachable',
  'portal-error',
  'bad-answer',
  'refused',
  'misconfigured',
];

describe('no card and no answer', () => {
  const told = async (language: Language, status: InsuranceAnswer['status']): Promise<readonly Shown[]> => {
    const screens: Shown[] = [];
    for (const [code, who] of TABLE) {
      const answer = await answerTo(code, who);
      if (answer.status === status) screens.push(shown(answer, language));
    }
    return screens;
  };
  const shared = (ones: readonly string[], others: readonly string[]) =>
    ones.filter((one) => others.includes(one));

  it.each(LANGUAGES)('never look alike, nor like a card: %s', async (language) => {
    const silences = [
      ...(await told(language, 'no-answer')),
      ...NO_ANSWERS.map((why) => shown({ status: 'no-answer', code: null, why }, language)),
    ];
    const refusals = await told(language, 'not-covered');
    const cards = await told(language, 'covered');
    expect([silences.length, refusals.length, cards.length]).toEqual([7 + NO_ANSWERS.length, 15, 5]);
    for (const [ones, others] of [
      [silences, refusals],
      [silences, cards],
      [refusals, cards],
    ] as const) {
      expect(
        shared(
          ones.map((one) => one.headline),
          others.map((one) => one.headline),
        ),
      ).toEqual([]);
      expect(
        shared(
          ones.map((one) => one.drawing),
          others.map((one) => one.drawing),
        ),
      ).toEqual([]);
      // What happened and what to do now; who helps is the same for all.
      const saying = (screens: readonly Shown[]) => screens.flatMap(({ points }) => points.slice(0, 2));
      expect(shared(saying(ones), saying(others))).toEqual([]);
    }
    for (const { headline, drawing, points } of [...silences, ...refusals, ...cards]) {
      expect([headline, drawing]).not.toContain('');
      expect(points).toHaveLength(3);
    }
  });

  it.each(LANGUAGES)('each silence says why, in words of its own: %s', (language) => {
    const whats = NO_ANSWERS.map(
      (why) => shown({ status: 'no-answer', code: null, why }, language).points[0],
    );
    expect(new Set(whats).size).toBe(NO_ANSWERS.length);
  });
});
