import type { Page } from 'playwright';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import type {
  AppointmentView,
  ChipView,
  DepartmentView,
  DevicesView,
  InsuranceView,
  KioskView,
  NumberView,
  PersonView,
  VisitSnapshot,
} from '../../electron/contract/views.ts';
import { DEPARTMENTS, HOSPITAL } from '../lab/his-hospital.ts';
import { ANSWERS } from './screens-answers.ts';
import { drawnFace } from './screens-face.ts';
import type { PlayedHost } from './screens-host.ts';
import { answer, never } from './screens-host.ts';
import { drawnTicket } from './screens-ticket.ts';

/** One screen as it should be looked at: what the host answers, and how to get there. */
export interface Scene {
  readonly name: string;
  readonly host: Handlers;
  /** From the loaded page to the screen. */
  readonly reach?: (stage: Stage) => Promise<void>;
  /** Something laid over the screen, after its look was chosen. */
  readonly over?: (stage: Stage) => Promise<void>;
}
export interface Stage {
  readonly page: Page;
  readonly host: PlayedHost;
}

export const failing =
  <const E extends string>(error: E) =>
  () =>
    Promise.resolve(err(error));

export const KIOSK: KioskView = {
  id: 'k1',
  hospital: { vi: HOSPITAL.vi, en: HOSPITAL.en },
  place: { vi: 'Sảnh chính', en: 'Main hall' },
  news: { vi: 'Thứ bảy khám đến 11:30.', en: 'Open until 11:30 on Saturdays.' },
  deskHint: { vi: 'Quầy số 1, bên trái cửa chính', en: 'Desk 1, left of the main door' },
  chipNeeded: false,
  camera: null,
  keyboardScanner: false,
  means: [],
  cashier: { vi: 'Quầy thu ngân số 3, sảnh chính', en: 'Cashier 3, main hall' },
  staffScreen: false,
  defers: false,
  answers: true,
  idle: { quiet: 600_000, reading: 600_000, question: 20_000, goodbye: 600_000 },
};
export const READY: DevicesView = { reader: 'ready', chip: 'none', printer: 'ready' };
export const WITH_CHIP: DevicesView = { ...READY, chip: 'ready' };
export const NO_CHIP: ChipView = { state: 'none', lying: false };
export const PERSON: PersonView = {
  name: 'Nguyễn Thị Thanh Hương',
  maskedNumber: '001•••••3456',
  birthDate: '1951-03-08',
  sex: 'female',
  assurance: 'scanned',
  portrait: null,
  enough: true,
  underSix: false,
};
/** Where the hospital asks for a genuine chip: before it was read, and after. */
export const UNPROVEN: PersonView = { ...PERSON, enough: false };
export const GENUINE: PersonView = { ...PERSON, assurance: 'chip-authentic', portrait: drawnFace() };
export const LONG_NAME = 'Công Tằng Tôn Nữ Huyền Trân Phương Khuê';
export const departments: DepartmentView[] = DEPARTMENTS.map(({ id, vi, en, floor, clinics }) => ({
  id,
  name: { vi, en },
  clinics: clinics.map((one, at) => ({
    id: one.id,
    departmentId: id,
    name: { vi: one.vi, en: one.en },
    room: one.room,
    floor,
    price: one.price,
    free: one.full || (id === 'khoa-noi' && at === 1) ? 0 : 12 - at * 3,
  })),
}));
const [noi] = departments;
export const place = {
  clinic: { vi: 'Phòng khám Tim mạch 1', en: 'Cardiology 1' },
  department: { vi: 'Tim mạch', en: 'Cardiology' },
  room: '201',
  floor: '2',
};
export const NUMBER: NumberView = {
  number: '012',
  standing: 'his',
  clinicId: 'tim-mach-1',
  waiting: 5,
  time: '08:15',
  already: false,
  paper: null,
  ...place,
};
export const APPOINTMENT: AppointmentView = {
  id: 'a1',
  clinicId: 'tim-mach-1',
  time: '09:30',
  price: 150_000,
  ...place,
};
export const COVERED = {
  status: 'covered',
  code: '000',
  validTo: '2026-12-31',
  renewed: false,
  nextFrom: null,
  staffCheck: false,
  benefitPercent: 80,
} as const satisfies InsuranceView;

