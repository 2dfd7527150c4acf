import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../drivers/ports/identity.ts';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { openKiosk } from '../../tests/down/kiosk.ts';
import { PERSON } from '../../tests/money/parts.ts';
import type { Companions } from './companions.ts';
import { createCompanions } from './companions.ts';
import { DELAYS } from './delays.ts';
import type { Visit } from './visit.ts';

const CHILD: Identity = {
  ...PERSON,
  number: '001322000017',
  name: 'Nguyễn Bảo Châu',
  birthDate: '2022-05-17',
  sex: 'female',
};
const TOLD = { number: CHILD.number, name: CHILD.name, birthDate: CHILD.birthDate, sex: 'female' as const };
const FROM = { relation: 'mother' as const, phone: '0412345678' };

let kiosk: DownKiosk;
let companions: Companions;
let looked: string[];
beforeEach(() => {
  kiosk = openKiosk();
  looked = [];
  companions = createCompanions(kiosk.parts, ({ identity }) => looked.push(identity.number));
});
afterEach(() => kiosk.close());
const visitOf = (more: Partial<Visit> = {}): Visit => Object.assign(kiosk.visit(), more);

describe('two cards', () => {
  it('the adult first: the visit is the child’s, with the adult as its guardian', () => {
    const visit = visitOf({
      companion: { role: 'child', identity: CHILD },
      portrait: 'data:image/png;base64,AA==',
    });
    expect(companions.child(visit, { child: null, ...FROM })).toMatchObject({
      ok: true,
      value: { person: { name: CHILD.name, underSix: true, portrait: null, enough: true } },
    });
    expect(visit).toMatchObject({
      identity: CHILD,
      vouched: PERSON.assurance,
      typed: false,
      companion: { role: 'adult', identity: PERSON },
      details: { guardian: { name: PERSON.name, relation: 'mother', phone: '0412345678' } },
    });
    expect(looked).toEqual([CHILD.number]);
  });

  it('the child first: its own card and face count', () => {
    const portrait = 'data:image/png;base64,AA==';
    const visit = visitOf({ identity: CHILD, portrait, companion: { role: 'adult', identity: PERSON } });
    expect(companions.child(visit, { child: null, ...FROM }).ok).toBe(true);
    expect(visit).toMatchObject({ identity: CHILD, portrait, details: { guardian: { name: PERSON.name } } });
  });

  it('an adult who was proven answers for the child, whose own card is only a code', () => {
    const adult = { ...PERSON, assurance: 'chip-authentic' as const };
    const visit = visitOf({ identity: adult, companion: { role: 'child', identity: CHILD } });
    companions.child(visit, { child: null, ...FROM });
    expect(visit.vouched).toBe('chip-authentic');
  });

  it('settled a second time, it stays the typed child that it was', () => {
    const visit = visitOf();
    companions.child(visit, { child: TOLD, ...FROM });
    expect(companions.child(visit, { child: null, relation: 'guardian', phone: null }).ok).toBe(true);
    expect(visit).toMatchObject({
      typed: true,
      vouched: 'scanned',
      details: { guardian: { relation: 'guardian' } },
    });
  });

  it('nobody under eighteen answers for a child', () => {
    const visit = visitOf({
      identity: { ...PERSON, birthDate: '2012-01-01' },
      companion: { role: 'child', identity: CHILD },
    });
    expect(companions.child(visit, { child: null, ...FROM })).toEqual({ ok: false, error: 'no-companion' });
  });

  it('of which one was not shown: nobody’s visit is changed', () => {
    const visit = visitOf();
    expect(companions.child(visit, { child: null, ...FROM })).toEqual({ ok: false, error: 'no-companion' });
    expect(visit.identity).toEqual(PERSON);
    expect(looked).toEqual([]);
  });
});

describe('a birth certificate', () => {
  it('counts by the card of the adult who tells of it', () => {
    const visit = visitOf({ insurance: { status: 'no-answer', code: null, why: 'timeout' } });
    const taken = companions.child(visit, { child: TOLD, ...FROM });
    expect(taken).toMatchObject({ ok: true, value: { person: { assurance: 'typed', enough: true } } });
    expect(visit).toMatchObject({ typed: true, vouched: 'scanned', insurance: null, day: null });
    expect(looked).toEqual([CHILD.number]);
  });

  it.each([
    [{ birthDate: '2020-11-23' }, 'not-under-six'],
    [{ birthDate: '2026-11-24' }, 'not-under-six'],
    [{ birthDate: '2023-05-17' }, 'not-that-number'],
    [{ sex: 'male' as const }, 'not-that-number'],
    [{ number: '001022000017' }, 'not-that-number'],
  ])('with %j is refused: %s', (how, error) => {
    const visit = visitOf();
    const child = { ...TOLD, ...how };
    expect(companions.child(visit, { child, ...FROM })).toEqual({ ok: false, error });
    expect(looked).toEqual([]);
  });

  it('tells of three children a card and hour; another adult is not shut out', () => {
    const tell = (identity: Identity, last: number) =>
      companions.child(visitOf({ identity }), { child: { ...TOLD, number: `00132200001${last}` }, ...FROM });
    for (const last of [1, 2, 3]) expect(tell(PERSON, last).ok).toBe(true);
    expect(tell(PERSON, 4)).toEqual({ ok: false, error: 'attempts' });
    expect(tell(PERSON, 1).ok).toBe(true);
    expect(tell({ ...PERSON, number: '001090999999' }, 4).ok).toBe(true);
    kiosk.now += DELAYS.typedWithin + 1;
    expect(tell(PERSON, 4).ok).toBe(true);
  });

  it('is none for a child whose own card was shown', () => {
    const visit = visitOf({ identity: CHILD });
    expect(companions.child(visit, { child: TOLD, ...FROM })).toEqual({ ok: false, error: 'no-companion' });
  });
});
