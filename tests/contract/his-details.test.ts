import type { Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  DetailsChange,
  DetailsDesk,
  DetailsFailure,
  HospitalSystem,
  PatientDetails,
} from '../../drivers/ports/his.ts';
import { keptDetails, keptGuardians, staffChange, visitOfKey } from '../lab/his-details.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { requestOf } from '../visitors.ts';
import { type DetailField, frontOf, type HisFront, wireOf } from './his-fronts.ts';
import { hosted, openOn } from './hosting.ts';

/** The lab's HIS answers this late, and the question is given up this early: ms. */
const SLOW_MS = 4_000;
const GIVE_UP_MS = 100;
const FAILURES: readonly DetailsFailure[] = ['no-answer', 'bad-answer', 'refused', 'unknown'];

const WHO = 'covered';
const ID = persona(WHO).his.patientId ?? '';
/** Nobody the HIS knows. */
const NEWCOMER = 'no-insurance';

const TOLD = {
  phone: '0402020202',
  address: 'Số 2 Phố Mẫu, Phường Ba Đình, Hà Nội',
  contact: { name: 'Đặng Thị Mẫu', phone: '0403030303' },
  guardian: { name: 'Trần Thị Mẫu', phone: '0404040404', relation: 'mother' },
} as const satisfies Required<DetailsChange>;

/** What is told of these fields. */
const told = (fields: readonly DetailField[]): DetailsChange =>
  Object.fromEntries(fields.map((field) => [field, TOLD[field]]));

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, interfaces: true });
});
afterAll(() => lab.close());

const record = (id: string): Promise<Patient> => lab.his.repository.readResource<Patient>('Patient', id);
/** All of a record but contact details, and what every change makes new. */
const theRest = async (id: string) => {
  const { meta: _meta, telecom, address: _address, contact: _contact, ...rest } = await record(id);
  return { ...rest, telecom: telecom?.filter(({ system }) => system !== 'phone') };
};

