import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import { labDetailsOf } from '../lab/his-details.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { finishFrom, leave, present, primary, shown, wordsOf } from './check-in.ts';
import { typeDigits, typedOn, typeOn } from './typing.ts';
import { standing } from './visits.ts';

const MOTHER = persona('guardian');
const CHILD = persona('child');
const NEWBORN = persona('newborn');

describeWith(missingForKiosk(), 'a child under six and an adult, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab();
    kiosk = await launchKiosk({ lab: lab.describe() });
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(async () => {
    await shown(kiosk.page, 'welcome');
    await lab.his.reseed();
    lab.printer.reset();
  });

  const next = () => primary(kiosk.page).click();
  const choice = (words: string) => kiosk.page.locator('.choice, button', { hasText: words }).first();

  /** Who the adult is to the child, no phone, and that all is right. */
  async function tellWho(): Promise<void> {
    const { page } = kiosk;
    await shown(page, 'companion.relation');
    await choice(vi.child.relation.mother).click();
    await shown(page, 'companion.phone');
    await typeDigits(page, '0912345678');
    await next();
    await shown(page, 'companion.check');
  }

  it.each([
    ['the adult’s card first', MOTHER, CHILD],
    ['the child’s card first', CHILD, MOTHER],
  ])('two cards, %s: the child’s visit, and its mother in its record', async (_, first, second) => {
    const { page } = kiosk;
    await present(lab, first);
    await shown(page, 'confirm');
    if (first === MOTHER) await choice(vi.child.choice).click();
    else await next();
    await shown(page, 'companion.card');
    await present(lab, second);
    await tellWho();
    expect(await wordsOf(page)).toContain(CHILD.card.name);
    await next();
    const { end } = await finishFrom(page, CHILD, await shown(page, 'insurance.shown'));
    expect(end).toBe('ticket.printed');

    const child = await standing(lab, CHILD);
    expect(child.encounters).toHaveLength(1);
    expect((await standing(lab, MOTHER)).encounters).toHaveLength(0);
    expect(child.patients.map(labDetailsOf)).toMatchObject([
      { guardian: { name: MOTHER.card.name, relation: 'mother', phone: '0912345678' } },
    ]);
    await leave(page);
  });

  const certificate = async (number: string): Promise<void> => {
    const { page } = kiosk;
    await present(lab, MOTHER);
    await shown(page, 'confirm');
    await choice(vi.child.choice).click();
    await shown(page, 'companion.card');
    await choice(vi.child.card.certificate).click();
    await shown(page, 'companion.number');
    await typeDigits(page, number);
    await next();
    await shown(page, 'companion.name');
    await typeOn(page, 'ngoo hari quynhf giao');
    expect(await typedOn(page)).toBe(NEWBORN.card.name);
    await next();
    await shown(page, 'companion.birth-date');
    await typeDigits(page, NEWBORN.card.birthDate);
    await next();
    await tellWho();
    await next();
  };

  it('a newborn by its birth certificate, typed in Telex, just as the hospital has it: a number', async () => {
    await certificate(NEWBORN.card.number);
    const { end } = await finishFrom(kiosk.page, NEWBORN, await shown(kiosk.page, 'insurance.shown'));
    expect(end).toBe('ticket.printed');
    expect((await standing(lab, NEWBORN)).encounters).toHaveLength(1);
    await leave(kiosk.page);
  });

  it('a number that the hospital does not have so: a slip for the desk, and nothing is registered', async () => {
    const { page } = kiosk;
    const before = await lab.his.all('Encounter');
    const last = NEWBORN.card.number.slice(0, -1);
    await certificate(`${last}${(Number(NEWBORN.card.number.at(-1)) + 1) % 10}`);
    await shown(page, 'insurance.shown');
    expect(await wordsOf(page)).toContain(vi.child.insurance.headline);
    await next();
    await shown(page, 'arrive.trouble');
    expect(await wordsOf(page)).toContain(vi.down['papers-first'].now);
    await next();
    await shown(page, 'ticket.printed');
    expect(lab.printer.tickets).toHaveLength(1);
    expect(await lab.his.all('Encounter')).toHaveLength(before.length);
    await leave(page);
  });
});
