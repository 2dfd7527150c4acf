import { randomUUID } from 'node:crypto';
import type { Bill, DetailsChange, PatientDetails, Registration } from '../../drivers/ports/his.ts';
import type { Assurance, FhirDate, Identity } from '../../drivers/ports/identity.ts';
import { ASSURANCE, maskNumber } from '../../drivers/ports/identity.ts';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import { isUnderSix } from '../../drivers/ports/person.ts';
import type { Picture } from '../../drivers/ports/printer.ts';
import type { BillsView, PayingView } from '../contract/payment-views.ts';
import type {
  CompanionView,
  DayView,
  DepartmentView,
  InsuranceView,
  Language,
  NumberView,
  PersonView,
  PrintedView,
  Step,
  VisitSnapshot,
} from '../contract/views.ts';

/** One person's visit to the kiosk. It has one owner, `VisitRoom`; nothing else keeps a reference beyond a request. */
export interface Visit {
  readonly key: string;
  /** What is known of the person; a chip may tell more than the code that began the visit. */
  identity: Identity;
  /** The one who came along, by the card that was shown: a child under six, or the adult with it. */
  companion: { readonly role: CompanionView['role']; readonly identity: Identity } | null;
  /** What is proven of the adult who told of the child whose visit this is; null where the patient's own card counts. */
  vouched: Assurance | null;
  /** Of a person whose number was typed nothing is told that was not known: no answer differs for a number nobody has. */
  typed: boolean;
  /** The face on the chip as a data URL. It stands nowhere but here. */
  portrait: string | null;
  /** The three lines of the zone on the card, once they were read: they open its chip. */
  mrz: readonly string[] | null;
  /** Aborted when the visit ends: nothing that was asked for it outlives it. */
  readonly over: AbortController;
  readonly startedAt: number;
  step: Step;
  language: Language;
  insurance: InsuranceAnswer | null;
  day: DayView | null;
  departments: readonly DepartmentView[] | null;
  departmentId: string | null;
  clinicId: string | null;
  appointmentId: string | null;
  /** What the HIS has of this person today, with the keys that stay in the host. */
  registrations: readonly Registration[];
  /** The HIS did not answer when it was last asked about this person. */
  hisFailed: boolean;
  /** No number here: staff see to the papers, or choose among records. */
  deskOnly: boolean;
  /** What the person told of themselves before the HIS has a record of them. */
  details: DetailsChange;
  /** The contact details as they were shown. */
  seenDetails: PatientDetails | null;
  /** The HIS was asked for a number, and has not said no. */
  registering: boolean;
  number: NumberView | null;
  /** Key of the visit under which the number stands in the HIS: another one's where the person already held it. */
  numberKey: string | null;
  printed: PrintedView | null;
  /** Người bệnh in the HIS, once it is asked after bills. */
  patientId: string | null;
  /** The bills that were offered, and the view of them. */
  bills: readonly Bill[];
  billsView: BillsView | null;
  /** The second factor was given: older bills are shown. */
  unlocked: boolean;
  /** The charge under way, or the last one. */
  paying: PayingView | null;
  /** Intent of that charge; null before it is on the disk. */
  chargeId: string | null;
  /** The ticket as it was last drawn for a paper. */
  drawn: { readonly picture: Picture; readonly dpi: number } | null;
}

/** Holds the one visit that can be under way. */
export interface VisitRoom {
  current(): Visit | null;
  /** The keys of the visit under way, its own and that of a number it took over. */
  keys(): readonly string[];
  begin(identity: Identity, key?: string): Visit;
  /** Drops the visit and everything asked for it. */
  end(): void;
}

