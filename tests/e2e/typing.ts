import type { Page } from 'playwright';

const PATIENCE = { timeout: 30_000 };
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Touches the keys of the on-screen keyboard, one by one: letters in Telex, figures and signs where they are shown. */
export async function typeOn(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const button =
      key === ' '
        ? page.locator('.keyboard .key.space')
        : page.locator('.keyboard .key', { hasText: new RegExp(`^${escaped(key)}$`, 'i') });
    await button.first().click(PATIENCE);
  }
}

/** Touches the digits of the number pad. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits)
    await page.locator('.keypad .key', { hasText: new RegExp(`^${digit}$`) }).click(PATIENCE);
}

/** What was typed, as the screen has it. */
export const typedOn = async (page: Page): Promise<string> =>
  (await page.locator('.typed').first().textContent()) ?? '';

/** Touches a choice by its words, on whichever page of choices it stands. */
export async function choose(page: Page, words: string, more: string): Promise<void> {
  const choice = page.locator('.choice', { hasText: words }).first();
  const turn = page.getByRole('button', { name: more });
  for (let pages = 0; pages < 12 && !(await choice.isVisible()); pages++) await turn.click(PATIENCE);
  await choice.click(PATIENCE);
}
