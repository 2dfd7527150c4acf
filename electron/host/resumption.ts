import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type { VisitSnapshot } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import { endingByNow } from './payment/late-ending.ts';
import { isOf } from './payment/lines.ts';
import { endedView } from './payment/paying-view.ts';
import type { RecoveredVisit } from './recovery.ts';
import { recover, tidy } from './recovery.ts';
import type { VisitRoom } from './visit.ts';
import { snapshotOf } from './visit.ts';

export interface Resumption {
  /**
   * What a page finds when it opens. A visit that lives in this host is given to any page: the same screen was
   * reloaded. One recovered from the journal only to the page that was showing it: after a power cut somebody else may
   * stand there.
   */
  resume(visitKey: string | null): Promise<VisitSnapshot | null>;
  /** Tidies the journal, once it is resolved; a visit that waits for its page is left alone. */
  tidy(): Promise<void>;
  /** Resolves once nothing of it touches the journal any more. */
  close(): Promise<void>;
}

/** `money`: resolves charges that were left open, before visits are looked for. */
export function createResumption(
  parts: Parts,
  visits: VisitRoom,
  ready: Promise<unknown>,
  money: () => Promise<void>,
): Resumption {
  let recovered: RecoveredVisit | null = null;
  let isResolved = false;
  let isClosed = false;
  let expiry: NodeJS.Timeout | undefined;
  const tidying = new Set<Promise<void>>();
  const resolved = resolve();

  async function resolve(): Promise<void> {
    await ready;
    await money();
    if (isClosed) return;
    recovered = await recover(parts);
    isResolved = true;
    if (!isClosed) expiry = setTimeout(drop, DELAYS.recoveredVisit).unref();
  }

  function drop(): void {
    if (!recovered) return;
    recovered = null;
    void tidyBut(visits.keys());
  }

  async function tidyBut(current: readonly string[]): Promise<void> {
    if (isClosed) return;
    const one = tidy(parts, current);
    tidying.add(one);
    await one.finally(() => tidying.delete(one));
  }

  function takeUp(found: RecoveredVisit): void {
    const visit = visits.begin(found.identity, found.key);
    Object.assign(visit, {
      step: found.step,
      language: found.language,
      // Only a child's number is typed, and only an adult who was proven types it.
      typed: found.identity.assurance === 'typed',
      vouched: found.identity.assurance === 'typed' ? parts.eye.needed : null,
      details: found.details,
      insurance: found.unchecked ? UNCHECKED : null,
      registering: true,
      clinicId: found.clinicId,
      appointmentId: found.appointmentId,
      number: found.number,
      numberKey: found.number ? found.numberKey : null,
      printed: found.printed,
      paying: payingByNow(found),
      chargeId: found.chargeId,
    });
  }

  /** What has come of the charge since it was looked for. */
  function payingByNow({ chargeId, paying }: RecoveredVisit): RecoveredVisit['paying'] {
    const kept = parts.journal.kept();
    const charge = kept.filter(isOf('charge')).find(({ id }) => id === chargeId);
    return charge ? endedView(charge.payload, endingByNow(charge, kept)) : paying;
  }

  return {
    async tidy() {
      const waiting = recovered ? [recovered.key, recovered.numberKey] : [];
      if (isResolved) await tidyBut([...visits.keys(), ...waiting]);
    },
    async resume(visitKey) {
      await resolved;
      if (!visits.current() && recovered) {
        if (recovered.key === visitKey) takeUp(recovered);
        recovered = null;
        if (!visits.current()) void tidyBut(visits.keys());
      }
      const visit = visits.current();
      return visit && snapshotOf(visit, parts.eye);
    },
    async close() {
      isClosed = true;
      clearTimeout(expiry);
      await Promise.all([resolved, ...tidying]);
    },
  };
}

/** Before the host died nobody had answered. */
const UNCHECKED: InsuranceAnswer = { status: 'no-answer', code: null, why: 'unreachable' };
