import { sameName } from '../../drivers/codec/names.ts';
import { isOtherRecord } from '../../drivers/codec/other-record.ts';
import type {
  Department,
  HisFailure,
  HisPatient,
  PatientDay,
  PatientFailure,
} from '../../drivers/ports/his.ts';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { DayView } from '../contract/views.ts';
import type { Catalogue } from './catalogue.ts';
import { createContradictions } from './contradictions.ts';
import { DELAYS } from './delays.ts';
import { paperFate } from './paper-fate.ts';
import type { Parts } from './parts.ts';
import { warnOfCodes } from './staff.ts';
import { appointmentView, departmentViews, numberView } from './views.ts';
import type { Visit } from './visit.ts';

/** Why staff look first. `other-record`: the record under the person's number is of another name and birth date. */
export type StaffFirst = 'several-patients' | 'papers-first' | 'other-record';
export type DayFailure = HisFailure | StaffFirst;

/**
 * What is asked about a person. All of it is asked the moment the card is read, side by side, so that it is there when
 * the patient gets to it; a question that failed is asked again when the patient does.
 */
export interface LookUps {
  begin(visit: Visit): void;
  insurance(visit: Visit): Promise<InsuranceAnswer>;
  day(visit: Visit): Promise<Result<DayView, DayFailure>>;
  departments(visit: Visit): Promise<Result<readonly Department[], HisFailure>>;
}

/** What the HIS has of somebody whom it does not know. */
const OF_NOBODY: PatientDay = { patient: null, appointments: [], registrations: [] };

interface Asked {
  insurance?: Promise<InsuranceAnswer>;
  day?: Promise<Result<PatientDay, PatientFailure>>;
  departments?: Promise<Result<readonly Department[], HisFailure>>;
}

