import { DEPARTMENTS } from '../his-hospital.ts';

export interface KioskPlaces {
  /** Port of the engine; 0 where there is none: one at which nobody listens. */
  readonly port: number;
  /** Port at which the kiosk listens for appointments; null: it does not. */
  readonly appointmentsPort: number | null;
}

/** Options of the driver `his/hl7v2` that host it on the lab's engine; `more` goes over them. */
export const kioskOptions = ({ port, appointmentsPort }: KioskPlaces, more: object = {}) => ({
  to: `tcp://127.0.0.1:${port === 0 ? 1 : port}`,
  appointments: appointmentsPort === null ? null : { port: appointmentsPort },
  departments: DEPARTMENTS.map(({ id, vi, en, floor, clinics }) => ({
    id,
    name: { vi, en },
    clinics: clinics.map((clinic) => ({
      id: clinic.id,
      name: { vi: clinic.vi, en: clinic.en },
      room: clinic.room,
      floor,
      price: clinic.price,
    })),
  })),
  ...more,
});
