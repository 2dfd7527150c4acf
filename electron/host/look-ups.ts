import type { Department, HisFailure, PatientDay } from '../../drivers/ports/his.ts';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { DayView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { paperFate } from './paper-fate.ts';
import type { Parts } from './parts.ts';
import { appointmentView, departmentViews, numberView } from './views.ts';
import type { Visit } from './visit.ts';

/**
 * What is asked about a person. All of it is asked the moment the card is read, side by side, so that it is there when
 * the patient gets to it; a question that failed is asked again when the patient does.
 */
export interface LookUps {
  begin(visit: Visit): void;
  insurance(visit: Visit): Promise<InsuranceAnswer>;
  day(visit: Visit): Promise<Result<DayView, HisFailure>>;
  departments(visit: Visit): Promise<Result<readonly Department[], HisFailure>>;
}

interface Asked {
  insurance?: Promise<InsuranceAnswer>;
  day?: Promise<Result<PatientDay, HisFailure>>;
  departments?: Promise<Result<readonly Department[], HisFailure>>;
}

export function createLookUps(parts: Parts): LookUps {
  const { drivers, log, now } = parts;
  const asked = new WeakMap<Visit, Asked>();
  const of = (visit: Visit): Asked => {
    const known = asked.get(visit) ?? {};
    asked.set(visit, known);
    return known;
  };
  const until = (visit: Visit, ms: number): AbortSignal =>
    AbortSignal.any([visit.over.signal, AbortSignal.timeout(ms)]);

  async function askInsurer(visit: Visit): Promise<InsuranceAnswer> {
    const startedAt = now();
    const answer: InsuranceAnswer = (await drivers
      .insurer()
      ?.check(visit.identity, until(visit, DELAYS.insurance))) ?? {
      status: 'no-answer',
      code: null,
      why: 'unreachable',
    };
    const { status, code } = answer;
    log('insurance.answered', { visit: visit.key, status, code: code ?? '', ms: now() - startedAt });
    return answer;
  }

  async function askHis<T>(
    what: string,
    question: Promise<Result<T, HisFailure>> | undefined,
  ): Promise<Result<T, HisFailure>> {
    const answer = (await question) ?? err('no-answer');
    if (!answer.ok) log('his.failed', { what, code: answer.error });
    return answer;
  }

  const askDay = (visit: Visit) =>
    askHis('day', drivers.his()?.patientDay(visit.identity, until(visit, DELAYS.hisQuestion)));
  const askDepartments = (visit: Visit) =>
    askHis('departments', drivers.his()?.departments(until(visit, DELAYS.hisQuestion)));

  return {
    begin(visit) {
      Object.assign(of(visit), {
        insurance: askInsurer(visit),
        day: askDay(visit),
        departments: askDepartments(visit),
      } satisfies Asked);
    },

    async insurance(visit) {
      const known = of(visit);
      known.insurance ??= askInsurer(visit);
      const answer = await known.insurance;
      if (answer.status === 'no-answer') delete known.insurance;
      visit.insurance = answer;
      return answer;
    },

    async day(visit) {
      const known = of(visit);
      known.day ??= askDay(visit);
      known.departments ??= askDepartments(visit);
      const [day, departments] = await Promise.all([known.day, known.departments]);
      if (!day.ok) delete known.day;
      if (!departments.ok) delete known.departments;
      if (!day.ok) return day;
      if (!departments.ok) return departments;
      const { time, journal } = parts;
      visit.registrations = day.value.registrations;
      visit.day = {
        appointments: day.value.appointments
          .map((appointment) => appointmentView(appointment, departments.value, time))
          .filter((view) => view !== null),
        numbers: day.value.registrations
          .map((registration) =>
            numberView(
              registration,
              departments.value,
              time,
              true,
              paperFate(journal, registration.visitKey),
            ),
          )
          .filter((view) => view !== null),
      };
      return ok(visit.day);
    },

    /** The first time what was asked in advance; after that anew, since places fill. */
    async departments(visit) {
      const known = of(visit);
      const question =
        visit.departments === null ? (known.departments ?? askDepartments(visit)) : askDepartments(visit);
      known.departments = question;
      const answer = await question;
      if (answer.ok) visit.departments = departmentViews(answer.value);
      else delete known.departments;
      return answer;
    },
  };
}
