import { describe, expect, it } from 'vitest';
import { DEVICES, NUMBER, opened, ordinaryDay, PERSON, snapshotAt } from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, SHORT_PATH, start } from '../../tests/flow/started.ts';
import type { FlowEvent } from './setup.ts';
import { HOUSE_COMFORT, NO_VISIT } from './setup.ts';

const ARRIVE: FlowEvent = { type: 'ARRIVE', appointmentId: 'hen-1' };

describe('the way through', () => {
  it('takes five touches from card to ticket without an appointment', async () => {
    const kiosk = await start();
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.actor.getSnapshot().matches({ link: 'up' })).toBe(true);
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.touches).toHaveLength(5);
    expect(kiosk.context().number?.number).toBe('012');
  });

  it('takes three touches with an appointment', async () => {
    const kiosk = await start(ordinaryDay({ appointment: true }));
    await kiosk.send(CARD, NEXT, NEXT, { type: 'ARRIVE', appointmentId: 'hen-1' });
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.touches).toHaveLength(3);
    expect(kiosk.host.asked).toContainEqual({
      name: 'visit.choose',
      input: { clinicId: 'noi-1', appointmentId: 'hen-1' },
    });
  });

  it('tells a person the number that they already have, and prints it on their wish', async () => {
    const kiosk = await start(ordinaryDay({ number: true }));
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe('arrive.already');
    await kiosk.send({ type: 'TAKE', clinicId: 'noi-1' });
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.host.asked.map(({ name }) => name)).not.toContain('visit.register');
  });

  it('wipes everything at the end, the comfort of the last person too', async () => {
    const kiosk = await start();
    await kiosk.send(
      { type: 'LANGUAGE', language: 'en' },
      { type: 'TEXT_SIZE', textSize: 'large' },
      ...SHORT_PATH,
      NEXT,
    );
    expect(kiosk.at()).toBe('goodbye');
    await kiosk.wait(8_000);
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context()).toMatchObject({ ...NO_VISIT, ...HOUSE_COMFORT });
    expect(kiosk.host.asked.at(-2)).toEqual({ name: 'visit.end', input: { reason: 'done' } });
  });

  it('lets the next card in from the goodbye screen with nothing of the last visit', async () => {
    const kiosk = await start();
    await kiosk.send(...SHORT_PATH, NEXT, CARD);
    expect(kiosk.at()).toBe('confirm');
    expect(kiosk.context()).toMatchObject({ ...NO_VISIT, person: PERSON, visitKey: 'visit-1' });
  });
});

