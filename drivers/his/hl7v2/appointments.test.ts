import type { Appointment } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type LabHl7, startHl7Engine } from '../../../tests/lab/hl7/engine.ts';
import { type OpenedKiosk, openKiosk } from '../../../tests/lab/hl7/kiosk.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

const signal = new AbortController().signal;
const PATIENCE = { timeoutMs: 60_000 };

let lab: LabHis;
let engine: LabHl7;
let kiosk: OpenedKiosk;
let his: HospitalSystem;
beforeAll(async () => {
  lab = await startHis({ validate: true });
  engine = await startHl7Engine(lab);
});
beforeEach(async () => {
  await engine.setFault('ok', 0);
  engine.pushTo(null);
  await lab.reseed();
  kiosk = await openKiosk({ port: engine.port, listens: true }, PATIENCE);
  his = kiosk.his;
});
afterEach(() => his.close());
afterAll(async () => {
  await engine.close();
  await lab.close();
});

describe('appointments that are pushed', () => {
  const WHO = persona('appointment-today');
  const ID = `hen-${WHO.his.patientId}`;
  const ofToday = async () => {
    const day = await his.patientDay(identityOf(WHO), signal);
    return day.ok ? day.value.appointments : day.error;
  };

  it('come, move, change and go, and each message is acknowledged', async () => {
    expect(await ofToday()).toEqual([]);
    expect(await engine.push(kiosk.appointmentsPort, 'S12', ID)).toContain('\rMSA|AA|');
    expect(await ofToday()).toMatchObject([{ id: ID, clinicId: 'tim-mach-2' }]);
    const [first] = await lab.all<Appointment>('Appointment');
    const later = new Date(Date.parse(first?.start ?? '') + 3_600_000).toISOString();
    expect(await engine.push(kiosk.appointmentsPort, 'S13', ID, { start: later })).toContain('\rMSA|AA|');
    expect(await ofToday()).toMatchObject([{ id: ID, start: later }]);
    expect(await engine.push(kiosk.appointmentsPort, 'S15', ID)).toContain('\rMSA|AA|');
    expect(await ofToday()).toEqual([]);
  });

  it('are over once the patient has come: there, and here', async () => {
    await engine.push(kiosk.appointmentsPort, 'S12', ID);
    const request = requestOf(WHO.id, 'visit-1', { appointmentId: ID });
    expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect(await ofToday()).toEqual([]);
    expect((await lab.all<Appointment>('Appointment')).find(({ id }) => id === ID)?.status).toBe('arrived');
  });

  it('can be pushed by the lab before it answers who somebody is', async () => {
    engine.pushTo(kiosk.appointmentsPort);
    expect(await ofToday()).toMatchObject([{ id: ID }]);
  });

  it('are refused with a reason where something is missing', async () => {
    const participant: Appointment['participant'] = [
      { actor: { reference: `Patient/${WHO.his.patientId}` }, status: 'accepted' },
    ];
    const answer = await engine.push(kiosk.appointmentsPort, 'S12', ID, { participant });
    expect(answer).toContain('\rMSA|AE|');
    expect(answer).toContain('\rERR|||101^^HL70357|E\r');
    expect(await ofToday()).toEqual([]);
  });
});
