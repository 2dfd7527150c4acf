import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsChange } from '../../electron/contract/views.ts';
import { BIRTH_DATE } from '../../tests/flow/child.ts';
import type { Script } from '../../tests/flow/scripted-host.ts';
import {
  COMMUNES,
  DETAILS,
  opened,
  ordinaryDay,
  PERSON,
  snapshotAt,
} from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, start } from '../../tests/flow/started.ts';
import { hospitalToday } from './child-number.ts';
import type { DetailsField } from './details-desk.ts';
import type { FlowEvent } from './setup.ts';
import { NO_VISIT } from './setup.ts';

const BACK: FlowEvent = { type: 'BACK' };
const OFFER: FlowEvent = { type: 'DETAILS' };
const SAVE: FlowEvent = { type: 'SAVE' };
const RETRY: FlowEvent = { type: 'RETRY' };
const GO_ON: FlowEvent = { type: 'GO_ON' };
const KEEP: FlowEvent = { type: 'KEEP' };
const field = (name: DetailsField): FlowEvent => ({ type: 'FIELD', field: name });
const PHONE: FlowEvent = { type: 'PHONE', phone: '0987654321' };
const ADDRESS: readonly FlowEvent[] = [
  field('address'),
  { type: 'PROVINCE', code: '01' },
  { type: 'COMMUNE', code: '00091' },
  { type: 'LINE', line: ' Số 1 Phố Mẫu ' },
];
const CONTACT: readonly FlowEvent[] = [
  field('contact'),
  { type: 'NAME', name: 'Lê Thị Xuân ' },
  { type: 'PHONE', phone: '0912345678' },
];

type Kiosk = Awaited<ReturnType<typeof start>>;
const asked = (kiosk: Kiosk, name: string): unknown[] =>
  kiosk.host.asked.filter((one) => one.name === name).map(({ input }) => input);
const wish = (kiosk: Kiosk) => kiosk.context().detailsDesk.change;

/** A patient who is shown their contact details, where the kiosk takes them. */
async function shown(over: Partial<Script> = {}, child = false) {
  const kiosk = await start({ ...ordinaryDay({ details: true }), ...over });
  const person = child ? { ...PERSON, underSix: true, birthDate: BIRTH_DATE } : PERSON;
  await kiosk.send(CARD, NEXT, NEXT, { type: 'PERSON', visitKey: 'visit-1', person }, OFFER);
  return kiosk;
}
/** The same after all of `moves`. */
async function having(moves: readonly FlowEvent[], over: Partial<Script> = {}, child = false) {
  const kiosk = await shown(over, child);
  await kiosk.send(...moves);
  return kiosk;
}

describe('the side way to contact details', () => {
  it.each([
    ['department.choosing', {}],
    ['arrive.appointment', { appointment: true }],
    ['arrive.already', { number: true }],
  ] as const)('goes from %s and back', async (screen, day) => {
    const kiosk = await start(ordinaryDay({ ...day, details: true }));
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe(screen);
    await kiosk.send(OFFER);
    expect(kiosk.at()).toBe('details.shown');
    expect(kiosk.context().detailsDesk.standing).toEqual(DETAILS);
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe(screen);
    expect(asked(kiosk, 'visit.day')).toHaveLength(1);
    expect(asked(kiosk, 'visit.at')).toContainEqual(expect.objectContaining({ step: 'details' }));
  });

  it('is closed where the hospital takes none', async () => {
    const kiosk = await start();
    await kiosk.send(CARD, NEXT, NEXT, OFFER);
    expect(kiosk.at()).toBe('department.choosing');
    expect(asked(kiosk, 'visit.details')).toEqual([]);
  });

  it('takes four touches for a phone number, and the way on one more', async () => {
    const kiosk = await shown();
    const before = kiosk.touches.length;
    await kiosk.send(field('phone'), PHONE, SAVE, NEXT);
    expect(kiosk.at()).toBe('department.choosing');
    // The offer itself was touched before.
    expect(kiosk.touches.length - before).toBe(4);
  });

  it('a page that was loaded anew comes back to the choice, with nothing typed', async () => {
    const visit = snapshotAt({ step: 'details', day: { appointments: [], numbers: [], details: true } });
    const kiosk = await start({
      ...ordinaryDay({ details: true }),
      'session.open': () => ({ ok: true, value: opened(visit) }),
    });
    expect(kiosk.at()).toBe('department.choosing');
    expect(wish(kiosk)).toEqual({});
  });

  it.each([
    ['to read', []],
    ['to type', [field('phone')]],
    ['to choose', [field('address')]],
  ] as const)('leaves time %s', async (_, moves) => {
    const kiosk = await having(moves);
    expect(kiosk.pace()).toBe('reading');
  });

  it('nothing that was typed outlives the visit', async () => {
    const kiosk = await having([
      field('phone'),
      PHONE,
      ...CONTACT,
      { type: 'LEAVE' },
      { type: 'CONFIRM_LEAVE' },
    ]);
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context()).toMatchObject(NO_VISIT);
    expect(JSON.stringify(kiosk.actor.getPersistedSnapshot())).not.toMatch(/0987654321|Xuân/);
    expect(asked(kiosk, 'visit.update-details')).toEqual([]);
  });
});

