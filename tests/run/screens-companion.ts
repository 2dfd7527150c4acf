import { ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import type { CompanionView, NumberView, PersonView } from '../../electron/contract/views.ts';
import { choose, typing } from './screens-fees.ts';
import { never } from './screens-host.ts';
import type { Scene, Stage } from './screens-stage.ts';
import {
  at,
  BY_CAMERA,
  failing,
  GENUINE,
  insured,
  LONG_NAME,
  NUMBER,
  PERSON,
  primary,
  READY,
  SEES,
  VISIT,
  WITH_CHIP,
} from './screens-stage.ts';
import { drawnTicket } from './screens-ticket.ts';

const CHILD: PersonView = {
  ...PERSON,
  name: 'Trần Minh Châu',
  maskedNumber: '001•••••0017',
  birthDate: '2023-04-15',
  underSix: true,
};
const THE_CHILD: CompanionView = {
  role: 'child',
  name: CHILD.name,
  maskedNumber: CHILD.maskedNumber,
  birthDate: CHILD.birthDate,
};
const DEFERS = { defers: true };

/** Khám cho trẻ dưới 6 tuổi. */
const forChild = ({ page }: Pick<Stage, 'page'>): Promise<void> => page.locator('.content .action').click();
const otherCard =
  (companion: CompanionView = THE_CHILD) =>
  async ({ host, page }: Stage): Promise<void> => {
    host.tell('card', { kind: 'companion', visitKey: VISIT.visitKey, companion });
    await page.locator('[data-screen="companion.relation"]').waitFor();
  };
const inOrder =
  (...steps: readonly ((stage: Stage) => Promise<void>)[]) =>
  async (stage: Stage): Promise<void> => {
    for (const step of steps) await step(stage);
  };
/** On the keyboard, whose letters may be capitals just then. */
const writing =
  (letters: string) =>
  async ({ page }: Stage): Promise<void> => {
    for (const letter of letters) {
      const key =
        letter === ' ' ? page.locator('.key.space') : page.locator('.key', { hasText: exactly(letter) });
      await key.click();
    }
  };
const exactly = (letter: string): RegExp => new RegExp(`^${letter}$`, 'i');

const bringing = (
  name: string,
  steps: readonly ((stage: Stage) => Promise<void>)[],
  handlers: Partial<Handlers> = {},
  more: Parameters<typeof at>[3] = {},
): Scene =>
  at(`companion-${name}`, { insurance: null }, handlers, { reach: inOrder(forChild, ...steps), ...more });

const NUMBER_TYPED = [choose(0), typing('001323000017'), primary];
const NAME_TYPED = [...NUMBER_TYPED, writing('traanf minh chaau'), primary];
const CERTIFICATE = [...NAME_TYPED, typing('15042023'), primary];
const TOLD = [choose(0), typing('0912345678'), primary];
const refused = (error: 'not-under-six' | 'not-that-number' | 'attempts' | 'no-visit') => ({
  'visit.child': failing(error),
});

const companions: readonly Scene[] = [
  at('confirm-child', { person: CHILD, insurance: null }),
  at('confirm-chip-long-child', { person: { ...GENUINE, name: LONG_NAME } }, {}, { devices: WITH_CHIP }),
  bringing('card', []),
  bringing('card-other', [], {}, { over: async ({ host }) => host.tell('card', { kind: 'other' }) }),
  bringing('card-camera', [], {}, { devices: BY_CAMERA, kiosk: SEES }),
  at('companion-adult', { person: CHILD, insurance: null }, {}, { reach: primary }),
  bringing('number', [choose(0)], {}, { over: typing('0013230') }),
  bringing('number-grown', [choose(0), typing('001090123456'), primary]),
  bringing('name', NUMBER_TYPED, {}, { over: writing('traanf mi') }),
  bringing('birth-date', NAME_TYPED, {}, { over: typing('150') }),
  bringing('birth-date-none', [...NAME_TYPED, typing('31022023')]),
  bringing('birth-date-other', [...NAME_TYPED, typing('15042022'), primary]),
  bringing('relation', [otherCard()]),
  bringing('phone', [otherCard(), choose(0)], {}, { over: typing('09123') }),
  bringing('phone-wrong', [otherCard(), choose(0)], {}, { over: typing('0112345678') }),
  bringing('check', [otherCard(), ...TOLD]),
  bringing('check-typed', [...CERTIFICATE, ...TOLD]),
  bringing('check-long', [otherCard({ ...THE_CHILD, name: LONG_NAME }), choose(2), forChild]),
  bringing('sending', [otherCard(), ...TOLD], { 'visit.child': never }, { over: primary }),
  bringing('not-that-number', [...CERTIFICATE, ...TOLD, primary], refused('not-that-number')),
  bringing('not-under-six', [otherCard(), ...TOLD, primary], refused('not-under-six')),
  bringing('attempts', [...CERTIFICATE, ...TOLD, primary], refused('attempts')),
  bringing('closed', [otherCard(), ...TOLD, primary], refused('no-visit')),
  insured('birth-certificate', { status: 'not-covered', code: 'CHILD', reason: 'papers-needed' }),
];

const LOCAL: NumberView = { ...NUMBER, number: 'K1-014', standing: 'local', waiting: null };
const SLIP: NumberView = { ...NUMBER, number: '3F7A', standing: 'desk', waiting: null };
const BARE: NumberView = {
  ...SLIP,
  clinicId: '',
  clinic: { vi: '', en: '' },
  department: { vi: '', en: '' },
  room: '',
  floor: '',
};
const NO_PAPER = { devices: { ...READY, printer: 'paper-out' as const } };
const TROUBLES = ['no-answer', 'bad-answer', 'refused', 'several-patients', 'papers-first'] as const;

const downs: readonly Scene[] = [
  ...TROUBLES.map((code) =>
    at(
      `down-arrive-${code}`,
      { step: 'arrive', day: null },
      { 'visit.day': failing(code) },
      { kiosk: DEFERS },
    ),
  ),
  at(
    'down-department',
    { step: 'department' },
    { 'visit.departments': failing('no-answer') },
    { kiosk: DEFERS },
  ),
  ...[
    { name: 'local', number: LOCAL },
    { name: 'desk', number: SLIP },
    { name: 'bare', number: BARE },
  ].flatMap(({ name, number }) => {
    const paper = { 'visit.ticket': async () => ok(await drawnTicket(number, 'vi')) };
    return [
      at(`down-${name}-printing`, { step: 'ticket', number }, { 'visit.print': never }),
      at(`down-${name}-printed`, { step: 'ticket', number, printed: 'confirmed' }, paper),
      at(
        `down-${name}-no-paper`,
        { step: 'ticket', number },
        { 'visit.print': failing('paper-out') },
        NO_PAPER,
      ),
      at(`down-${name}-goodbye`, { step: 'goodbye', number, printed: 'confirmed' }),
    ];
  }),
];

/** A child under six with an adult; and the hospital's system down, or staff who look first. */
export const COMPANION_SCENES: readonly Scene[] = [...companions, ...downs];
