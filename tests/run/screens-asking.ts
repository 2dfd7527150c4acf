import { ok } from '../../drivers/ports/result.ts';
import type { PayingView } from '../../electron/contract/payment-views.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import { answerOf, finds } from './screens-answers.ts';
import { BILLS, paying } from './screens-fees.ts';
import { never } from './screens-host.ts';
import type { Scene, Stage } from './screens-stage.ts';
import { at, door, primary, READY, VISIT } from './screens-stage.ts';

type Move = (stage: Stage) => Promise<void>;

const screen =
  (name: string): Move =>
  ({ page }) =>
    page.locator(`[data-screen="ask.${name}"]`).waitFor();
const ask: Move = async (stage) => {
  await stage.page.locator('.tool.ask').click();
  await screen('topics')(stage);
};
const typing: Move = async (stage) => {
  await ask(stage);
  await primary(stage);
  await screen('typing')(stage);
};
const writing =
  (letters: string): Move =>
  async ({ page }) => {
    for (const letter of letters)
      await (letter === ' '
        ? page.locator('.key.space:visible')
        : page.locator('.key:visible', { hasText: new RegExp(`^[${letter}]$`) })
      ).click();
  };
const typed =
  (letters: string): Move =>
  async (stage) => {
    await typing(stage);
    await writing(letters)(stage);
  };
const asked =
  (letters: string, name: string): Move =>
  async (stage) => {
    await typed(letters)(stage);
    await primary(stage);
    await screen(name)(stage);
  };
/** An answer, whichever was asked for. */
const read = (id: string, to?: string): Partial<Handlers> => ({
  ...finds('answer', id),
  'faq.read': async () => ok(answerOf(id, to)),
});
const scene = (name: string, reach: Move, handlers: Partial<Handlers> = {}): Scene => {
  const plain = door(`ask-${name}`, READY, { reach });
  return { ...plain, host: { ...plain.host, ...handlers } };
};
const answered = (name: string, id: string, then: Move | null = null, to?: string): Scene =>
  scene(
    name,
    async (stage) => {
      await asked('gio', 'answer')(stage);
      await then?.(stage);
    },
    read(id, to),
  );

const helped =
  (at: number): Move =>
  async ({ page }) => {
    await page.locator('.poll .action:visible').nth(at).click();
  };
const way: Move = async (stage) => {
  await primary(stage);
  await screen('way')(stage);
};
const places: Move = async (stage) => {
  await primary(stage);
  await screen('places')(stage);
};
const home: Move = async (stage) => {
  await stage.page.locator('.beside .action:visible').first().click();
  await screen('home')(stage);
};
const lastPage: Move = async ({ page }) => {
  for (
    const more = page.locator('.pager .action:visible:has(.lucide-chevron-right)');
    await more.isVisible();
  )
    await more.click();
};

const QR: PayingView = {
  state: 'qr',
  means: 'vietqr',
  amount: 88_440,
  reference: '4T9K2MX7P',
  payload: '000201',
  expiresAt: new Date('2026-11-23T08:20:32+07:00').getTime(),
  to: null,
  seen: false,
};
const PAID: PayingView = {
  state: 'ended',
  means: 'vietqr',
  amount: 88_440,
  reference: '4T9K2MX7P',
  ending: { end: 'paid', booked: true },
};
const overPayment = (name: string, then: Move): Scene =>
  paying(`ask-${name}`, { bills: BILLS, paying: QR }, read('hoa-don'), {
    reach: async (stage) => {
      await stage.page.locator('[data-screen="pay.qr"]').waitFor();
      await then(stage);
    },
    over: async ({ host, page }) => {
      host.tell('payment', { visitKey: VISIT.visitKey, paying: PAID });
      await page.locator('.show .notice:visible').waitFor();
    },
  });

/** Typing that pauses is led away from: on a slow machine, every letter may be followed by a pause. */
const EMERGENCY: Partial<Handlers> = {
  'faq.find': async ({ text }) =>
    ok(
      text === 'cấp cứu'
        ? { kind: 'emergency', topics: ['cap-cuu', 'gio-lam-viec'] }
        : { kind: 'nearest', topics: [] },
    ),
};

/** Questions and answers, over the door and over a payment. */
export const ASKING_SCENES: readonly Scene[] = [
  scene('topics', ask),
  at('ask-topics-confirm', {}, {}, { reach: ask }),
  scene('group', async (stage) => {
    await ask(stage);
    await stage.page.locator('.tiles .choice:visible').first().click();
    await screen('group')(stage);
  }),
  scene('typing', typed('maays giowf thif cos nguwowif nhaajn kham?')),
  scene('typing-blank', typing),
  // Typing that pauses leads to the emergency; back from it, what was typed still says so.
  scene(
    'typing-emergency',
    async (stage) => {
      await typed('caaps cuwsu')(stage);
      await screen('urgent')(stage);
      await stage.page.locator('.foot .action:visible').first().click();
      await screen('typing')(stage);
    },
    EMERGENCY,
  ),
  scene('finding', asked('gio', 'finding'), { 'faq.find': never }),
  answered('answer', 'gio-lam-viec'),
  answered('answer-long', 'chuyen-khoan-sai'),
  answered('answer-last-page', 'ra-vien', lastPage),
  answered('answer-helped', 'gio-lam-viec', helped(0)),
  answered('answer-not-helped', 'gio-lam-viec', helped(1)),
  scene(
    'emergency',
    async (stage) => {
      await typed('caaps cuwsu')(stage);
      await screen('urgent')(stage);
    },
    EMERGENCY,
  ),
  answered('way', 'gio-lam-viec', way),
  answered('places', 'chi-duong', places),
  answered('way-floors', 'gio-lam-viec', way, 'tra-ket-qua'),
  answered(
    'way-last-page',
    'gio-lam-viec',
    async (stage) => {
      await way(stage);
      await lastPage(stage);
    },
    'tiem-chung',
  ),
  answered('home', 'gio-lam-viec', home),
  answered('home-long', 'nguoi-nuoc-ngoai', home),
  scene('unknown', asked('abc', 'unknown')),
  scene('unknown-alone', asked('abc', 'unknown'), finds('nearest')),
  scene('clinical', asked('dau', 'clinical'), finds('clinical')),
  overPayment('over-payment', ask),
  overPayment('over-payment-answer', asked('hoa don', 'answer')),
  at(
    'ask-over-other',
    { step: 'review' },
    {},
    { reach: ask, over: async ({ host }) => host.tell('card', { kind: 'other' }) },
  ),
];
