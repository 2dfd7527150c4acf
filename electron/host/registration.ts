import type { Registered, RegisterFailure, RegisterRequest } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NumberView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import { numberView } from './views.ts';
import type { Visit } from './visit.ts';

export interface Registration {
  /**
   * Registers the chosen clinic of the visit, once: an intent is on the disk before the first byte, and an answer that
   * was lost is asked for. Only a HIS that says it has no such visit is sent the same key again.
   */
  register(visit: Visit): Promise<Result<NumberView, RegisterFailure | 'nothing-chosen'>>;
}

export function createRegistration(parts: Parts): Registration {
  const { drivers, journal, log, sleep } = parts;

  async function send(request: RegisterRequest): Promise<Result<Registered, RegisterFailure>> {
    const his = drivers.his();
    return his ? his.register(request, AbortSignal.timeout(DELAYS.register)) : err('no-answer');
  }

  /** Asks until the HIS says yes or no; `null`: it has no visit with this key. */
  async function ask(visitKey: string): Promise<Registered | null | 'unknown'> {
    for (const delay of DELAYS.resolve) {
      await sleep(delay, new AbortController().signal);
      const found = await drivers.his()?.findVisit(visitKey, AbortSignal.timeout(DELAYS.hisQuestion));
      if (found?.ok) return found.value && { registration: found.value, already: false };
    }
    return 'unknown';
  }

  async function sendOnce(request: RegisterRequest): Promise<Result<Registered, RegisterFailure>> {
    const first = await send(request);
    if (first.ok || first.error !== 'unknown') return first;
    const found = await ask(request.visitKey);
    if (found === 'unknown') return err('unknown');
    return found ? ok(found) : send(request);
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
    if (!visit.clinicId) return err('nothing-chosen');
    // After a crash the same request goes on under its own intent.
    const open = journal.openOf('register').find((kept) => kept.visit === visit.key);
    const payload = open?.payload ?? {
      language: visit.language,
      request: requestOf(visit, visit.clinicId),
      number: null,
      numberKey: null,
    };
    visit.registering = true;
    const intent = open?.id ?? journal.open('register', visit.key, payload);
    if (!open) log('intent.opened', { intent, kind: 'register' });

    const result = await sendOnce(payload.request);
    if (!result.ok) {
      if (result.error === 'unknown') log('intent.kept', { intent, kind: 'register', why: 'unknown' });
      else finish(intent, result.error, payload);
      visit.registering = result.error === 'unknown';
      return result;
    }
    const view = numberView(
      result.value.registration,
      visit.departments ?? [],
      parts.time,
      result.value.already,
    );
    const numberKey = result.value.registration.visitKey;
    finish(intent, result.value.already ? 'already' : 'registered', { ...payload, number: view, numberKey });
    if (!view) return err('bad-answer');
    Object.assign(visit, { number: view, numberKey });
    return ok(view);
  }

  function finish(
    intent: string,
    outcome: string,
    payload: Parameters<typeof journal.close<'register'>>[3],
  ): void {
    journal.close(intent, 'register', outcome, payload);
    log('intent.closed', { intent, kind: 'register', outcome });
  }
}

const requestOf = (visit: Visit, clinicId: string): RegisterRequest => ({
  visitKey: visit.key,
  identity: visit.identity,
  clinicId,
  appointmentId: visit.appointmentId,
  insuranceCode: visit.insurance?.status === 'covered' ? visit.insurance.coverage.code : null,
  insuranceChecked: visit.insurance !== null && visit.insurance.status !== 'no-answer',
});
