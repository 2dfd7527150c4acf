import type { Registered, RegisterFailure } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import type { Intent, Opening } from './journal/journal.ts';
import type { Parts } from './parts.ts';

const HOUR_MS = 3_600_000;
/** Rounds in which the HIS may take one visit for nonsense before the next ones go ahead of it. */
const ROUNDS_IN_FRONT = 3;

/**
 * Visits that the HIS could not take, forwarded in the order in which they were kept, each once. One is sent at a time, and
 * one that may have been sent is asked for first: after a crash that is the oldest alone.
 */
export interface Forwarding {
  /** Forwards what waits, until all is done or the HIS does not answer. */
  round(): Promise<void>;
}

/** `closing`: nothing new is begun, and what is under way is left open. */
export function createForwarding(
  parts: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'>,
  closing: AbortSignal,
): Forwarding {
  const { config, drivers, journal, log, now } = parts;
  /** What this host has sent, or a host before it may have. */
  const sent = new Set<string>();
  let isFirst = true;
  const nonsense = new Map<string, number>();

  const within = (ms: number): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(ms)]);

  const ask = async (visitKey: string): Promise<Result<Registered | null, RegisterFailure>> => {
    const found =
      (await drivers.his()?.findVisit(visitKey, within(DELAYS.hisQuestion))) ?? err('no-answer' as const);
    return found.ok ? ok(found.value && { registration: found.value, already: false }) : found;
  };

  async function send({ id, payload }: Intent<'forward'>): Promise<Result<Registered, RegisterFailure>> {
    const his = drivers.his();
    if (!his) return err('no-answer');
    if (payload.mayStand || isFirst || sent.has(id)) {
      const found = await ask(payload.request.visitKey);
      if (!found.ok) return found;
      isFirst = false;
      if (found.value) return ok(found.value);
    }
    sent.add(id);
    return his.register(payload.request, within(DELAYS.register));
  }

  function close(intent: Intent<'forward'>, outcome: string, what: NewsOf): void {
    const news: Opening = {
      kind: 'news',
      visit: intent.visit,
      payload: { number: intent.payload.number, what },
    };
    journal.close(intent.id, 'forward', outcome, undefined, [news]);
    sent.delete(intent.id);
    nonsense.delete(intent.id);
    log('visit.forwarded', { visit: intent.visit, outcome });
  }

  /** Whether the next one may go. */
  async function forward(intent: Intent<'forward'>): Promise<boolean> {
    if (now() - intent.at > config.visit.hisDown.keepHours * HOUR_MS) {
      close(intent, 'expired', { about: 'expired' });
      return true;
    }
    const result = await send(intent);
    if (result.ok) {
      const { already, registration } = result.value;
      const about = already ? 'already' : 'forwarded';
      close(intent, about, { about, number: registration.number });
      return true;
    }
    switch (result.error) {
      case 'clinic-full':
      case 'several-patients':
        close(intent, result.error, { about: result.error });
        return true;
      case 'bad-answer':
        nonsense.set(intent.id, (nonsense.get(intent.id) ?? 0) + 1);
        log('forward.waits', { why: 'bad-answer' });
        return (nonsense.get(intent.id) ?? 0) > ROUNDS_IN_FRONT;
      default:
        log('forward.waits', { why: result.error });
        return false;
    }
  }

  return {
    async round() {
      for (const intent of journal.openOf('forward')) if (closing.aborted || !(await forward(intent))) return;
    },
  };
}
