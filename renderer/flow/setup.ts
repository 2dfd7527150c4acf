import { assign, fromPromise, raise, setup, spawnChild } from 'xstate';
import type { Answer } from '../../electron/contract/client.ts';
import type { EventOf, InputOf, RequestName } from '../../electron/contract/messages.ts';
import type { BillsView, MeansView, PayingView } from '../../electron/contract/payment-views.ts';
import type {
  ChipView,
  CompanionView,
  DayView,
  DepartmentView,
  DevicesView,
  InsuranceView,
  KioskView,
  Language,
  NumberView,
  PersonView,
  PrintedView,
  RefusalView,
  Step,
  TicketPicture,
  UnreadView,
  VisitSnapshot,
} from '../../electron/contract/views.ts';
import type { CameraHint, CameraState } from '../camera/camera.ts';
import type { AskDesk, AskEvent, ChosenAt } from './ask-desk.ts';
import { NO_QUESTION } from './ask-desk.ts';
import type { ChildDesk, ChildEvent } from './child-desk.ts';
import { NO_CHILD } from './child-desk.ts';
import type { DetailsDesk, DetailsEvent } from './details-desk.ts';
import { NO_DETAILS } from './details-desk.ts';
import type { StaffDesk, StaffEvent } from './staff-desk.ts';
import { NOBODY_AT_DESK } from './staff-desk.ts';

/** One line above the foot of the screen that says what just happened; it goes with the next screen. */
export type NoticeCode =
  | `card-${Extract<EventOf<'card'>, { kind: 'failed' }>['code']}`
  | `card-${UnreadView}`
  | 'card-same'
  | 'card-other'
  | 'clinic-full'
  | 'restarted'
  // of fees
  | 'fees-at-cashier'
  | 'pay-not-now'
  | 'older-closed'
  | 'older-none'
  | 'older-not-now'
  | 'slip-printed';

/** Why a stage could not go on; each has its words and a way on. */
export type TroubleCode =
  | 'no-answer'
  | 'bad-answer'
  | 'refused'
  | 'unknown'
  | 'no-visit'
  | 'several-patients'
  | 'other-record'
  | 'papers-first';
export type PrintTroubleCode = 'paper-out' | 'cover-open' | 'offline' | 'fault' | 'unknown' | 'reprint-limit';

/** All that the page holds of one visit; dropped as one object when the visit ends. */
export interface VisitContext {
  readonly visitKey: string | null;
  readonly person: PersonView | null;
  readonly insurance: InsuranceView | null;
  readonly day: DayView | null;
  readonly departments: readonly DepartmentView[] | null;
  readonly departmentId: string | null;
  readonly clinicId: string | null;
  readonly appointmentId: string | null;
  readonly number: NumberView | null;
  readonly printed: PrintedView | null;
  readonly printTrouble: PrintTroubleCode | null;
  /** The ticket as it came, or would come, out of the printer. */
  readonly ticketPicture: TicketPicture | null;
  readonly trouble: TroubleCode | null;
  readonly notice: NoticeCode | null;
  /** Why this kiosk must not take the card. */
  readonly refusal: RefusalView | null;
  readonly resumeAt: Step | null;
  /** What is owed, and how it can be paid here. */
  readonly bills: BillsView | null;
  /** Older bills that the patient does not pay now. */
  readonly leftOut: readonly string[];
  /** What the patient wants to pay, and how. */
  readonly wish: { readonly billIds: readonly string[]; readonly means: MeansView } | null;
  /** The charge under way, or the last one. */
  readonly paying: PayingView | null;
  /** What is known of the receipt's paper. */
  readonly receipt: PrintedView | null;
  /** How often the second factor may still be tried; null while it was not wrong. */
  readonly triesLeft: number | null;
  readonly staff: StaffDesk;
  /** The child, or the adult with it. */
  readonly companion: CompanionView | null;
  /** Of the child that is being told of. */
  readonly childDesk: ChildDesk;
  /** Of the contact details that are being changed. */
  readonly detailsDesk: DetailsDesk;
  /** Of questions and answers. */
  readonly ask: AskDesk;
}

/** How the screen looks to this patient; back to the house's own at the end of every visit. */
export interface Comfort {
  readonly language: Language;
  readonly textSize: 'normal' | 'large';
  readonly contrast: 'normal' | 'high';
}

/** How long a silence means what here; follows the tags of the screen. */
export type Pace = 'nobody' | 'quiet' | 'reading' | 'busy' | 'staff';

