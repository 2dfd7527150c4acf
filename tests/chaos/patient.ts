import type { Client } from '../../electron/contract/client.ts';
import type { NumberView } from '../../electron/contract/views.ts';
import type { Random } from './random.ts';

/** Somebody who comes to a kiosk. */
export interface Comer {
  /** Number of the citizen card. */
  readonly number: string;
  /** Text of the code on it. */
  readonly qr: string;
  readonly clinicId: string;
}

/** How a visit to the kiosk ended. */
export interface Ended {
  readonly number: string;
  readonly visitKey: string;
  /** What the patient left with; null: with nothing, which must not be. */
  readonly held: NumberView | null;
  /** What the kiosk said where they left with nothing. */
  readonly said: string;
  /** The insurer gave no answer: let in to be checked. */
  readonly unchecked: boolean;
  /** Milliseconds since the epoch at which the patient had what they left with. */
  readonly at: number;
  /** From the card until then: ms. */
  readonly ms: number;
  readonly printed: boolean;
}

/** So often a patient tries again where there is no other way on. */
const PATIENCE = 6;
/** Share of patients who try again before they go on without the hospital's system. */
const STUBBORN = 0.3;

type Said<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** A patient from the card to the ticket, touching what the screens offer in the words of the contract. */
export async function checkIn(page: Client, comer: Comer, random: Random, prints: boolean): Promise<Ended> {
  const from = Date.now();
  const visitKey = await present(page, comer);
  const insurance = need(await page.request('visit.insurance', {}));
  const day = await arrive(page, random);
  const standing = day?.numbers.find(({ clinicId }) => clinicId === comer.clinicId);
  const got = standing
    ? await page.request('visit.take', { clinicId: standing.clinicId })
    : await takeNumber(page, comer, random);
  const at = Date.now();
  const printed = prints && got.ok && (await page.request('visit.print', { again: false })).ok;
  need(await page.request('visit.end', { reason: 'done' }));
  return {
    number: comer.number,
    visitKey,
    held: got.ok ? got.value : null,
    said: got.ok ? '' : got.error,
    unchecked: insurance.status === 'no-answer',
    at,
    ms: at - from,
    printed,
  };
}

async function present(page: Client, { qr }: Comer): Promise<string> {
  let off = (): void => undefined;
  const seen = new Promise<string>((resolve, reject) => {
    off = page.on('card', (card) =>
      card.kind === 'person' ? resolve(card.visitKey) : reject(new Error(`the card: ${card.kind}`)),
    );
  });
  const shown = page.request('code.shown', { by: 'keyboard-scanner', text: qr, altered: false });
  try {
    const [visitKey] = await Promise.all([seen, shown.then(need)]);
    return visitKey;
  } finally {
    off();
  }
}

/** What the HIS has of the day; null where the patient goes on without it. */
async function arrive(page: Client, random: Random) {
  for (let turn = 0; turn < PATIENCE; turn++) {
    const day = await page.request('visit.day', {});
    if (day.ok) return day.value;
    if (random() >= STUBBORN) return null;
  }
  return null;
}

/** Chooses the clinic, or another where it is full; the slip for the desk where nothing can be chosen. */
async function takeNumber(page: Client, { clinicId }: Comer, random: Random): Promise<Said<NumberView>> {
  let wanted = clinicId;
  let last: Said<NumberView> = { ok: false, error: 'nothing' };
  for (let turn = 0; turn < PATIENCE; turn++) {
    const offered = await page.request('visit.departments', {});
    if (offered.ok) {
      const open = offered.value.flatMap(({ clinics }) => clinics).filter(({ free }) => free !== 0);
      if (!open.some(({ id }) => id === wanted)) wanted = random.one(open).id;
      const chosen = await page.request('visit.choose', { clinicId: wanted, appointmentId: null });
      if (!chosen.ok) {
        last = chosen;
        continue;
      }
    } else if (random() < STUBBORN) continue;
    last = await page.request('visit.register', {});
    if (last.ok) return last;
  }
  return last;
}

function need<T>(answer: Said<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(`the kiosk refused: ${answer.error}`);
}
