import { localDay } from '../../drivers/codec/local-day.ts';
import type { Registered, RegisterFailure } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import type { Intent, Opening } from './journal/journal.ts';
import type { Parts } from './parts.ts';

const HOUR_MS = 3_600_000;
/** Rounds in which the HIS may take one visit for nonsense before the next ones go ahead of it, and before staff hear of it. */
const ROUNDS_IN_FRONT = 3;
const ROUNDS_UNTOLD = 60;

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
  parts: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now' | 'eye'>,
  closing: AbortSignal,
): Forwarding {
  const { config, drivers, journal, log, now, eye } = parts;
  const startedAt = now();
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

  /** Behind one that was passed over, any that was kept by a host before this one may have been sent. */
  const mayStand = ({ id, at, payload }: Intent<'forward'>, isBehind: boolean): boolean =>
    payload.mayStand || isFirst || sent.has(id) || (isBehind && at <= startedAt);

  const isOfToday = ({ at }: Intent<'forward'>): boolean =>
    localDay(at, config.hospital.timeZone).date === eye.today();

  /** Null: it does not stand, and is of another day: its patient is not here any more. */
  async function send(
    intent: Intent<'forward'>,
    isBehind: boolean,
  ): Promise<Result<Registered | null, RegisterFailure>> {
    const { id, payload } = intent;
    const his = drivers.his();
    if (!his) return err('no-answer');
    if (mayStand(intent, isBehind) || !isOfToday(intent)) {
      const found = await ask(payload.request.visitKey);
      if (!found.ok || found.value || !isOfToday(intent)) return found;
      isFirst = false;
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

  function takenForNonsense(intent: Intent<'forward'>): boolean {
    const rounds = (nonsense.get(intent.id) ?? 0) + 1;
    nonsense.set(intent.id, rounds);
    log('forward.waits', { why: 'bad-answer' });
    if (rounds === ROUNDS_UNTOLD)
      journal.open('news', intent.visit, { number: intent.payload.number, what: { about: 'refused' } });
    return rounds > ROUNDS_IN_FRONT;
  }

  /** Whether the next one may go. */
  async function forward(intent: Intent<'forward'>, isBehind: boolean): Promise<boolean> {
    if (now() - intent.at > config.visit.hisDown.keepHours * HOUR_MS) {
      close(intent, 'expired', { about: 'expired' });
      return true;
    }
    const result = await send(intent, isBehind);
    if (result.ok) {
      isFirst = false;
      if (result.value === null) close(intent, 'expired', { about: 'expired' });
      else {
        const about = result.value.already ? 'already' : 'forwarded';
        close(intent, about, { about, number: result.value.registration.number });
      }
      return true;
    }
    switch (result.error) {
      case 'clinic-full':
      case 'several-patients':
        close(intent, result.error, { about: result.error });
        return true;
      case 'bad-answer':
        return takenForNonsense(intent);
      default:
        log('forward.waits', { why: result.error });
        return false;
    }
  }

  return {
    async round() {
      let isBehind = false;
      for (const intent of journal.openOf('forward')) {
        if (closing.aborted || !(await forward(intent, isBehind))) return;
        isBehind ||= journal.isOpen(intent.id);
      }
    },
  };
}