export interface FlowContext extends VisitContext, Comfort {
  readonly kiosk: KioskView | null;
  readonly devices: DevicesView;
  /** What the chip reader is doing, whoever stands there. */
  readonly chip: ChipView;
  /** How the camera is; `off` where there is none, or nobody is to be read. */
  readonly camera: CameraState;
  /** Whether the camera reads the print on cards, as far as it has tried. */
  readonly readsPrint: boolean;
  /** What would help the camera to see better. */
  readonly aim: CameraHint | null;
  /** Where the patient is and how long a silence may last there; told by whoever follows the flow's tags. */
  readonly at: Step;
  readonly pace: Pace;
}

export const NO_VISIT: VisitContext = {
  visitKey: null,
  person: null,
  insurance: null,
  day: null,
  departments: null,
  departmentId: null,
  clinicId: null,
  appointmentId: null,
  number: null,
  printed: null,
  printTrouble: null,
  ticketPicture: null,
  trouble: null,
  notice: null,
  refusal: null,
  resumeAt: null,
  bills: null,
  leftOut: [],
  wish: null,
  paying: null,
  receipt: null,
  triesLeft: null,
  staff: NOBODY_AT_DESK,
  companion: null,
  childDesk: NO_CHILD,
  detailsDesk: NO_DETAILS,
  ask: NO_QUESTION,
};
export const HOUSE_COMFORT: Comfort = { language: 'vi', textSize: 'normal', contrast: 'normal' };

export type FlowEvent =
  // the foot of every screen
  | { type: 'NEXT' }
  | { type: 'BACK' }
  | { type: 'STAFF' }
  | { type: 'LEAVE' }
  // choices
  | { type: 'ARRIVE'; appointmentId: string }
  | { type: 'OTHER' }
  | { type: 'TAKE'; clinicId: string }
  | { type: 'DEPARTMENT'; id: string }
  | { type: 'CLINIC'; id: string }
  | { type: 'RETRY' }
  | { type: 'PRINT_AGAIN' }
  // fees
  | { type: 'PAY'; means: MeansView }
  | { type: 'CASHIER' }
  | { type: 'OLDER' }
  | { type: 'BILL'; id: string }
  | { type: 'DIGITS'; digits: string }
  | StaffEvent
  | ChildEvent
  | DetailsEvent
  | AskEvent
  // the hospital's system is down: on without it, or to the desk with a slip
  | { type: 'GO_ON' }
  // overlays
  | { type: 'CLOSE' }
  | { type: 'CONFIRM_LEAVE' }
  | { type: 'STILL_HERE' }
  // the top bar
  | { type: 'LANGUAGE'; language: Language }
  | { type: 'TEXT_SIZE'; textSize: Comfort['textSize'] }
  | { type: 'CONTRAST'; contrast: Comfort['contrast'] }
  // any touch or key: somebody is there
  | { type: 'TOUCH' }
  // from the host
  | { type: 'CARD'; card: EventOf<'card'> }
  | { type: 'DEVICES'; devices: DevicesView }
  | { type: 'CHIP'; chip: ChipView }
  // from the page's own camera
  | { type: 'CAMERA'; camera: CameraState; readsPrint: boolean }
  | { type: 'AIM'; aim: CameraHint | null }
  | ({ type: 'PERSON' } & EventOf<'person'>)
  | ({ type: 'PAYMENT' } & EventOf<'payment'>)
  | { type: 'LINK_UP' }
  | { type: 'LINK_DOWN' }
  // inside the chart
  | { type: 'AT'; step: Step; pace: Pace }
  | { type: 'RESTART' }
  | { type: 'END'; reason: InputOf<'visit.end'>['reason'] };

/** `step:` where the patient is, for the host; `asking`: questions and answers lie over it; the others are the pace of the screen. */
export type FlowTag = `step:${Step}` | 'asking' | 'busy' | 'reading' | 'nobody';

/** Nobody keeps the staff's screen open for others. */
const STAFF_SILENCE_MS = 60_000;

const asked = <N extends RequestName>(name: N) =>
  fromPromise<Answer<N>, InputOf<N>>(() => Promise.reject(new Error(`${name}: the host is not connected`)));

