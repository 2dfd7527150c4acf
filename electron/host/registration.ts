import type { Registered, RegisterFailure, RegisterRequest, VisitRequest } from '../../drivers/ports/his.ts';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NumberView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { isSettled } from './desk-insurance.ts';
import type { Instead } from './instead.ts';
import { lookUpLater } from './insurance-later.ts';
import type { Opening } from './journal/journal.ts';
import type { PayloadOf } from './journal/payloads.ts';
import type { Parts } from './parts.ts';
import { numberView } from './views.ts';
import type { Visit } from './visit.ts';

/** Staff look at the records first. */
type NeedsStaff = 'several-patients' | 'other-record';
export type RegistrationFailure = Exclude<RegisterFailure, NeedsStaff> | 'nothing-chosen';

export interface Registration {
  /**
   * Registers the chosen clinic of the visit, once: an intent is on the disk before the first byte, and an answer that
   * was lost is asked for. Only a HIS that says it has no such visit is sent the same key again. Where it cannot be
   * reached and the kiosk defers, something stands in the number's place, and the visit is kept to be forwarded.
   */
  register(visit: Visit): Promise<Result<NumberView, RegistrationFailure>>;
}

type Payload = PayloadOf<'register'>;

export function createRegistration(parts: Parts, instead: Instead): Registration {
  const { config, drivers, journal, log, sleep } = parts;

  async function send(request: RegisterRequest): Promise<Result<Registered, RegisterFailure>> {
    const his = drivers.his();
    return his ? his.register(request, AbortSignal.timeout(DELAYS.register)) : err('no-answer');
  }

  /** Asks until the HIS says yes or no; `null`: it has no visit with this key. */
  async function ask(visitKey: string): Promise<Registered | null | 'unknown'> {
    const within = AbortSignal.timeout(DELAYS.resolveWithin);
    for (const delay of DELAYS.resolve) {
      await sleep(delay, within);
      if (within.aborted) break;
      const found = await drivers.his()?.findVisit(visitKey, within);
      if (found?.ok) return found.value && { registration: found.value, already: false };
    }
    return 'unknown';
  }

  /** One answer that was lost on the way is no HIS that is down: nothing of the visit was sent, so it is sent again. */
  async function sendSurely(request: RegisterRequest): Promise<Result<Registered, RegisterFailure>> {
    const startedAt = parts.now();
    const first = await send(request);
    const isQuick = parts.now() - startedAt < DELAYS.registerAgain;
    return !first.ok && first.error === 'no-answer' && isQuick ? send(request) : first;
  }

  async function sendOnce(request: RegisterRequest): Promise<Result<Registered, RegisterFailure>> {
    const first = await sendSurely(request);
    if (first.ok || first.error !== 'unknown') return first;
    const found = await ask(request.visitKey);
    if (found === 'unknown') return err('unknown');
    if (found) return ok(found);
    const second = await send(request);
    // What was sent first may still arrive.
    return !second.ok && second.error === 'no-answer' ? err('unknown') : second;
  }

  /** A page that was reloaded asks again while its first request is still under way: both get the one answer. */
  const running = new WeakMap<Visit, ReturnType<Registration['register']>>();

  return {
    register(visit) {
      const known = running.get(visit) ?? registerNow(visit).finally(() => running.delete(visit));
      running.set(visit, known);
      return known;
    },
  };

  async function registerNow(visit: Visit): ReturnType<Registration['register']> {
    if (visit.number) return ok(visit.number);
    visit.deskOnly ||= visit.typed && visit.day === null;
    if (visit.deskOnly) return ok(toDesk(visit));
    // Where the hospital never told what it offers there was nothing to choose from.
    if (!visit.clinicId)
      return visit.departments === null && instead.keeps() ? ok(toDesk(visit)) : err('nothing-chosen');
    // After a crash the same request goes on under its own intent.
    const open = journal.openOf('register').find((kept) => kept.visit === visit.key);
    // Who did not wait for the insurer is told so on paper; where a request goes on, it says itself what was checked.
    if (!open) visit.insurance ??= NOT_AWAITED;
    const payload: Payload = open?.payload ?? {
      language: visit.language,
      request: requestOf(visit, visit.clinicId),
      number: null,
      numberKey: null,
    };
    const given = open ? null : instead.givenBefore(payload.request);
    if (given) {
      Object.assign(visit, given);
      return ok(given.number);
    }
    visit.registering = true;
    const intent = open?.id ?? journal.open('register', visit.key, payload);
    if (!open) log('intent.opened', { intent, kind: 'register' });

    const cameAt = new Date(open?.at ?? parts.now()).toISOString();
    const result = await sendOnce({ ...payload.request, cameAt });
    if (result.ok) return stands(visit, intent, payload, result.value);
    const { error } = result;
    if (error === 'clinic-full') visit.hisFailed = false;
    if (error === 'several-patients' || error === 'other-record') {
      finish(intent, error, payload);
      visit.deskOnly = true;
      return ok(toDesk(visit));
    }
    if (error !== 'clinic-full' && instead.keeps())
      return ok(keep(visit, intent, payload, error, open !== undefined));
    if (error === 'unknown') log('intent.kept', { intent, kind: 'register', why: 'unknown' });
    else finish(intent, error, payload);
    visit.registering = error === 'unknown';
    return err(error);
  }

  function stands(
    visit: Visit,
    intent: string,
    payload: Payload,
    { registration, already }: Registered,
  ): Result<NumberView, 'bad-answer'> {
    const view = numberView(registration, visit.departments ?? [], parts.time, already);
    const numberKey = registration.visitKey;
    const ended = { ...payload, number: view, numberKey };
    const later = view && !already ? lookUpLater(config, payload.request, view) : [];
    finish(intent, already ? 'already' : 'registered', ended, later);
    if (!view) return err('bad-answer');
    Object.assign(visit, { number: view, numberKey });
    return ok(view);
  }

  /** `mayStand`: it was sent before, by a host that died. */
  function keep(
    visit: Visit,
    intent: string,
    payload: Payload,
    why: Exclude<RegisterFailure, 'clinic-full' | NeedsStaff>,
    mayStand: boolean,
  ): NumberView {
    const kept = instead.keep(visit, payload.request, mayStand || why !== 'no-answer');
    const { number, numberKey } = kept;
    const later = lookUpLater(config, payload.request, number);
    finish(intent, 'kept', { ...payload, number, numberKey }, [...kept.openings, ...later]);
    log('visit.kept', { visit: visit.key, standing: number.standing, why });
    Object.assign(visit, { number, numberKey });
    return number;
  }

  /** Nothing is kept: staff go on with the papers themselves. */
  function toDesk(visit: Visit): NumberView {
    const number = instead.slip(visit);
    log('visit.kept', { visit: visit.key, standing: 'desk', why: visit.deskOnly ? 'papers' : 'no-clinic' });
    Object.assign(visit, { number, numberKey: visit.key, registering: false });
    return number;
  }

  function finish(intent: string, outcome: string, payload: Payload, next: readonly Opening[] = []): void {
    const begun = journal.close(intent, 'register', outcome, payload, next);
    log('intent.closed', { intent, kind: 'register', outcome });
    for (const [at, id] of begun.entries())
      log('intent.opened', { intent: id, kind: next[at]?.kind ?? 'unknown' });
  }
}

const NOT_AWAITED: InsuranceAnswer = { status: 'no-answer', code: null, why: 'timeout' };

const requestOf = (visit: Visit, clinicId: string): VisitRequest => ({
  visitKey: visit.key,
  identity: visit.identity,
  clinicId,
  appointmentId: visit.appointmentId,
  insuranceCode: visit.insurance?.status === 'covered' ? visit.insurance.coverage.code : null,
  insuranceChecked: visit.insurance !== null && isSettled(visit.insurance, visit),
  details: visit.details,
});
