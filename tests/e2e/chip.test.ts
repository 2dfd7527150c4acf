import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { LabChip } from '../lab/chip/chip.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { root } from '../run/root.ts';
import { finish, leave, present, primary, shown, wordsOf } from './check-in.ts';
import { standing } from './visits.ts';

const WAIT = { timeout: 30_000 };
const WHO = persona('covered');
const OTHER = persona('appointment-today');
/** An answer of a card that has no application of ours. */
const NOT_FOUND = Uint8Array.of(0x6a, 0x82);
const BANK_CARD = {
  atr: Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01),
  powerUp: () => undefined,
  transmit: async () => NOT_FOUND,
};

/** Dots of the picture that is shown; 0 until there is one. */
const portraitDots = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('.person-face img');
    return picture?.complete ? picture.naturalWidth * picture.naturalHeight : 0;
  });
const seesPortrait = (page: Page) => expect.poll(() => portraitDots(page), WAIT).toBeGreaterThan(100_000);
const plainSpaces = (words: string): string => words.replaceAll('\u00a0', ' ');
const says = (page: Page, words: string) =>
  expect.poll(async () => plainSpaces(await wordsOf(page)), WAIT).toContain(plainSpaces(words));
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = join(root, 'screens', 'chip');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

describeWith(missingForKiosk() ?? chipReadersMissing(), 'the chip of the card, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  let chip: LabChip;
  const start = async (assurance: string): Promise<void> => {
    kiosk = await launchKiosk({ lab: lab.describe(), config: { visit: { assurance } } });
    await shown(kiosk.page, 'welcome');
  };
  beforeAll(async () => {
    lab = await startLab({ chip: true, his: { validate: true } });
    if (lab.chip === null) throw new Error('the lab has no chip reader');
    chip = lab.chip;
  });
  afterAll(() => lab?.close());
  beforeEach(async () => {
    await lab.his.reseed();
    lab.printer.reset();
    lab.staffCalls.length = 0;
  });

  describe('where a code is enough', () => {
    beforeAll(() => start('scanned'));
    afterAll(() => kiosk?.close());
    beforeEach(() => shown(kiosk.page, 'welcome'));
    afterEach(async () => {
      await chip.lift();
    });

    it('card on the reader, its code → name and portrait → ticket', async () => {
      await chip.lay(WHO);
      await shown(kiosk.page, 'identify.code');
      await picture(kiosk.page, 'code-wanted');
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await seesPortrait(kiosk.page);
      await says(kiosk.page, WHO.card.name);
      await says(kiosk.page, vi.chip.genuine);
      await picture(kiosk.page, 'genuine');
      expect(await finish(kiosk.page, WHO)).toBe('ticket.printed');
      const { patients, encounters } = await standing(lab, WHO);
      expect([patients.length, encounters.length, lab.printer.tickets.length]).toEqual([1, 1, 1]);
      expect(patients[0]?.name?.[0]?.text).toBe(WHO.card.name);
      await chip.lift();
      await leave(kiosk.page);
    });

    it('code first, then the card, its portrait in JPEG 2000', async () => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await chip.lay(WHO, { portrait: 'jpeg2000' });
      await seesPortrait(kiosk.page);
      await says(kiosk.page, vi.chip.genuine);
      expect(await finish(kiosk.page, WHO)).toBe('ticket.printed');
      await chip.lift();
      await leave(kiosk.page);
    });

    it('without the card the code alone still leads to a ticket', async () => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      expect(await finish(kiosk.page, WHO)).toBe('ticket.printed');
      await leave(kiosk.page);
    });

    it('torn away in mid-read, laid back: it goes on', async () => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await chip.lay(WHO, {}, { fault: { kind: 'torn', at: 9 } });
      await says(kiosk.page, vi.chip.lifted.what);
      await picture(kiosk.page, 'lifted');
      await chip.layAgain();
      await seesPortrait(kiosk.page);
      await primary(kiosk.page).waitFor(WAIT);
      await kiosk.page.locator('.foot button').first().click(WAIT);
      await shown(kiosk.page, 'welcome');
    });

    it.each([
      ['a clone', 'cloned-ca', 'CHIP 3'],
      ['forged data', 'dg13', 'CHIP 1'],
      ['an unknown signer', 'unknown-signer', 'CHIP 2'],
    ] as const)('%s is refused with a way to the desk, and nobody is registered', async (_, tamper, code) => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await chip.lay(WHO, { tamper });
      await shown(kiosk.page, 'refused');
      const words = await wordsOf(kiosk.page);
      expect(words).toContain('Quầy tiếp đón, bên trái sảnh A');
      expect(words).toContain(code);
      expect(words).not.toContain(WHO.card.name);
      await picture(kiosk.page, `refused-${tamper}`);
      expect((await standing(lab, WHO)).encounters).toHaveLength(0);
      expect(lab.printer.tickets).toHaveLength(0);
      await primary(kiosk.page).click(WAIT);
      await chip.lift();
    });

    it('another card than the one whose code was shown', async () => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await chip.lay(OTHER);
      await says(kiosk.page, vi.chip.failed['key-refused'].what);
      await picture(kiosk.page, 'key-refused');
      await chip.lift();
      await chip.lay(WHO);
      await seesPortrait(kiosk.page);
      await kiosk.page.locator('.foot button').first().click(WAIT);
    });

    it('a bank card: said at the door and before the person', async () => {
      await chip.layOther(BANK_CARD);
      await says(kiosk.page, vi.notice['card-other-chip']);
      await picture(kiosk.page, 'bank-card');
      await chip.lift();
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await chip.layOther(BANK_CARD);
      await says(kiosk.page, vi.chip.failed['other-chip'].what);
      await kiosk.page.locator('.foot button').first().click(WAIT);
    });

    it('a reader that was unplugged, and a PC/SC service that was restarted, read again', async () => {
      await chip.unplug();
      await chip.plug();
      await chip.stop();
      await chip.restart();
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await expect
        .poll(async () => {
          await chip.lift();
          await chip.lay(WHO);
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          return portraitDots(kiosk.page);
        }, WAIT)
        .toBeGreaterThan(100_000);
      await kiosk.page.locator('.foot button').first().click(WAIT);
    });
  });

  describe('where the chip must prove itself', () => {
    beforeAll(() => start('chip-authentic'));
    afterAll(() => kiosk?.close());

    it('the code alone waits for the card; the proven card leads to a ticket', async () => {
      await present(lab, WHO);
      await shown(kiosk.page, 'confirm');
      await says(kiosk.page, vi.chip.lay.headline);
      await picture(kiosk.page, 'wanted');
      expect(await primary(kiosk.page).getAttribute('aria-disabled')).toBe('true');
      await chip.lay(WHO);
      await seesPortrait(kiosk.page);
      expect(await finish(kiosk.page, WHO)).toBe('ticket.printed');
      expect((await standing(lab, WHO)).encounters).toHaveLength(1);
      await picture(kiosk.page, 'card-left');
      await chip.lift();
      await leave(kiosk.page);
    });
  });
});