describe('a field', () => {
  it('phone: only what can be called is taken', async () => {
    const kiosk = await having([field('phone')]);
    for (const phone of ['', '0987', '0123456789', '84987654321', null])
      await kiosk.send({ type: 'PHONE', phone });
    expect(kiosk.at()).toBe('details.phone');
    await kiosk.send(PHONE);
    expect(kiosk.at()).toBe('details.shown');
    expect(wish(kiosk)).toEqual({ phone: '0987654321' });
  });

  it('address: province, commune, then the line', async () => {
    const kiosk = await shown();
    const screens: string[] = [];
    for (const move of ADDRESS) {
      await kiosk.send(move);
      screens.push(kiosk.at());
    }
    expect(screens).toEqual(['details.province', 'details.commune', 'details.line', 'details.shown']);
    expect(wish(kiosk)).toEqual({ address: { line: 'Số 1 Phố Mẫu', communeCode: '00091' } });
    expect(kiosk.context().detailsDesk.addressWill).toBe('Số 1 Phố Mẫu, Phường Hồng Hà, Hà Nội');
    expect(asked(kiosk, 'places.communes')).toEqual([{ provinceCode: '01' }]);
  });

  it('address: where houses have no number the line is empty, and the words show no gap', async () => {
    const kiosk = await having([...ADDRESS.slice(0, 3), { type: 'LINE', line: '  ' }]);
    expect(wish(kiosk)).toEqual({ address: { line: '', communeCode: '00091' } });
    expect(kiosk.context().detailsDesk.addressWill).toBe('Phường Hồng Hà, Hà Nội');
  });

  it('address: a place that was not offered is not taken', async () => {
    const kiosk = await having([field('address'), { type: 'PROVINCE', code: '99' }]);
    expect(kiosk.at()).toBe('details.province');
    await kiosk.send({ type: 'PROVINCE', code: '01' }, { type: 'COMMUNE', code: '99999' });
    expect(kiosk.at()).toBe('details.commune');
  });

  it('address: provinces are asked once, communes anew for each province', async () => {
    const kiosk = await having([
      field('address'),
      { type: 'PROVINCE', code: '01' },
      BACK,
      { type: 'PROVINCE', code: '48' },
      BACK,
      BACK,
      field('address'),
    ]);
    expect(kiosk.at()).toBe('details.province');
    expect(asked(kiosk, 'places.provinces')).toHaveLength(1);
    expect(asked(kiosk, 'places.communes')).toEqual([{ provinceCode: '01' }, { provinceCode: '48' }]);
  });

  it('address: a second try that is given up leaves the first one as it was', async () => {
    const kiosk = await having([...ADDRESS, field('address'), { type: 'PROVINCE', code: '48' }, BACK, BACK]);
    expect(kiosk.at()).toBe('details.shown');
    expect(wish(kiosk)).toEqual({ address: { line: 'Số 1 Phố Mẫu', communeCode: '00091' } });
    expect(kiosk.context().detailsDesk.addressWill).toContain('Phường Hồng Hà');
  });

  it('contact: a name, then the phone, which may be none', async () => {
    const kiosk = await having(CONTACT);
    expect(kiosk.at()).toBe('details.shown');
    expect(wish(kiosk)).toEqual({ contact: { name: 'Lê Thị Xuân', phone: '0912345678' } });
    await kiosk.send(...CONTACT.slice(0, 2), { type: 'PHONE', phone: null });
    expect(wish(kiosk)).toEqual({ contact: { name: 'Lê Thị Xuân', phone: null } });
  });

  it('contact: a letter is no name', async () => {
    const kiosk = await having([field('contact'), { type: 'NAME', name: ' L ' }]);
    expect(kiosk.at()).toBe('details.name');
  });

  it.each([
    [17, true],
    [6, true],
    [18, false],
  ])('guardian: of one who turned %i this year: %s', async (years, offered) => {
    const thisYear = Number(hospitalToday().slice(0, 4));
    const kiosk = await start(ordinaryDay({ details: true }));
    const person = { ...PERSON, underSix: false, birthDate: `${thisYear - years}-01-01` };
    await kiosk.send(CARD, NEXT, NEXT, { type: 'PERSON', visitKey: 'visit-1', person }, OFFER);
    await kiosk.send(field('guardian'));
    expect(kiosk.at()).toBe(offered ? 'details.relation' : 'details.shown');
  });

  it('guardian: only of a child, or where one stands; who it is first', async () => {
    const grown = await having([field('guardian')]);
    expect(grown.at()).toBe('details.shown');
    const standing = await having([field('guardian')], {
      'visit.details': () => ({
        ok: true,
        value: { ...DETAILS, guardian: { name: 'Trần Văn Bình', phone: null } },
      }),
    });
    expect(standing.at()).toBe('details.relation');

    const kiosk = await shown({}, true);
    await kiosk.send(field('guardian'), { type: 'RELATION', relation: 'mother' });
    expect(kiosk.at()).toBe('details.name');
    await kiosk.send({ type: 'NAME', name: 'Lê Thị Xuân' }, { type: 'PHONE', phone: null });
    expect(wish(kiosk)).toEqual({ guardian: { name: 'Lê Thị Xuân', phone: null, relation: 'mother' } });
  });

  it.each([
    ['phone', [field('phone'), PHONE]],
    ['address', ADDRESS],
    ['contact', CONTACT],
    [
      'guardian',
      [
        field('guardian'),
        { type: 'RELATION', relation: 'father' },
        { type: 'NAME', name: 'Trần Văn Bình' },
        PHONE,
      ],
    ],
  ] as const)('%s: may be kept as it stands after all', async (name, moves) => {
    const kiosk = await having(
      [...(name === 'phone' ? CONTACT : [field('phone'), PHONE]), ...moves],
      {},
      true,
    );
    const both = Object.keys(wish(kiosk));
    expect(both).toContain(name);
    await kiosk.send(field(name), KEEP);
    expect(kiosk.at()).toBe('details.shown');
    expect(Object.keys(wish(kiosk))).toEqual(both.filter((one) => one !== name));
    if (name === 'address') expect(kiosk.context().detailsDesk.addressWill).toBeNull();
  });

  it.each([
    ['phone', [field('phone')], ['shown']],
    ['line', ADDRESS.slice(0, 3), ['commune', 'province', 'shown']],
    ['their phone', CONTACT.slice(0, 2), ['name', 'shown']],
    ['guardian', [field('guardian'), { type: 'RELATION', relation: 'guardian' }], ['relation', 'shown']],
  ] as const)('%s: back leads step by step, and changes nothing', async (_, moves, screens) => {
    const kiosk = await having(moves, {}, true);
    for (const screen of screens) {
      await kiosk.send(BACK);
      expect(kiosk.at()).toBe(`details.${screen}`);
    }
    expect(wish(kiosk)).toEqual({});
  });

  it.each([
    ['provinces', { 'places.provinces': () => ({ ok: false, error: 'misfit' }) }],
    ['no provinces', { 'places.provinces': () => ({ ok: true, value: [] }) }],
    ['communes', { 'places.communes': () => ({ ok: false, error: 'misfit' }) }],
    ['no communes', { 'places.communes': () => ({ ok: true, value: [] }) }],
  ] satisfies [string, Partial<Script>][])(
    'address: without a list (%s) the screen says so',
    async (_, over) => {
      const kiosk = await having([field('address'), { type: 'PROVINCE', code: '01' }], over);
      expect(kiosk.at()).toBe('details.shown');
      expect(kiosk.context().detailsDesk.fault).toBe('not-now');
      await kiosk.send(field('phone'), BACK);
      expect(kiosk.context().detailsDesk.fault).toBeNull();
    },
  );

  it('lists that do not come can be left', async () => {
    const never = () => new Promise<never>(() => undefined);
    const provinces = await having([field('address')], { 'places.provinces': never });
    expect(provinces.at()).toBe('details.provinces');
    await provinces.send(BACK);
    expect(provinces.at()).toBe('details.shown');
    const communes = await having([field('address'), { type: 'PROVINCE', code: '01' }], {
      'places.communes': never,
    });
    expect(communes.at()).toBe('details.communes');
    await communes.send(BACK);
    expect(communes.at()).toBe('details.province');
  });
});

