import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckIn, InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import { FAULT_MODES } from '../lab/http-server.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { PERSONAS, type Persona, persona } from '../personas.ts';
import { identityOf } from '../visitors.ts';
import { HOSTING, hosted, type OpenedDriver, openOn } from './hosting.ts';

/** The portal answers this late, and the question is given up this early: ms. */
const SLOW_MS = 4_000;
const GIVE_UP_MS = 100;

/** What each result of the portal means to a patient (domain facts D2). */
const MEANING: Readonly<Record<string, Pick<InsuranceAnswer, 'status'> & { reason?: string }>> = {
  '000': { status: 'covered' },
  '001': { status: 'covered' },
  '003': { status: 'covered' },
  '010': { status: 'not-covered', reason: 'expired' },
  '050': { status: 'not-covered', reason: 'no-card' },
  '060': { status: 'not-covered', reason: 'name-mismatch' },
};
const expected = ({ insurance }: Persona) =>
  insurance.portal === 'down' ? { status: 'no-answer' } : MEANING[insurance.code];

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false });
});
afterAll(() => lab.close());

describe.each(hosted('insurance'))('insurance/%s', (id) => {
  let insurer: OpenedDriver<'insurance'>;
  const signal = new AbortController().signal;
  const check = (who: string, until = signal) => insurer.port.check(identityOf(persona(who)), until);

  beforeEach(async () => {
    await lab.bhxh.setFault('ok', 0);
    lab.bhxh.forceCode(null);
    lab.bhxh.setManners({});
    insurer = await openOn('insurance', id, lab.describe());
  });
  afterEach(() => insurer.port.close());

  it.each(PERSONAS.map((who) => who.id))('tells of %s what the insurer says', async (name) => {
    const who = persona(name);
    const meaning = expected(who);
    expect(meaning).toBeDefined();
    expect(await check(name)).toMatchObject({ ...meaning });
    const said = insurer.lines.join();
    for (const secret of [who.card.number, who.card.name, who.insurance.card?.maThe ?? who.card.number])
      expect(said).not.toContain(secret);
  });

  it('tells the whole cover', async () => {
    expect(await check('covered')).toEqual({
      status: 'covered',
      code: '000',
      coverage: {
        code: 'GD4010107814263',
        validFrom: '2026-01-01',
        validTo: '2035-12-31',
        facility: '01028',
        renewed: false,
        nextFrom: null,
        staffCheck: false,
        benefitPercent: 80,
      },
    });
    expect(await check('card-renewed')).toMatchObject({
      coverage: { code: 'HT2313106938425', validTo: '2035-12-31', renewed: true },
    });
    expect(await check('army-card')).toMatchObject({ coverage: { staffCheck: true } });
  });

  it.each(
    FAULT_MODES.filter((mode) => mode !== 'ok').flatMap((mode) => [
      [mode, 'from the start'] as const,
      [mode, 'after an answer'] as const,
    ]),
  )(
    'has no answer, and never "no card", while the portal is %s, %s; later it answers',
    async (mode, when) => {
      if (when === 'after an answer') await check('covered');
      await lab.bhxh.setFault(mode);
      for (const name of ['covered', 'no-insurance', 'card-expired'])
        expect((await check(name)).status).toBe('no-answer');
      await lab.bhxh.setFault('ok');
      expect(await check('covered')).toMatchObject({ status: 'covered' });
      expect(await check('no-insurance')).toMatchObject({ status: 'not-covered', reason: 'no-card' });
    },
  );

  it('takes a code that it does not know for no answer', async () => {
    lab.bhxh.forceCode('999');
    expect(await check('covered')).toMatchObject({ status: 'no-answer', code: '999' });
  });

  it.each(['another', 'another-name', 'another-birth-date', 'another-number'] as const)(
    'never tells what was said about %s person',
    async (about) => {
      lab.bhxh.setManners({ about });
      const answer = await check('covered');
      expect(answer).toMatchObject({ status: 'no-answer', why: 'bad-answer' });
      const said = JSON.stringify(answer) + insurer.lines.join();
      for (const { card, insurance } of PERSONAS)
        for (const secret of [card.number, card.name, insurance.card?.maThe ?? card.number])
          expect(said).not.toContain(secret);
    },
  );

  it('goes on when its token has ended', async () => {
    await check('covered');
    lab.bhxh.expireTokens();
    expect(await check('covered')).toMatchObject({ status: 'covered' });
  });

  it('has no answer for a signal that is aborted, before or while it waits', async () => {
    expect(await check('covered', AbortSignal.abort())).toMatchObject({ status: 'no-answer' });
    await lab.bhxh.setFault('ok', SLOW_MS);
    expect(await check('covered', AbortSignal.timeout(GIVE_UP_MS))).toMatchObject({ status: 'no-answer' });
  });

  it('has no answer after close', async () => {
    await insurer.port.close();
    expect(await check('covered')).toMatchObject({ status: 'no-answer' });
  });
});

