import { localDay } from '../../drivers/codec/local-day.ts';
import type { Registered, RegisterFailure } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import type { Ending, Intent, Opening } from './journal/journal.ts';
import type { Parts } from './parts.ts';

const HOUR_MS = 3_600_000;
/** Rounds in which the HIS may take one visit for nonsense before the next ones go ahead of it, and before staff hear of it. */
const ROUNDS_IN_FRONT = 3;
const ROUNDS_UNTOLD = 60;
/** The ends of so many are written at once. A host that died may have sent so many, and one more, that still look unsent. */
const WRITTEN_AT_ONCE = 16;

/**
 * Visits that the HIS could not take, forwarded in the order in which they were kept, each once. One is sent at a time, and
 * one that may have been sent is asked for first: after a crash those are the oldest.
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
  let unsure = WRITTEN_AT_ONCE + 1;
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

  /** Visits that have ended, and are not written so yet. */
  const ended: (Ending & { readonly visit: string })[] = [];
  function write(): void {
    const ends = ended.splice(0);
    if (ends.length === 0) return;
    journal.closeAll(ends);
    for (const { intent, visit, outcome } of ends) {
      sent.delete(intent);
      nonsense.delete(intent);
      log('visit.forwarded', { visit, outcome });
    }
  }
  function end({ id, visit, payload }: Intent<'forward'>, outcome: string, what: NewsOf): void {
    const news: Opening = { kind: 'news', visit, payload: { number: payload.number, what } };
    ended.push({ intent: id, visit, kind: 'forward', outcome, next: [news] });
    if (ended.length >= WRITTEN_AT_ONCE) write();
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
  function stands(intent: Intent<'forward'>, stood: Registered | null): void {
    const about = stood?.already ? 'already' : 'forwarded';
    if (stood) end(intent, about, { about, number: stood.registration.number });
    else end(intent, 'expired', { about: 'expired' });
  }

  /** How it went on: ended, passed over for now, or all have to wait. */
  function refused(intent: Intent<'forward'>, error: RegisterFailure): 'ended' | 'passed-over' | 'wait' {
    switch (error) {
      case 'clinic-full':
      case 'several-patients':
        end(intent, error, { about: error });
        return 'ended';
      case 'bad-answer':
        return takenForNonsense(intent) ? 'passed-over' : 'wait';
      default:
        log('forward.waits', { why: error });
        return 'wait';
    }
  }

  const isTooOld = ({ at }: Intent<'forward'>): boolean =>
    now() - at > config.visit.hisDown.keepHours * HOUR_MS;

  return {
    async round() {
      let isBehind = false;
      try {
        for (const intent of journal.openOf('forward')) {
          if (closing.aborted) return;
          const result = isTooOld(intent) ? ok(null) : await send(intent, isBehind);
          if (result.ok) stands(intent, result.value);
          else {
            const how = refused(intent, result.error);
            if (how === 'wait') return;
            isBehind ||= how === 'passed-over';
          }
        }
      } finally {
        write();
      }
    },
  };
}
