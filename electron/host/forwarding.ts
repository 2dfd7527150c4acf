import { localDay } from '../../drivers/codec/local-day.ts';
import type { Registered, RegisterFailure } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import type { Ending, Intent, Opening } from './journal/journal.ts';
import { createNotTaken } from './not-taken.ts';
import type { Parts } from './parts.ts';

const HOUR_MS = 3_600_000;
/** The ends of so many are written at once. A host that died may have sent so many, and one more, that still look unsent. */
const WRITTEN_AT_ONCE = 16;

/** `not-taken`: the HIS says that the visit does not stand, and yet does not take it. That is of this visit, not of the network. */
type SendFailure = RegisterFailure | 'not-taken';

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
  parts: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'>,
  closing: AbortSignal,
): Forwarding {
  const { config, drivers, journal, log, now } = parts;
  const startedAt = now();
  /** What this host has sent, or a host before it may have. */
  const sent = new Set<string>();
  let unsure = WRITTEN_AT_ONCE + 1;
  const notTaken = createNotTaken(now);

  const within = (ms: number): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(ms)]);

  const ask = async ({
    id,
    payload,
  }: Intent<'forward'>): Promise<Result<Registered | null, RegisterFailure>> => {
    const { visitKey } = payload.request;
    const found =
      (await drivers.his()?.findVisit(visitKey, within(DELAYS.hisQuestion))) ?? err('no-answer' as const);
    if (found.ok && !sent.has(id)) unsure -= 1;
    return found.ok ? ok(found.value && { registration: found.value, already: false }) : found;
  };

  /** Behind one that was passed over, any that was kept by a host before this one may have been sent. */
  const mayStand = ({ id, at, payload }: Intent<'forward'>, isBehind: boolean): boolean =>
    payload.mayStand || unsure > 0 || sent.has(id) || notTaken.has(id) || (isBehind && at <= startedAt);

  const isOfToday = ({ at }: Intent<'forward'>): boolean =>
    now() < Date.parse(localDay(at, config.hospital.timeZone).end) + DELAYS.forwardPastMidnight;

  /** Null: it does not stand, and is of another day: its patient is not here any more. */
  async function send(
    intent: Intent<'forward'>,
    isBehind: boolean,
  ): Promise<Result<Registered | null, SendFailure>> {
    const { id, at, payload } = intent;
    const his = drivers.his();
    if (!his) return err('no-answer');
    const isAsked = mayStand(intent, isBehind) || !isOfToday(intent);
    if (isAsked) {
      const found = await ask(intent);
      if (!found.ok || found.value || !isOfToday(intent)) return found;
    }
    sent.add(id);
    const cameAt = new Date(at).toISOString();
    const result = await his.register({ ...payload.request, cameAt }, within(DELAYS.register));
    if (result.ok) notTaken.tookAnother();
    else if (isAsked && (result.error === 'unknown' || result.error === 'no-answer')) return err('not-taken');
    return result;
  }

  /** Until the next round no more is asked about what was kept too long. */
  let isSilent = false;
  /**
   * The last question about one that was kept too long; null: it does not stand, or the HIS does not say. What is kept of the
   * person goes all the same.
   */
  async function lastWord(
    intent: Intent<'forward'>,
    isBehind: boolean,
  ): Promise<Result<Registered | null, RegisterFailure>> {
    if (isSilent || !mayStand(intent, isBehind)) return ok(null);
    const found = await ask(intent);
    if (found.ok || closing.aborted) return found;
    isSilent = found.error !== 'bad-answer';
    return ok(null);
  }

  /** Visits that have ended, and are not written so yet. */
  const ended: (Ending & { readonly visit: string })[] = [];
  function write(): void {
    const ends = ended.splice(0);
    if (ends.length === 0) return;
    journal.closeAll(ends);
    for (const { intent, visit, outcome } of ends) {
      sent.delete(intent);
      notTaken.delete(intent);
      log('visit.forwarded', { visit, outcome });
    }
  }
  function end({ id, visit, payload }: Intent<'forward'>, outcome: string, what: NewsOf): void {
    const news: Opening = { kind: 'news', visit, payload: { number: payload.number, what } };
    ended.push({ intent: id, visit, kind: 'forward', outcome, next: [news] });
    // A host after this one takes the oldest for those that may have been sent, and these stand among them.
    if (!notTaken.isEmpty() || ended.length >= WRITTEN_AT_ONCE) write();
  }

  function failedForItself({ id, visit, payload }: Intent<'forward'>): boolean {
    const { isPassedOver, isNews } = notTaken.failed(id);
    if (isNews) journal.open('news', visit, { number: payload.number, what: { about: 'refused' } });
    return isPassedOver;
  }

  /** Null: it was kept too long, or is of another day, and does not stand. */
  function stands(intent: Intent<'forward'>, stood: Registered | null): void {
    const about = stood?.already ? 'already' : 'forwarded';
    if (stood) end(intent, about, { about, number: stood.registration.number });
    else end(intent, 'expired', { about: 'expired' });
  }

  /** How it went on: ended, passed over for now, or all have to wait. */
  function refused(intent: Intent<'forward'>, error: SendFailure): 'ended' | 'passed-over' | 'wait' {
    switch (error) {
      case 'clinic-full':
      case 'several-patients':
      case 'other-record':
        end(intent, error, { about: error });
        return 'ended';
      case 'bad-answer':
      case 'not-taken':
        log('forward.waits', { why: error });
        return failedForItself(intent) ? 'passed-over' : 'wait';
      default:
        log('forward.waits', { why: error });
        notTaken.wasSilent(intent.id);
        return 'wait';
    }
  }

  const isTooOld = ({ at }: Intent<'forward'>): boolean =>
    now() - at > config.visit.hisDown.keepHours * HOUR_MS;

  return {
    async round() {
      let isBehind = false;
      isSilent = false;
      notTaken.beginRound();
      try {
        for (const intent of journal.openOf('forward')) {
          if (closing.aborted) return;
          const isLast = isTooOld(intent);
          if (!isLast && notTaken.isHeld(intent.id)) {
            isBehind = true;
            continue;
          }
          const result = await (isLast ? lastWord : send)(intent, isBehind);
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
