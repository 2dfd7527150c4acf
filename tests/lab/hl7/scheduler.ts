import { randomUUID } from 'node:crypto';
import type { Appointment } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { exchange } from './front.ts';
import { AUTHORITIES, citizenNumberOf, type Records } from './records.ts';
import { escaped, line, stamp } from './wire.ts';

/** New, rescheduled, modified, cancelled. */
export type ScheduleEvent = 'S12' | 'S13' | 'S14' | 'S15';

const actorOf = ({ participant }: Appointment, type: string): string =>
  participant.map(({ actor }) => actor?.reference ?? '').find((one) => one.startsWith(`${type}/`)) ?? '';

/** SIU of an appointment (HL7 v2.5.1, 10.3): SCH, PID, RGS, AIL. */
const messageOf = (event: ScheduleEvent, booked: Appointment, citizen: string, at: number): string => {
  const patientId = actorOf(booked, 'Patient').replace('Patient/', '');
  const clinicId = actorOf(booked, 'HealthcareService').replace('HealthcareService/', '');
  const start = booked.start === undefined ? '' : stamp(Date.parse(booked.start));
  const ids = [
    `${patientId}^^^${AUTHORITIES.patient}^PI`,
    ...(citizen === '' ? [] : [`${citizen}^^^${AUTHORITIES.citizen}^NI`]),
  ];
  return [
    line(
      'MSH',
      ...['^~\\&', 'LICHHEN', 'BV', 'TIEPDON', 'KIOSK', stamp(at), '', `SIU^${event}^SIU_S12`],
      ...[randomUUID().replaceAll('-', '').slice(0, 20), 'P', '2.5.1', '', '', '', '', '', 'UNICODE UTF-8'],
    ),
    line('SCH', '', escaped(booked.id ?? ''), '', '', '', 'NORMAL', '', '', '15', 'min', `^^^${start}`),
    line('PID', '1', '', ids.join('~')),
    line('RGS', '1', 'A'),
    line('AIL', '1', 'A', escaped(clinicId)),
  ].join('');
};

/** The scheduling system: it pushes what it has booked to whoever listens. */
export class Scheduler {
  private readonly his: LabHis;
  private readonly records: Records;
  private readonly now: () => number;

  constructor(his: LabHis, records: Records, now: () => number) {
    this.his = his;
    this.records = records;
    this.now = now;
  }

  /** Pushes one appointment as it stands, with changes; the text of the answer. */
  async push(
    port: number,
    event: ScheduleEvent,
    id: string,
    changes: Partial<Appointment> = {},
  ): Promise<string> {
    const stored = await this.his.repository.readResource<Appointment>('Appointment', id);
    const booked = { ...stored, ...changes };
    const [patient] = await this.records.patients(
      actorOf(booked, 'Patient').replace('Patient/', ''),
      AUTHORITIES.patient,
    );
    return exchange(port, messageOf(event, booked, patient ? citizenNumberOf(patient) : '', this.now()));
  }

  /** Pushes all of a person: what is booked as new, the rest as cancelled. Nobody may be listening: false. */
  async pushAll(port: number, patientId: string): Promise<boolean> {
    try {
      for (const { id, status } of await this.records.appointmentsOf(patientId))
        if (id !== undefined) await this.push(port, status === 'booked' ? 'S12' : 'S15', id);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return false;
      throw error;
    }
  }
}
