import { setTimeout as sleep } from 'node:timers/promises';
import { qrOfPatient } from '../bench/patients.ts';
import { CLINICS } from '../lab/his-hospital.ts';
import { type LabDescription, startLab } from '../lab/lab.ts';
import { persona, qrOf } from '../personas.ts';
import type { Tree } from '../run/kiosk-config.ts';
import { faultsOf, forwardedOf, type KioskBook, openIn, standingIn } from './accounts.ts';
import type { HostKiosk } from './host-kiosk.ts';
import { type Comer, checkIn, type Ended } from './patient.ts';
import { type Random, randomOf } from './random.ts';
import { type Seen, startWeather } from './weather.ts';

export interface ChaosWish {
  /** Check-ins in all. */
  readonly count: number;
  readonly seed: number;
  /** Kiosks of the one hospital, which work at the same time. */
  readonly kiosks: number;
  /** One check-in in so many prints its paper. */
  readonly printsOneIn: number;
  readonly start: (lab: LabDescription, overrides: Tree) => Promise<HostKiosk>;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly ended: readonly Ended[];
  /** Visits that the HIS took after their patient had gone. */
  readonly forwarded: number;
  /** Visits that stand in the HIS at the end. */
  readonly standing: number;
  readonly weather: { readonly his: Seen; readonly portal: Seen };
  /** Milliseconds from the last patient and the end of all faults until nothing was left to be done. */
  readonly settledMs: number;
  readonly faults: readonly string[];
}

/** One in so many has been here before, and comes again for the same clinic. */
const AGAIN_ONE_IN = 20;
const LOOK_MS = 250;
/** People whom the portal and mostly the HIS know, without a number yet. */
const KNOWN = [
  'covered',
  'card-expired',
  'card-renewed',
  'year-only-birth',
  'long-name',
  'new-card-2024',
  'army-card',
  'older-bill',
  'guardian',
];

/** Check-ins at real hosts while HIS and portal fail at random; then both work, and it is waited until all is told. */
export async function runChaos({
  count,
  seed,
  kiosks,
  printsOneIn,
  start,
  say,
}: ChaosWish): Promise<ChaosResult> {
  const random = randomOf(seed);
  const lab = await startLab({ scanner: false, his: { places: Math.ceil(count / 10) + 20 } });
  const running: HostKiosk[] = [];
  try {
    for (let n = 0; n < kiosks; n++) running.push(await start(lab.describe(), kioskOf(n)));
    const queues = queuesOf(comersOf(count, random), kiosks);
    await Promise.all(running.map(knowsTheHospital));
    const weather = startWeather(lab, randomOf(seed + 1));
    let done = 0;
    const tell = (): void => {
      done += 1;
      if (done % 100 === 0) say(`${done} of ${count} check-ins`);
    };
    const ended = await Promise.all(
      running.map((kiosk, n) => serve(kiosk, queues[n] ?? [], randomOf(seed + 2 + n), printsOneIn, tell)),
    ).finally(() => weather.clear());
    const since = performance.now();
    const books = await Promise.all(running.map(async (kiosk, n) => settled(kiosk, ended[n] ?? [])));
    const settledMs = performance.now() - since;
    const standing = await standingIn(lab.his);
    return {
      ended: ended.flat(),
      forwarded: books.reduce((sum, book) => sum + forwardedOf(book.ended, standing).length, 0),
      standing: standing.length,
      weather,
      settledMs,
      faults: faultsOf(books, standing),
    };
  } finally {
    await Promise.all(running.map((kiosk) => kiosk.close()));
    await lab.close();
  }
}

/** Every other kiosk gives numbers of its own while the HIS is down; the others give slips for the desk. */
const kioskOf = (n: number): Tree => ({
  kiosk: { id: `kiosk-${n + 1}` },
  visit: { hisDown: { localNumbers: n % 2 === 0 ? `K${n + 1}-` : null } },
});

function comersOf(count: number, random: Random): Comer[] {
  const comers: Comer[] = [];
  while (comers.length < count) {
    const n = comers.length;
    const before = n > 0 && random.below(AGAIN_ONE_IN) === 0 ? random.one(comers) : null;
    comers.push(before ?? { ...cardOf(n), clinicId: random.one(CLINICS.filter(({ full }) => !full)).id });
  }
  return comers;
}

function cardOf(n: number): Pick<Comer, 'number' | 'qr'> {
  const known = KNOWN[n];
  const qr = known === undefined ? qrOfPatient(n) : qrOf(persona(known));
  return { qr, number: qr.split('|')[0] ?? '' };
}

/** Whoever comes again comes to the same kiosk. */
function queuesOf(comers: readonly Comer[], kiosks: number): Comer[][] {
  const queues: Comer[][] = Array.from({ length: kiosks }, () => []);
  const kioskOfPerson = new Map<string, number>();
  for (const comer of comers) {
    const n = kioskOfPerson.get(comer.number) ?? kioskOfPerson.size % kiosks;
    kioskOfPerson.set(comer.number, n);
    queues[n]?.push(comer);
  }
  return queues;
}

/** A kiosk that was put up while everything worked: it knows what can be chosen. */
async function knowsTheHospital({ page }: HostKiosk): Promise<void> {
  const begun = new Promise((resolve) => page.on('card', resolve));
  await page.request('code.shown', { by: 'keyboard-scanner', text: qrOfPatient(999_999), altered: false });
  await begun;
  const offered = await page.request('visit.departments', {});
  if (!offered.ok) throw new Error(`the hospital offers nothing: ${offered.error}`);
  await page.request('visit.end', { reason: 'done' });
}

async function serve(
  { page }: HostKiosk,
  queue: readonly Comer[],
  random: Random,
  printsOneIn: number,
  tell: () => void,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const [n, comer] of queue.entries()) {
    ended.push(await checkIn(page, comer, random, n % printsOneIn === 0));
    tell();
  }
  return ended;
}

/** Waits until the kiosk has told everything; the limit of the run ends a wait that does not. */
async function settled(kiosk: HostKiosk, ended: readonly Ended[]): Promise<KioskBook> {
  for (;;) {
    const kept = kiosk.kept();
    if (openIn(kept).length === 0) return { ended, kept };
    await sleep(LOOK_MS);
  }
}