/** What a driver needs besides to tell check-ins itself; one that is not named here leaves them to the HIS. */
const CHECKS_IN: Readonly<Record<string, object>> = { bhxh: { checkIn: { facility: '01999' } } };
const VISIT: CheckIn = {
  treatmentId: 'KB2611220001',
  patientId: 'bn-000101',
  name: persona('covered').card.name,
  idNumber: persona('covered').card.number,
  birthDate: '1978-05-17',
  sex: 'male',
  cards: [{ code: 'GD4010107814263', facility: '01028', validFrom: '2026-01-01', validTo: '2035-12-31' }],
  group: '1.1',
  careType: '01',
  arrivedAt: '2026-11-22T08:12',
  admittedAt: null,
  admissionReason: null,
  admissionReasonCode: null,
  service: { code: '02.1896', name: 'Khám Nội' },
  drug: null,
  supply: null,
  orderedAt: '2026-11-22T08:12',
};

it.each(hosted('insurance'))('insurance/%s leaves check-ins to the HIS by default', async (id) => {
  const { port } = await openOn('insurance', id, lab.describe());
  expect(port.checkIn).toBeUndefined();
  await port.close();
});

describe.each(hosted('insurance').filter((id) => CHECKS_IN[id]))('insurance/%s tells check-ins', (id) => {
  let insurer: OpenedDriver<'insurance'>;
  const signal = new AbortController().signal;
  const tell = (change: Partial<CheckIn> = {}, until = signal) =>
    insurer.port.checkIn?.({ ...VISIT, ...change }, until);

  beforeEach(async () => {
    await lab.bhxh.setFault('ok', 0);
    lab.bhxh.setManners({});
    const usual = HOSTING[`insurance/${id}`]?.(lab.describe());
    insurer = await openOn('insurance', id, lab.describe(), {}, Object.assign({}, usual, CHECKS_IN[id]));
  });
  afterEach(() => insurer.port.close());

  it('once each, and keeps the receipt', async () => {
    const before = lab.bhxh.taken().length;
    expect(await tell()).toMatchObject({ ok: true, value: { transaction: expect.any(String) } });
    expect(lab.bhxh.taken().slice(before)).toMatchObject([{ MA_LK: VISIT.treatmentId }]);
    expect(lab.bhxh.complaint()).toBeNull();
  });

  it.each<[Partial<CheckIn>, string]>([
    [{ group: '2' }, 'emergency'],
    [{ service: null }, 'no-cost'],
    [{ supply: { code: 'N01', name: 'Bơm tiêm' } }, 'several-costs'],
    [{ arrivedAt: '2026-11-22' }, 'invalid'],
  ])('never with %j: %s', async (change, error) => {
    const before = lab.bhxh.checkIns();
    expect(await tell(change)).toMatchObject({ ok: false, error });
    expect(lab.bhxh.checkIns()).toBe(before);
  });

  it('goes on when its token has ended', async () => {
    await tell();
    lab.bhxh.expireTokens();
    expect(await tell()).toMatchObject({ ok: true });
  });

  it.each(FAULT_MODES.filter((mode) => mode !== 'ok'))(
    'is not taken for told while the portal is %s',
    async (mode) => {
      await tell();
      const before = lab.bhxh.taken().length;
      await lab.bhxh.setFault(mode);
      const told = await tell();
      expect(told?.ok).toBe(false);
      const taken = lab.bhxh.taken().length - before;
      // Where it may have been taken, it says that nobody knows.
      if (taken > 0) expect(told).toMatchObject({ error: 'unknown' });
      await lab.bhxh.setFault('ok');
      expect(await tell()).toMatchObject({ ok: true });
    },
  );

  it('is not sent for a signal that is aborted, nor after close', async () => {
    const before = lab.bhxh.checkIns();
    expect(await tell({}, AbortSignal.abort())).toMatchObject({ ok: false });
    await insurer.port.close();
    expect(await tell()).toMatchObject({ ok: false });
    expect(lab.bhxh.checkIns()).toBe(before);
  });

  it('logs nothing of the person', async () => {
    await tell();
    await tell({ name: `${VISIT.name}\u0000` });
    for (const secret of [VISIT.name, VISIT.idNumber, 'GD4010107814263'])
      expect(insurer.lines.join()).not.toContain(secret);
  });
});
