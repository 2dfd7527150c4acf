import type { Page } from 'playwright';
import type { Lab } from '../lab/lab.ts';
import type { PageClock } from './clock.ts';
import { type Driven, driveCheckIn, type Plan } from './page-driver.ts';
import type { Served, Taps } from './taps.ts';

/** Steps of which the time from the card to the ticket is made up, in their order; the patient's own time is in none. */
export const STEPS = [
  'last byte of the card → "is this you?" painted',
  'touch → insurance painted',
  'touch → departments painted',
  'touch → clinics painted',
  'touch → review painted',
  'touch → first byte at the HIS to register',
  'registering in the HIS',
  'HIS done → last byte of the ticket',
] as const;

/** One patient; all times in ms. */
export interface Timed {
  readonly steps: readonly number[];
  /** The sum of the steps. */
  readonly total: number;
  /** From each touch until the screen that came of it was painted, with the first screen that came. */
  readonly touches: readonly { readonly from: string; readonly to: string; readonly ms: number }[];
  /** What the HIS and the portal were asked. */
  readonly served: readonly Served[];
  /** Of the total: how long the virtual hospital itself took, parallel requests counted once. */
  readonly hospital: number;
  readonly ticketBytes: number;
  /** From the HIS's last answer to the first and to the last byte of the job at the printer. */
  readonly firstByte: number;
  readonly lastByte: number;
}

export interface Scene {
  readonly page: Page;
  readonly lab: Lab;
  readonly taps: Taps;
  readonly clock: PageClock;
}

/** The page's player stands ready before the card is laid on. */
const READY_MS = 120;

/** Lays a card on the reader and plays the patient until the welcome screen is back. */
export async function timeCheckIn({ page, lab, taps, clock }: Scene, qr: string, plan: Plan): Promise<Timed> {
  taps.served();
  const driving = page.evaluate(driveCheckIn, plan);
  await new Promise((resolve) => setTimeout(resolve, READY_MS));
  const printed = lab.printer.waitForTicket();
  const from = performance.now();
  await lab.scanner?.present(qr);
  const ticket = await Promise.race([printed, driving.then(() => printed)]);
  const job = taps.printerJob();
  const driven = onOurClock(await driving, clock);
  return { ...timesOf(driven, from, job, taps.served()), ticketBytes: ticket.bytes };
}

const onOurClock = ({ appeared, touched }: Driven, { toOurs }: PageClock): Driven => ({
  appeared: appeared.map((one) => ({ ...one, at: toOurs(one.at), painted: toOurs(one.painted) })),
  touched: touched.map((one) => ({ ...one, at: toOurs(one.at) })),
});

function timesOf(
  { appeared, touched }: Driven,
  from: number,
  job: ReturnType<Taps['printerJob']>,
  served: readonly Served[],
): Omit<Timed, 'ticketBytes'> {
  const paintOf = (screen: string): number =>
    appeared.find((one) => one.screen === screen)?.painted ?? Number.NaN;
  const touchOf = (screen: string): number => touched.find((one) => one.screen === screen)?.at ?? Number.NaN;
  const asked = touchOf('review');
  const writes = served.filter((one) => one.method === 'POST' && /\/(Patient|Encounter)$/.test(one.url));
  const hisFrom = Math.min(...writes.map((one) => one.from));
  const hisUntil = Math.max(...served.filter((one) => one.from >= hisFrom).map((one) => one.until));
  const steps = [
    paintOf('confirm') - from,
    paintOf('insurance.shown') - touchOf('confirm'),
    paintOf('department.choosing') - touchOf('insurance.shown'),
    paintOf('clinic') - touchOf('department.choosing'),
    paintOf('review') - touchOf('clinic'),
    hisFrom - asked,
    hisUntil - hisFrom,
    job.last - hisUntil,
  ];
  const touches = touched.map(({ screen, at }) => {
    const next = appeared.find((one) => one.at >= at);
    return { from: screen, to: next?.screen ?? '', ms: (next?.painted ?? Number.NaN) - at };
  });
  return {
    steps,
    firstByte: job.first - hisUntil,
    lastByte: job.last - hisUntil,
    total: steps.reduce((sum, one) => sum + one, 0),
    touches,
    served,
    hospital: unionOf(served),
  };
}

/** Length of the union of the intervals. */
function unionOf(served: readonly Served[]): number {
  let [sum, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, until } of [...served].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return sum;
}
