import type { PaymentMeans } from '../../drivers/ports/payment.ts';
import type { Client } from '../../electron/contract/client.ts';
import type { PayingView } from '../../electron/contract/payment-views.ts';
import type { VisitSnapshot } from '../../electron/contract/views.ts';
import { type Persona, qrOf } from '../personas.ts';

/** What the patient wants once the code or the terminal is there. */
export type Wish = 'pays' | 'stops';

/** What a page remembers over the death of its host. */
export interface Memory {
  visitKey: string | null;
}

/** The kiosk died in the middle. */
class Gone extends Error {}

/**
 * A patient who comes, takes a number, pays and leaves, in the words of the contract; asked again after the kiosk was
 * started anew, it goes on from where the kiosk says it is. True when it got to its end, false where the kiosk died.
 */
export async function walk(
  page: Client,
  who: Persona,
  means: PaymentMeans,
  wish: Wish,
  memory: Memory,
): Promise<boolean> {
  try {
    await walkOn(page, who, means, wish, memory);
    return true;
  } catch (error) {
    if (error instanceof Gone) return false;
    throw error;
  }
}

async function walkOn(
  page: Client,
  who: Persona,
  means: PaymentMeans,
  wish: Wish,
  memory: Memory,
): Promise<void> {
  const views = listen(page);
  const opened = need(await page.request('session.open', { visitKey: memory.visitKey }));
  const found = opened.visit;
  if (!found) await present(page, who, memory);
  if (!found?.number) await takeNumber(page, who, found);
  if (found?.paying) await views.ended(found.paying);
  await payWhatIsOwed(page, means, wish, views);
  const last = views.last();
  if (last?.state === 'ended' && last.ending.end === 'paid')
    printed(await page.request('visit.receipt', { again: false }));
  printed(await page.request('visit.print', { again: false }));
  need(await page.request('visit.end', { reason: 'done' }));
}

async function present(page: Client, who: Persona, memory: Memory): Promise<void> {
  const seen = new Promise<string>((resolve, reject) => {
    page.on('card', (card) =>
      card.kind === 'person' ? resolve(card.visitKey) : reject(new Error(card.kind)),
    );
    page.onClose(() => reject(new Gone()));
  });
  const shown = page.request('code.shown', { by: 'keyboard-scanner', text: qrOf(who), altered: false });
  const [visitKey] = await Promise.all([seen, shown.then(need)]);
  memory.visitKey = visitKey;
}

/** The number that the person holds already, or a new one. */
async function takeNumber(page: Client, who: Persona, found: VisitSnapshot | null): Promise<void> {
  const clinicId = who.clinicId;
  const day = need(await page.request('visit.day', {}));
  if (day.numbers.some((number) => number.clinicId === clinicId)) {
    need(await page.request('visit.take', { clinicId }));
    return;
  }
  if (found?.clinicId !== clinicId) need(await page.request('visit.departments', {}));
  need(await page.request('visit.choose', { clinicId, appointmentId: null }));
  need(await page.request('visit.register', {}));
}

async function payWhatIsOwed(page: Client, means: PaymentMeans, wish: Wish, views: Views): Promise<void> {
  const { bills, news } = need(await page.request('visit.bills', {}));
  const owed = bills.filter((bill) => bill.of === 'this');
  if (owed.length === 0 || news.some(({ kind }) => kind === 'asking')) return;
  const begun = need(await page.request('visit.pay', { billIds: owed.map(({ id }) => id), means }));
  if (wish === 'stops') {
    await views.until(begun, ({ state }) => state === 'qr' || state === 'terminal' || state === 'ended');
    need(await page.request('visit.stop-paying', {}));
  }
  await views.ended(begun);
}

interface Views {
  last(): PayingView | null;
  until(from: PayingView, isIt: (view: PayingView) => boolean): Promise<void>;
  /** A charge that is known: an unknown one is asked after by the kiosk itself. */
  ended(from: PayingView): Promise<void>;
}

function listen(page: Client): Views {
  let last: PayingView | null = null;
  let closed = false;
  let wake = (): void => undefined;
  page.on('payment', ({ paying }) => {
    last = paying;
    wake();
  });
  page.onClose(() => {
    closed = true;
    wake();
  });
  const until: Views['until'] = async (from, isIt) => {
    // What was told by event is newer than what came as an answer.
    if (last?.reference !== from.reference) last = from;
    while (!isIt(last ?? from)) {
      if (closed) throw new Gone();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    last: () => last,
    until,
    ended: (from) => until(from, (view) => view.state === 'ended' && view.ending.end !== 'unknown'),
  };
}

type Said<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** Paper that does not come out is another matter: a printer that was switched on with the kiosk may not be there yet. */
function printed(answer: Said<unknown>): void {
  if (!answer.ok && answer.error === 'closed') throw new Gone();
}

function need<T>(answer: Said<T>): T {
  if (answer.ok) return answer.value;
  if (answer.error === 'closed') throw new Gone();
  throw new Error(`the kiosk refused: ${answer.error}`);
}
