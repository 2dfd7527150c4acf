import { expect, it } from 'vitest';
import type { JobFate, PrintResult } from '../../ports/printer.ts';
import { err, ok } from '../../ports/result.ts';
import type { ByteLink } from '../../transport/byte-link.ts';
import { findModel } from '../models/index.ts';
import { scrapBytes } from '../models/job.ts';
import type { Conversation } from './conversation.ts';
import { createInStep } from './in-step.ts';
import { escposOptions } from './options.ts';
import { patienceFor } from './patience.ts';

const { to, timeouts } = escposOptions.parse({ to: 'tcp://192.0.2.20' });
const CONFIRMED = { result: { outcome: 'confirmed' }, handedOver: true, owes: false } as const;
const LOST = { result: { outcome: 'unknown' }, handedOver: false, owes: false } as const;
const SCRAP = 'scrap';

/** Printer and wire; `cuts`: what the counter answers, one after the other; `takes`: whether the wire takes what is written. */
const stageOf = (
  id: string,
  { clears = true, answers = true, takes = true, cuts = [7] as (number | null)[] } = {},
) => {
  const model = findModel(id);
  if (!model) throw new Error(id);
  const did: string[] = [];
  const lot = { answers, takes };
  const scrap = Buffer.from(scrapBytes(model, 'full'));
  const link: ByteLink = {
    write: async (bytes) => {
      did.push(
        scrap.equals(bytes) ? SCRAP : `${bytes.length} ${bytes.every((b) => b === 0) ? 'white' : 'bytes'}`,
      );
      return lot.takes ? ok(undefined) : err('timeout');
    },
    read: () => Promise.reject(new Error('nobody reads here')),
    close: async () => undefined,
  };
  const talk = {
    clear: async () => {
      did.push('clear');
      return clears;
    },
    catchUp: async () => {
      did.push('catch up');
      return lot.answers;
    },
    cuts: async () => {
      did.push('cuts');
      return cuts.shift() ?? null;
    },
  } as Partial<Conversation> as Conversation;
  const setup = { model, paper: { roll: 80 }, cut: 'full', timeouts: patienceFor(to, timeouts) } as const;
  const inStep = createInStep(setup);
  const prepare = (): Promise<boolean> => inStep.prepare(link, talk);
  return { inStep, link, talk, did, lot, prepare };
};

it('clears once before the first job, since nobody knows what the printer holds', async () => {
  const { prepare, did } = stageOf('epson-tm-t82');
  expect([await prepare(), await prepare()]).toEqual([true, true]);
  expect(did).toEqual(['clear']);
});

it.each([
  ['xprinter-xp80', ['9216 white']],
  ['generic-old', ['1728 white']],
  ['star-escpos', ['9216 white', 'catch up']],
  ['custom-vkp80', ['9216 white', 'catch up']],
])(
  'gives %s, which cannot forget, what it may still want of a picture, and hears its answers: %j',
  async (id, done) => {
    const { prepare, did } = stageOf(id);
    expect(await prepare()).toBe(true);
    expect(did).toEqual(done);
  },
);

it('and an Epson that does not say that it forgot', async () => {
  const { prepare, did } = stageOf('epson-tm-t82', { clears: false });
  expect(await prepare()).toBe(true);
  expect(did).toEqual(['clear', '9216 white']);
});

it('is not in step where what is left cannot be ended, and tries again', async () => {
  const { prepare, did, lot } = stageOf('generic', { takes: false });
  expect(await prepare()).toBe(false);
  lot.takes = true;
  expect(await prepare()).toBe(true);
  expect(did).toEqual(['9216 white', '9216 white']);
});

it('is not in step with a printer that owes an answer and does not give it', async () => {
  const { prepare, did, lot } = stageOf('star-escpos', { answers: false });
  expect(await prepare()).toBe(false);
  lot.answers = true;
  expect([await prepare(), await prepare()]).toEqual([true, true]);
  expect(did).toEqual(['9216 white', 'catch up', '9216 white', 'catch up']);
});

it.each([
  ['a confirmed job', { outcome: 'confirmed' }, true, false, []],
  ['a job that was taken', { outcome: 'sent-unconfirmed' }, true, false, []],
  ['a job that was taken and owes an answer', { outcome: 'sent-unconfirmed' }, true, true, ['clear']],
  ['a job that was confirmed before it was taken', { outcome: 'confirmed' }, false, false, ['clear']],
  ['a job that was lost', { outcome: 'unknown' }, true, false, ['clear', SCRAP]],
  ['a job that was stopped', { outcome: 'stopped', status: 'paper-out' }, false, false, ['clear', SCRAP]],
  ['nothing sent', { outcome: 'refused', status: 'paper-out' }, false, false, []],
] as const satisfies readonly (readonly [string, PrintResult, boolean, boolean, readonly string[]])[])(
  'after %s',
  async (_, result, handedOver, owes, expected) => {
    const { inStep, prepare, did } = stageOf('epson-tm-t82');
    inStep.note(CONFIRMED);
    inStep.note({ result, handedOver, owes });
    expect([await prepare(), await prepare()]).toEqual([true, true]);
    expect(did).toEqual(expected);
  },
);

it.each([
  ['not-printed', [SCRAP]],
  ['printed', []],
  ['unknown', []],
] as const satisfies readonly (readonly [JobFate, readonly string[]])[])(
  'after a restart, a job that was %s: %j',
  async (fate, expected) => {
    const { inStep, prepare, did } = stageOf('epson-tm-t82');
    inStep.noteFate(fate);
    await prepare();
    expect(did).toEqual(['clear', ...expected]);
  },
);

it('cuts nothing off after a job that was lost and printed all the same', async () => {
  const { inStep, prepare, did } = stageOf('epson-tm-t82');
  inStep.note(LOST);
  inStep.noteFate('printed');
  await prepare();
  expect(did).toEqual(['clear']);
});

it('cuts half a ticket off before it counts, once', async () => {
  const { inStep, link, talk, did, prepare } = stageOf('epson-tm-t82');
  inStep.note(LOST);
  expect(await inStep.mark(link, talk)).toBe(7);
  await prepare();
  expect(did).toEqual(['clear', SCRAP, 'cuts']);
});

it('neither counts nor prints where half a ticket could not be cut off', async () => {
  const { inStep, link, talk, did, lot, prepare } = stageOf('epson-tm-t82');
  inStep.note(LOST);
  lot.takes = false;
  expect(await inStep.mark(link, talk)).toBeNull();
  lot.takes = true;
  expect(await prepare()).toBe(true);
  expect(did).toEqual(['clear', SCRAP, 'clear', SCRAP]);
});

it('asks the counter behind what the printer still prints, and clears only one that does not answer', async () => {
  const patient = stageOf('epson-tm-t82');
  expect(await patient.inStep.cutsInTurn(patient.link, patient.talk)).toBe(7);
  expect(patient.did).toEqual(['cuts']);
  const stuck = stageOf('epson-tm-t82', { cuts: [null, 7] });
  expect(await stuck.inStep.cutsInTurn(stuck.link, stuck.talk)).toBe(7);
  expect(stuck.did).toEqual(['cuts', 'clear', 'cuts']);
});

it('clears first where the end of a job is known to be missing, and cuts nothing', async () => {
  const { inStep, link, talk, did } = stageOf('epson-tm-t82');
  inStep.note(LOST);
  expect(await inStep.cutsInTurn(link, talk)).toBe(7);
  expect(did).toEqual(['clear', 'cuts']);
});
