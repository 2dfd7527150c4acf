import type { Appointment, Clinic, Department, Registration } from '../../drivers/ports/his.ts';
import { PAYMENT_MEANS } from '../../drivers/ports/payment.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { AppointmentView, DepartmentView, KioskView, NumberView, PaperView } from '../contract/views.ts';
import type { LocalTime } from './local-time.ts';

/** How what the drivers know looks to the page. */

/** `staffScreen`: there is a PIN that opens it. */
export const kioskView = (
  config: KioskConfig,
  { staffScreen, answers }: Pick<KioskView, 'staffScreen' | 'answers'>,
): KioskView => ({
  id: config.kiosk.id,
  hospital: config.hospital.name,
  place: config.kiosk.place,
  news: config.hospital.news,
  deskHint: config.hospital.deskHint,
  chipNeeded: config.visit.assurance !== 'scanned',
  camera: config.devices.camera && { ...config.devices.camera, label: config.devices.camera.label ?? null },
  keyboardScanner: config.devices.keyboardScanner,
  defers: config.visit.hisDown.keepHours > 0,
  means: PAYMENT_MEANS.filter((means) => config.payment[means] !== null),
  cashier: config.payment.cashier,
  staffScreen,
  answers,
  idle: {
    quiet: config.visit.idleQuiet * 1000,
    reading: config.visit.idleReading * 1000,
    question: config.visit.idleQuestion * 1000,
    goodbye: config.visit.goodbye * 1000,
  },
});

export const departmentViews = (departments: readonly Department[]): DepartmentView[] =>
  departments.map(({ id, name, clinics }) => ({
    id,
    name,
    clinics: clinics.map((clinic) => ({ ...clinic })),
  }));

const placeOf = (departments: readonly Department[], clinicId: string) => {
  for (const department of departments) {
    const clinic = department.clinics.find(({ id }) => id === clinicId);
    if (clinic) return { department, clinic };
  }
  return null;
};

const words = (place: { department: Department; clinic: Clinic }) => ({
  clinic: place.clinic.name,
  department: place.department.name,
  room: place.clinic.room,
  floor: place.clinic.floor,
});

/** Null for a clinic that is not open today: such an appointment is for the desk. */
export function appointmentView(
  appointment: Appointment,
  departments: readonly Department[],
  time: LocalTime,
): AppointmentView | null {
  const place = placeOf(departments, appointment.clinicId);
  if (!place) return null;
  return {
    id: appointment.id,
    clinicId: appointment.clinicId,
    time: time.clock(appointment.start),
    price: place.clinic.price,
    ...words(place),
  };
}

export function numberView(
  registration: Registration,
  departments: readonly Department[],
  time: LocalTime,
  already: boolean,
  paper: PaperView | null = null,
): NumberView | null {
  const place = placeOf(departments, registration.clinicId);
  if (!place) return null;
  return {
    number: registration.number,
    standing: 'his',
    clinicId: registration.clinicId,
    waiting: registration.waiting,
    time: time.clock(registration.registeredAt),
    already,
    paper,
    ...words(place),
  };
}