export const VISIT: VisitSnapshot = {
  visitKey: 'visit-1',
  step: 'confirm',
  language: 'vi',
  person: PERSON,
  companion: null,
  insurance: COVERED,
  day: { appointments: [], numbers: [], details: false },
  departments,
  departmentId: noi?.id ?? null,
  clinicId: noi?.clinics[0]?.id ?? null,
  appointmentId: null,
  number: null,
  printed: null,
  bills: null,
  paying: null,
};
export const PLAIN: Handlers = {
  'session.open': answer({ kiosk: KIOSK, devices: READY, chip: NO_CHIP, visit: null }),
  'visit.at': answer({}),
  'visit.insurance': answer(COVERED),
  'visit.day': answer({ appointments: [], numbers: [], details: false }),
  'visit.details': failing('not-configured'),
  'visit.update-details': failing('not-configured'),
  'places.provinces': answer([]),
  'places.communes': answer([]),
  'visit.child': failing('no-companion'),
  'visit.departments': answer(departments),
  'visit.choose': answer({}),
  'visit.register': answer(NUMBER),
  'visit.take': answer(NUMBER),
  'visit.print': answer({ printed: 'confirmed' as const }),
  'visit.ticket': async () => ok(await drawnTicket(NUMBER, 'vi')),
  'visit.end': answer({}),
  'visit.bills': failing('not-configured'),
  'visit.unlock': failing('not-configured'),
  'visit.pay': failing('not-configured'),
  'visit.stop-paying': never,
  'visit.receipt': failing('not-paid'),
  'visit.cashier': failing('not-offered'),
  'staff.open': failing('not-configured'),
  'staff.tasks': failing('not-open'),
  'staff.news': failing('not-open'),
  'staff.seen': failing('not-open'),
  'staff.act': failing('not-open'),
  'staff.end-of-day': failing('not-open'),
  'staff.close': answer({}),
  ...ANSWERS,
  'printer.status': answer({ status: 'ready' as const }),
  'staff.call': answer({ called: true }),
  'code.shown': answer({}),
  'code.unread': answer({}),
  'page.camera': answer({}),
  'page.fault': answer({}),
};

/** A visit that the host gives back at a step, as after a reload: the short way to any screen. */
export const at = (
  name: string,
  visit: Partial<VisitSnapshot>,
  handlers: Partial<Handlers> = {},
  more: { devices?: DevicesView; chip?: ChipView; kiosk?: Partial<KioskView> } & Pick<
    Scene,
    'reach' | 'over'
  > = {},
): Scene => ({
  name,
  host: {
    ...PLAIN,
    'session.open': answer({
      kiosk: { ...KIOSK, ...more.kiosk },
      devices: more.devices ?? READY,
      chip: more.chip ?? NO_CHIP,
      visit: { ...VISIT, ...visit },
    }),
    ...handlers,
  },
  ...(more.reach && { reach: more.reach }),
  ...(more.over && { over: more.over }),
});
export const door = (
  name: string,
  devices: DevicesView = READY,
  {
    chip = NO_CHIP,
    kiosk = {},
    ...more
  }: { chip?: ChipView; kiosk?: Partial<KioskView> } & Pick<Scene, 'reach' | 'over'> = {},
): Scene => ({
  name,
  host: {
    ...PLAIN,
    'session.open': answer({ kiosk: { ...KIOSK, ...kiosk }, devices, chip, visit: null }),
  },
  ...more,
});
/** A kiosk that reads codes with its camera alone. */
export const SEES = { camera: { label: null, torch: false, mirror: false, mrz: true } };
export const BY_CAMERA: DevicesView = { ...READY, reader: 'none' };
export const seen = async ({ page }: Stage): Promise<void> => {
  await primary({ page });
  await page.locator('.live video').waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
};
/** The person on a kiosk with a chip reader, in one state of the chip. */
export const confirming = (
  name: string,
  person: PersonView,
  chip: Without<ChipView, 'lying'>,
  devices: DevicesView = WITH_CHIP,
): Scene =>
  at(`confirm-${name}`, { person }, {}, { devices, chip: { ...chip, lying: chip.state !== 'none' } });
export type Without<V, K extends PropertyKey> = V extends unknown ? Omit<V, K> : never;
export const primary = ({ page }: Pick<Stage, 'page'>): Promise<void> =>
  page.locator('.foot .primary:visible').click();
export const insured = (name: string, insurance: InsuranceView): Scene =>
  at(`insurance-${name}`, { step: 'insurance', insurance });
