import { setTimeout as sleep } from 'node:timers/promises';
import { type Lab, startLab } from '../lab/lab.ts';
import { type Kiosk, launchKiosk } from '../run/kiosk.ts';
import { compareClocks } from './clock.ts';
import { type Timed, timeCheckIn } from './one-check-in.ts';
import { qrOfPatient } from './patients.ts';
import { type Taps, tapLab } from './taps.ts';
import { benchTicketPeers, type PeerRow } from './tickets-peer.ts';
import { benchTicketRow, type RowResult } from './tickets-row.ts';

export interface TicketsResult {
  readonly visits: readonly Timed[];
  readonly peers: readonly PeerRow[];
  readonly row: RowResult;
}

/** The hospital is emptied so often: its clinics have twenty places. */
const NEW_DAY_EVERY = 100;
const BETWEEN_MS = 150;
const AFTER_START_MS = 2_000;
const IN_A_ROW = 1_000;

/** Check-ins on the real kiosk with an ear at the printer's wire, then many tickets in a row, then the peer. */
export async function benchTickets(count: number, say: (line: string) => void): Promise<TicketsResult> {
  const lab = await startLab();
  if (!lab.scanner) throw new Error('socat is missing: no card reader can be played');
  const taps = tapLab(lab.printer.port);
  let visits: readonly Timed[];
  try {
    const kiosk = await launchKiosk({ lab: lab.describe() });
    try {
      visits = await checkIns(count, lab, kiosk, taps, say);
    } finally {
      await kiosk.close();
    }
  } finally {
    taps.close();
    await lab.close();
  }
  const row = await benchTicketRow(IN_A_ROW);
  say(`${row.count} tickets in a row`);
  return { visits, row, peers: await benchTicketPeers(count) };
}

async function checkIns(
  count: number,
  lab: Lab,
  { page }: Kiosk,
  taps: Taps,
  say: (line: string) => void,
): Promise<readonly Timed[]> {
  await page.locator('[data-screen="welcome"]').waitFor();
  await sleep(AFTER_START_MS);
  const clock = await compareClocks(page);
  const visits: Timed[] = [];
  while (visits.length < count) {
    const n = visits.length;
    if (n > 0 && n % NEW_DAY_EVERY === 0) {
      await lab.his.reseed();
      lab.printer.reset();
    }
    visits.push(await timeCheckIn({ page, lab, taps, clock }, qrOfPatient(n), { choice: n, pause: 0 }));
    if (visits.length % 50 === 0) say(`${visits.length} of ${count} check-ins`);
    await sleep(BETWEEN_MS);
  }
  return visits;
}
