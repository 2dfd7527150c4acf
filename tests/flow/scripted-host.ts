import type { Answer } from '../../electron/contract/client.ts';
import type { InputOf, OutputOf, RequestName } from '../../electron/contract/messages.ts';
import type {
  DevicesView,
  InsuranceView,
  KioskView,
  NumberView,
  PatientDetailsView,
  PersonView,
  PlaceNameView,
  TicketPicture,
  VisitSnapshot,
} from '../../electron/contract/views.ts';
import type { HostLink } from '../../renderer/flow/host-link.ts';

const CLINIC = {
  id: 'noi-1',
  departmentId: 'noi',
  name: { vi: 'Phòng khám Nội 1', en: 'Internal medicine 1' },
  room: '201',
  floor: '2',
  price: 50_000,
  free: 4,
};
const PLACE = {
  clinic: CLINIC.name,
  department: { vi: 'Khoa Nội', en: 'Internal medicine' },
  room: '201',
  floor: '2',
};

export const KIOSK: KioskView = {
  id: 'kiosk-01',
  hospital: { vi: 'Bệnh viện Đa khoa Mẫu', en: 'Mau General Hospital' },
  place: { vi: 'Sảnh A', en: 'Lobby A' },
  news: null,
  deskHint: { vi: 'Quầy tiếp đón', en: 'Reception desk' },
  chipNeeded: false,
  camera: null,
  keyboardScanner: false,
  means: [],
  cashier: { vi: 'Quầy thu ngân', en: 'Cashier' },
  staffScreen: false,
  defers: false,
  answers: false,
  idle: { quiet: 45_000, reading: 90_000, question: 20_000, goodbye: 8_000 },
};
export const DEVICES: DevicesView = { reader: 'ready', chip: 'none', printer: 'ready' };
export const PERSON: PersonView = {
  name: 'Nguyễn Văn An',
  maskedNumber: '001•••••3456',
  birthDate: '1990-01-01',
  sex: 'male',
  assurance: 'scanned',
  portrait: null,
  enough: true,
  underSix: false,
};
/** What the host says when a page opens and nothing is going on. */
export const opened = (
  visit: VisitSnapshot | null = null,
  kiosk: KioskView = KIOSK,
): OutputOf<'session.open'> => ({
  kiosk,
  devices: DEVICES,
  chip: { state: 'none', lying: false },
  visit,
});
export const NUMBER: NumberView = {
  number: '012',
  standing: 'his',
  clinicId: 'noi-1',
  waiting: 3,
  time: '08:15',
  already: false,
  paper: null,
  ...PLACE,
};
/** A paper of one black dot. */
export const TICKET_PICTURE: TicketPicture = {
  url: 'data:image/png;base64,iVBORw0KGgo=',
  width: 72,
  height: 110,
};
const APPOINTMENT = { id: 'hen-1', clinicId: 'noi-1', time: '08:30', price: 50_000, ...PLACE };

const COVERED: InsuranceView = {
  status: 'covered',
  code: '000',
  validTo: '2026-12-31',
  renewed: false,
  nextFrom: null,
  staffCheck: false,
  benefitPercent: 80,
};

export const snapshotAt = (change: Partial<VisitSnapshot>): VisitSnapshot => ({
  visitKey: 'visit-1',
  step: 'confirm',
  language: 'en',
  person: PERSON,
  companion: null,
  insurance: COVERED,
  day: { appointments: [], numbers: [], details: false },
  departments: [{ id: 'noi', name: PLACE.department, clinics: [CLINIC] }],
  departmentId: 'noi',
  clinicId: 'noi-1',
  appointmentId: null,
  number: null,
  printed: null,
  bills: null,
  paying: null,
  ...change,
});

export type Script = { readonly [N in RequestName]: (input: InputOf<N>) => Answer<N> | Promise<Answer<N>> };

/** A kiosk that takes no money, and has no screen for staff. */
const NO_FEES: Pick<
  Script,
  'visit.bills' | 'visit.unlock' | 'visit.pay' | 'visit.stop-paying' | 'visit.receipt' | 'visit.cashier'
> = {
  'visit.bills': () => ({ ok: false, error: 'not-configured' }),
  'visit.unlock': () => ({ ok: false, error: 'not-configured' }),
  'visit.pay': () => ({ ok: false, error: 'not-configured' }),
  'visit.stop-paying': () => ({ ok: true, value: {} }),
  'visit.receipt': () => ({ ok: false, error: 'not-paid' }),
  'visit.cashier': () => ({ ok: false, error: 'not-offered' }),
};
const NO_STAFF: Pick<
  Script,
  | 'staff.open'
  | 'staff.tasks'
  | 'staff.news'
  | 'staff.seen'
  | 'staff.act'
  | 'staff.end-of-day'
  | 'staff.close'
