import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DownKiosk, openKiosk } from '../../tests/down/kiosk.ts';
import { PERSON } from '../../tests/money/parts.ts';
import { DELAYS } from './delays.ts';
import { createLookUps, type LookUps } from './look-ups.ts';
import type { Visit } from './visit.ts';

let kiosk: DownKiosk;
let lookUps: LookUps;
beforeEach(() => {
  kiosk = openKiosk();
  lookUps = createLookUps(kiosk.parts, { remembered: () => [], remember: () => undefined });
});
afterEach(() => kiosk.close());

const NOBODY = { patient: null, appointments: [], registrations: [] };
const OTHER = { id: 'p-9', name: 'Trần Thị Bình', birthDate: '1975-03-02', phone: null };
const OTHER_RECORD = { ok: false, error: 'other-record' };
const AS_UNKNOWN = { ok: true, value: { appointments: [], numbers: [], details: false } };
const numberOf = (n: number): string => `0010901234${String(n).padStart(2, '0')}`;

/** A card that says the same of everybody but for its number. */
async function lay(
  n: number,
  patient: typeof OTHER | null = OTHER,
  change: Partial<Visit['identity']> = {},
): Promise<{ visit: Visit; day: unknown }> {
  kiosk.his.day = { ...NOBODY, patient };
  const visit = Object.assign(kiosk.visit(), { identity: { ...PERSON, number: numberOf(n), ...change } });
  return { visit, day: await lookUps.day(visit) };
}
const often = () => kiosk.lines.filter(({ event }) => event === 'identity.contradicts-often');
const warned = () => kiosk.lines.filter(({ event }) => event === 'staff.warned').map(({ fields }) => fields);
async function layThree(): Promise<void> {
  for (const n of [1, 2, 3]) expect((await lay(n)).day).toEqual(OTHER_RECORD);
}

it('of three printed codes is told that the record is of somebody else; after that nothing is', async () => {
  await layThree();
  const contradicted = await lay(4);
  const unknown = await lay(5, null);
  expect([contradicted.day, unknown.day]).toEqual([AS_UNKNOWN, AS_UNKNOWN]);
  for (const { visit } of [contradicted, unknown])
    expect(visit).toMatchObject({ deskOnly: true, patientId: null, registrations: [] });
});

it('double records are not told apart from nobody’s then', async () => {
  await layThree();
  kiosk.his.manner = 'well';
  kiosk.his.next = ['several-patients'];
  const { day, visit } = await lay(6);
  expect([day, visit.deskOnly]).toEqual([AS_UNKNOWN, true]);
});

it('whom the HIS has as their card has them goes on, and so does one whose chip was read', async () => {
  await layThree();
  const honest = await lay(7, { ...OTHER, name: PERSON.name, birthDate: PERSON.birthDate });
  expect(honest.day).toMatchObject({ ok: true });
  expect(honest.visit).toMatchObject({ deskOnly: false, patientId: OTHER.id });
  const proven = { source: 'chip', assurance: 'chip-read' } as const;
  expect((await lay(8, OTHER, proven)).day).toEqual(OTHER_RECORD);
  expect((await lay(9, null, proven)).visit.deskOnly).toBe(false);
});

it('counts people, not tries: one who lays the card again is told the same', async () => {
  for (let again = 0; again < 5; again++) expect((await lay(1)).day).toEqual(OTHER_RECORD);
  expect((await lay(5, null)).visit.deskOnly).toBe(false);
  for (const n of [2, 3]) await lay(n);
  expect((await lay(1)).day).toEqual(OTHER_RECORD);
});

it('does not count chips, which nobody makes at home', async () => {
  for (const n of [1, 2, 3, 4]) await lay(n, OTHER, { source: 'chip', assurance: 'chip-read' });
  expect((await lay(5)).day).toEqual(OTHER_RECORD);
  expect(often()).toEqual([]);
});

it('writes one line and calls staff once an hour', async () => {
  await layThree();
  for (const n of [4, 5, 6]) await lay(n);
  await Promise.resolve();
  expect(often().map(({ fields }) => fields)).toEqual([{ cards: 3 }]);
  expect(warned()).toEqual([{ about: 'identity-contradicts-often', called: false }]);
  kiosk.now += DELAYS.contradictedWithin + 1;
  await layThree();
  expect(often()).toHaveLength(2);
});

it('tells again once the hour is over', async () => {
  await layThree();
  kiosk.now += DELAYS.contradictedWithin + 1;
  expect((await lay(5, null)).visit.deskOnly).toBe(false);
  expect((await lay(4)).day).toEqual(OTHER_RECORD);
});

it('keeps no number of anybody in the log', async () => {
  await layThree();
  expect(JSON.stringify(kiosk.lines)).not.toContain(numberOf(1));
});
