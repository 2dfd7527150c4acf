import { describe, expect, it } from 'vitest';
import type { ChipView, PersonView } from '../../electron/contract/views.ts';
import {
  DEVICES,
  opened,
  ordinaryDay,
  PERSON,
  type Script,
  snapshotAt,
} from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, SHORT_PATH, start } from '../../tests/flow/started.ts';
import type { FlowEvent } from './setup.ts';
import { NO_VISIT } from './setup.ts';

const chip = (view: ChipView): FlowEvent => ({ type: 'CHIP', chip: view });
const reading = (phase: 'opening' | 'text' | 'proof' | 'portrait', complete = false): FlowEvent =>
  chip({ state: 'reading', phase, complete, lying: true });
const CODE_WANTED = chip({ state: 'code-wanted', lying: true });
const NO_CARD = chip({ state: 'none', lying: false });
const DONE = chip({ state: 'done', lying: true });

const UNPROVEN: PersonView = { ...PERSON, enough: false };
const GENUINE: PersonView = {
  ...PERSON,
  assurance: 'chip-authentic',
  portrait: 'data:image/png;base64,iVBORw0K',
};
const carded = (person: PersonView): FlowEvent => ({
  type: 'CARD',
  card: { kind: 'person', visitKey: 'visit-1', person },
});
const told = (person: PersonView, visitKey = 'visit-1'): FlowEvent => ({ type: 'PERSON', visitKey, person });
const REFUSED: FlowEvent = { type: 'CARD', card: { kind: 'refused', code: 'cloned' } };

/** A kiosk with a chip reader. */
const withChip = (over: Partial<Script> = {}): Script => ({
  ...ordinaryDay(),
  'session.open': () => ({ ok: true, value: { ...opened(), devices: { ...DEVICES, chip: 'ready' } } }),
  ...over,
});

describe('a chip before its code', () => {
  it.each([
    ['the door', []],
    ['the explanation', [NEXT]],
  ] as const)('asks for the code from %s, and the card may be lifted to show it', async (_, before) => {
    const kiosk = await start(withChip());
    await kiosk.send(...before, CODE_WANTED);
    expect(kiosk.at()).toBe('identify.code');
    expect(kiosk.pace()).toBe('reading');
    await kiosk.send(NO_CARD);
    expect(kiosk.at()).toBe('identify.code');
    await kiosk.send(CARD);
    expect(kiosk.at()).toBe('confirm');
  });

  it('leads back to the door', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CODE_WANTED, NO_CARD, { type: 'BACK' });
    expect(kiosk.at()).toBe('welcome');
  });

  it('is asked for after a reload', async () => {
    const kiosk = await start({
      ...ordinaryDay(),
      'session.open': () => ({
        ok: true,
        value: { ...opened(), chip: { state: 'code-wanted', lying: true } },
      }),
    });
    expect(kiosk.at()).toBe('identify.code');
  });

  it('that could not be read is a word on the screen, until a card is there again', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(chip({ state: 'failed', code: 'other-chip', lying: true }));
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context().notice).toBe('card-other-chip');
    await kiosk.send(NO_CARD);
    expect(kiosk.context().notice).toBe('card-other-chip');
    await kiosk.send(CODE_WANTED);
    expect(kiosk.context().notice).toBeNull();
  });

  it('laid while goodbye is said ends the visit before', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(...SHORT_PATH, NEXT);
    expect(kiosk.at()).toBe('goodbye');
    await kiosk.send(CODE_WANTED);
    expect(kiosk.at()).toBe('identify.code');
    expect(kiosk.context()).toMatchObject(NO_VISIT);
    expect(kiosk.host.asked.some(({ name }) => name === 'visit.end')).toBe(true);
  });
});

