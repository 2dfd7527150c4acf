import type { Appointment, Organization } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { HOSPITAL } from '../his-hospital.ts';
import type { FaultMode } from '../http-faults.ts';
import { answerPersons, answerVisits } from './answers.ts';
import { MllpFront } from './front.ts';
import { Hospital } from './hospital.ts';
import { type Reply, startListener } from './listener.ts';
import { Records } from './records.ts';
import { type ScheduleEvent, Scheduler } from './scheduler.ts';
import { parts, repetitions, WireMessage } from './wire.ts';

export interface Hl7EngineOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** A message that changes something and was taken is acknowledged again, and not done again, under its control id. */
  readonly keepsControlIds?: boolean;
  /**
   * Port at which the kiosk listens for appointments: whoever is asked for has theirs pushed there first. Null: nothing is
   * pushed by itself.
   */
  readonly kioskPort?: number | null;
}

export interface LabHl7 {
  readonly port: number;
  setFault(mode: FaultMode, delayMs?: number): Promise<void>;
  /** Messages that came in since the start. */
  requests(): number;
  /** Their kinds, in order: `ADT^A04`. */
  events(): readonly string[];
  /** Where the kiosk listens from now on. */
  pushTo(port: number | null): void;
  /** Pushes one appointment as it stands in the hospital, with changes; the text of the kiosk's answer. */
  push(port: number, event: ScheduleEvent, id: string, changes?: Partial<Appointment>): Promise<string>;
  close(): Promise<void>;
}

/** An interface engine before the lab's one hospital: HL7 v2.5.1 over MLLP, with the rules of his-rules.ts. */
export const startHl7Engine = async (his: LabHis, options: Hl7EngineOptions = {}): Promise<LabHl7> => {
  const now = options.now ?? Date.now;
  const records = new Records(his);
  const hospital = new Hospital(his, records, now);
  const scheduler = new Scheduler(his, records, now);
  const kept = new Map<string, Reply>();
  let kioskPort = options.kioskPort ?? null;

  const tellSchedule = async (request: WireMessage): Promise<void> => {
    const asked = repetitions(request.raw('QPD', 3)).map(parts);
    const number = asked.find(([place]) => place === '@PID.3.1')?.[1] ?? '';
    const [person] = await records.patients(number, '');
    if (kioskPort !== null && person?.id !== undefined) await scheduler.pushAll(kioskPort, person.id);
  };

  /** A hospital that was seeded anew is another hospital: nothing was ever sent to it. */
  let seed = '';
  const forgetOldSeed = async (): Promise<void> => {
    const { meta } = await his.repository.readResource<Organization>('Organization', HOSPITAL.id);
    if (meta?.versionId !== seed) kept.clear();
    seed = meta?.versionId ?? '';
  };

  const change = async (request: WireMessage): Promise<Reply> => {
    await forgetOldSeed();
    const id = request.get('MSH-10');
    const known = kept.get(id);
    if (known !== undefined) return known;
    const reply = await hospital.take(request);
    if (reply === 'AA' && options.keepsControlIds !== false) kept.set(id, reply);
    return reply;
  };

  // One change at a time: what is looked up before it still holds when it is made.
  let last: Promise<unknown> = Promise.resolve();
  const serialised = (request: WireMessage): Promise<Reply> => {
    const next = last.then(() => change(request));
    last = next.catch(() => undefined);
    return next;
  };

  const listener = await startListener(async (text) => {
    const request = new WireMessage(text);
    if (request.event === 'QBP^Q22') {
      await tellSchedule(request);
      return { text: await answerPersons(request, records, now()) };
    }
    if (request.event === 'QBP^ZV1') return { text: await answerVisits(request, records, now()) };
    return serialised(request);
  });
  const front = new MllpFront(listener.port);
  await front.listen(options.port ?? 0);

  return {
    port: front.port,
    setFault: (mode, delayMs) => front.setFault(mode, delayMs),
    requests: () => front.events.length,
    events: () => front.events,
    pushTo: (port) => {
      kioskPort = port;
    },
    push: (port, event, id, changes) => scheduler.push(port, event, id, changes),
    close: async () => {
      await front.close();
      await listener.close();
    },
  };
};