describe('what goes wrong', () => {
  it.each(['no-answer', 'bad-answer', 'refused'] as const)(
    'HIS %s: says so, and tries again on a touch',
    async (error) => {
      let down = true;
      const day = ordinaryDay();
      const kiosk = await start({
        ...day,
        'visit.day': (input) => (down ? { ok: false, error } : day['visit.day'](input)),
      });
      await kiosk.send(CARD, NEXT, NEXT);
      expect(kiosk.at()).toBe('arrive.trouble');
      expect(kiosk.context().trouble).toBe(error);
      down = false;
      await kiosk.send({ type: 'RETRY' });
      expect(kiosk.at()).toBe('department.choosing');
    },
  );

  it('an insurer that did not answer is asked again by whoever comes back, one that did is not', async () => {
    const day = ordinaryDay();
    let down = true;
    const kiosk = await start({
      ...day,
      'visit.insurance': (input) =>
        down
          ? { ok: true, value: { status: 'no-answer', code: null, why: 'timeout' } }
          : day['visit.insurance'](input),
    });
    const asked = (): number => kiosk.host.asked.filter(({ name }) => name === 'visit.insurance').length;
    await kiosk.send(CARD, NEXT);
    expect([kiosk.context().insurance?.status, asked()]).toEqual(['no-answer', 1]);
    down = false;
    await kiosk.send(NEXT, { type: 'BACK' });
    expect(kiosk.at()).toBe('insurance.shown');
    expect([kiosk.context().insurance?.status, asked()]).toEqual(['covered', 2]);
    await kiosk.send(NEXT, { type: 'BACK' });
    expect([kiosk.context().insurance?.status, asked()]).toEqual(['covered', 2]);
  });

  it('a clinic that filled up meanwhile leads back to the choice with a word', async () => {
    const kiosk = await start({
      ...ordinaryDay(),
      'visit.register': () => ({ ok: false, error: 'clinic-full' }),
    });
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('department.choosing');
    expect(kiosk.context().notice).toBe('clinic-full');
  });

  it('an unknown registration cannot be left by "back", only asked for again', async () => {
    const kiosk = await start({
      ...ordinaryDay(),
      'visit.register': () => ({ ok: false, error: 'unknown' }),
    });
    await kiosk.send(...SHORT_PATH, { type: 'BACK' });
    expect(kiosk.at()).toBe('registering.trouble');
    expect(kiosk.context().trouble).toBe('unknown');
  });

  it('a printer without paper leaves the number on the screen and prints on a touch', async () => {
    let paper = false;
    const kiosk = await start({
      ...ordinaryDay(),
      'visit.print': () =>
        paper ? { ok: true, value: { printed: 'confirmed' } } : { ok: false, error: 'paper-out' },
    });
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('ticket.trouble');
    expect(kiosk.context()).toMatchObject({ printTrouble: 'paper-out', number: { number: '012' } });
    paper = true;
    await kiosk.send({ type: 'PRINT_AGAIN' });
    expect(kiosk.at()).toBe('ticket.printed');
  });

  it.each(['paper-out', 'cover-open', 'offline', 'fault'] as const)(
    'a printer that was mended (%s) prints by itself, as the same wish',
    async (status) => {
      let mended = false;
      const kiosk = await start({
        ...ordinaryDay(),
        'visit.print': () =>
          mended ? { ok: true, value: { printed: 'confirmed' } } : { ok: false, error: status },
      });
      await kiosk.send(...SHORT_PATH, { type: 'DEVICES', devices: { ...DEVICES, printer: status } });
      expect(kiosk.at()).toBe('ticket.trouble');
      mended = true;
      await kiosk.send({ type: 'DEVICES', devices: { ...DEVICES, printer: 'paper-low' } });
      expect(kiosk.at()).toBe('ticket.printed');
      const wishes = kiosk.host.asked.filter(({ name }) => name === 'visit.print');
      expect(wishes.map(({ input }) => input)).toEqual([{ again: false }, { again: false }]);
    },
  );

  it.each(['unknown', 'reprint-limit'] as const)('but not where that is no remedy: %s', async (error) => {
    const kiosk = await start({ ...ordinaryDay(), 'visit.print': () => ({ ok: false, error }) });
    await kiosk.send(...SHORT_PATH);
    for (const printer of ['offline', 'ready'] as const)
      await kiosk.send({ type: 'DEVICES', devices: { ...DEVICES, printer } });
    expect(kiosk.at()).toBe('ticket.trouble');
    expect(kiosk.host.asked.filter(({ name }) => name === 'visit.print')).toHaveLength(1);
  });

  describe.each(['paper-out', 'cover-open', 'offline', 'fault'] as const)(
    'no ticket can come out (%s), before anything is registered',
    (status) => {
      const begin = async (appointment = false) => {
        const day = ordinaryDay({ appointment });
        const kiosk = await start({ ...day, 'printer.status': () => ({ ok: true, value: { status } }) });
        await kiosk.send(...(appointment ? [CARD, NEXT, NEXT, ARRIVE] : SHORT_PATH));
        const registered = (): number =>
          kiosk.host.asked.filter(({ name }) => name === 'visit.register').length;
        expect(kiosk.at()).toBe('registering.paperless');
        expect(registered()).toBe(0);
        return { kiosk, registered };
      };

      it('the patient may take the number without paper', async () => {
        const { kiosk, registered } = await begin();
        await kiosk.send(NEXT);
        expect(kiosk.at()).toBe('ticket.printed');
        expect(registered()).toBe(1);
      });

      it.each([
        ['review', false],
        ['arrive.appointment', true],
      ] as const)('or go back, to %s', async (screen, appointment) => {
        const { kiosk, registered } = await begin(appointment);
        await kiosk.send({ type: 'BACK' });
        expect(kiosk.at()).toBe(screen);
        expect(registered()).toBe(0);
      });

      it('and nobody is asked any more once it is mended', async () => {
        const { kiosk, registered } = await begin();
        await kiosk.send({ type: 'DEVICES', devices: DEVICES });
        expect(kiosk.at()).toBe('ticket.printed');
        expect(registered()).toBe(1);
      });
    },
  );

  it.each([
    ['failed', { kind: 'failed', code: 'incomplete' }, 'card-incomplete'],
    ['the same card', { kind: 'same' }, 'card-same'],
    ["another person's card", { kind: 'other' }, 'card-other'],
  ] as const)('%s in the middle of a step is a word on the screen, nothing lost', async (_, card, notice) => {
    const kiosk = await start();
    await kiosk.send(...SHORT_PATH.slice(0, 4));
    const before = kiosk.at();
    await kiosk.send({ type: 'CARD', card });
    expect(kiosk.at()).toBe(before);
    expect(kiosk.context()).toMatchObject({ notice, person: PERSON });
  });
});

