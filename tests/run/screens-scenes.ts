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

const KIOSK: KioskView = {
  id: 'k1',
  hospital: { vi: HOSPITAL.vi, en: HOSPITAL.en },
  place: { vi: 'Sảnh chính', en: 'Main hall' },
  news: { vi: 'Thứ bảy khám đến 11:30.', en: 'Open until 11:30 on Saturdays.' },
  deskHint: { vi: 'Quầy số 1, bên trái cửa chính', en: 'Desk 1, left of the main door' },
  chipNeeded: false,
  camera: null,
  keyboardScanner: false,
  idle: { quiet: 600_000, reading: 600_000, question: 20_000, goodbye: 600_000 },
};
const READY: DevicesView = { reader: 'ready', chip: 'none', printer: 'ready' };
const WITH_CHIP: DevicesView = { ...READY, chip: 'ready' };
const NO_CHIP: ChipView = { state: 'none', lying: false };
const PERSON: PersonView = {
  name: 'Nguyễn Thị Thanh Hương',
  maskedNumber: '001•••••3456',
  birthDate: '1951-03-08',
  sex: 'female',
  assurance: 'scanned',
  portrait: null,
  enough: true,
};
/** Where the hospital asks for a genuine chip: before it was read, and after. */
const UNPROVEN: PersonView = { ...PERSON, enough: false };
const GENUINE: PersonView = { ...PERSON, assurance: 'chip-authentic', portrait: drawnFace() };
const LONG_NAME = 'Công Tằng Tôn Nữ Huyền Trân Phương Khuê';
const departments: DepartmentView[] = DEPARTMENTS.map(({ id, vi, en, floor, clinics }) => ({
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
const place = {
  clinic: { vi: 'Phòng khám Tim mạch 1', en: 'Cardiology 1' },
  department: { vi: 'Tim mạch', en: 'Cardiology' },
  room: '201',
  floor: '2',
};
const NUMBER: NumberView = {
  number: '012',
  clinicId: 'tim-mach-1',
  waiting: 5,
  time: '08:15',
  already: false,
  paper: null,
  ...place,
};
const APPOINTMENT: AppointmentView = {
  id: 'a1',
  clinicId: 'tim-mach-1',
  time: '09:30',
  price: 150_000,
  ...place,
};
const COVERED: InsuranceView = {
  status: 'covered',
  code: '000',
  validTo: '2026-12-31',
  renewed: false,
  staffCheck: false,
};

const VISIT: VisitSnapshot = {
  visitKey: 'visit-1',
  step: 'confirm',
  language: 'vi',
  person: PERSON,
  insurance: COVERED,
  day: { appointments: [], numbers: [] },
  departments,
  departmentId: noi?.id ?? null,
  clinicId: noi?.clinics[0]?.id ?? null,
  appointmentId: null,
  number: null,
  printed: null,
};
const PLAIN: Handlers = {
  'session.open': answer({ kiosk: KIOSK, devices: READY, chip: NO_CHIP, visit: null }),
  'visit.at': answer({}),
  'visit.insurance': answer(COVERED),
  'visit.day': answer({ appointments: [], numbers: [] }),
  'visit.departments': answer(departments),
  'visit.choose': answer({}),
  'visit.register': answer(NUMBER),
  'visit.take': answer(NUMBER),
  'visit.print': answer({ printed: 'confirmed' as const }),
  'visit.ticket': async () => ok(await drawnTicket(NUMBER, 'vi')),
  'visit.end': answer({}),
  'printer.status': answer({ status: 'ready' as const }),
  'staff.call': answer({ called: true }),
  'code.shown': answer({}),
  'code.unread': answer({}),
  'page.camera': answer({}),
  'page.fault': answer({}),
};

/** A visit that the host gives back at a step, as after a reload: the short way to any screen. */
const at = (
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
const door = (
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
const SEES = { camera: { label: null, torch: false, mirror: false, mrz: true } };
const BY_CAMERA: DevicesView = { ...READY, reader: 'none' };
const seen = async ({ page }: Stage): Promise<void> => {
  await primary({ page });
  await page.locator('.live video').waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
};
/** The person on a kiosk with a chip reader, in one state of the chip. */
const confirming = (
  name: string,
  person: PersonView,
  chip: Without<ChipView, 'lying'>,
  devices: DevicesView = WITH_CHIP,
): Scene =>
  at(`confirm-${name}`, { person }, {}, { devices, chip: { ...chip, lying: chip.state !== 'none' } });
type Without<V, K extends PropertyKey> = V extends unknown ? Omit<V, K> : never;
const primary = ({ page }: Pick<Stage, 'page'>): Promise<void> => page.locator('.foot .primary').click();
const insured = (name: string, insurance: InsuranceView): Scene =>
  at(`insurance-${name}`, { step: 'insurance', insurance });
const failing =
  <E extends string>(error: E) =>
  () =>
    Promise.resolve(err(error));
const NO_ANSWERS = [
  'timeout',
  'unreachable',
  'portal-error',
  'bad-answer',
  'refused',
  'misconfigured',
] as const;
const NOT_COVERED = [
  'no-card',
  'expired',
  'revoked',
  'suspended',
  'wrong-code',
  'name-mismatch',
  'birth-date-mismatch',
  'papers-needed',
] as const;
const CHIP_TROUBLES = ['other-chip', 'mute', 'key-refused', 'chip-blocked', 'chip-garbled'] as const;
const TROUBLES = ['no-answer', 'bad-answer', 'refused', 'no-visit'] as const;
const PRINT_TROUBLES = ['paper-out', 'cover-open', 'offline', 'fault', 'unknown', 'reprint-limit'] as const;

export const SCENES: readonly Scene[] = [
  { name: 'starting', host: { ...PLAIN, 'session.open': never } },
  door('welcome'),
  door('welcome-no-paper', { ...READY, printer: 'paper-out' }),
  door('welcome-no-reader', { ...READY, reader: 'lost' }),
  door('identify', READY, { reach: primary }),
  door('identify-noise', READY, {
    reach: primary,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'not-a-citizen-card' }),
  }),
  door('welcome-camera', BY_CAMERA, { kiosk: SEES }),
  door('welcome-no-camera', BY_CAMERA, { kiosk: { camera: { ...SEES.camera, label: 'none of this name' } } }),
  door('identify-camera', BY_CAMERA, { kiosk: SEES, reach: seen }),
  door('identify-camera-chip', { ...BY_CAMERA, chip: 'ready' }, { kiosk: SEES, reach: seen }),
  door('identify-camera-insurance-card', BY_CAMERA, {
    kiosk: SEES,
    reach: seen,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'insurance-card' }),
  }),
  door('identify-insurance-card', READY, {
    reach: primary,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'insurance-card' }),
  }),
  at('confirm', {}),
  at('confirm-long', { person: { ...PERSON, name: LONG_NAME, birthDate: '1945' } }),
  at('confirm-other-card', {}, {}, { over: async ({ host }) => host.tell('card', { kind: 'other' }) }),
  door('welcome-chip', WITH_CHIP),
  door('welcome-card-left', WITH_CHIP, { chip: { state: 'none', lying: true } }),
  door('welcome-other-chip', WITH_CHIP, {
    over: async ({ host }) => host.tell('chip', { state: 'failed', code: 'other-chip', lying: true }),
  }),
  door('identify-chip', WITH_CHIP, { reach: primary }),
  door('identify-code', WITH_CHIP, { chip: { state: 'code-wanted', lying: true } }),
  confirming('chip-optional', PERSON, { state: 'none' }),
  confirming('chip-lay', UNPROVEN, { state: 'none' }),
  confirming('chip-reading', UNPROVEN, { state: 'reading', phase: 'proof', complete: false }),
  confirming('chip-portrait', GENUINE, { state: 'reading', phase: 'portrait', complete: true }),
  confirming('chip-lifted', UNPROVEN, { state: 'lifted' }),
  ...CHIP_TROUBLES.map((code) => confirming(`chip-${code}`, UNPROVEN, { state: 'failed', code })),
  confirming('chip-failed-optional', PERSON, { state: 'failed', code: 'key-refused' }),
  confirming(
    'chip-unproven',
    { ...UNPROVEN, assurance: 'chip-read', portrait: drawnFace() },
    { state: 'done' },
  ),
  confirming('chip-resting', UNPROVEN, { state: 'none' }, { ...READY, chip: 'lost' }),
  confirming('chip-genuine', GENUINE, { state: 'done' }),
  confirming('chip-genuine-long', { ...GENUINE, name: LONG_NAME, birthDate: '1945' }, { state: 'done' }),
  door('refused', WITH_CHIP, {
    over: async ({ host }) => host.tell('card', { kind: 'refused', code: 'cloned' }),
  }),
  at('insurance-checking', { step: 'insurance', insurance: null }, { 'visit.insurance': never }),
  at(
    'insurance-slow',
    { step: 'insurance', insurance: null },
    { 'visit.insurance': never },
    {
      over: ({ page }) => page.locator('.foot .primary').waitFor(),
    },
  ),
  insured('covered', COVERED),
  insured('covered-check', { ...COVERED, validTo: null, staffCheck: true }),
  insured('renewed', { ...COVERED, code: '003', renewed: true }),
  ...NOT_COVERED.map((reason) => insured(reason, { status: 'not-covered', code: '050', reason })),
  ...NO_ANSWERS.map((why) =>
    insured(why, { status: 'no-answer', code: why === 'timeout' ? null : '503', why }),
  ),
  at('arrive-loading', { step: 'arrive', day: null }, { 'visit.day': never }),
  at('arrive-trouble', { step: 'arrive', day: null }, { 'visit.day': failing('no-answer' as const) }),
  at('appointment', { step: 'arrive', day: { appointments: [APPOINTMENT], numbers: [] } }),
  at(
    'appointment-no-paper',
    { step: 'arrive', day: { appointments: [APPOINTMENT], numbers: [] } },
    {},
    { devices: { ...READY, printer: 'paper-out' } },
  ),
  at('appointments', {
    step: 'arrive',
    day: { appointments: [APPOINTMENT, { ...APPOINTMENT, id: 'a2', time: '14:00' }], numbers: [] },
  }),
  at('already', { step: 'arrive', day: { appointments: [], numbers: [NUMBER] } }),
  ...(['printed', 'not-printed', 'unknown'] as const).map((paper) =>
    at(`already-${paper}`, { step: 'arrive', day: { appointments: [], numbers: [{ ...NUMBER, paper }] } }),
  ),
  at('already-two-papers', {
    step: 'arrive',
    day: {
      appointments: [],
      numbers: [
        { ...NUMBER, paper: 'printed' },
        { ...NUMBER, clinicId: 'noi-2', number: '108', paper: 'unknown' },
      ],
    },
  }),
  at('already-two', {
    step: 'arrive',
    day: { appointments: [], numbers: [NUMBER, { ...NUMBER, number: '007', clinicId: 'noi-1' }] },
  }),
  at(
    'taking',
    { step: 'arrive', day: { appointments: [], numbers: [NUMBER] } },
    { 'visit.take': never },
    { over: primary },
  ),
  at('department-loading', { step: 'department' }, { 'visit.departments': never }),
  at('department', { step: 'department' }),
  at(
    'department-page-2',
    { step: 'department' },
    {},
    {
      over: ({ page }) => page.locator('.pager .action').last().click(),
    },
  ),
  at(
    'department-typing',
    { step: 'department' },
    {},
    {
      over: async ({ page }) => {
        await page.locator('.pager .action:has(.lucide-search)').click();
        for (const key of 'mawt') await page.locator('.key', { hasText: new RegExp(`^${key}$`) }).click();
      },
    },
  ),
  at('department-trouble', { step: 'department' }, { 'visit.departments': failing('bad-answer' as const) }),
  at('clinic', { step: 'clinic' }),
  at('clinic-all-full', {
    step: 'clinic',
    departments: departments.map((one) => ({ ...one, clinics: one.clinics.map((c) => ({ ...c, free: 0 })) })),
  }),
  at(
    'clinic-became-full',
    { step: 'review' },
    { 'visit.choose': failing('clinic-full' as const) },
    { reach: primary },
  ),
  at('review', { step: 'review' }),
  at('review-no-paper', { step: 'review' }, {}, { devices: { ...READY, printer: 'offline' } }),
  ...(['paper-out', 'offline'] as const).map((printer) =>
    at(
      `paperless-${printer}`,
      { step: 'review' },
      { 'printer.status': answer({ status: printer }) },
      { reach: primary },
    ),
  ),
  at('registering', { step: 'review' }, { 'visit.register': never }, { over: primary }),
  ...TROUBLES.map((code) =>
    at(`register-${code}`, { step: 'review' }, { 'visit.register': failing(code) }, { reach: primary }),
  ),
  at(
    'register-unknown',
    { step: 'review' },
    { 'visit.register': failing('unknown' as const) },
    { reach: primary },
  ),
  at('ticket-printing', { step: 'ticket', number: NUMBER }, { 'visit.print': never }),
  at('ticket-printed', { step: 'ticket', number: NUMBER, printed: 'confirmed' }),
  at('ticket-unsure', { step: 'ticket', number: NUMBER, printed: 'sent-unconfirmed' }),
  ...PRINT_TROUBLES.map((code) =>
    at(`ticket-${code}`, { step: 'ticket', number: NUMBER }, { 'visit.print': failing(code) }),
  ),
  at('goodbye', { step: 'goodbye', number: NUMBER, printed: 'confirmed' }),
  at(
    'goodbye-card-left',
    { step: 'goodbye', number: NUMBER, printed: 'confirmed' },
    {},
    { devices: WITH_CHIP, chip: { state: 'done', lying: true } },
  ),
  at(
    'ending',
    {},
    { 'visit.end': never },
    {
      over: ({ page }) => page.locator('.foot .action').first().click(),
    },
  ),
  at(
    'still-there',
    {},
    {},
    {
      kiosk: { idle: { ...KIOSK.idle, quiet: 2_500 } },
      over: ({ page }) => page.locator('.action.big').waitFor(),
    },
  ),
  at(
    'staff-called',
    {},
    {},
    { over: ({ page }) => page.locator('.foot > span:nth-child(2) button').click() },
  ),
  at('leave', {}, {}, { over: ({ page }) => page.locator('.tool.leave').click() }),
  at('link-down', {}, {}, { over: async ({ host }) => host.hangUp() }),
];
