import { createHmac, randomUUID } from 'node:crypto';
import { localDay } from '../../drivers/codec/local-day.ts';
import type { VisitRequest } from '../../drivers/ports/his.ts';
import type { NumberView, Standing } from '../contract/views.ts';
import type { Intent, Opening } from './journal/journal.ts';
import { paperFate } from './paper-fate.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

/** What a patient is given where the HIS gives no number. */
export interface Instead {
  /** Visits are kept to be forwarded. */
  keeps(): boolean;
  /**
   * The kiosk's own number where clinics take it, the same all day, else a slip for the desk; its key, and what goes onto the
   * disk for it. `mayStand`: the HIS may have the visit.
   */
  keep(
    visit: Visit,
    request: VisitRequest,
    mayStand: boolean,
  ): { readonly number: NumberView; readonly numberKey: string; readonly openings: readonly Opening[] };
  /**
   * What the person was given today for this clinic and still waits, with the key under which it will stand in the HIS; null
   * where there is nothing. Nobody gets two.
   */
  givenBefore(request: VisitRequest): { readonly number: NumberView; readonly numberKey: string } | null;
  /** A slip for the desk. */
  slip(visit: Visit): NumberView;
}

export function createInstead({ config, journal, time, now, eye }: Parts): Instead {
  const { keepHours, localNumbers } = config.visit.hisDown;

  /** Of this day: the highest that was given, and one more. */
  function nextNumber(day: string): number {
    const given = journal.openOf('local-number').filter(({ payload }) => payload.day === day);
    return Math.max(0, ...given.map(({ payload }) => payload.n)) + 1;
  }

  function view(visit: Visit, standing: Standing, number: string): NumberView {
    const clinic = visit.departments
      ?.flatMap((department) => department.clinics.map((one) => ({ ...one, department: department.name })))
      .find(({ id }) => id === visit.clinicId);
    return {
      number,
      standing,
      clinicId: visit.clinicId ?? '',
      waiting: null,
      time: time.clock(new Date(now()).toISOString()),
      already: false,
      paper: null,
      clinic: clinic?.name ?? { vi: '', en: '' },
      department: clinic?.department ?? { vi: '', en: '' },
      room: clinic?.room ?? '',
      floor: clinic?.floor ?? '',
    };
  }

  const slip = (visit: Visit): NumberView => view(visit, 'desk', nameOf(visit.key));

  function fresh(visit: Visit, request: VisitRequest): { number: NumberView; counted: readonly Opening[] } {
    if (localNumbers === null) return { number: slip(visit), counted: [] };
    const day = eye.today();
    const n = nextNumber(day);
    const number = view(visit, 'local', `${localNumbers}${String(n).padStart(3, '0')}`);
    const salt = randomUUID();
    const payload = { day, n, salt, whose: digestOf(request, salt), number };
    return { number, counted: [{ kind: 'local-number', visit: visit.key, payload }] };
  }

  /** A number of today for this clinic, wherever its visit is by now. */
  const numberedBefore = (request: VisitRequest): Intent<'local-number'> | undefined =>
    journal
      .openOf('local-number')
      .find(({ payload: { day, salt, whose } }) => day === eye.today() && whose === digestOf(request, salt));

  const again = ({ visit, payload }: Intent<'local-number'>) => ({
    number: { ...payload.number, already: true, paper: paperFate(journal, visit) },
    counted: [],
  });

  const keptBefore = ({ identity, clinicId }: VisitRequest): Intent<'forward'> | undefined =>
    journal.openOf('forward').find(({ at, payload: { request } }) => {
      const isTheirs = request.identity.number === identity.number && request.clinicId === clinicId;
      return isTheirs && localDay(at, config.hospital.timeZone).date === eye.today();
    });

  return {
    keeps: () => keepHours > 0,
    slip,
    givenBefore(request) {
      const before = keptBefore(request);
      if (!before) return null;
      const { visit: numberKey, payload } = before;
      return {
        number: { ...payload.number, already: true, paper: paperFate(journal, numberKey) },
        numberKey,
      };
    },
    keep(visit, request, mayStand) {
      const before = numberedBefore(request);
      const { number, counted } = before ? again(before) : fresh(visit, request);
      const forward: Opening = { kind: 'forward', visit: visit.key, payload: { request, number, mayStand } };
      return { number, numberKey: before?.visit ?? visit.key, openings: [forward, ...counted] };
    },
  };
}

const digestOf = ({ identity, clinicId }: VisitRequest, salt: string): string =>
  createHmac('sha256', salt).update(`${identity.number} ${clinicId}`).digest('base64');

/** Four digits of the key: enough to find one slip among those of a day, beside its time. */
const nameOf = (visitKey: string): string => visitKey.replace(/-/g, '').slice(0, 4).toUpperCase();
