import type { HospitalSystem, RegisterRequest, SettleRequest } from '../../../drivers/ports/his.ts';
import type { Identity } from '../../../drivers/ports/identity.ts';
import { openKiosk } from './kiosk.ts';
import { ackOf, resultOf, type ScriptedAnswer, startScripted } from './scripted.ts';
import { line, type WireMessage } from './wire.ts';

/** 08:15:30 on the 22nd in the hospital. */
const NOW = Date.parse('2026-11-22T01:15:30Z');
export const CITIZEN: Identity = {
  source: 'chip',
  assurance: 'chip-authentic',
  number: '001078014263',
  oldNumber: null,
  name: 'Đặng Quốc Khải',
  birthDate: '1978-05-17',
  sex: 'male',
  address: null,
  issueDate: null,
};
export const REQUEST: RegisterRequest = {
  visitKey: 'visit-1',
  identity: CITIZEN,
  clinicId: 'noi-1',
  appointmentId: null,
  insuranceCode: null,
  insuranceChecked: true,
  details: {},
  cameAt: new Date(NOW).toISOString(),
};
export const MONEY: SettleRequest = {
  key: 'charge-1',
  patientId: 'bn-1',
  bills: [{ id: 'hd-1', amount: 50_000 }],
  means: 'vietqr',
  reference: '7K2M9XQ4T',
  moneyIds: [],
  at: '2026-11-22T01:10:00Z',
};

/** PID of the citizen, as this hospital has them. */
export const PERSON = 'PID|1||bn-1^^^BV^PI~001078014263^^^CCCD^NI||Đặng^Khải^Quốc\r';

/** One match of the visit query: a visit of the citizen, which began at a time stamp. */
export const visitOf = (
  key: string,
  clinicId = 'noi-1',
  number = '008',
  stamp = '20261122081500',
): string => {
  const pv1 = `PV1|1|O|${clinicId}${'|'.repeat(16)}v-${key}${'|'.repeat(25)}${stamp}${'|'.repeat(6)}${key}\r`;
  return `${PERSON}${pv1}${line('ZQN', number)}`;
};

/** ERR with a code of table 0357, and one of the hospital's own. */
export const errorOf = (code: string, own = ''): string => line('ERR', '', '', `${code}^^HL70357`, 'E', own);

/** Answers by the kind of a message (`ADT^A04`); `turn`: how many of the kind came before. */
export type Script = Readonly<Record<string, (request: WireMessage, turn: number) => ScriptedAnswer>>;

export interface ScriptedHospital {
  /** The driver under test, on this hospital. */
  readonly his: HospitalSystem;
  readonly said: readonly string[];
  readonly messages: readonly WireMessage[];
  /** Kinds of the messages that came, in order. */
  events(): readonly string[];
  close(): Promise<void>;
}

/** A hospital that knows the citizen, holds nothing and takes everything, but for what a test says otherwise. */
export const startHospital = async (script: Script = {}, more: object = {}): Promise<ScriptedHospital> => {
  const turns = new Map<string, number>();
  const engine = await startScripted((request) => {
    const turn = turns.get(request.event) ?? 0;
    turns.set(request.event, turn + 1);
    const answer = script[request.event];
    if (answer) return answer(request, turn);
    if (request.event === 'QBP^Q22') return resultOf(request, 'OK', PERSON);
    return request.event === 'QBP^ZV1' ? resultOf(request, 'NF') : ackOf(request, 'AA');
  });
  const options = { askNumber: { times: 2, everyMs: 1 }, ...more };
  const { his, said } = await openKiosk({ port: engine.port, now: () => NOW }, options);
  return {
    his,
    said,
    messages: engine.messages,
    events: () => engine.messages.map(({ event }) => event),
    close: async () => {
      await his.close();
      await engine.close();
    },
  };
};