> = {
  'staff.open': () => ({ ok: false, error: 'not-configured' }),
  'staff.tasks': () => ({ ok: false, error: 'not-open' }),
  'staff.news': () => ({ ok: false, error: 'not-open' }),
  'staff.seen': () => ({ ok: false, error: 'not-open' }),
  'staff.act': () => ({ ok: false, error: 'not-open' }),
  'staff.end-of-day': () => ({ ok: false, error: 'not-open' }),
  'staff.close': () => ({ ok: true, value: {} }),
};
const NO_ANSWERS: Pick<Script, 'faq.topics' | 'faq.find' | 'faq.read' | 'faq.helped'> = {
  'faq.topics': () => ({ ok: false, error: 'not-configured' }),
  'faq.find': () => ({ ok: false, error: 'not-configured' }),
  'faq.read': () => ({ ok: false, error: 'not-configured' }),
  'faq.helped': () => ({ ok: false, error: 'not-configured' }),
};

/** Contact details of an old address: the former Phường Hàng Đào, divided between two. */
export const DETAILS: PatientDetailsView = {
  phone: '•••••••678',
  address: '12 Hàng Ngang, Phường Hàng Đào, Quận Hoàn Kiếm, Hà Nội',
  contact: { name: 'Trần Văn Bình', phone: '•••••••345' },
  guardian: null,
  place: { line: '12 Hàng Ngang', provinceCode: '01', communeCodes: ['00070', '00091'], former: true },
};
export const PROVINCES: PlaceNameView[] = [
  { code: '01', name: 'Hà Nội' },
  { code: '48', name: 'Đà Nẵng' },
];
export const COMMUNES: PlaceNameView[] = [
  { code: '00004', name: 'Phường Ba Đình' },
  { code: '00070', name: 'Phường Hoàn Kiếm' },
  { code: '00091', name: 'Phường Hồng Hà' },
];
const DETAILS_DESK: Pick<
  Script,
  'visit.details' | 'visit.update-details' | 'places.provinces' | 'places.communes'
> = {
  'visit.details': () => ({ ok: true, value: DETAILS }),
  'visit.update-details': () => ({ ok: true, value: { ...DETAILS, phone: '•••••••321' } }),
  'places.provinces': () => ({ ok: true, value: PROVINCES }),
  'places.communes': () => ({ ok: true, value: COMMUNES }),
};

/** Answers of an ordinary day; a scenario lays its own over them. */
export const ordinaryDay = (
  with_: { appointment?: boolean; number?: boolean; details?: boolean } = {},
): Script => ({
  'session.open': () => ({
    ok: true,
    value: opened(),
  }),
  'visit.at': () => ({ ok: true, value: {} }),
  'visit.insurance': () => ({
    ok: true,
    value: COVERED,
  }),
  'visit.day': () => ({
    ok: true,
    value: {
      appointments: with_.appointment ? [APPOINTMENT] : [],
      numbers: with_.number ? [{ ...NUMBER, already: true }] : [],
      details: with_.details ?? false,
    },
  }),
  'visit.departments': () => ({
    ok: true,
    value: [{ id: 'noi', name: PLACE.department, clinics: [CLINIC, { ...CLINIC, id: 'noi-2', free: 0 }] }],
  }),
  'visit.child': () => ({ ok: false, error: 'no-companion' }),
  'visit.choose': () => ({ ok: true, value: {} }),
  'visit.register': () => ({ ok: true, value: NUMBER }),
  'visit.take': () => ({ ok: true, value: { ...NUMBER, already: true } }),
  'visit.print': () => ({ ok: true, value: { printed: 'confirmed' } }),
  'visit.ticket': () => ({ ok: true, value: TICKET_PICTURE }),
  'visit.end': () => ({ ok: true, value: {} }),
  ...NO_FEES,
  ...NO_STAFF,
  ...NO_ANSWERS,
  ...DETAILS_DESK,
  'code.shown': () => ({ ok: true, value: {} }),
  'code.unread': () => ({ ok: true, value: {} }),
  'page.camera': () => ({ ok: true, value: {} }),
  'printer.status': () => ({ ok: true, value: { status: 'ready' } }),
  'staff.call': () => ({ ok: true, value: { called: true } }),
  'page.fault': () => ({ ok: true, value: {} }),
});

export interface Asked {
  readonly name: RequestName;
  readonly input: unknown;
}

/** A host that answers by the script and remembers what it was asked. */
export function scriptedHost(script: Script): Pick<HostLink, 'request'> & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    async request(name, input) {
      asked.push({ name, input });
      return script[name](input);
    },
  };
}
