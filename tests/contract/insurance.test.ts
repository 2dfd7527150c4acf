import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import { FAULT_MODES } from '../lab/http-server.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { PERSONAS, type Persona, persona } from '../personas.ts';
import { hosted, identityOf, type OpenedDriver, openOn } from './hosting.ts';

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
        staffCheck: false,
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
