import { describe, expect, it } from 'vitest';
import {
  BIRTH_DATE,
  bringing,
  CHILD,
  CHILD_NAME,
  CHILD_NUMBER,
  childDay,
  MOTHER,
  other,
  PHONE,
  THE_ADULT,
  THE_CHILD,
  TYPED,
} from '../../tests/flow/child.ts';
import { opened, PERSON, snapshotAt } from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, start } from '../../tests/flow/started.ts';
import { NO_CHILD } from './child-desk.ts';
import { hospitalToday } from './child-number.ts';
import type { FlowEvent } from './setup.ts';

const BACK: FlowEvent = { type: 'BACK' };
const CHILDS_CARD: FlowEvent = {
  type: 'CARD',
  card: { kind: 'person', visitKey: 'visit-1', person: CHILD },
};
type Started = Awaited<ReturnType<typeof start>>;
const sent = (kiosk: Started, name: string) =>
  kiosk.host.asked.filter((one) => one.name === name).map(({ input }) => input);
const reported = (kiosk: Started) => sent(kiosk, 'visit.at').at(-1);

describe('an adult who brings a child', () => {
  it('shows the card of the child, and the visit is the child’s', async () => {
    const kiosk = await bringing();
    expect(kiosk.at()).toBe('companion.card');
    expect(reported(kiosk)).toMatchObject({ step: 'companion' });
    await kiosk.send(other(THE_CHILD));
    expect(kiosk.at()).toBe('companion.relation');
    await kiosk.send(MOTHER, PHONE);
    expect(kiosk.at()).toBe('companion.check');
    await kiosk.send(NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
    expect(sent(kiosk, 'visit.child')).toEqual([{ child: null, relation: 'mother', phone: '0912345678' }]);
    expect(kiosk.context()).toMatchObject({ person: CHILD, companion: THE_ADULT, day: null });
    expect(kiosk.touches).toEqual(['CHILD', 'RELATION', 'GUARDIAN_PHONE', 'NEXT']);
  });

  it('types the birth certificate of a child without a card', async () => {
    const kiosk = await bringing();
    await kiosk.send(...TYPED);
    expect(kiosk.at()).toBe('companion.relation');
    await kiosk.send(MOTHER, { type: 'GUARDIAN_PHONE', phone: null }, NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
    expect(sent(kiosk, 'visit.child')).toEqual([
      {
        child: { number: CHILD_NUMBER, name: CHILD_NAME, birthDate: BIRTH_DATE, sex: 'female' },
        relation: 'mother',
        phone: null,
      },
    ]);
    expect(kiosk.context().childDesk).toEqual({ ...NO_CHILD, relation: 'mother', settled: true });
  });

  it('drops what was asked for the adult: insurance and day are asked anew', async () => {
    const kiosk = await start(childDay());
    await kiosk.send(CARD, NEXT, BACK);
    expect(kiosk.at()).toBe('confirm');
    await kiosk.send({ type: 'CHILD' }, other(THE_CHILD), MOTHER, PHONE, NEXT, NEXT);
    expect(kiosk.at()).toBe('department.choosing');
    expect(sent(kiosk, 'visit.insurance')).toHaveLength(2);
    expect(sent(kiosk, 'visit.day')).toHaveLength(1);
  });

  it('is not asked a second time on the way back', async () => {
    const kiosk = await bringing();
    await kiosk.send(other(THE_CHILD), MOTHER, PHONE, NEXT, BACK);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context().person).toEqual(CHILD);
    await kiosk.send(NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
    expect(sent(kiosk, 'visit.child')).toHaveLength(1);
  });

  it('cannot choose it before the card is proven', async () => {
    const kiosk = await start(childDay());
    const card = { kind: 'person', visitKey: 'visit-1', person: { ...PERSON, enough: false } } as const;
    await kiosk.send({ type: 'CARD', card }, { type: 'CHILD' });
    expect(kiosk.at()).toBe('confirm');
  });

  it('goes on alone all the same, in no more touches than ever', async () => {
    const kiosk = await start(childDay());
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe('department.choosing');
    expect(sent(kiosk, 'visit.child')).toEqual([]);
  });
});

describe('a child whose own card was shown first', () => {
  it('goes on with the card of the adult', async () => {
    const kiosk = await start(childDay());
    await kiosk.send(CHILDS_CARD, NEXT);
    expect(kiosk.at()).toBe('companion.card');
    await kiosk.send(other(THE_ADULT), { type: 'RELATION', relation: 'guardian' }, PHONE, NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
    expect(sent(kiosk, 'visit.child')).toEqual([{ child: null, relation: 'guardian', phone: '0912345678' }]);
    expect(kiosk.context()).toMatchObject({ person: CHILD, companion: THE_ADULT });
  });

  it.each([{ type: 'CERTIFICATE' }, NEXT] as const)('and not with $type', async (event) => {
    const kiosk = await start(childDay());
    await kiosk.send(CHILDS_CARD, NEXT, event);
    expect(kiosk.at()).toBe('companion.card');
  });

  it('brings no other child', async () => {
    const kiosk = await start(childDay());
    await kiosk.send(CHILDS_CARD, { type: 'CHILD' });
    expect(kiosk.at()).toBe('confirm');
  });
});

describe('what cannot be is refused at once', () => {
  it.each(['001090123456', '001219123456', '001227123456', '001499123456'])(
    'the number %s',
    async (number) => {
      const kiosk = await bringing();
      await kiosk.send({ type: 'CERTIFICATE' }, { type: 'CHILD_NUMBER', number });
      expect(kiosk.at()).toBe('companion.number');
      expect(kiosk.context().childDesk.fault).toBe('not-under-six');
      await kiosk.send({ type: 'CHILD_NUMBER', number: CHILD_NUMBER });
      expect(kiosk.at()).toBe('companion.name');
      expect(kiosk.context().childDesk.fault).toBeNull();
    },
  );

  it('a birth date of another year than the number', async () => {
    const kiosk = await bringing();
    const birthDate = `${Number(BIRTH_DATE.slice(0, 4)) - 1}${BIRTH_DATE.slice(4)}`;
    await kiosk.send(...TYPED.slice(0, 3), { type: 'CHILD_BIRTH_DATE', birthDate });
    expect(kiosk.at()).toBe('companion.birth-date');
    expect(kiosk.context().childDesk.fault).toBe('not-that-date');
    expect(sent(kiosk, 'visit.child')).toEqual([]);
  });

  it('a birth date of a child that has turned six, though the year of its number allows it', async () => {
    const thisYear = hospitalToday().slice(0, 4);
    const kiosk = await bringing();
    await kiosk.send(
      { type: 'CERTIFICATE' },
      { type: 'CHILD_NUMBER', number: `0012${thisYear.slice(2)}123456` },
      { type: 'CHILD_NAME', name: CHILD_NAME },
      { type: 'CHILD_BIRTH_DATE', birthDate: `${Number(thisYear) - 6}-01-01` },
    );
    expect(kiosk.context().childDesk.fault).toBe('not-that-date');
    // Whoever was born on the first day of the year six years ago is six, whatever day it is.
    await kiosk.send(BACK, BACK, {
      type: 'CHILD_NUMBER',
      number: `0012${String(Number(thisYear) - 6).slice(2)}123456`,
    });
    await kiosk.send(
      { type: 'CHILD_NAME', name: CHILD_NAME },
      { type: 'CHILD_BIRTH_DATE', birthDate: `${Number(thisYear) - 6}-01-01` },
    );
    expect(kiosk.at()).toBe('companion.birth-date');
    expect(kiosk.context().childDesk.fault).toBe('not-under-six');
  });
});

describe('what the host does not take', () => {
  const typedAnd = async (error: 'not-under-six' | 'not-that-number' | 'attempts' | 'no-visit') => {
    const kiosk = await bringing({ 'visit.child': () => ({ ok: false, error }) });
    await kiosk.send(...TYPED, MOTHER, PHONE, NEXT);
    return kiosk;
  };

  it.each(['not-under-six', 'not-that-number'] as const)(
    '%s: back to the number, with what was typed',
    async (error) => {
      const kiosk = await typedAnd(error);
      expect(kiosk.at()).toBe('companion.number');
      expect(kiosk.context().childDesk).toMatchObject({
        fault: error,
        told: { number: CHILD_NUMBER, name: CHILD_NAME },
      });
      expect(kiosk.context().person).toEqual(PERSON);
    },
  );

  it('a card of a child that is six: another card is asked for', async () => {
    const kiosk = await bringing({ 'visit.child': () => ({ ok: false, error: 'not-under-six' }) });
    await kiosk.send(other(THE_CHILD), MOTHER, PHONE, NEXT);
    expect(kiosk.at()).toBe('companion.card');
    expect(kiosk.context().childDesk.fault).toBe('not-under-six');
  });

  it('too many typed children: the desk, or the card of the child', async () => {
    const kiosk = await typedAnd('attempts');
    expect(kiosk.at()).toBe('companion.trouble');
    await kiosk.send({ type: 'RETRY' });
    expect(kiosk.at()).toBe('companion.trouble');
    expect(sent(kiosk, 'visit.child')).toHaveLength(1);
    await kiosk.send(BACK, { type: 'CERTIFICATE' });
    expect(kiosk.at()).toBe('companion.card');
    await kiosk.send(other(THE_CHILD));
    expect(kiosk.at()).toBe('companion.relation');
  });

  it('no companion: the card is asked for again', async () => {
    const kiosk = await bringing({ 'visit.child': () => ({ ok: false, error: 'no-companion' }) });
    await kiosk.send(other(THE_CHILD), MOTHER, PHONE, NEXT);
    expect(kiosk.at()).toBe('companion.card');
    expect(kiosk.context().companion).toBeNull();
  });

  it('too little is proven: the person first, and nothing typed is lost', async () => {
    const kiosk = await bringing({ 'visit.child': () => ({ ok: false, error: 'not-proven' }) });
    await kiosk.send(...TYPED, MOTHER, PHONE, NEXT);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context().childDesk.told).toMatchObject({ number: CHILD_NUMBER });
  });

  it('anything else is said, and tried again on a touch', async () => {
    let fails = true;
    const kiosk = await bringing({
      'visit.child': () => (fails ? { ok: false, error: 'misfit' } : { ok: true, value: { person: CHILD } }),
    });
    await kiosk.send(other(THE_CHILD), MOTHER, PHONE, NEXT);
    expect(kiosk.at()).toBe('companion.trouble');
    fails = false;
    await kiosk.send({ type: 'RETRY' });
    expect(kiosk.at()).toBe('insurance.shown');
  });
});

describe('the way back', () => {
  it('is one step each, and what was typed stands', async () => {
    const kiosk = await bringing();
    await kiosk.send(...TYPED, MOTHER, PHONE);
    const seen: string[] = [];
    for (let steps = 0; steps < 6; steps++) {
      await kiosk.send(BACK);
      seen.push(kiosk.at());
    }
    expect(seen).toEqual(
      ['phone', 'relation', 'birth-date', 'name', 'number', 'card'].map((one) => `companion.${one}`),
    );
    expect(kiosk.context().childDesk.told).toMatchObject({ name: CHILD_NAME, birthDate: BIRTH_DATE });
  });

  it('to the person forgets all of it', async () => {
    const kiosk = await bringing();
    await kiosk.send(...TYPED, BACK, BACK, BACK, BACK, BACK);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context().childDesk).toEqual(NO_CHILD);
    await kiosk.send(NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
    expect(kiosk.context().person).toEqual(PERSON);
  });

  it('with a card leads to the card, where another one may be shown', async () => {
    const kiosk = await bringing();
    const sibling = { ...THE_CHILD, name: 'Trần Minh Khôi' };
    await kiosk.send(other(THE_CHILD), BACK);
    expect(kiosk.at()).toBe('companion.card');
    await kiosk.send(other(sibling));
    expect(kiosk.at()).toBe('companion.relation');
    expect(kiosk.context().companion).toEqual(sibling);
  });
});

describe('the other card', () => {
  it('takes the place of what was typed', async () => {
    const kiosk = await bringing();
    await kiosk.send(...TYPED.slice(0, 3), other(THE_CHILD));
    expect(kiosk.at()).toBe('companion.relation');
    expect(kiosk.context().childDesk.told).toBeNull();
  });

  it('changes nothing of another visit, on another screen, or while the visit changes hands', async () => {
    const kiosk = await bringing({ 'visit.child': () => new Promise(() => undefined) });
    await kiosk.send(other(THE_CHILD, 'visit-0'));
    expect(kiosk.at()).toBe('companion.card');
    await kiosk.send(BACK, other(THE_CHILD));
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context().companion).toBeNull();
    await kiosk.send({ type: 'CHILD' }, other(THE_CHILD), MOTHER, PHONE, NEXT);
    await kiosk.send(other({ ...THE_CHILD, name: 'Trần Minh Khôi' }));
    expect(kiosk.at()).toBe('companion.sending');
    expect(kiosk.context().companion).toEqual(THE_CHILD);
    expect(kiosk.pace()).toBe('busy');
  });

  it.each([
    ['failed', { kind: 'failed', code: 'incomplete' }, 'card-incomplete'],
    ['the same', { kind: 'same' }, 'card-same'],
  ] as const)('%s: a word on the screen', async (_, card, notice) => {
    const kiosk = await bringing();
    await kiosk.send({ type: 'CARD', card });
    expect(kiosk.at()).toBe('companion.card');
    expect(kiosk.context().notice).toBe(notice);
    await kiosk.send(other(THE_CHILD));
    expect(kiosk.context().notice).toBeNull();
  });
});

it('a card of nobody who can have come along is refused with its own words', async () => {
  const kiosk = await bringing();
  await kiosk.send({ type: 'CARD', card: { kind: 'other' } });
  expect(kiosk.at()).toBe('companion.card');
  expect(kiosk.context()).toMatchObject({ notice: null, childDesk: { fault: 'other-card' } });
  await kiosk.send(other(THE_CHILD));
  expect(kiosk.context().childDesk.fault).toBeNull();
});

describe('a page that was reloaded', () => {
  const reloaded = (visit: Parameters<typeof snapshotAt>[0]) =>
    start(childDay({ 'session.open': () => ({ ok: true, value: opened(snapshotAt(visit)) }) }));

  it('comes back to the person, and knows the card that was shown', async () => {
    const kiosk = await reloaded({ step: 'companion', companion: THE_CHILD });
    expect(kiosk.at()).toBe('confirm');
    await kiosk.send({ type: 'CHILD' });
    expect(kiosk.at()).toBe('companion.relation');
  });

  it('does not ask who came with a child whose insurance is known', async () => {
    const kiosk = await reloaded({ step: 'insurance', person: CHILD, companion: THE_ADULT });
    await kiosk.send(BACK, NEXT);
    expect(kiosk.at()).toBe('insurance.shown');
  });
});

it('nothing of the child is left when the visit ends', async () => {
  const kiosk = await bringing();
  await kiosk.send(...TYPED, MOTHER, PHONE, { type: 'LEAVE' }, { type: 'CONFIRM_LEAVE' });
  expect(kiosk.at()).toBe('welcome');
  expect(kiosk.context()).toMatchObject({ childDesk: NO_CHILD, companion: null, person: null });
});

it('typing and reading get the long silence', async () => {
  const kiosk = await bringing();
  await kiosk.send({ type: 'CERTIFICATE' });
  expect(kiosk.pace()).toBe('reading');
});
