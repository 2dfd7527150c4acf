import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../contract/server.ts';
import { type DevicesView, type KioskView, printerStatus, type VisitSnapshot } from '../contract/views.ts';
import type { Assistance } from './assistance/assistance.ts';
import type { AssistanceRecords } from './assistance/records.ts';
import type { Companions } from './companions.ts';
import type { Details } from './details.ts';
import { faqHandlers } from './faq-handlers.ts';
import type { LookUps } from './look-ups.ts';
import { moneyHandlers } from './money-handlers.ts';
import type { News } from './news.ts';
import type { PageCodes } from './page-codes.ts';
import type { Parts } from './parts.ts';
import type { CashDesk } from './payment/cash-desk.ts';
import type { Addresses } from './places.ts';
import type { Reading } from './reading.ts';
import type { Registration } from './registration.ts';
import { callStaff } from './staff.ts';
import { staffHandlers } from './staff-handlers.ts';
import type { StaffScreen } from './staff-screen.ts';
import type { Tickets } from './tickets.ts';
import { departmentViews } from './views.ts';
import type { Visit, VisitRoom } from './visit.ts';
import { insuranceView, isRegistered } from './visit.ts';

export interface Rooms {
  readonly parts: Parts;
  readonly visits: VisitRoom;
  readonly lookUps: LookUps;
  readonly companions: Companions;
  readonly details: Details;
  readonly addresses: Addresses;
  readonly registration: Registration;
  readonly tickets: Tickets;
  /** Questions and answers; null where the kiosk has none. */
  readonly assistance: Assistance | null;
  readonly records: AssistanceRecords;
  readonly kiosk: KioskView;
  devices(): DevicesView;
  /** Codes that the page reads by itself. */
  readonly pageCodes: PageCodes;
  readonly reading: Pick<Reading, 'view' | 'moved' | 'isProven'>;
  readonly cash: CashDesk;
  /** What became of visits after their patients had gone. */
  readonly news: Pick<News, 'list' | 'seen'>;
  readonly staffScreen: StaffScreen;
  /** What a job has said of the printer; the page is told when it changed. */
  printerIs(status: DevicesView['printer']): void;
  /** Asks the printer now and tells the page when it changed. */
  printerStatus(): Promise<DevicesView['printer']>;
  /** The visit that a page finds when it opens; waits until the journal is resolved. */
  resume(visitKey: string | null): Promise<VisitSnapshot | null>;
  endVisit(reason: string): void;
}

