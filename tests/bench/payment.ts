import { type Lab, startLab } from '../lab/lab.ts';
import { type Kiosk, launchKiosk } from '../run/kiosk.ts';
import { payingAt } from '../run/paying.ts';
import { compareClocks, type PageClock } from './clock.ts';
import { type JournalRate, measureJournal } from './journal-rate.ts';
import { driveCheckIn } from './page-driver.ts';
import { qrOfPatient } from './patients.ts';

/** One payment, all times in ms. */
export interface Paid {
  /** From the touch on "VietQR" until the code was painted. */
  readonly touchToCode: number;
  /** From the bank's taking of the money until "paid" was painted. */
  readonly takenToPaid: number;
}

export interface PaymentResult {
  readonly paid: readonly Paid[];
  readonly pollMs: number;
  readonly journal: JournalRate;
}

/** So many patients choose the same clinic before the next one's turn comes. A HIS gives no bill's number twice. */
const A_CLINIC = 20;
const PLACES = 25;
const POLL_MS = 500;
const JOURNAL_LINES = 2_000;
const READY_MS = 120;

/** Patients who pay by VietQR at the lab's bank in the real kiosk, then the journal beside bare inserts. */
export async function benchPayment(count: number, say: (line: string) => void): Promise<PaymentResult> {
  const lab = await startLab({ bank: true, his: { places: PLACES } });
  if (!lab.scanner) throw new Error('socat is missing: no card reader can be played');
  const { config, env } = payingAt(lab.describe(), { vietqr: 'payos' }, { pollMs: POLL_MS });
  const paid: Paid[] = [];
  try {
    const kiosk = await launchKiosk({ lab: lab.describe(), config, env });
    try {
      await kiosk.page.locator('[data-screen="welcome"]').waitFor();
      const clock = await compareClocks(kiosk.page);
      while (paid.length < count) {
        paid.push(await timePayment(lab, kiosk, clock, paid.length));
        if (paid.length % 25 === 0) say(`${paid.length} of ${count} payments`);
      }
    } finally {
      await kiosk.close();
    }
  } finally {
    await lab.close();
  }
  return { paid, pollMs: POLL_MS, journal: measureJournal(JOURNAL_LINES) };
}

/** The money comes at another moment between two questions of the kiosk each time. */
async function timePayment(lab: Lab, { page }: Kiosk, clock: PageClock, n: number): Promise<Paid> {
  const payos = lab.bank?.payos;
  if (!payos) throw new Error('the lab has no bank');
  await payos.reset();
  payos.customer({ does: 'pays', afterMs: POLL_MS + ((n * 37) % POLL_MS) });
  const driving = page.evaluate(driveCheckIn, { choice: Math.floor(n / A_CLINIC), pause: 0 });
  await new Promise((resolve) => setTimeout(resolve, READY_MS));
  await lab.scanner?.present(qrOfPatient(n));
  const { appeared, touched } = await driving;
  const painted = (screen: string): number =>
    appeared.find((one) => one.screen === screen)?.painted ?? Number.NaN;
  const touchedAt = touched.find(({ screen }) => screen === 'pay.owed')?.at ?? Number.NaN;
  const takenAt = (payos.ledger()[0]?.at ?? Number.NaN) - performance.timeOrigin;
  return {
    touchToCode: painted('pay.qr') - touchedAt,
    takenToPaid: clock.toOurs(painted('pay.paid')) - takenAt,
  };
}