export function createVisitRoom(now: () => number): VisitRoom {
  let visit: Visit | null = null;
  return {
    current: () => visit,
    keys: () => (visit ? [visit.key, visit.numberKey ?? visit.key] : []),
    begin(identity, key = randomUUID()) {
      visit = {
        key,
        identity,
        companion: null,
        vouched: null,
        typed: false,
        portrait: null,
        mrz: null,
        over: new AbortController(),
        startedAt: now(),
        step: 'confirm',
        language: 'vi',
        insurance: null,
        day: null,
        departments: null,
        departmentId: null,
        clinicId: null,
        appointmentId: null,
        hisFailed: false,
        deskOnly: false,
        details: {},
        seenDetails: null,
        registering: false,
        number: null,
        printed: null,
        drawn: null,
        registrations: [],
        numberKey: null,
        patientId: null,
        bills: [],
        billsView: null,
        unlocked: false,
        paying: null,
        chargeId: null,
      };
      return visit;
    },
    end() {
      visit?.over.abort();
      visit = null;
    },
  };
}

const rank = (assurance: Assurance): number => ASSURANCE.indexOf(assurance);

/** Whether `assurance` is as much as `needed`, or more. */
export const isEnough = (assurance: Assurance, needed: Assurance): boolean => rank(assurance) >= rank(needed);

/** A number is being got for the visit, or is there: nothing may wipe it any more. */
export const isRegistered = (visit: Visit): boolean => visit.registering || visit.number !== null;

/** Enough is proven: of the patient, or of the adult who answers for the child. */
export const isProvenEnough = ({ identity, vouched }: Visit, needed: Assurance): boolean =>
  isEnough(vouched ?? identity.assurance, needed);

/** What a visit is looked at by: the least assurance with which a person goes on, and the hospital's local day. */
export interface Eye {
  readonly needed: Assurance;
  /** FHIR date. */
  readonly today: () => FhirDate;
}

export const personView = (visit: Visit, { needed, today }: Eye): PersonView => ({
  name: visit.identity.name,
  maskedNumber: maskNumber(visit.identity.number),
  birthDate: visit.identity.birthDate,
  sex: visit.identity.sex,
  assurance: visit.identity.assurance,
  portrait: visit.portrait,
  enough: isProvenEnough(visit, needed),
  underSix: isUnderSix(visit.identity.birthDate, today()),
});

/** Full names of the people of a visit. */
export const namesOf = (visit: Visit | null): readonly string[] =>
  visit ? [visit.identity.name, ...(visit.companion ? [visit.companion.identity.name] : [])] : [];

export const companionView = ({ companion }: Visit): CompanionView | null =>
  companion && {
    role: companion.role,
    name: companion.identity.name,
    maskedNumber: maskNumber(companion.identity.number),
    birthDate: companion.identity.birthDate,
  };

/** Of a child whose number was typed: whatever the insurer found wrong, staff look at its papers. */
const PAPERS_NEEDED: InsuranceView = { status: 'not-covered', code: 'CHILD', reason: 'papers-needed' };

/** What the person is told of the insurer's answer. */
export const insuranceView = (answer: InsuranceAnswer, { typed }: Pick<Visit, 'typed'>): InsuranceView => {
  if (answer.status !== 'covered') return typed ? PAPERS_NEEDED : answer;
  return {
    status: 'covered',
    code: answer.code,
    validTo: answer.coverage.validTo,
    renewed: answer.coverage.renewed,
    nextFrom: answer.coverage.nextFrom,
    staffCheck: answer.coverage.staffCheck,
    benefitPercent: answer.coverage.benefitPercent,
  };
};

/** What a reloaded page needs to come back to where the patient was. */
export const snapshotOf = (visit: Visit, eye: Eye): VisitSnapshot => ({
  visitKey: visit.key,
  step: visit.step,
  language: visit.language,
  person: personView(visit, eye),
  companion: companionView(visit),
  insurance: visit.insurance && insuranceView(visit.insurance, visit),
  day: visit.day,
  departments: visit.departments && [...visit.departments],
  departmentId: visit.departmentId,
  clinicId: visit.clinicId,
  appointmentId: visit.appointmentId,
  number: visit.number,
  printed: visit.printed,
  bills: visit.billsView,
  paying: visit.paying,
});
