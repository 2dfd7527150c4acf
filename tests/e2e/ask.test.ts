import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAssistanceRecords } from '../../electron/host/assistance/records.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { en } from '../../renderer/i18n/en.ts';
import { vi } from '../../renderer/i18n/vi.ts';
import { placeOf } from '../crash/places.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { type Persona, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { JOURNAL_KEY } from '../run/kiosk-config.ts';
import { payingAt } from '../run/paying.ts';
import { present, primary, shown } from './check-in.ts';
import { comeToPay, payBy, takeTicketAndLeave } from './paying.ts';
import { readQr } from './screen-qr.ts';
import { missingForSound, openSound, type Sound } from './sound.ts';
import { typedOn, typeOn } from './typing.ts';

const DUE = 50_000;
/** Of speech, pauses not counted; and how long the voice may take to begin: ms. */
const SPOKEN_MS = 1_000;
const VOICE_MS = 60_000;

const MUTE = missingForSound();

describeWith(missingForKiosk(), 'questions and answers in the real kiosk', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  let sound: Sound | null = null;
  let people = 0;
  beforeAll(async () => {
    lab = await startLab({ bank: true });
    sound = MUTE === null ? await openSound() : null;
    const paying = payingAt(lab.describe(), { vietqr: 'payos' });
    kiosk = await launchKiosk({
      lab: lab.describe(),
      config: paying.config,
      env: { ...paying.env, ...sound?.env },
    });
  });
  afterAll(async () => {
    await kiosk?.close();
    await sound?.close();
    await lab?.close();
  });
  beforeEach(() => shown(kiosk.page, 'welcome'));

  const button = (name: string) => kiosk.page.getByRole('button', { name, exact: true });
  const asking = () => kiosk.page.locator('[data-screen^="ask."]');
  const payos = () => placeOf('payos').money(lab);
  const newcomer = (): Persona => {
    const one = persona('covered');
    people += 1;
    return { ...one, card: { ...one.card, number: `00${1_090_700_000 + people}` } };
  };
  /** Opens the keyboard and asks by touch. */
  async function ask(keys: string): Promise<void> {
    await button(vi.ask.tool).click();
    await shown(kiosk.page, 'ask.topics');
    await button(vi.ask.keyboard).click();
    await shown(kiosk.page, 'ask.typing');
    await typeOn(kiosk.page, keys);
  }
  /** What the kiosk has kept for staff. */
  function kept(): readonly string[] {
    const store = openStore(join(kiosk.folder, 'data', 'journal.db'), JOURNAL_KEY);
    const today = (): string => new Date().toISOString().slice(0, 10);
    const records = createAssistanceRecords({ store, today, log: () => undefined, known: () => [] });
    const { unanswered } = records.report();
    store.close();
    return unanswered.map(({ question }) => question);
  }
  const askNow = () => button(vi.ask.typing.go).click();

  it('from the payment screen: typed in Telex, read, heard, the way seen, and back to the payment as it was', async () => {
    const { page } = kiosk;
    payos().reset();
    await comeToPay(page, lab, newcomer());
    await payBy(page, 'vietqr');
    await shown(page, 'pay.qr');
    const code = await readQr(page);

    await ask('lay kq xn ow ddaau');
    expect(await typedOn(page)).toBe('lay kq xn ơ đâu');
    await askNow();
    await shown(page, 'ask.answer');
    expect(await asking().textContent()).toContain('206');

    if (sound) {
      await button(vi.ask.answer.read).click({ timeout: VOICE_MS });
      expect(await sound.heardSpeech(SPOKEN_MS, VOICE_MS)).toBe(true);
      await button(vi.ask.answer.stop).click();
      expect(await sound.heardSilence(500, 10_000)).toBe(true);
    } else expect(await button(vi.ask.answer.read).count(), MUTE ?? '').toBe(0);

    await button(vi.ask.answer.way).click();
    await shown(page, 'ask.way');
    expect(await asking().getByRole('img').count()).toBeGreaterThan(0);
    expect(await asking().textContent()).toContain(vi.ask.way.here);
    await button(vi.frame.back).click();
    await shown(page, 'ask.answer');

    await button(vi.ask.back).click();
    await shown(page, 'pay.qr');
    expect(await readQr(page)).toBe(code);
    payos().pay(null, DUE);
    await shown(page, 'pay.paid');
    await takeTicketAndLeave(page);
  });

  it('money that comes meanwhile is told at once', async () => {
    const { page } = kiosk;
    payos().reset();
    await comeToPay(page, lab, newcomer());
    await payBy(page, 'vietqr');
    await shown(page, 'pay.qr');
    await ask('wifi');
    payos().pay(null, DUE);
    await expect.poll(() => asking().textContent(), { timeout: 30_000 }).toContain(vi.ask.news.paid);
    await button(vi.ask.news.see).click();
    await shown(page, 'pay.paid');
    await takeTicketAndLeave(page);
  });

  it('an emergency comes first, an illness goes to people, and what nobody knows is kept without names', async () => {
    const { page } = kiosk;
    await ask('me toi ngat xiu roi cuu voi');
    await shown(page, 'ask.urgent', 'ask.answer');
    expect(await asking().textContent()).toContain(vi.ask.urgent.headline);
    await button(vi.ask.close).click();
    await shown(page, 'welcome');

    await ask('dau bung am i la benh gi');
    await askNow();
    await shown(page, 'ask.clinical');
    await button(vi.ask.close).click();

    await ask('benh vien co ho boi khong cho so 0912345678');
    await askNow();
    await shown(page, 'ask.unknown');
    await button(vi.ask.close).click();
    await ask('nguyeexn vawn an co ho boi khong');
    await askNow();
    await shown(page, 'ask.unknown');
    expect(kept()).toHaveLength(2);
    expect(kept().join(' ')).toContain('co ho boi khong');
    expect(kept().join(' ')).not.toMatch(/[0-9]|nguyễn|nguyen|văn an/i);
    await button(vi.ask.close).click();
    await shown(page, 'welcome');

    // What was typed is gone.
    await button(vi.ask.tool).click();
    await button(vi.ask.keyboard).click();
    expect(await typedOn(page)).toBe('');
    await button(vi.ask.close).click();
  });

  it('in English by topics, and a card on the reader begins the visit', async () => {
    const { page } = kiosk;
    await page.getByRole('button', { name: vi.frame.otherLanguage }).click();
    await button(en.ask.tool).click();
    await shown(page, 'ask.topics');
    await page.locator('.choice', { hasText: 'Health insurance' }).first().click();
    await shown(page, 'ask.group');
    await page.locator('[data-screen="ask.group"] .choice').first().click();
    await shown(page, 'ask.answer');
    await present(lab, newcomer());
    await shown(page, 'confirm');
    await page.locator('.tool.leave').click();
    await page.getByRole('dialog').getByRole('button', { name: en.help.leave.leave }).click();
    await shown(page, 'welcome');
  });

  it('the primary action of the welcome screen is still the way to the card', async () => {
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'identify');
    await button(vi.frame.back).click();
  });
});
