import { createHmac, randomBytes } from 'node:crypto';
import type { PatientDay, PatientFailure } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

/** Codes of different people that one kiosk says a record contradicts, within `DELAYS.contradictedWithin`. */
const TOLD = 3;

/**
 * A printed code can be made at home: with another's number and an invented name, "the record is of somebody else" says
 * that the number is a patient's. After a few of them the kiosk does not say it any more: whoever is contradicted, is there
 * twice or is not known takes one way, which ends at the desk. Whom the HIS has just as their card has them goes on as ever.
 */
export interface Contradictions {
  /** Whether the person goes the way of somebody unknown, and gets a slip for the desk at its end. */
  isUntold(visit: Visit, day: Result<PatientDay, PatientFailure>, contradicts: boolean): boolean;
}

/** `onOften`: there were too many; told once an hour. */
export function createContradictions(
  { now, log }: Pick<Parts, 'now' | 'log'>,
  onOften: () => void,
): Contradictions {
  /** When each number was first contradicted, by a digest; what stands here names nobody and dies with the host. */
  const salt = randomBytes(16);
  const told = new Map<string, number>();
  let warnedAt: number | null = null;
  const isPast = (at: number): boolean => now() - at > DELAYS.contradictedWithin;

  function isOften(): boolean {
    for (const [number, at] of told) if (isPast(at)) told.delete(number);
    return told.size >= TOLD;
  }

  function warn(): void {
    if (warnedAt !== null && !isPast(warnedAt)) return;
    warnedAt = now();
    log('identity.contradicts-often', { cards: told.size });
    onOften();
  }

  /** Who was told before is told the same again. */
  function isTold(number: string): boolean {
    const digest = createHmac('sha256', salt).update(number).digest('base64');
    if (!isOften()) told.set(digest, told.get(digest) ?? now());
    if (isOften()) warn();
    return told.has(digest);
  }

  return {
    isUntold({ identity, typed }, day, contradicts) {
      if (typed || identity.assurance !== 'scanned') return false;
      return contradicts ? !isTold(identity.number) : isUnknown(day) && isOften();
    },
  };
}

/** Nothing is known under the number, or too much to tell whose it is. */
function isUnknown(day: Result<PatientDay, PatientFailure>): boolean {
  if (!day.ok) return day.error === 'several-patients';
  const { patient, appointments, registrations } = day.value;
  return patient === null && appointments.length === 0 && registrations.length === 0;
}
