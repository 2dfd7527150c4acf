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
/** A visit is sent while the end of the one before it is being written: so many a host that died may have sent. */
const IN_FLIGHT = 2;

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
  parts: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now' | 'eye' | 'sleep'>,
  closing: AbortSignal,
): Forwarding {
  const { config, drivers, journal, log, now, eye, sleep } = parts;
  const startedAt = now();
  /** What this host has sent, or a host before it may have. */
  const sent = new Set<string>();
  let unsure = IN_FLIGHT;
  const nonsense = new Map<string, number>();

  const within = (ms: number): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(ms)]);

  const ask = async (visitKey: string): Promise<Result<Registered | null, RegisterFailure>> => {
    const found =
      (await drivers.his()?.findVisit(visitKey, within(DELAYS.hisQuestion))) ?? err('no-answer' as const);
    return found.ok ? ok(found.value && { registration: found.value, already: false }) : found;
  };

  /** Behind one that was passed over, any that was kept by a host before this one may have been sent. */
  const mayStand = ({ id, at, payload }: Intent<'forward'>, isBehind: boolean): boolean =>
    payload.mayStand || unsure > 0 || sent.has(id) || (isBehind && at <= startedAt);

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
      if (found.ok) unsure -= 1;
      if (!found.ok || found.value || !isOfToday(intent)) return found;
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

  /** Null: it was kept too long, or is of another day, and does not stand. */
  function ended(intent: Intent<'forward'>, stood: Registered | null): void {
    if (stood === null) return close(intent, 'expired', { about: 'expired' });
    const about = stood.already ? 'already' : 'forwarded';
    close(intent, about, { about, number: stood.registration.number });
  }

  /** Whether the next one may go. */
  function refused(intent: Intent<'forward'>, error: RegisterFailure): boolean {
    switch (error) {
      case 'clinic-full':
      case 'several-patients':
        close(intent, error, { about: error });
        return true;
      case 'bad-answer':
        return takenForNonsense(intent);
      default:
        log('forward.waits', { why: error });
        return false;
    }
  }

  const isTooOld = ({ at }: Intent<'forward'>): boolean =>
    now() - at > config.visit.hisDown.keepHours * HOUR_MS;

  return {
    async round() {
      let isBehind = false;
      const unwritten: (() => void)[] = [];
      const write = (): void => {
        for (const one of unwritten.splice(0)) one();
      };
      try {
        for (const intent of journal.openOf('forward')) {
          if (closing.aborted) return;
          const answer: ReturnType<typeof send> = isTooOld(intent) ? Promise.resolve(ok(null)) : send(intent, isBehind);
          // The request is on its way before the disk is waited for.
          if (unwritten.length > 0) await Promise.race([answer, sleep(1, closing)]);
          write();
          const result = await answer;
          if (result.ok) unwritten.push(() => ended(intent, result.value));
          else if (!refused(intent, result.error)) return;
          isBehind ||= !result.ok && journal.isOpen(intent.id);
        }
      } finally {
        write();
      }
    },
  };
}