describe.each(hosted('his'))('his/%s', (id) => {
  let his: HospitalSystem;
  let front: HisFront;
  const { modes, desk: fields, registers } = wireOf(id);
  const signal = new AbortController().signal;

  beforeEach(async () => {
    front = frontOf(lab, id);
    await front.setFault('ok', 0);
    await lab.his.reseed();
    his = (await openOn('his', id, lab.describe())).port;
  });
  afterEach(() => his.close());

  if (fields.length === 0)
    it('has no desk for contact details, and says so', () => {
      expect('details' in his).toBe(false);
    });

  if (fields.length > 0)
    describe('contact details', () => {
      const desk = (): DetailsDesk => {
        if (!his.details) throw new Error(`his/${id} has no details`);
        return his.details;
      };
      const read = async (): Promise<PatientDetails> => {
        const found = await desk().read(ID, signal);
        if (!found.ok) throw new Error(found.error);
        return found.value;
      };
      const [first = 'phone'] = fields;
      const change = told([first]);

      it('are told as the HIS has them', async () => {
        const { phone, address } = await keptDetails(lab.his, ID);
        expect(phone).toMatch(/^0\d{9}$/);
        expect(address).not.toBe('');
        expect(await read()).toEqual({ phone, address, contact: null, guardian: null });
      });

      it('are nobody’s where the HIS has no such patient', async () => {
        const seen = await read();
        expect(await desk().read('bn-nobody', signal)).toMatchObject({ ok: false, error: 'no-patient' });
        expect(await desk().update('bn-nobody', seen, change, signal)).toMatchObject({
          ok: false,
          error: 'no-patient',
        });
      });

      it.each(fields)('change where they are told (%s), and everything else stays', async (field) => {
        const seen = await read();
        const [before, rest] = [await keptDetails(lab.his, ID), await theRest(ID)];
        const { relation: _, ...guardian } = TOLD.guardian;
        const then = { ...seen, [field]: field === 'guardian' ? guardian : TOLD[field] };
        expect(await desk().update(ID, seen, told([field]), signal)).toEqual({ ok: true, value: then });
        expect(await read()).toEqual(then);
        expect(await keptDetails(lab.his, ID)).toEqual({ ...before, [field]: TOLD[field] });
        expect(await theRest(ID)).toEqual(rest);
      });

      it('change all at once, and again where all of them stand', async () => {
        const seen = await read();
        const done = await desk().update(ID, seen, told(fields), signal);
        if (!done.ok) throw new Error(done.error);
        expect(await keptDetails(lab.his, ID)).toMatchObject(told(fields));
        const again: DetailsChange = { ...told(fields), [first]: seen[first] ?? TOLD[first] };
        expect(await desk().update(ID, done.value, again, signal)).toMatchObject({ ok: true });
        expect(await keptDetails(lab.his, ID)).toMatchObject(again);
      });

      it('change once, however often the same is asked for', async () => {
        const seen = await read();
        const done = await desk().update(ID, seen, told(fields), signal);
        expect(await desk().update(ID, seen, told(fields), signal)).toEqual(done);
        expect(await keptDetails(lab.his, ID)).toMatchObject(told(fields));
      });

      it('do not change where nothing was told', async () => {
        const before = await record(ID);
        const seen = await read();
        expect(await desk().update(ID, seen, {}, signal)).toEqual({ ok: true, value: seen });
        expect(await record(ID)).toEqual(before);
      });

      it.each(fields)(
        'that staff changed meanwhile are not overwritten (%s): nothing is stored',
        async (field) => {
          const seen = await read();
          const theirs = { name: 'Lê Văn Mẫu', phone: '0405050505' };
          await staffChange(
            lab.his,
            ID,
            {
              phone: { phone: '0405050505' },
              address: { address: 'Số 5 Phố Mẫu, Phường Mẫu Một, Hà Nội' },
              contact: { contact: theirs },
              guardian: { guardian: { ...theirs, relation: 'father' as const } },
            }[field],
          );
          const before = await record(ID);
          expect(await desk().update(ID, seen, told(fields), signal)).toMatchObject({
            ok: false,
            error: 'changed',
          });
          expect(await record(ID)).toEqual(before);
          expect(await desk().update(ID, await read(), told(fields), signal)).toMatchObject({ ok: true });
        },
      );

      if (fields.includes('guardian'))
        it('keep the mother when the father is told, and the other way round; who was told is shown', async () => {
          const mother = TOLD.guardian;
          const father = { name: 'Lê Văn Mẫu', phone: '0405050505', relation: 'father' } as const;
          const tell = async (guardian: typeof mother | typeof father) => {
            const { name, phone } = guardian;
            expect(await desk().update(ID, await read(), { guardian }, signal)).toMatchObject({
              ok: true,
              value: { guardian: { name, phone } },
            });
          };
          await tell(mother);
          await tell(father);
          expect(await keptGuardians(lab.his, ID)).toEqual([father, mother]);
          await tell(mother);
          expect(await keptGuardians(lab.his, ID)).toEqual([mother, father]);
        });

      it('that are not to be changed may be changed by staff meanwhile, and both stand', async () => {
        const seen = await read();
        const theirs = { phone: '0405050505', address: 'Số 5 Phố Mẫu, Phường Mẫu Một, Hà Nội' };
        const field = first === 'phone' ? 'address' : 'phone';
        await staffChange(lab.his, ID, { [field]: theirs[field] });
        expect(await desk().update(ID, seen, change, signal)).toMatchObject({
          ok: true,
          value: { ...change, [field]: theirs[field] },
        });
        expect(await keptDetails(lab.his, ID)).toMatchObject({ ...change, [field]: theirs[field] });
      });

      it('are not called unchanged where the answer was lost; the same again does no harm', async () => {
        const seen = await read();
        await front.setFault('lose-answer');
        const lost = await desk().update(ID, seen, change, signal);
        await front.setFault('ok');
        expect(await keptDetails(lab.his, ID)).toMatchObject(change);
        expect(lost.ok ? 'unknown' : lost.error).toBe('unknown');
        expect(await desk().update(ID, seen, change, signal)).toMatchObject({ ok: true, value: change });
        expect(await keptDetails(lab.his, ID)).toMatchObject(change);
      });

      it.each(modes.filter((mode) => mode !== 'ok' && mode !== 'lose-answer'))(
        'fail, and nothing is thrown or changed, while the HIS is %s',
        async (mode) => {
          const seen = await read();
          const before = await record(ID);
          await front.setFault(mode);
          const asked = await desk().read(ID, signal);
          const changed = await desk().update(ID, seen, change, signal);
          await front.setFault('ok');
          for (const answer of [asked, changed])
            expect(FAILURES).toContain(answer.ok ? answer.value : answer.error);
          expect(await record(ID)).toEqual(before);
        },
      );

      it('fail with a signal that is aborted, already or while the HIS is slow', async () => {
        const seen = await read();
        const before = await record(ID);
        const ask = (until: AbortSignal) =>
          Promise.all([desk().read(ID, until), desk().update(ID, seen, change, until)]);
        const early = await ask(AbortSignal.abort());
        await front.setFault('ok', SLOW_MS);
        const late = await ask(AbortSignal.timeout(GIVE_UP_MS));
        for (const answer of [...early, ...late])
          expect(FAILURES).toContain(answer.ok ? answer.value : answer.error);
        await front.setFault('ok', 0);
        expect(await record(ID)).toEqual(before);
      });
    });

  describe('what somebody tells of themselves with a visit', () => {
    const patientOf = async (visitKey: string): Promise<string> =>
      (await visitOfKey(lab.his, visitKey))?.subject?.reference?.replace(/^Patient\//, '') ?? '';

    it('stands in the record that is made for them', async () => {
      const details = told(registers);
      expect(await his.register(requestOf(NEWCOMER, 'visit-1', { details }), signal)).toMatchObject({
        ok: true,
        value: { already: false },
      });
      const { address } = persona(NEWCOMER).card;
      const none = { phone: null, address, contact: null, guardian: null };
      expect(await keptDetails(lab.his, await patientOf('visit-1'))).toEqual({ ...none, ...details });
    });

    it('stands in the record that there is, and everything else stays', async () => {
      const details = told(registers);
      const [before, rest] = [await keptDetails(lab.his, ID), await theRest(ID)];
      const register = () => his.register(requestOf(WHO, 'visit-1', { details }), signal);
      expect(await register()).toMatchObject({ ok: true, value: { already: false } });
      expect(await patientOf('visit-1')).toBe(ID);
      expect(await keptDetails(lab.his, ID)).toEqual({ ...before, ...details });
      expect(await theRest(ID)).toEqual(rest);
      expect(await register()).toMatchObject({ ok: true, value: { already: false } });
      expect(await keptDetails(lab.his, ID)).toEqual({ ...before, ...details });
    });

    if (registers.includes('guardian'))
      it('adds a father to the mother who stands there', async () => {
        const mother = { name: 'Lê Thị Mẫu', phone: '0405050505', relation: 'mother' } as const;
        const father = { ...TOLD.guardian, name: 'Trần Văn Mẫu', relation: 'father' } as const;
        await staffChange(lab.his, ID, { guardian: mother });
        const details = { guardian: father };
        expect(await his.register(requestOf(WHO, 'visit-1', { details }), signal)).toMatchObject({
          ok: true,
        });
        expect(await keptGuardians(lab.his, ID)).toEqual([father, mother]);
      });

    it('leaves the record alone where it is nothing', async () => {
      const before = await record(ID);
      expect(await his.register(requestOf(WHO, 'visit-1'), signal)).toMatchObject({ ok: true });
      expect(await record(ID)).toEqual(before);
    });
  });
});
