import { join } from 'node:path';
import { localDay } from '../../drivers/codec/local-day.ts';
import { realTimers } from '../../drivers/transport/timers.ts';
import { createTurn } from '../../drivers/transport/turn.ts';
import type { KioskConfig, SecretReference } from '../../kiosk-config/schema.ts';
import type { Channel } from '../contract/channel.ts';
import type { Server } from '../contract/server.ts';
import { serve } from '../contract/server.ts';
import { createAfterwards } from './afterwards.ts';
import { createAssistanceRecords } from './assistance/records.ts';
import { createCatalogue } from './catalogue.ts';
import { createCompanions } from './companions.ts';
import { DELAYS } from './delays.ts';
import { createDetails } from './details.ts';
import { openDevices } from './devices.ts';
import { openFaqDesk } from './faq-desk.ts';
import { createHandlers } from './handlers.ts';
import { hospitalHouse } from './house.ts';
import { createInstead } from './instead.ts';
import { createJournal } from './journal/journal.ts';
import { openStore } from './journal/store.ts';
import { createLocalTime } from './local-time.ts';
import { createLog } from './log.ts';
import { createLookUps } from './look-ups.ts';
import { createPageCodes } from './page-codes.ts';
import { createPaperJobs } from './paper-jobs.ts';
import type { Parts } from './parts.ts';
import { sleep } from './parts.ts';
import { createCashDesk } from './payment/cash-desk.ts';
import { createAddresses } from './places.ts';
import { createPrinterWatch } from './printer-watch.ts';
import { createReading } from './reading.ts';
import { createRegistration } from './registration.ts';
import { createResumption } from './resumption.ts';
import { callStaff, warnOfPin, warnStaff } from './staff.ts';
import { createStaffScreen } from './staff-screen.ts';
import { createTickets } from './tickets.ts';
import { kioskView } from './views.ts';
import { createVisitRoom, namesOf } from './visit.ts';

export interface HostOptions {
  readonly config: KioskConfig;
  /** Looks a secret up by its name. */
  readonly secret: (name: string) => string | undefined;
  /** Null writes the log to stderr. */
  readonly logFile: string | null;
}

/** The kiosk itself: devices, visit and journal behind the contract. */
export interface Host {
  /** Takes a page; a newer page replaces the older. */
  attach(channel: Channel): void;
  close(): Promise<void>;
}

/** Throws on a configuration or a journal with which no kiosk can be run. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { config, secret } = options;
  const log = createLog(options.logFile);
  const now = Date.now;
  const key = secret(secretName(config.data.journalKey));
  if (!key) throw new Error(`the journal's key ${secretName(config.data.journalKey)} is not set`);
  const store = openStore(join(config.data.folder, 'journal.db'), key);
  const journal = createJournal(store, now, (intent) => log('journal.unreadable', { intent }));

  const time = createLocalTime(config.hospital.timeZone);
  const today = (): string => localDay(now(), config.hospital.timeZone).date;
  const eye = { needed: config.visit.assurance, today };

  let page: Server | null = null;
  const house = await hospitalHouse(config);
  const visits = createVisitRoom(now);
  const reading = createReading({
    visits,
    eye,
    log,
    now,
    timers: realTimers,
    emit: (name, payload) => page?.emit(name, payload),
    expect: (cardKey) => devices.expect(cardKey),
    lookUp: (visit) => {
      staffScreen.close();
      lookUps.begin(visit);
      void devices.askPrinter();
    },
    endVisit,
    callStaff: (step) => void callStaff(parts, step),
  });
  const printerWatch = createPrinterWatch(realTimers, (status) => warnStaff({ config, log }, status));
  const devices = openDevices({
    config,
    secret,
    now,
    log,
    readers: reading,
    onChange: (view) => {
      page?.emit('devices', view);
      printerWatch.saw(view.printer);
    },
  });
  printerWatch.saw(devices.view().printer);
  const printing = createTurn();
  const parts: Parts = {
    config,
    drivers: devices.drivers,
    journal,
    house,
    printing,
    log,
    time,
    eye,
    now,
    sleep,
  };
  const lookUps = createLookUps(parts, createCatalogue(join(config.data.folder, 'catalogue.json'), log));
  const addresses = createAddresses();
  // Its tables are read now, while nobody waits.
  addresses.provinces();
  const jobs = createPaperJobs(parts);
  const cash = createCashDesk(parts, visits, jobs, (visitKey, paying) =>
    page?.emit('payment', { visitKey, paying }),
  );
  const { staffPin } = config.payment;
  const pin = (staffPin && secret(staffPin.env)) || null;
  const staffScreen = createStaffScreen({
    pin,
    isVisited: () => visits.current() !== null,
    now: () => performance.now(),
    log,
    onLocked: () => void warnOfPin({ config, log }),
  });
  const faq = openFaqDesk({ config, today, log });
  const records = createAssistanceRecords({ store, today, log, known: () => namesOf(visits.current()) });
  const resumption = createResumption(parts, visits, devices.tried, cash.lookout.lookAtOpen);
  const afterwards = createAfterwards(parts, devices.tried, records.forgetOld);
  const handlers = createHandlers({
    parts,
    visits,
    reading,
    pageCodes: createPageCodes({
      now,
      today,
      log,
      onCode: reading.onCode,
    }),
    lookUps,
    companions: createCompanions(parts, lookUps.begin),
    details: createDetails(parts, addresses),
    addresses,
    registration: createRegistration(parts, createInstead(parts)),
    tickets: createTickets(parts, jobs),
    cash,
    news: afterwards.news,
    staffScreen,
    assistance: faq?.assistance ?? null,
    records,
    kiosk: kioskView(config, { staffScreen: pin !== null, answers: faq !== null }),
    devices: devices.view,
    printerIs: devices.printerIs,
    printerStatus: devices.askPrinter,
    resume: resumption.resume,
    endVisit,
  });
  const background = setInterval(() => void resumption.tidy(), DELAYS.background);

  function endVisit(reason: string): void {
    const visit = visits.current();
    if (!visit) return;
    cash.till.leave(visit);
    log('visit.ended', { visit: visit.key, reason, step: visit.step });
    visits.end();
    reading.ended();
    journal.forget(visit.key);
    if (visit.numberKey) journal.forget(visit.numberKey);
  }

  log('host.started', { kiosk: config.kiosk.id });
  return {
    attach(channel) {
      page?.close();
      const server = serve(channel, handlers, (what) => log('contract.refused', { what }));
      page = server;
      channel.onClose(() => {
        if (page === server) page = null;
      });
      log('page.attached', {});
    },
    async close() {
      clearInterval(background);
      faq?.close();
      printerWatch.stop();
      page?.close();
      visits.end();
      await Promise.all([cash.close(), afterwards.close(), resumption.close()]);
      await devices.close();
      journal.shut();
      log('host.stopped', {});
    },
  };
}

export const secretName = (reference: SecretReference): string =>
  'env' in reference ? reference.env : reference.keystore;
