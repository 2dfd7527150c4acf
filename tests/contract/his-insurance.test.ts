import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HospitalSystem, InsuranceKnown, ReportFailure } from '../../drivers/ports/his.ts';
import { labInsuranceOf, visitOfKey } from '../lab/his-details.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { requestOf } from '../visitors.ts';
import { frontOf, type HisFront, wireOf } from './his-fronts.ts';
import { hosted, openOn } from './hosting.ts';

const CARD = 'GD4010107814263';
const COVERED: InsuranceKnown = {
  status: 'covered',
  code: '000',
  coverage: {
    code: CARD,
    validFrom: '2026-01-01',
    validTo: '2035-12-31',
    facility: '01028',
    renewed: false,
    nextFrom: null,
    staffCheck: false,
    benefitPercent: 80,
  },
};
const NOT_COVERED: InsuranceKnown = { status: 'not-covered', code: '050', reason: 'no-card' };
const FAILURES: readonly ReportFailure[] = ['no-answer', 'bad-answer', 'refused', 'unknown'];

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, interfaces: true });
});
afterAll(() => lab.close());

const visit = async () => {
  const found = await visitOfKey(lab.his, 'visit-1');
  if (!found) throw new Error('no visit');
  return found;
};
const insurance = async () => labInsuranceOf(await visit());
/** All of the visit but its insurance, and what every change makes new. */
const theRest = async () => {
  const { meta: _meta, extension: _extension, ...rest } = await visit();
  return rest;
};

describe.each(hosted('his'))('his/%s', (id) => {
  let his: HospitalSystem;
  let front: HisFront;
  const { modes, takesReports } = wireOf(id);
  const signal = new AbortController().signal;
  const report = async (answer: InsuranceKnown, visitKey = 'visit-1', until = signal) => {
    if (!his.reportInsurance) throw new Error(`his/${id} takes no reports`);
    return his.reportInsurance(visitKey, answer, until);
  };

  beforeEach(async () => {
    front = frontOf(lab, id);
    await front.setFault('ok', 0);
    await lab.his.reseed();
    his = (await openOn('his', id, lab.describe())).port;
  });
  afterEach(() => his.close());

  const registerUnchecked = async (): Promise<void> => {
    const request = requestOf('covered', 'visit-1', { insuranceChecked: false });
    expect(await his.register(request, signal)).toMatchObject({ ok: true });
    expect(await insurance()).toBe('to-be-checked');
  };

  if (!takesReports)
    it('takes no word of what the insurer said later, and says so', () => {
      expect('reportInsurance' in his).toBe(false);
    });

  if (takesReports)
    describe('a visit that was registered unchecked', () => {
      it.each([COVERED, NOT_COVERED])(
        'is $status once the insurer has said so; all else stays',
        async (answer) => {
          await registerUnchecked();
          const rest = await theRest();
          expect(await report(answer)).toEqual({ ok: true, value: null });
          expect(await insurance()).toBe(answer.status);
          expect(await theRest()).toEqual(rest);
          expect(await his.findVisit('visit-1', signal)).toMatchObject({
            ok: true,
            value: { visitKey: 'visit-1' },
          });
        },
      );

      it('does not change where the same is said a second time, or side by side', async () => {
        await registerUnchecked();
        const twice = await Promise.all([report(COVERED), report(COVERED)]);
        expect(twice).toEqual([
          { ok: true, value: null },
          { ok: true, value: null },
        ]);
        const [stands, count] = [await visit(), (await lab.his.all('Encounter')).length];
        expect(await report(COVERED)).toEqual({ ok: true, value: null });
        expect(await visit()).toEqual(stands);
        expect((await lab.his.all('Encounter')).length).toBe(count);
      });

      it('is the only one of which word is taken', async () => {
        await registerUnchecked();
        const before = await lab.his.all('Encounter');
        expect(await report(COVERED, 'visit-2')).toMatchObject({ ok: false, error: 'no-visit' });
        expect(await lab.his.all('Encounter')).toEqual(before);
      });

      it('is not called unchecked where the answer was lost; the same again does no harm', async () => {
        await registerUnchecked();
        await front.setFault('lose-answer');
        const lost = await report(COVERED);
        await front.setFault('ok');
        // The card may have been sent first, and that alone.
        expect(lost.ok ? 'unknown' : lost.error).toBe('unknown');
        expect(await report(COVERED)).toEqual({ ok: true, value: null });
        expect(await insurance()).toBe('covered');
      });

      it.each(modes.filter((mode) => mode !== 'ok' && mode !== 'lose-answer'))(
        'stays so, and nothing is thrown, while the HIS is %s',
        async (mode) => {
          await registerUnchecked();
          await front.setFault(mode);
          const answer = await report(COVERED);
          await front.setFault('ok');
          expect(FAILURES).toContain(answer.ok ? answer.value : answer.error);
          expect(await insurance()).toBe('to-be-checked');
        },
      );

      it('stays so where the signal is aborted already', async () => {
        await registerUnchecked();
        const answer = await report(COVERED, 'visit-1', AbortSignal.abort());
        expect(FAILURES).toContain(answer.ok ? answer.value : answer.error);
        expect(await insurance()).toBe('to-be-checked');
      });
    });
});
