import type { CompanionView, PersonView } from '../../electron/contract/views.ts';
import { hospitalToday } from '../../renderer/flow/child-number.ts';
import type { FlowEvent } from '../../renderer/flow/setup.ts';
import type { Script } from './scripted-host.ts';
import { ordinaryDay, PERSON } from './scripted-host.ts';
import { CARD, start } from './started.ts';

/** Three years ago by the day of the machine: under six whenever the tests run. */
const YEAR = Number(hospitalToday().slice(0, 4)) - 3;
export const BIRTH_DATE = `${YEAR}-01-15`;
/** Số định danh of a girl of that year. */
export const CHILD_NUMBER = `0013${String(YEAR % 100).padStart(2, '0')}123456`;
export const CHILD_NAME = 'Trần Minh Châu';

export const CHILD: PersonView = {
  ...PERSON,
  name: CHILD_NAME,
  maskedNumber: '001•••••3456',
  birthDate: BIRTH_DATE,
  sex: 'female',
  underSix: true,
};
export const THE_CHILD: CompanionView = {
  role: 'child',
  name: CHILD_NAME,
  maskedNumber: CHILD.maskedNumber,
  birthDate: BIRTH_DATE,
};
export const THE_ADULT: CompanionView = {
  role: 'adult',
  name: PERSON.name,
  maskedNumber: PERSON.maskedNumber,
  birthDate: PERSON.birthDate,
};

/** The host tells that the other card was shown. */
export const other = (companion: CompanionView, visitKey = 'visit-1'): FlowEvent => ({
  type: 'CARD',
  card: { kind: 'companion', visitKey, companion },
});
export const TYPED: readonly FlowEvent[] = [
  { type: 'CERTIFICATE' },
  { type: 'CHILD_NUMBER', number: CHILD_NUMBER },
  { type: 'CHILD_NAME', name: CHILD_NAME },
  { type: 'CHILD_BIRTH_DATE', birthDate: BIRTH_DATE },
];
export const MOTHER: FlowEvent = { type: 'RELATION', relation: 'mother' };
export const PHONE: FlowEvent = { type: 'GUARDIAN_PHONE', phone: '0912345678' };

/** An ordinary day on which a child is taken; a scenario lays its own answers over it. */
export const childDay = (over: Partial<Script> = {}): Script => ({
  ...ordinaryDay(),
  'visit.child': () => ({ ok: true, value: { person: CHILD } }),
  ...over,
});

/** An adult whose card was read and who has come for a child. */
export async function bringing(over: Partial<Script> = {}) {
  const kiosk = await start(childDay(over));
  await kiosk.send(CARD, { type: 'CHILD' });
  return kiosk;
}