export function createLookUps(parts: Parts, catalogue: Catalogue): LookUps {
  const { config, drivers, log, now, sleep } = parts;
  const asked = new WeakMap<Visit, Asked>();
  const contradictions = createContradictions(parts, () => void warnOfCodes(parts));
  const of = (visit: Visit): Asked => {
    const known = asked.get(visit) ?? {};
    asked.set(visit, known);
    return known;
  };
  const until = (visit: Visit, ms: number): AbortSignal =>
    AbortSignal.any([visit.over.signal, AbortSignal.timeout(ms)]);

  async function askInsurer(visit: Visit): Promise<InsuranceAnswer> {
    const startedAt = now();
    const signal = until(visit, visit.typed ? DELAYS.typedPatience : DELAYS.insurance);
    const answer: InsuranceAnswer = (await drivers.insurer()?.check(visit.identity, signal)) ?? {
      status: 'no-answer',
      code: null,
      why: 'unreachable',
    };
    const { status, code } = answer;
    log('insurance.answered', { visit: visit.key, status, code: code ?? '', ms: now() - startedAt });
    if (visit.typed) await atItsInstant(visit, startedAt);
    return answer;
  }

  /**
   * What a question about a typed number took shows nothing: the answer comes at one instant, found or not, and what has not
   * come by then is not waited for.
   */
  const atItsInstant = (visit: Visit, startedAt: number): Promise<void> =>
    sleep(Math.max(0, DELAYS.typedAnswer - (now() - startedAt)), visit.over.signal);

  async function askHis<T, E extends PatientFailure>(
    what: string,
    question: Promise<Result<T, E>> | undefined,
  ): Promise<Result<T, E | 'no-answer'>> {
    const answer = (await question) ?? err('no-answer');
    if (!answer.ok) log('his.failed', { what, code: answer.error });
    return answer;
  }

  async function askDay(visit: Visit): Promise<Result<PatientDay, PatientFailure>> {
    const startedAt = now();
    const answer = await askHis(
      'day',
      drivers
        .his()
        ?.patientDay(visit.identity, until(visit, visit.typed ? DELAYS.typedPatience : DELAYS.hisQuestion)),
    );
    if (visit.typed) await atItsInstant(visit, startedAt);
    return answer;
  }
  async function askDepartments(visit: Visit): Promise<Result<readonly Department[], HisFailure>> {
    const answer = await askHis('departments', drivers.his()?.departments(until(visit, DELAYS.hisQuestion)));
    if (answer.ok) catalogue.remember(answer.value);
    return answer;
  }

  /** What was known last, where the kiosk does without the HIS. */
  const orRemembered = (
    answer: Result<readonly Department[], HisFailure>,
  ): Result<readonly Department[], HisFailure> => {
    const remembered = catalogue.remembered();
    const stands = !answer.ok && config.visit.hisDown.keepHours > 0 && remembered.length > 0;
    return stands ? ok(remembered) : answer;
  };

  /** The visit has become another person's meanwhile. */
  const isOver = (visit: Visit, known: Asked): boolean => asked.get(visit) !== known;

  const lookUps: LookUps = {
    begin(visit) {
      asked.set(visit, {
        insurance: askInsurer(visit),
        day: askDay(visit),
        departments: askDepartments(visit),
      });
    },

    async insurance(visit) {
      const known = of(visit);
      known.insurance ??= askInsurer(visit);
      const answer = await known.insurance;
      if (isOver(visit, known)) return lookUps.insurance(visit);
      if (answer.status === 'no-answer' && !visit.typed) delete known.insurance;
      visit.insurance = answer;
      return answer;
    },

    async day(visit) {
      const known = of(visit);
      known.day ??= askDay(visit);
      known.departments ??= askDepartments(visit);
      const [day, offered] = await Promise.all([known.day, known.departments]);
      if (isOver(visit, known)) return lookUps.day(visit);
      // What was said of a typed number stands: asked again it would be answered at another time.
      if (!day.ok && !visit.typed) delete known.day;
      if (!offered.ok) delete known.departments;
      const departments = orRemembered(offered);
      visit.hisFailed = !day.ok && day.error !== 'several-patients' && !offered.ok;
      const staffFirst = whyStaffFirst(visit, day);
      const isUntold = contradictions.isUntold(visit, day, staffFirst === 'other-record');
      visit.deskOnly = staffFirst !== null || isUntold;
      if (staffFirst) log('visit.staff-first', { visit: visit.key, why: staffFirst });
      if (staffFirst && !isUntold) return err(staffFirst);
      const told = isUntold ? ok(OF_NOBODY) : day;
      if (!told.ok) return told;
      if (!departments.ok) return departments;
      visit.registrations = told.value.registrations;
      visit.patientId = told.value.patient?.id ?? null;
      visit.day = dayView(told.value, departments.value);
      return ok(visit.day);
    },

    /** The first time what was asked in advance; after that anew, since places fill. */
    async departments(visit) {
      const known = of(visit);
      // Whoever goes on without the HIS does not wait for it again.
      const remembered = visit.hisFailed ? orRemembered(err('no-answer')) : null;
      if (remembered?.ok) {
        visit.departments = departmentViews(remembered.value);
        return remembered;
      }
      const question: Asked['departments'] =
        visit.departments === null ? (known.departments ?? askDepartments(visit)) : askDepartments(visit);
      known.departments = question;
      const asked = await question;
      if (!asked.ok) delete known.departments;
      const answer = orRemembered(asked);
      if (answer.ok) visit.departments = departmentViews(answer.value);
      return answer;
    },
  };
  return lookUps;

  function dayView(day: PatientDay, departments: readonly Department[]): DayView {
    const { time, journal } = parts;
    return {
      appointments: day.appointments
        .map((appointment) => appointmentView(appointment, departments, time))
        .filter((view) => view !== null),
      numbers: day.registrations
        .map((registration) =>
          numberView(registration, departments, time, true, paperFate(journal, registration.visitKey)),
        )
        .filter((view) => view !== null),
      details: day.patient !== null && drivers.his()?.details !== undefined,
    };
  }
}

/**
 * Staff choose among several records, and look at a record that contradicts the card, or at the papers of a child whom the HIS
 * does not have just as it was typed: forwarded unseen, its visit might come to stand under another child's number.
 */
function whyStaffFirst(visit: Visit, day: Result<PatientDay, PatientFailure>): StaffFirst | null {
  if (visit.typed) return day.ok && isJust(visit, day.value.patient) ? null : 'papers-first';
  if (!day.ok) return day.error === 'several-patients' ? day.error : null;
  const { patient } = day.value;
  return patient && isOtherRecord(visit.identity, patient) ? 'other-record' : null;
}

const isJust = ({ identity }: Visit, patient: HisPatient | null): boolean =>
  patient !== null && patient.birthDate === identity.birthDate && sameName(patient.name, identity.name);
