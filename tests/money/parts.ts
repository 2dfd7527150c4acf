import { localDay } from '../../drivers/codec/local-day.ts';
import type { HospitalSystem } from '../../drivers/ports/his.ts';
import type { Identity } from '../../drivers/ports/identity.ts';
import type { PaymentMeans, PaymentMethod } from '../../drivers/ports/payment.ts';
import type { TicketPrinter } from '../../drivers/ports/printer.ts';
import { createTurn } from '../../drivers/transport/turn.ts';
import type { NumberView } from '../../electron/contract/views.ts';
import type { Journal } from '../../electron/host/journal/journal.ts';
import { createLocalTime } from '../../electron/host/local-time.ts';
import type { Log } from '../../electron/host/log.ts';
import type { Parts } from '../../electron/host/parts.ts';
import { type KioskConfig, kioskConfig } from '../../kiosk-config/schema.ts';
import { NUMBER } from '../flow/scripted-host.ts';

export const JOURNAL_KEY = 'a key of the test';
/** A morning in the hospital. */
export const MORNING = Date.UTC(2026, 10, 23, 1);

/** A kiosk that takes both means; `payment` lays its own over it. */
export const moneyConfig = (payment: Readonly<Record<string, unknown>> = {}): KioskConfig =>
  kioskConfig.parse({
    kiosk: { id: 'kiosk-01', place: { vi: 'Sảnh A', en: 'Lobby A' } },
    hospital: {
      code: '01999',
      name: { vi: 'Bệnh viện Mẫu', en: 'Mau Hospital' },
      deskHint: { vi: 'Quầy tiếp đón', en: 'Reception desk' },
    },
    data: { folder: '/nowhere', journalKey: { env: 'KEY' } },
    devices: { printer: { driver: 'escpos' }, keyboardScanner: true },
    systems: { his: { driver: 'fhir' }, insurance: { driver: 'bhxh' } },
    payment: { vietqr: { driver: 'transfer' }, card: { driver: 'terminal' }, ...payment },
  });

export interface MoneyParts {
  readonly config?: KioskConfig;
  readonly journal: Journal;
  readonly his?: HospitalSystem | null;
  readonly methods?: Partial<Record<PaymentMeans, PaymentMethod>>;
  readonly printer?: TicketPrinter;
  readonly now: () => number;
  readonly log?: Log;
}

/** What a host works with, as far as money needs it. Whoever sleeps sleeps for ever. */
export function moneyParts(given: MoneyParts): Parts {
  const { config = moneyConfig(), journal, his = null, methods = {}, now } = given;
  return {
    config,
    drivers: {
      printer: () => given.printer ?? null,
      his: () => his,
      insurer: () => null,
      payment: (means) => methods[means] ?? null,
    },
    journal,
    printing: createTurn(),
    house: { layouts: config.tickets, logo: null },
    log: given.log ?? (() => undefined),
    time: createLocalTime(config.hospital.timeZone),
    eye: { needed: config.visit.assurance, today: () => localDay(now(), config.hospital.timeZone).date },
    now,
    sleep: () => new Promise(() => undefined),
  };
}

export const PERSON: Identity = {
  ...{ source: 'qr', assurance: 'scanned', number: '001090123456', oldNumber: null, name: 'Nguyễn Văn An' },
  ...{ birthDate: '1990-01-01', sex: 'male', address: null, issueDate: null },
};
export const TICKET_NUMBER: NumberView = NUMBER;
