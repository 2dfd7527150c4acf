import type { NumberView, Standing } from '../contract/views.ts';
import type { Opening } from './journal/journal.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

/** What a patient is given where the HIS gives no number. */
export interface Instead {
  /** Visits are kept to be forwarded. */
  keeps(): boolean;
  /** The kiosk's own number where clinics take it, else a slip for the desk; with what goes onto the disk for it. */
  ofVisit(visit: Visit): { number: NumberView; openings: readonly Opening[] };
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

  return {
    keeps: () => keepHours > 0,
    slip,
    ofVisit(visit) {
      if (localNumbers === null) return { number: slip(visit), openings: [] };
      const day = eye.today();
      const n = nextNumber(day);
      return {
        number: view(visit, 'local', `${localNumbers}${String(n).padStart(3, '0')}`),
        openings: [{ kind: 'local-number', visit: visit.key, payload: { day, n } }],
      };
    },
  };
}

/** Four digits of the key: enough to find one slip among those of a day, beside its time. */
const nameOf = (visitKey: string): string => visitKey.replace(/-/g, '').slice(0, 4).toUpperCase();
