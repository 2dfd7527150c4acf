import { startBuiltKiosk } from '../chaos/built-kiosk.ts';
import type { HostKiosk } from '../chaos/host-kiosk.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { persona, qrOf } from '../personas.ts';
import { qrOfPatient } from './patients.ts';
import { type Served, type Taps, tapLab } from './taps.ts';

/** Who comes: what the HIS has of a person decides what it is asked. */
export const KINDS = ['nobody knows', 'known', 'has an appointment', 'holds a number'] as const;
export type Kind = (typeof KINDS)[number];

/** One check-in, from the card until all is answered that the choice of a clinic needs. */
export interface PathTimed {
  readonly kind: Kind;
  readonly ms: number;
  /** Requests that each was asked. */
  readonly his: number;
  readonly portal: number;
  /** The longest row of requests of which each began after the one before had ended, and what they were. */
  readonly his1by1: readonly string[];
  readonly portal1by1: readonly string[];
}

export interface PathResult {
  readonly delayMs: number;
  readonly visits: readonly PathTimed[];
}

const DELAY_MS = 300;
/** Between two patients: places and prices that the kiosk remembers have grown old as often as not. */
const BETWEEN_MS = 1_500;

const QR: Readonly<Record<Kind, (n: number) => string>> = {
  'nobody knows': qrOfPatient,
  known: () => qrOf(persona('covered')),
  'has an appointment': () => qrOf(persona('appointment-today')),
  'holds a number': () => qrOf(persona('already-has-number')),
};

/** Check-ins at the real host while HIS and portal take 300 ms for every answer, without a patient who thinks. */
export async function benchPath(count: number, say: (line: string) => void): Promise<PathResult> {
  const lab = await startLab({ scanner: false });
  const taps = tapLab(lab.printer.port);
  try {
    const kiosk = await startBuiltKiosk(lab.describe());
    try {
      await Promise.all([lab.his.setFault('ok', DELAY_MS), lab.bhxh.setFault('ok', DELAY_MS)]);
      const visits: PathTimed[] = [];
      while (visits.length < count) {
        const kind = KINDS[visits.length % KINDS.length] ?? 'known';
        visits.push(await timePath(kiosk, lab, taps, kind, QR[kind](visits.length)));
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
      }
      say(`${count} check-ins up to the choice of a clinic`);
      return { delayMs: DELAY_MS, visits };
    } finally {
      await kiosk.close();
    }
  } finally {
    taps.close();
    await lab.close();
  }
}

async function timePath(
  { page }: HostKiosk,
  lab: Lab,
  taps: Taps,
  kind: Kind,
  qr: string,
): Promise<PathTimed> {
  taps.served();
  const begun = new Promise<void>((resolve) => {
    const off = page.on('card', () => {
      off();
      resolve();
    });
  });
  const from = performance.now();
  await page.request('code.shown', { by: 'keyboard-scanner', text: qr, altered: false });
  await begun;
  const answers = await Promise.all([
    page.request('visit.insurance', {}),
    page.request('visit.day', {}),
    page.request('visit.departments', {}),
  ]);
  const ms = performance.now() - from;
  const failed = answers.find((answer) => !answer.ok);
  if (failed && !failed.ok) throw new Error(`the kiosk refused: ${failed.error}`);
  await page.request('visit.end', { reason: 'done' });
  const served = taps.served();
  const [his, portal] = [lab.his.url, lab.bhxh.url].map((url) => servedBy(served, url));
  return {
    kind,
    ms,
    his: his?.length ?? 0,
    portal: portal?.length ?? 0,
    his1by1: oneByOne(his ?? []),
    portal1by1: oneByOne(portal ?? []),
  };
}

const servedBy = (served: readonly Served[], url: string): Served[] =>
  served.filter(({ port }) => port === Number(new URL(url).port));

/** By the earliest end, which leaves the most room for those that follow. */
function oneByOne(served: readonly Served[]): string[] {
  const row: string[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { method, url, from, until } of [...served].sort((a, b) => a.until - b.until)) {
    if (from < end) continue;
    row.push(`${method} ${nameOf(url)}`);
    end = until;
  }
  return row;
}

/** `/fhir/Encounter?patient=…&status=…` → `Encounter?patient`: what is asked, without whom it is about. */
const nameOf = (url: string): string => {
  const { pathname, searchParams } = new URL(url, 'http://lab');
  const [first] = searchParams.keys();
  const name = pathname.split('/').at(-1) ?? '';
  return first === undefined || first === 'token' ? name : `${name}?${first}`;
};