describe('saving', () => {
  it('sends the change and nothing else, once, and shows what stands then', async () => {
    const kiosk = await having([field('phone'), PHONE, ...ADDRESS, SAVE]);
    expect(kiosk.at()).toBe('details.shown');
    expect(asked(kiosk, 'visit.update-details')).toEqual([
      { phone: '0987654321', address: { line: 'Số 1 Phố Mẫu', communeCode: '00091' } },
    ]);
    expect(kiosk.context().detailsDesk).toMatchObject({
      stored: true,
      change: {},
      addressWill: null,
      standing: { phone: '•••••••321' },
    });
    await kiosk.send(SAVE);
    expect(asked(kiosk, 'visit.update-details')).toHaveLength(1);
  });

  it('without a wish there is nothing to save; with one, nobody goes on by mistake', async () => {
    const kiosk = await shown();
    await kiosk.send(SAVE);
    expect(asked(kiosk, 'visit.update-details')).toEqual([]);
    await kiosk.send(field('phone'), PHONE, NEXT);
    expect(kiosk.at()).toBe('details.shown');
    await kiosk.send(field('phone'), KEEP, NEXT);
    expect(kiosk.at()).toBe('department.choosing');
  });

  it('a wish that was not saved is still there on coming back', async () => {
    const kiosk = await having([field('phone'), PHONE, BACK, OFFER]);
    expect(kiosk.at()).toBe('details.shown');
    expect(wish(kiosk)).toEqual({ phone: '0987654321' });
    expect(kiosk.context().detailsDesk.stored).toBe(false);
  });

  it('"saved" is said once: not after coming back', async () => {
    const kiosk = await having([field('phone'), PHONE, SAVE, NEXT, OFFER]);
    expect(kiosk.context().detailsDesk.stored).toBe(false);
  });

  it('changed meanwhile: the record is asked anew, the wish stays and may be saved over it', async () => {
    let reads = 0;
    let writes = 0;
    const kiosk = await having([field('phone'), PHONE, SAVE], {
      'visit.details': () => ({ ok: true, value: { ...DETAILS, phone: `•••••••00${reads++}` } }),
      'visit.update-details': () =>
        writes++ === 0 ? { ok: false, error: 'changed' } : { ok: true, value: DETAILS },
    });
    expect(kiosk.at()).toBe('details.shown');
    expect(kiosk.context().detailsDesk).toMatchObject({
      fault: 'changed',
      change: { phone: '0987654321' },
      standing: { phone: '•••••••001' },
    });
    await kiosk.send(SAVE);
    expect(kiosk.context().detailsDesk).toMatchObject({ fault: null, stored: true });
  });

  it('changed meanwhile, and not to be read again: trouble, and the wish is still there afterwards', async () => {
    let reads = 0;
    const kiosk = await having([field('phone'), PHONE, SAVE], {
      'visit.details': () =>
        reads++ === 1 ? { ok: false, error: 'no-answer' } : { ok: true, value: DETAILS },
      'visit.update-details': () => ({ ok: false, error: 'changed' }),
    });
    expect(kiosk.at()).toBe('details.trouble');
    await kiosk.send(RETRY);
    expect(kiosk.at()).toBe('details.shown');
    expect(kiosk.context().detailsDesk).toMatchObject({ fault: 'changed', change: { phone: '0987654321' } });
  });

  it('unknown: the same change may be sent again', async () => {
    let writes = 0;
    const kiosk = await having([field('phone'), PHONE, SAVE], {
      'visit.update-details': () =>
        writes++ === 0 ? { ok: false, error: 'unknown' } : { ok: true, value: DETAILS },
    });
    expect(kiosk.at()).toBe('details.shown');
    expect(kiosk.context().detailsDesk).toMatchObject({ fault: 'unknown', stored: false });
    await kiosk.send(SAVE);
    expect(asked(kiosk, 'visit.update-details')).toEqual([{ phone: '0987654321' }, { phone: '0987654321' }]);
    expect(kiosk.context().detailsDesk).toMatchObject({ fault: null, stored: true });
  });

  it('a commune that is not known: the address is told again, all else is kept', async () => {
    const kiosk = await having([field('phone'), PHONE, ...ADDRESS, SAVE], {
      'visit.update-details': () => ({ ok: false, error: 'no-place' }),
    });
    expect(kiosk.at()).toBe('details.shown');
    expect(kiosk.context().detailsDesk).toMatchObject({ fault: 'no-place', addressWill: null });
    expect(wish(kiosk)).toEqual({ phone: '0987654321' });
  });

  it.each(['no-answer', 'bad-answer', 'refused', 'not-configured', 'misfit'] as const)(
    '%s: may be tried again, left for the desk, or changed',
    async (error) => {
      let down = true;
      const kiosk = await having([field('phone'), PHONE, SAVE], {
        'visit.update-details': () => (down ? { ok: false, error } : { ok: true, value: DETAILS }),
      });
      expect(kiosk.at()).toBe('details.not-saved');
      await kiosk.send(RETRY);
      expect(kiosk.at()).toBe('details.not-saved');
      await kiosk.send(BACK);
      expect(kiosk.at()).toBe('details.shown');
      expect(wish(kiosk)).toEqual({ phone: '0987654321' });
      await kiosk.send(SAVE, GO_ON);
      expect(kiosk.at()).toBe('department.choosing');
      expect(kiosk.context().trouble).toBeNull();
      down = false;
      await kiosk.send(OFFER, SAVE);
      expect(kiosk.context().detailsDesk.stored).toBe(true);
    },
  );

  it('nobody is asked whether they are there while it is saved', async () => {
    const kiosk = await having([field('phone'), PHONE, SAVE], {
      'visit.update-details': () => new Promise(() => undefined),
    });
    expect(kiosk.at()).toBe('details.saving');
    await kiosk.wait(500_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });
});

describe('reading fails', () => {
  it.each(['no-answer', 'bad-answer', 'refused', 'not-configured', 'misfit'] as const)(
    '%s: may be tried again, and the way to a number stays open',
    async (error) => {
      let down = true;
      const kiosk = await shown({
        'visit.details': () => (down ? { ok: false, error } : { ok: true, value: DETAILS }),
      });
      expect(kiosk.at()).toBe('details.trouble');
      await kiosk.send(GO_ON);
      expect(kiosk.at()).toBe('department.choosing');
      await kiosk.send(OFFER, BACK);
      expect(kiosk.at()).toBe('department.choosing');
      await kiosk.send(OFFER);
      down = false;
      await kiosk.send(RETRY);
      expect(kiosk.at()).toBe('details.shown');
    },
  );

  it('a slow hospital can be left', async () => {
    const kiosk = await shown({ 'visit.details': () => new Promise(() => undefined) });
    expect(kiosk.at()).toBe('details.loading');
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('department.choosing');
  });

  it('a host that goes away is no trouble of the hospital', async () => {
    const kiosk = await shown({ 'visit.details': () => ({ ok: false, error: 'closed' }) });
    expect(kiosk.at()).toBe('details.loading');
    expect(kiosk.context().trouble).toBeNull();
  });

  it.each(['visit.details', 'visit.update-details'] as const)(
    'less is proven than is asked for (%s): the person is confirmed first',
    async (name) => {
      const kiosk = await having([field('phone'), PHONE, SAVE], {
        [name]: () => ({ ok: false, error: 'not-proven' }),
      });
      expect(kiosk.at()).toBe('confirm');
    },
  );
});

describe('whatever is touched', () => {
  const touch: fc.Arbitrary<FlowEvent> = fc.oneof(
    fc.constantFrom<FlowEvent>(BACK, NEXT, SAVE, KEEP, RETRY, GO_ON, OFFER, PHONE),
    fc.constantFrom<FlowEvent>(...ADDRESS, ...CONTACT),
    fc.constantFrom<FlowEvent>(
      field('phone'),
      field('guardian'),
      { type: 'RELATION', relation: 'father' },
      { type: 'PHONE', phone: null },
      { type: 'PROVINCE', code: '48' },
    ),
  );
  const answers = fc.constantFrom('ok', 'changed', 'unknown', 'no-place', 'no-answer');

  it('only whole changes are sent, and back always leads out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(touch, { maxLength: 40 }),
        fc.infiniteStream(answers),
        async (touches, said) => {
          const kiosk = await shown({ 'visit.update-details': () => answerOf(said.next().value) }, true);
          for (const one of touches) await kiosk.send(one);
          for (const sent of asked(kiosk, 'visit.update-details')) expect(isWhole(sent)).toBe(true);
          for (let step = 0; step < 5 && kiosk.at().startsWith('details.'); step++) await kiosk.send(BACK);
          expect(kiosk.at()).not.toMatch(/^details\./);
          expect(kiosk.context().person).not.toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Answered = ReturnType<Script['visit.update-details']>;
const answerOf = (said: 'ok' | 'changed' | 'unknown' | 'no-place' | 'no-answer'): Answered =>
  said === 'ok' ? { ok: true, value: DETAILS } : { ok: false, error: said };

/** Something is changed, as the contract has it, and in a place that was offered. */
function isWhole(sent: unknown): boolean {
  const { success, data } = detailsChange.safeParse(sent);
  if (!success || Object.keys(data).length === 0) return false;
  return data.address === undefined || COMMUNES.some(({ code }) => code === data.address?.communeCode);
}
