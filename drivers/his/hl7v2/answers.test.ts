import { afterEach, describe, expect, it } from 'vitest';
import { ackOf, type ScriptedAnswer } from '../../../tests/lab/hl7/scripted.ts';
import {
  CITIZEN,
  errorOf,
  MONEY,
  REQUEST,
  type Script,
  type ScriptedHospital,
  startHospital,
} from '../../../tests/lab/hl7/scripted-hospital.ts';
import type { WireMessage } from '../../../tests/lab/hl7/wire.ts';

const signal = new AbortController().signal;
let hospital: ScriptedHospital;
afterEach(() => hospital.close());
const start = async (script: Script = {}, more: object = {}): Promise<void> => {
  hospital = await startHospital(script, more);
};

/** How an answer to a message can be wrong, and what the port says of a question, a visit and money. */
const ANSWERS: readonly [string, (request: WireMessage) => ScriptedAnswer, string, string, string][] = [
  ['AE', (request) => ackOf(request, 'AE', errorOf('207')), 'bad-answer', 'bad-answer', 'bad-answer'],
  ['CE', (request) => ackOf(request, 'CE'), 'bad-answer', 'bad-answer', 'bad-answer'],
  ['AR', (request) => ackOf(request, 'AR'), 'refused', 'refused', 'refused'],
  ['CR', (request) => ackOf(request, 'CR'), 'refused', 'refused', 'refused'],
  [
    'AR, an event that it does not know',
    (request) => ackOf(request, 'AR', errorOf('201')),
    'bad-answer',
    'bad-answer',
    'bad-answer',
  ],
  ['a code that is none', (request) => ackOf(request, 'OK'), 'bad-answer', 'unknown', 'unknown'],
  [
    'the answer to another message',
    (request) => ackOf(request, 'AA', '', 'other'),
    'bad-answer',
    'unknown',
    'unknown',
  ],
  ['no acknowledgement', () => 'MSH|^~\\&|HIS\rPID|1\r', 'bad-answer', 'unknown', 'unknown'],
  ['no HL7', () => '{"resourceType":"Bundle"}', 'bad-answer', 'unknown', 'unknown'],
  [
    'no UTF-8',
    () => Buffer.from([0x0b, 0x4d, 0x53, 0x48, 0xd0, 0x1c, 0x0d]),
    'bad-answer',
    'unknown',
    'unknown',
  ],
  ['no block', () => Buffer.from('<!doctype html>'), 'bad-answer', 'unknown', 'unknown'],
  ['half a block', () => Buffer.from('\u000bMSH|^~\\&|HIS'), 'bad-answer', 'unknown', 'unknown'],
  ['the end', () => 'close', 'no-answer', 'unknown', 'unknown'],
  ['silence', () => 'silence', 'no-answer', 'unknown', 'unknown'],
];

describe.each(ANSWERS)('answered with %s', (name, answer, question, visit, money) => {
  const patience = name === 'silence' ? { timeoutMs: 1_500 } : {};

  it(`a question is ${question}`, async () => {
    await start({ 'QBP^Q22': answer, 'QBP^ZV1': answer }, patience);
    expect(await hospital.his.patientDay(CITIZEN, signal)).toMatchObject({ ok: false, error: question });
    expect(await hospital.his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: question });
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: question });
    expect(hospital.events()).not.toContain('ADT^A04');
  });

  it(`a visit is ${visit}`, async () => {
    await start({ 'ADT^A04': answer }, patience);
    expect(await hospital.his.register(REQUEST, signal)).toMatchObject({ ok: false, error: visit });
    expect(hospital.said.some((one) => one.startsWith('hl7-failed A04 '))).toBe(true);
  });

  it(`money is ${money}`, async () => {
    await start({ 'DFT^P03': answer }, patience);
    expect(await hospital.his.settle(MONEY, signal)).toMatchObject({ ok: false, error: money });
    expect(await hospital.his.findSettlement('charge-1', signal)).toMatchObject({
      ok: false,
      error: 'no-answer',
    });
  });
});
