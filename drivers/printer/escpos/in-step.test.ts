import { expect, it } from 'vitest';
import type { PrintResult } from '../../ports/printer.ts';
import { ok } from '../../ports/result.ts';
import type { ByteLink } from '../../transport/byte-link.ts';
import { findModel } from '../models/index.ts';
import type { Conversation } from './conversation.ts';
import { createInStep } from './in-step.ts';
import { escposOptions } from './options.ts';

const { timeouts } = escposOptions.parse({ to: 'tcp://192.0.2.20' });
const CONFIRMED = { result: { outcome: 'confirmed' }, handedOver: true } as const;

/** Printer and wire; `cuts`: what the counter answers, one after the other. */
const stageOf = (id: string, { clears = true, cuts = [7] as (number | null)[] } = {}) => {
  const did: string[] = [];
  const link: ByteLink = {
    write: async (bytes) => {
      did.push(bytes.every((byte) => byte === 0) ? `${bytes.length} white` : 'bytes');
      return ok(undefined);
    },
    read: () => Promise.reject(new Error('nobody reads here')),
    close: async () => undefined,
  };
  const talk = {
    clear: async () => {
      did.push('clear');
      return clears;
    },
    cuts: async () => {
      did.push('cuts');
      return cuts.shift() ?? null;
    },
  } as Partial<Conversation> as Conversation;
  const model = findModel(id);
  if (!model) throw new Error(id);
  const inStep = createInStep(model, 80, timeouts);
  return { inStep, link, talk, did };
};

it('clears once before the first job, since nobody knows what the printer holds', async () => {
  const { inStep, link, talk, did } = stageOf('epson-tm-t82');
  await inStep.restore(link, talk);
  await inStep.restore(link, talk);
  expect(did).toEqual(['clear']);
});

it.each([
  ['xprinter-xp80', '9216 white'],
  ['generic-old', '1728 white'],
])('gives %s, which cannot forget, what it may still want of a picture: %s', async (id, white) => {
  const { inStep, link, talk, did } = stageOf(id);
  await inStep.restore(link, talk);
  expect(did).toEqual([white]);
});

it('and an Epson that does not say that it forgot', async () => {
  const { inStep, link, talk, did } = stageOf('epson-tm-t82', { clears: false });
  await inStep.restore(link, talk);
  expect(did).toEqual(['clear', '9216 white']);
});

it.each([
  ['a confirmed job', { outcome: 'confirmed' }, true, []],
  ['a job that was taken', { outcome: 'sent-unconfirmed' }, true, []],
  ['a job that was lost', { outcome: 'unknown' }, true, ['clear']],
  ['a job that was stopped', { outcome: 'stopped', status: 'paper-out' }, false, ['clear']],
  ['nothing sent', { outcome: 'refused', status: 'paper-out' }, false, []],
] as const satisfies readonly (readonly [string, PrintResult, boolean, readonly string[]])[])(
  'after %s',
  async (_, result, handedOver, expected) => {
    const { inStep, link, talk, did } = stageOf('epson-tm-t82');
    inStep.note(CONFIRMED);
    inStep.note({ result, handedOver });
    await inStep.restore(link, talk);
    expect(did).toEqual(expected);
  },
);

it('asks the counter behind what the printer still prints, and clears only one that does not answer', async () => {
  const patient = stageOf('epson-tm-t82');
  expect(await patient.inStep.cutsInTurn(patient.link, patient.talk)).toBe(7);
  expect(patient.did).toEqual(['cuts']);
  const stuck = stageOf('epson-tm-t82', { cuts: [null, 7] });
  expect(await stuck.inStep.cutsInTurn(stuck.link, stuck.talk)).toBe(7);
  expect(stuck.did).toEqual(['cuts', 'clear', 'cuts']);
});

it('clears first where the end of a job is known to be missing', async () => {
  const { inStep, link, talk, did } = stageOf('epson-tm-t82');
  inStep.note({ result: { outcome: 'unknown' }, handedOver: false });
  expect(await inStep.cutsInTurn(link, talk)).toBe(7);
  expect(did).toEqual(['clear', 'cuts']);
});
