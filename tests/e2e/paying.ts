import { join } from 'node:path';
import type { Invoice, PaymentReconciliation } from '@medplum/fhirtypes';
import type { Page } from 'playwright';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import type { Persona } from '../personas.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk } from '../run/kiosk.ts';
import { JOURNAL_KEY } from '../run/kiosk-config.ts';
import { payingAt } from '../run/paying.ts';
import { checkIn, present, primary, shown } from './check-in.ts';

/** The kiosk with one driver of each means, and the PIN of staff. */
export function launchPaying(
  lab: Lab,
  drivers: { readonly vietqr?: string; readonly card?: string },
  folder?: string,
): Promise<Kiosk> {
  const { config, env } = payingAt(lab.describe(), drivers);
  return launchKiosk({ lab: lab.describe(), config, env, ...(folder === undefined ? {} : { folder }) });
}

/** From the card to what is owed. */
export const comeToPay = (page: Page, lab: Lab, who: Persona) => checkIn(page, lab, who, ['pay.owed']);

/** Somebody who holds a number today comes back with the card. */
export async function comeBack(page: Page, lab: Lab, who: Persona): Promise<void> {
  await shown(page, 'welcome');
  await present(lab, who);
  await shown(page, 'confirm');
  await primary(page).click();
  await shown(page, 'insurance.shown');
  await primary(page).click();
  await shown(page, 'arrive.already');
  await primary(page).click();
}

export const payBy = (page: Page, means: 'vietqr' | 'card'): Promise<void> =>
  page.locator('.choice', { hasText: vi.pay.means[means].title }).click();

/** From a screen of money on to the ticket, and out of the door. */
export async function takeTicketAndLeave(page: Page): Promise<void> {
  await primary(page).click();
  await shown(page, 'ticket.printed');
  await primary(page).click();
  await shown(page, 'goodbye');
  await primary(page).click();
  await shown(page, 'welcome');
}

/** Lets the cashier see to it, takes the ticket and leaves. */
export async function goToCashier(page: Page): Promise<void> {
  await page.locator('.choice', { hasText: vi.pay.cashier.title }).click();
  await shown(page, 'ticket.printed');
  await primary(page).click();
  await shown(page, 'goodbye');
  await primary(page).click();
  await shown(page, 'welcome');
}

/** What the HIS has of money. */
export async function booksOf(lab: Lab) {
  const payments = await lab.his.all<PaymentReconciliation>('PaymentReconciliation');
  const invoices = await lab.his.all<Invoice>('Invoice');
  return {
    booked: payments.map(({ paymentAmount }) => paymentAmount?.value ?? 0),
    balanced: invoices.filter(({ status }) => status === 'balanced').length,
  };
}

/** How each intent of a kind ended, as the journal on the disk has it; null while one is open. */
export function outcomesOf({ folder }: Pick<Kiosk, 'folder'>, kind: string): (string | null)[] {
  const journal = createJournal(openStore(join(folder, 'data', 'journal.db'), JOURNAL_KEY), Date.now);
  const lines = journal.lines().filter((line) => line.kind === kind);
  journal.shut();
  return [...new Map(lines.map(({ intent, outcome }) => [intent, outcome])).values()];
}
