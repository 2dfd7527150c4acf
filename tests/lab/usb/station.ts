import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, OpenContext } from '../../../drivers/define.ts';
import type { ReaderEvent } from '../../../drivers/ports/identity.ts';
import { type Supervised, supervise } from '../../../drivers/supervisor.ts';
import { persona, qrOf } from '../../personas.ts';
import { mannersOf } from './manners.ts';

/** What the guest prints: one JSON object a line. */
export const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Waits for something that is going to happen; a guest that hangs is ended from outside. */
export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(5);
};

/** The scanner as the lab holds it in its hands. */
interface InHand {
  present(code: string): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** A scanner of the lab, and the product's driver that is configured for it. */
export interface Station extends InHand {
  readonly id: string;
  readonly events: ReaderEvent[];
  /** Opens the driver under the supervisor; every change of state and every line of its log is printed. */
  start(more: object): Promise<void>;
  stop(): Promise<void>;
  ready(): boolean;
  /** How often the driver renewed its device by itself. */
  renewals(): number;
  /** Presents the card of a persona and prints all that was heard of it. */
  read(step: string, who: string): Promise<void>;
  /** Opens the driver without supervisor, and prints how that went. */
  tryOpen(step: 'unplugged' | 'no-right'): Promise<void>;
  /** Prints how the driver, without supervisor, keeps to the contract of its port. */
  showManners(): Promise<void>;
}

export const stationOf = <O>(
  id: string,
  driver: Driver<'identity', O>,
  options: object,
  hand: InHand,
): Station => {
  const events: ReaderEvent[] = [];
  let supervised: Supervised<'identity'> | null = null;
  let renewals = 0;
  const log: OpenContext['log'] = (event, fields) => {
    if (event === 'identity.renewed') renewals++;
    say({ said: 'log', id, event, fields });
  };
  const context = { now: Date.now, secret: () => undefined, log };
  const ready = (): boolean => supervised?.state().status === 'ready';
  return {
    ...hand,
    id,
    events,
    ready,
    renewals: () => renewals,
    start: async (more) => {
      supervised = supervise({
        driver,
        options: { ...options, ...more },
        context,
        onState: ({ status, reason }) => say({ said: 'state', id, status, reason }),
        onPort: (port) => void port.listen((event) => events.push(event)),
      });
      await until(ready);
    },
    stop: async () => supervised?.close(),
    read: async (step, who) => {
      events.length = 0;
      const began = performance.now();
      await hand.present(qrOf(persona(who)));
      await until(() => events.length > 0);
      say({ said: 'read', step, id, who, events, ms: Math.round(performance.now() - began) });
    },
    tryOpen: async (step) => {
      const opened = await driver.open(driver.options.parse(options), {
        ...context,
        signal: new AbortController().signal,
        lost: () => undefined,
      });
      say({ said: 'try', step, id, ...(opened.ok ? { ok: true } : opened) });
      if (opened.ok) await opened.value.close();
    },
    showManners: async () =>
      say({ said: 'manners', id, ...(await mannersOf(driver, options, hand.present)) }),
  };
};