/** The parts of which every stage is made; `connectFlow` lays the real requests over these actors. */
export const flow = setup({
  types: {
    context: {} as FlowContext,
    events: {} as FlowEvent,
    tags: {} as FlowTag,
  },
  actors: {
    open: asked('session.open'),
    insurance: asked('visit.insurance'),
    day: asked('visit.day'),
    child: asked('visit.child'),
    details: asked('visit.details'),
    updateDetails: asked('visit.update-details'),
    provinces: asked('places.provinces'),
    communes: asked('places.communes'),
    departments: asked('visit.departments'),
    choose: asked('visit.choose'),
    register: asked('visit.register'),
    take: asked('visit.take'),
    print: asked('visit.print'),
    ticketPicture: asked('visit.ticket'),
    printerStatus: asked('printer.status'),
    end: asked('visit.end'),
    callStaff: asked('staff.call'),
    bills: asked('visit.bills'),
    unlock: asked('visit.unlock'),
    pay: asked('visit.pay'),
    stopPaying: asked('visit.stop-paying'),
    receipt: asked('visit.receipt'),
    slip: asked('visit.cashier'),
    staffOpen: asked('staff.open'),
    staffTasks: asked('staff.tasks'),
    staffAct: asked('staff.act'),
    staffNews: asked('staff.news'),
    staffSeen: asked('staff.seen'),
    endOfDay: asked('staff.end-of-day'),
    staffClose: asked('staff.close'),
    faqTopics: asked('faq.topics'),
    faqFind: asked('faq.find'),
    faqRead: asked('faq.read'),
    faqHelped: asked('faq.helped'),
  },
  actions: {
    clearNotice: assign({ notice: null }),
    clearTrouble: assign({ trouble: null, printTrouble: null }),
    finish: raise({ type: 'END', reason: 'done' }),
    expire: raise({ type: 'END', reason: 'idle' }),
    reopen: raise({ type: 'RESTART' }),
    setPlace: assign(({ event }) => (event.type === 'AT' ? { at: event.step, pace: event.pace } : {})),
    giveUp: raise({ type: 'END', reason: 'cancelled' }),
    wipe: assign({ ...NO_VISIT, ...HOUSE_COMFORT }),
    notice: assign({ notice: (_, params: { code: NoticeCode }) => params.code }),
    trouble: assign({ trouble: (_, params: { code: TroubleCode }) => params.code }),
    printTrouble: assign({ printTrouble: (_, params: { code: PrintTroubleCode }) => params.code }),
    setPaying: assign(({ event }) => (event.type === 'PAYMENT' ? { paying: event.paying } : {})),
    /** Opens the answer that was touched; of a question that was typed, the first that was found. */
    openAnswer: assign(({ context: { ask }, event }, { chosenAt }: { chosenAt: ChosenAt }) => ({
      ask: {
        ...ask,
        wanted: event.type === 'ASK_TOPIC' ? event.id : (ask.found?.topics[0] ?? null),
        answer: null,
        chosenAt,
        helped: null,
      },
    })),
    /** Nobody waits for it. */
    countHelped: spawnChild('faqHelped', {
      id: 'counting-help',
      input: ({ context: { ask } }) => ({ id: ask.wanted ?? '', helped: ask.helped ?? false }),
    }),
    staffGone: raise({ type: 'STAFF_GONE' }),
    /** Nobody waits for it: the host keeps a visit and the staff's screen apart by itself. */
    closeStaff: spawnChild('staffClose', { id: 'closing-staff', input: {} }),
  },
  delays: {
    silence: ({ context }) => {
      if (context.pace === 'staff') return STAFF_SILENCE_MS;
      return context.pace === 'quiet' || context.pace === 'nobody'
        ? (context.kiosk?.idle.quiet ?? 45_000)
        : (context.kiosk?.idle.reading ?? 90_000);
    },
    question: ({ context }) => context.kiosk?.idle.question ?? 20_000,
    goodbye: ({ context }) => context.kiosk?.idle.goodbye ?? 8_000,
    refused: ({ context }) => context.kiosk?.idle.reading ?? 90_000,
  },
});

export const fromSnapshot = (visit: VisitSnapshot): VisitContext & Pick<Comfort, 'language'> => ({
  ...NO_VISIT,
  visitKey: visit.visitKey,
  person: visit.person,
  companion: visit.companion,
  insurance: visit.insurance,
  day: visit.day,
  departments: visit.departments,
  departmentId: visit.departmentId,
  clinicId: visit.clinicId,
  appointmentId: visit.appointmentId,
  number: visit.number,
  printed: visit.printed,
  bills: visit.bills,
  paying: visit.paying,
  resumeAt: visit.step,
  language: visit.language,
});
