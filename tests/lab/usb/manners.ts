import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from '../../../drivers/define.ts';
import type { ReaderEvent } from '../../../drivers/ports/identity.ts';
import { persona, qrOf } from '../../personas.ts';

/** Milliseconds of the clock that is injected. */
export const CLOCK = 1_795_000_000_000;
/** Long enough for what was shown to have been heard, and for a torn code to have ended: ms. */
const QUIET_MS = 700;
const MAX_BYTES = 1_024;

const WHOLE = qrOf(persona('covered'));
/** What is no card, by the failure that it is. */
export const TROUBLE = {
  'not-a-citizen-card': 'https://example.vn/?id=1',
  incomplete: WHOLE.slice(0, 30),
  invalid: WHOLE.replace(persona('covered').card.birthDate, '31021978'),
  noise: 'x'.repeat(2 * MAX_BYTES),
} as const;

/** What a driver said at each turn of the port's contract. */
export interface Manners {
  /** To each of two listeners, and to one that left before. */
  readonly first: readonly ReaderEvent[];
  readonly second: readonly ReaderEvent[];
  readonly left: readonly ReaderEvent[];
  readonly trouble: readonly ReaderEvent[];
  /** After all that trouble. */
  readonly next: readonly ReaderEvent[];
  /** A card was shown after close, and after the kiosk's signal. */
  readonly closed: readonly ReaderEvent[];
  readonly ended: readonly ReaderEvent[];
  readonly lost: readonly string[];
  readonly lines: readonly string[];
}

/** Goes through the contract of a reader as tests/contract/identity.test.ts does, where there is no test to do it. */
export const mannersOf = async <O>(
  driver: Driver<'identity', O>,
  options: object,
  present: (code: string) => Promise<void>,
): Promise<Manners> => {
  const lost: string[] = [];
  const lines: string[] = [];
  const open = async (signal: AbortSignal) => {
    const opened = await driver.open(driver.options.parse({ ...options, maxBytes: MAX_BYTES }), {
      signal,
      now: () => CLOCK,
      secret: () => undefined,
      lost: (reason) => void lost.push(reason),
      log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
    });
    if (!opened.ok) throw new Error(`${driver.id}: ${opened.error} ${opened.detail ?? ''}`);
    const heard: ReaderEvent[] = [];
    opened.value.listen((event) => heard.push(event));
    /** What is heard of a code. */
    const show = async (code: string): Promise<readonly ReaderEvent[]> => {
      heard.length = 0;
      await present(code);
      await sleep(QUIET_MS);
      return [...heard];
    };
    return { port: opened.value, show };
  };

  const reader = await open(new AbortController().signal);
  const second: ReaderEvent[] = [];
  const left: ReaderEvent[] = [];
  const leave = reader.port.listen((event) => second.push(event));
  reader.port.listen((event) => left.push(event))();
  const first = await reader.show(WHOLE);
  leave();
  const trouble: ReaderEvent[] = [];
  for (const code of Object.values(TROUBLE)) trouble.push(...(await reader.show(code)));
  const next = await reader.show(WHOLE);
  await reader.port.close();
  const closed = await reader.show(WHOLE);

  const kiosk = new AbortController();
  const mortal = await open(kiosk.signal);
  kiosk.abort();
  await mortal.port.close();
  const ended = await mortal.show(WHOLE);
  return { first, second, left, trouble, next, closed, ended, lost, lines };
};