describe('on every screen', () => {
  const walks = Array.from({ length: SHORT_PATH.length }, (_, length) => SHORT_PATH.slice(0, length + 1));

  it.each(walks.map((walk) => [walk.at(-1)?.type, walk] as const))(
    'after %s: staff, leave, silence',
    async (_, walk) => {
      const kiosk = await start();
      await kiosk.send(...walk);
      const before = kiosk.at();
      await kiosk.send({ type: 'STAFF' });
      expect(kiosk.actor.getSnapshot().matches({ help: 'staff' })).toBe(true);
      await kiosk.send({ type: 'CLOSE' });
      expect(kiosk.at()).toBe(before);

      await kiosk.wait(90_000);
      expect(kiosk.actor.getSnapshot().matches({ presence: 'asking' })).toBe(true);
      await kiosk.send({ type: 'STILL_HERE' });
      expect(kiosk.at()).toBe(before);
      await kiosk.wait(90_000);
      await kiosk.wait(20_000);
      expect(kiosk.at()).toBe('welcome');
      expect(kiosk.context().person).toBeNull();
      expect(kiosk.host.asked).toContainEqual({ name: 'visit.end', input: { reason: 'idle' } });
    },
  );

  it.each(walks.map((walk) => [walk.at(-1)?.type, walk] as const))(
    'after %s: leaving asks once, then wipes',
    async (_, walk) => {
      const kiosk = await start();
      await kiosk.send(...walk, { type: 'LEAVE' }, { type: 'CONFIRM_LEAVE' });
      expect(kiosk.at()).toBe('welcome');
      expect(kiosk.context().person).toBeNull();
    },
  );

  it('a touch starts the silence anew, and reading gets more of it', async () => {
    const kiosk = await start();
    await kiosk.send(CARD);
    await kiosk.wait(44_000);
    await kiosk.send({ type: 'TOUCH' });
    await kiosk.wait(44_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
    await kiosk.send(NEXT);
    await kiosk.wait(89_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
    await kiosk.wait(1_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'asking' })).toBe(true);
  });

  it('nobody is asked or wiped while a registration is under way', async () => {
    const kiosk = await start({ ...ordinaryDay(), 'visit.register': () => new Promise(() => undefined) });
    await kiosk.send(...SHORT_PATH);
    await kiosk.wait(500_000);
    expect(kiosk.at()).toBe('registering.sending');
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });
});

describe('call staff', () => {
  it.each([
    ['somebody was told', { ok: true, value: { called: true } }, 'called'],
    ['nobody could be told', { ok: true, value: { called: false } }, 'desk'],
    ['the host did not answer', { ok: false, error: 'misfit' }, 'desk'],
  ] as const)('%s: the screen says just that', async (_, answer, state) => {
    const kiosk = await start({ ...ordinaryDay(), 'staff.call': () => answer });
    await kiosk.send(CARD, { type: 'STAFF' });
    expect(kiosk.actor.getSnapshot().matches({ help: { staff: state } })).toBe(true);
    expect(kiosk.host.asked.at(-1)).toEqual({ name: 'staff.call', input: { step: 'confirm' } });
  });
});

describe('a page or a host that was restarted', () => {
  it.each([
    ['confirm', 'confirm'],
    ['insurance', 'insurance.shown'],
    ['arrive', 'department.choosing'],
    ['department', 'department.choosing'],
    ['clinic', 'clinic'],
    ['review', 'review'],
    ['registering', 'ticket.printed'],
  ] as const)('comes back to %s', async (step, screen) => {
    const visit = snapshotAt({ step });
    const day = ordinaryDay();
    const kiosk = await start({
      ...day,
      'session.open': () => ({
        ok: true,
        value: opened(visit),
      }),
    });
    expect(kiosk.at()).toBe(screen);
    expect(kiosk.context()).toMatchObject({ person: PERSON, language: 'en' });
  });

  it.each([
    [null, 'ticket.printed', 1],
    ['confirmed', 'ticket.printed', 0],
    ['failed', 'ticket.printed', 1],
    ['unknown', 'ticket.trouble', 0],
  ] as const)('ticket with printed=%s: %s, %i new papers', async (printed, screen, papers) => {
    const day = ordinaryDay();
    const visit = snapshotAt({ step: 'ticket', printed, number: NUMBER });
    const kiosk = await start({
      ...day,
      'session.open': () => ({
        ok: true,
        value: opened(visit),
      }),
    });
    expect(kiosk.at()).toBe(screen);
    expect(kiosk.host.asked.filter(({ name }) => name === 'visit.print')).toHaveLength(papers);
  });

  it('a host that lost the visit sends the patient back to the door with a word', async () => {
    const kiosk = await start();
    await kiosk.send(CARD, NEXT, { type: 'LINK_DOWN' });
    expect(kiosk.actor.getSnapshot().matches({ link: 'down' })).toBe(true);
    await kiosk.send({ type: 'LINK_UP' });
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.actor.getSnapshot().matches({ link: 'up' })).toBe(true);
    expect(kiosk.context()).toMatchObject({ person: null, notice: 'restarted' });
    expect(kiosk.host.asked.filter(({ name }) => name === 'session.open').at(-1)?.input).toEqual({
      visitKey: 'visit-1',
    });
  });
});
