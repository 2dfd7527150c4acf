import type { Page } from 'playwright';
import { vi } from '../../renderer/i18n/vi.ts';
import { CLINICS, DEPARTMENTS } from '../lab/his-hospital.ts';
import type { Lab } from '../lab/lab.ts';
import type { Persona } from '../personas.ts';
import { qrOf } from '../personas.ts';

/** A wait that only ends a test that has failed. */
const PATIENCE = { timeout: 30_000 };

/** Waits until one of these screens is shown and gives its name. */
export async function shown(page: Page, ...names: readonly string[]): Promise<string> {
  const selector = names.map((name) => `[data-screen="${name}"]`).join(', ');
  await page.locator(selector).first().waitFor(PATIENCE);
  return (await page.locator('[data-screen]').first().getAttribute('data-screen')) ?? '';
}

/** All words on the screen. */
export const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator('[data-screen]').first().textContent()) ?? '';

/** The primary action, always at the foot on the right. */
export const primary = (page: Page) => page.locator('.foot > span:last-child button');

/** Puts the card of a persona under the scanner. */
export async function present(lab: Lab, who: Persona): Promise<void> {
  if (!lab.scanner) throw new Error('the lab has no scanner here: socat is missing');
  await lab.scanner.present(qrOf(who));
}

const clinicOf = (id: string) => {
  for (const department of DEPARTMENTS)
    for (const clinic of CLINICS)
      if (clinic.id === id && department.clinics.some((one) => one.id === id)) return { department, clinic };
  throw new Error(`no clinic ${id}`);
};

async function choose(page: Page, words: string): Promise<void> {
  const choice = page.locator('.choice', { hasText: words }).first();
  const more = page.getByRole('button', { name: vi.department.more });
  for (let pages = 0; pages < 4 && !(await choice.isVisible()); pages++) await more.click(PATIENCE);
  await choice.click(PATIENCE);
}

/** What a patient does on each screen on the shortest way to the ticket; a screen that is not named waits for itself. */
const TOUCH: Record<string, (page: Page, who: Persona) => Promise<void>> = {
  confirm: (page) => primary(page).click(PATIENCE),
  'insurance.shown': (page) => primary(page).click(PATIENCE),
  'arrive.appointment': (page) => primary(page).click(PATIENCE),
  'arrive.already': (page) => primary(page).click(PATIENCE),
  'department.choosing': (page, who) => choose(page, clinicOf(who.clinicId).department.vi),
  clinic: (page, who) => choose(page, clinicOf(who.clinicId).clinic.vi),
  review: (page) => primary(page).click(PATIENCE),
  'registering.paperless': (page) => primary(page).click(PATIENCE),
};

export interface CheckIn {
  /** The screens on which something was touched, in their order. */
  readonly touched: string[];
  /** The screen at the end. */
  readonly end: string;
}

/** Touches what a patient touches, from the screen `at` on to one of the screens in `until`. */
async function goOn(page: Page, who: Persona, first: string, until: readonly string[]): Promise<CheckIn> {
  const touched: string[] = [];
  const stops = [...new Set([...Object.keys(TOUCH), ...until])];
  for (let at = first; ; ) {
    if (until.includes(at)) return { touched, end: at };
    const touch = TOUCH[at];
    if (touch) {
      touched.push(at);
      await touch(page, who);
    }
    at = await shown(page, ...stops.filter((name) => name !== at));
  }
}

const TICKET = ['ticket.printed', 'ticket.trouble'];

/**
 * Takes a persona from the card to one of the screens in `until` by touching what a patient touches.
 * The kiosk must stand on the welcome screen.
 */
export async function checkIn(
  page: Page,
  lab: Lab,
  who: Persona,
  until: readonly string[] = TICKET,
): Promise<CheckIn> {
  await shown(page, 'welcome');
  await present(lab, who);
  return goOn(page, who, await shown(page, 'confirm'), until);
}

/** From the screen `at` on to the ticket. */
export const finishFrom = (page: Page, who: Persona, at: string): Promise<CheckIn> =>
  goOn(page, who, at, TICKET);

/** From "is this you?" to the ticket; gives the screen at the end. */
export const finish = async (page: Page, who: Persona): Promise<string> =>
  (await finishFrom(page, who, await shown(page, 'confirm'))).end;

/** Ends the visit from the ticket screen the way a patient does, and waits for the door. */
export async function leave(page: Page): Promise<void> {
  await primary(page).click(PATIENCE);
  await shown(page, 'goodbye', 'welcome');
  if ((await shown(page, 'goodbye', 'welcome')) === 'goodbye') await primary(page).click(PATIENCE);
  await shown(page, 'welcome');
}

/** Ends the visit in the middle of it, the way a patient does: asked once, then the door. */
export async function giveUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi.frame.leave }).click(PATIENCE);
  await page.getByRole('dialog').getByRole('button', { name: vi.help.leave.leave }).click(PATIENCE);
  await shown(page, 'welcome');
}
