import { join } from 'node:path';
import { expect } from 'vitest';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { JOURNAL_KEY } from '../run/kiosk-config.ts';
import { bitmapOfPng, differentDots } from '../run/png-dots.ts';
import { shown, wordsOf } from './check-in.ts';

/** What became of each print job of the last number, as the journal on the disk has it; null while nobody knows. */
export function jobsOf({ folder }: Kiosk): readonly (string | null)[] {
  const journal = createJournal(openStore(join(folder, 'data', 'journal.db'), JOURNAL_KEY), Date.now);
  const last = journal.lines().findLast(({ kind }) => kind === 'print');
  const outcomes = last ? journal.prints(last.visit) : [];
  journal.shut();
  return outcomes;
}

/** Pieces of paper that are, dot for dot, the ticket on the screen. */
export async function wholeTickets({ page }: Kiosk, lab: Lab): Promise<number> {
  const paper = page.locator('.paper-sheet img');
  await paper.waitFor();
  const src = (await paper.getAttribute('src')) ?? '';
  const screen = await bitmapOfPng(Buffer.from(src.slice(src.indexOf(',') + 1), 'base64'));
  const pieces = await Promise.all(lab.printer.tickets.map(({ png }) => bitmapOfPng(png)));
  return pieces.filter((piece) => differentDots(screen, piece) === 0).length;
}

/** The screen says what keeps the ticket from coming out, and that the number stands; gives all its words. */
export async function troubleSaid({ page }: Kiosk, code: keyof typeof vi.ticket.trouble): Promise<string> {
  await shown(page, 'ticket.trouble');
  const words = await wordsOf(page);
  expect(words).toContain(vi.ticket.trouble[code].headline);
  expect(words).toContain(vi.ticket.keep);
  return words;
}

/** The patient sees that there is no paper, and has it printed. */
export const printAgain = ({ page }: Kiosk): Promise<void> =>
  page.getByRole('button', { name: vi.ticket.again }).click();