describe('the person and the chip', () => {
  it('takes no touch more than the code alone', async () => {
    const kiosk = await start(withChip());
    const [, ...rest] = SHORT_PATH;
    await kiosk.send(CODE_WANTED, carded(UNPROVEN), reading('opening'), reading('text'));
    await kiosk.send(told({ ...UNPROVEN, assurance: 'chip-read' }), reading('proof'), told(GENUINE), DONE);
    await kiosk.send(...rest);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.touches).toHaveLength(5);
  });

  it('nobody goes on before enough is proven', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(carded(UNPROVEN), NEXT);
    expect(kiosk.at()).toBe('confirm');
    await kiosk.send(told(GENUINE), NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
  });

  it('nobody goes on while a chip is read, but for its portrait', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, reading('text'), NEXT);
    expect(kiosk.at()).toBe('confirm');
    await kiosk.send(reading('portrait', true), NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
  });

  it.each([
    ['lifted', { state: 'lifted', lying: false }],
    ['not read', { state: 'failed', code: 'mute', lying: true }],
  ] as const)('a card that was %s holds nobody up who has enough', async (_, view) => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, reading('text'), chip(view), NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
  });

  it('takes what is told of this visit alone', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, told(GENUINE, 'visit-0'));
    expect(kiosk.context().person).toEqual(PERSON);
    await kiosk.send(told(GENUINE));
    expect(kiosk.context().person).toEqual(GENUINE);
  });

  it('drops the portrait with the visit', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, told(GENUINE), { type: 'BACK' });
    expect(kiosk.at()).toBe('welcome');
    expect(JSON.stringify(kiosk.context())).not.toContain('base64');
  });

  it.each(['visit.insurance', 'visit.day', 'visit.choose', 'visit.register'] as const)(
    'comes back to the person where the host refuses %s',
    async (name) => {
      const kiosk = await start(withChip({ [name]: () => ({ ok: false, error: 'not-proven' }) }));
      const isAsked = () => kiosk.host.asked.some((one) => one.name === name);
      for (const event of SHORT_PATH) if (!isAsked()) await kiosk.send(event);
      expect(isAsked()).toBe(true);
      expect(kiosk.at()).toBe('confirm');
    },
  );

  it('finds person, portrait and chip again after a reload', async () => {
    const kiosk = await start({
      ...ordinaryDay(),
      'session.open': () => ({
        ok: true,
        value: {
          ...opened(snapshotAt({ person: GENUINE })),
          chip: { state: 'reading', phase: 'portrait', complete: true, lying: true },
        },
      }),
    });
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context()).toMatchObject({ person: GENUINE, chip: { phase: 'portrait' } });
  });
});

describe('a silence', () => {
  it('is none while a chip is read', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(carded(UNPROVEN), reading('text'));
    expect(kiosk.pace()).toBe('busy');
    await kiosk.wait(500_000);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });

  it('is longer where a card is waited for, and ends', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(carded(UNPROVEN));
    await kiosk.wait(89_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
    await kiosk.wait(1_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'asking' })).toBe(true);
    await kiosk.send(reading('opening'));
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });
});

describe('a card that is refused', () => {
  it.each([
    ['the door', []],
    ['the person', [carded(UNPROVEN), reading('proof')]],
    ['the clinics', SHORT_PATH.slice(0, 4)],
  ] as const)('from %s: nothing of the person is left', async (_, before) => {
    const kiosk = await start(withChip());
    await kiosk.send({ type: 'LANGUAGE', language: 'en' }, ...before, REFUSED);
    expect(kiosk.at()).toBe('refused');
    expect(kiosk.context()).toMatchObject({ ...NO_VISIT, refusal: 'cloned', language: 'en' });
  });

  it('calls staff who know where', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, REFUSED, { type: 'STAFF' });
    expect(kiosk.host.asked.at(-1)).toEqual({ name: 'staff.call', input: { step: 'refused' } });
  });

  it('goes by itself, on a touch, or for the next person', async () => {
    const kiosk = await start(withChip());
    await kiosk.send(CARD, REFUSED);
    await kiosk.wait(89_000);
    expect(kiosk.at()).toBe('refused');
    await kiosk.wait(1_000);
    expect(kiosk.at()).toBe('welcome');
    await kiosk.send(CARD, REFUSED, NEXT);
    expect(kiosk.at()).toBe('welcome');
    await kiosk.send(CARD, REFUSED, CARD);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context().refusal).toBeNull();
  });
});
