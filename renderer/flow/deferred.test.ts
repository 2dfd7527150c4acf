import { describe, expect, it } from 'vitest';
import type { KioskView, NumberView } from '../../electron/contract/views.ts';
import { feesDay, PAYING_KIOSK } from '../../tests/flow/fees.ts';
import type { Script } from '../../tests/flow/scripted-host.ts';
import { KIOSK, NUMBER, opened, ordinaryDay, snapshotAt } from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, SHORT_PATH, start } from '../../tests/flow/started.ts';
import type { FlowEvent } from './setup.ts';

const GO_ON: FlowEvent = { type: 'GO_ON' };
const BACK: FlowEvent = { type: 'BACK' };
const DEFERS: KioskView = { ...KIOSK, defers: true };
const LOCAL: NumberView = { ...NUMBER, number: 'K1-001', standing: 'local', waiting: null };
const SLIP: NumberView = { ...NUMBER, number: 'K1-S01', standing: 'desk', clinicId: '', waiting: null };
const DOWN = ['no-answer', 'bad-answer', 'refused'] as const;

/** A kiosk that keeps visits while the hospital's system is down; a scenario lays its own answers over it. */
const deferring = (over: Partial<Script> = {}, kiosk: KioskView = DEFERS) =>
  start({ ...ordinaryDay(), 'session.open': () => ({ ok: true, value: opened(null, kiosk) }), ...over });
type Started = Awaited<ReturnType<typeof start>>;
const asked = (kiosk: Started, name: string) => kiosk.host.asked.filter((one) => one.name === name);

describe.each(DOWN)('the day of the patient cannot be asked (%s)', (error) => {
  const day: Partial<Script> = { 'visit.day': () => ({ ok: false, error }) };

  it('the patient goes on to the clinics, and gets a number of the kiosk', async () => {
    const kiosk = await deferring({ ...day, 'visit.register': () => ({ ok: true, value: LOCAL }) });
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe('arrive.trouble');
    await kiosk.send(GO_ON);
    expect(kiosk.at()).toBe('department.choosing');
    await kiosk.send(...SHORT_PATH.slice(3));
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.context().number).toEqual(LOCAL);
    expect(kiosk.touches).toHaveLength(6);
  });

  it('or asks once more, which still works', async () => {
    let down = true;
    const kiosk = await deferring({
      'visit.day': (input) => (down ? { ok: false, error } : ordinaryDay()['visit.day'](input)),
    });
    await kiosk.send(CARD, NEXT, NEXT);
    down = false;
    await kiosk.send({ type: 'RETRY' });
    expect(kiosk.at()).toBe('department.choosing');
  });

  it('where nothing is kept nobody goes on without it', async () => {
    const kiosk = await deferring(day, KIOSK);
    await kiosk.send(CARD, NEXT, NEXT, GO_ON);
    expect(kiosk.at()).toBe('arrive.trouble');
  });
});

describe.each(DOWN)('the clinics cannot be asked (%s)', (error) => {
  const departments: Partial<Script> = { 'visit.departments': () => ({ ok: false, error }) };

  it('the patient goes to the desk with a slip, without a clinic', async () => {
    const kiosk = await deferring({
      ...departments,
      'visit.register': () => ({ ok: true, value: SLIP }),
    });
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe('department.trouble');
    await kiosk.send(GO_ON);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.context()).toMatchObject({ number: SLIP, clinicId: null });
    expect(asked(kiosk, 'visit.choose')).toEqual([]);
    expect(asked(kiosk, 'visit.register')).toHaveLength(1);
  });

  it('where nothing is kept nobody goes on without them', async () => {
    const kiosk = await deferring(departments, KIOSK);
    await kiosk.send(CARD, NEXT, NEXT, GO_ON);
    expect(kiosk.at()).toBe('department.trouble');
  });
});

describe.each(['several-patients', 'papers-first'] as const)('staff have to look first (%s)', (error) => {
  const day: Partial<Script> = { 'visit.day': () => ({ ok: false, error }) };

  it.each([
    ['keeps visits', DEFERS],
    ['does not', KIOSK],
  ] as const)('a slip leads to the desk; the kiosk %s', async (_, house) => {
    const kiosk = await deferring({ ...day, 'visit.register': () => ({ ok: true, value: SLIP }) }, house);
    await kiosk.send(CARD, NEXT, NEXT);
    expect(kiosk.at()).toBe('arrive.trouble');
    expect(kiosk.context().trouble).toBe(error);
    await kiosk.send(GO_ON);
    expect(kiosk.at()).toBe('ticket.printed');
    for (const name of ['visit.departments', 'visit.choose']) expect(asked(kiosk, name)).toEqual([]);
  });

  it('the patient may say no: back, before anything became real', async () => {
    const kiosk = await deferring({
      ...day,
      'printer.status': () => ({ ok: true, value: { status: 'paper-out' } }),
    });
    await kiosk.send(CARD, NEXT, NEXT, GO_ON);
    expect(kiosk.at()).toBe('registering.paperless');
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('arrive.trouble');
    expect(asked(kiosk, 'visit.register')).toEqual([]);
  });

  it('a slip that did not come is asked for again, or left', async () => {
    const kiosk = await deferring({
      ...day,
      'visit.register': () => ({ ok: false, error: 'no-answer' }),
    });
    await kiosk.send(CARD, NEXT, NEXT, GO_ON);
    expect(kiosk.at()).toBe('registering.trouble');
    await kiosk.send({ type: 'RETRY' });
    expect(asked(kiosk, 'visit.register')).toHaveLength(2);
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('arrive.trouble');
  });
});

it('several-patients and papers-first take the same way: the requests do not tell which', async () => {
  const walks = await Promise.all(
    (['several-patients', 'papers-first'] as const).map(async (error) => {
      const kiosk = await deferring({
        'visit.day': () => ({ ok: false, error }),
        'visit.register': () => ({ ok: true, value: SLIP }),
      });
      await kiosk.send(CARD, NEXT, NEXT, GO_ON);
      return kiosk.host.asked;
    }),
  );
  expect(walks[0]).toEqual(walks[1]);
});

describe('what is not the hospital’s number yet', () => {
  it.each([
    ['local', LOCAL],
    ['desk', SLIP],
  ] as const)('%s: nothing is paid here, the ticket comes at once', async (_, number) => {
    const kiosk = await start(
      feesDay({
        'session.open': () => ({ ok: true, value: opened(null, { ...PAYING_KIOSK, defers: true }) }),
        'visit.register': () => ({ ok: true, value: number }),
      }),
    );
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(asked(kiosk, 'visit.bills')).toEqual([]);
  });

  it('the hospital’s own number still leads to the fees', async () => {
    const kiosk = await start(feesDay());
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('pay.owed');
  });

  it.each([
    ['local', LOCAL],
    ['desk', SLIP],
  ] as const)('%s: a page that comes back to the registration goes to the ticket', async (_, number) => {
    const visit = snapshotAt({ step: 'registering', number, clinicId: null });
    const kiosk = await start(
      feesDay({ 'session.open': () => ({ ok: true, value: opened(visit, PAYING_KIOSK) }) }),
    );
    expect(kiosk.at()).toBe('ticket.printed');
    expect(asked(kiosk, 'visit.register')).toEqual([]);
  });
});