/** Answers to the page, one a message of the contract. */
export function createHandlers(rooms: Rooms): Handlers {
  const { parts, visits, reading, lookUps, companions, details, addresses, registration, tickets } = rooms;
  const { log } = parts;

  const withVisit = async <T, E extends string>(
    work: (visit: Visit) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'no-visit'>> => {
    const visit = visits.current();
    if (!visit) return err('no-visit');
    const result = await work(visit);
    return visit.over.signal.aborted ? err('no-visit') : result;
  };
  /** What a person is told or given only once enough of them is proven. */
  const withProof = <T, E extends string>(work: (visit: Visit) => Promise<Result<T, E>>) =>
    withVisit<T, E | 'not-proven'>(async (visit) =>
      reading.isProven(visit) ? work(visit) : err('not-proven'),
    );

  const readsByPage = (by: 'camera' | 'keyboard-scanner'): boolean =>
    by === 'camera' ? rooms.kiosk.camera !== null : rooms.kiosk.keyboardScanner;

  const { cash, staffScreen, printerIs } = rooms;
  return {
    ...moneyHandlers({ parts, cash, printerIs, withVisit, withProof }),
    ...staffHandlers({ cash, news: rooms.news, staffScreen }),
    ...faqHandlers({ assistance: rooms.assistance, records: rooms.records }),

    'session.open': async ({ visitKey }) => {
      // A page that is new has nobody of staff before it yet.
      staffScreen.close();
      const visit = await rooms.resume(visitKey);
      return ok({ kiosk: rooms.kiosk, devices: rooms.devices(), chip: reading.view(), visit });
    },

    'visit.at': async ({ step, language, departmentId }) => {
      const visit = visits.current();
      if (visit) Object.assign(visit, { step, language, departmentId });
      reading.moved();
      return ok({});
    },

    'visit.insurance': () =>
      withProof(async (visit) => ok(insuranceView(await lookUps.insurance(visit), visit))),

    'visit.day': () => withProof((visit) => lookUps.day(visit)),

    'visit.child': (told) => withProof(async (visit) => companions.child(visit, told)),

    'visit.details': () => withProof((visit) => details.read(visit)),

    'visit.update-details': (change) => withProof((visit) => details.update(visit, change)),

    'places.provinces': async () => ok([...addresses.provinces()]),

    'places.communes': async ({ provinceCode }) => ok([...addresses.communes(provinceCode)]),

    'visit.departments': () =>
      withVisit(async (visit) => {
        // Who sees the list anew chooses anew.
        if (!isRegistered(visit)) Object.assign(visit, { clinicId: null, appointmentId: null });
        const answer = await lookUps.departments(visit);
        return answer.ok ? ok(departmentViews(answer.value)) : answer;
      }),

    'visit.choose': ({ clinicId, appointmentId }) =>
      withProof(async (visit) => {
        const chosen = visit.clinicId === clinicId && visit.appointmentId === appointmentId;
        if (!visit.departments) await lookUps.departments(visit);
        const clinic = visit.departments?.flatMap(({ clinics }) => clinics).find(({ id }) => id === clinicId);
        const appointment = visit.day?.appointments.find(({ id }) => id === appointmentId);
        if (chosen && clinic) return ok({});
        if (!clinic || (appointmentId !== null && appointment?.clinicId !== clinicId))
          return err('not-offered');
        if (appointmentId === null && clinic.free === 0) return err('clinic-full');
        Object.assign(visit, { clinicId, appointmentId });
        return ok({});
      }),

    'visit.register': () => withProof((visit) => registration.register(visit)),

    'visit.take': ({ clinicId }) =>
      withProof(async (visit) => {
        const held = visit.registrations.find((one) => one.clinicId === clinicId);
        const number = held && visit.day?.numbers.find((one) => one.clinicId === clinicId);
        if (!number) return err('not-offered');
        Object.assign(visit, { number, numberKey: held.visitKey, clinicId });
        return ok(number);
      }),

    'visit.print': ({ again }) =>
      withVisit(async (visit) => {
        const result = await tickets.print(visit, again);
        const said = result.ok ? null : printerStatus.safeParse(result.error);
        // First, so that the page sees the printer mended however quickly that goes.
        if (said?.success) rooms.printerIs(said.data);
        void rooms.printerStatus();
        return result.ok ? ok({ printed: result.value }) : result;
      }),

    'visit.ticket': () =>
      withVisit(async (visit) => {
        const picture = tickets.picture(visit);
        return picture ? ok(picture) : err('no-number');
      }),

    'code.shown': async (code) => {
      if (!readsByPage(code.by)) return err('not-configured');
      rooms.pageCodes.shown(code);
      return ok({});
    },

    'code.unread': async ({ why }) => {
      if (!readsByPage(why === 'damaged' ? 'keyboard-scanner' : 'camera')) return err('not-configured');
      rooms.pageCodes.unread(why);
      return ok({});
    },

    'visit.end': async ({ reason }) => {
      rooms.endVisit(reason);
      return ok({});
    },

    'printer.status': async () => ok({ status: await rooms.printerStatus() }),

    'staff.call': async ({ step }) => ok({ called: await callStaff(parts, step) }),

    'page.camera': async ({ state, reason }) => {
      log('camera.state', { state, reason: reason ?? '' });
      return ok({});
    },

    'page.fault': async ({ code }) => {
      log('page.fault', { code });
      return ok({});
    },
  };
}
