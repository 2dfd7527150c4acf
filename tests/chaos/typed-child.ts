import type { ToldChild } from '../../electron/contract/views.ts';
import { qrOfPatient } from '../bench/patients.ts';
import { persona } from '../personas.ts';
import type { HostKiosk } from './host-kiosk.ts';

/** What an adult was told of a child whose number they typed, and after how long: ms since they sent it. */
export interface TypedAnswer {
  /** Without what was typed. */
  readonly said: unknown;
  readonly child: number;
  readonly insurance: number;
  readonly day: number;
}

/** Somebody else's children: HIS and portal know them by other names and birth dates. */
const OTHERS = ['child', 'newborn'];

export const OTHERS_NUMBERS = OTHERS.map((id) => persona(id).card.number);

/**
 * The n-th child of each kind, `unknown` with a number that nobody has, `others` with that of another child. Only the last
 * six digits of the numbers differ.
 */
export function toldChildren(n: number): { readonly unknown: ToldChild; readonly others: ToldChild } {
  const { card } = persona(OTHERS[n % OTHERS.length] ?? '');
  const told = {
    name: 'Mẫu Thị Không Tên',
    birthDate: `${card.birthDate.slice(4)}-01-17`,
    sex: card.sex === 'Nữ' ? ('female' as const) : ('male' as const),
  };
  const nobodys = `${card.number.slice(0, 6)}${String(900_000 + n)}`;
  return { unknown: { ...told, number: nobodys }, others: { ...told, number: card.number } };
}

/** An adult, the n-th, lays their card down and tells of the child. */
export async function tellOfChild({ page }: HostKiosk, n: number, child: ToldChild): Promise<TypedAnswer> {
  const begun = new Promise<void>((resolve) => {
    const off = page.on('card', () => {
      off();
      resolve();
    });
  });
  await page.request('code.shown', { by: 'keyboard-scanner', text: qrOfPatient(n), altered: false });
  await begun;
  await page.request('visit.at', { step: 'companion', language: 'vi', departmentId: null });
  const from = performance.now();
  const since = async <T>(asked: Promise<T>) => {
    const answer = await asked;
    return { answer, ms: performance.now() - from };
  };
  const taken = await since(page.request('visit.child', { child, relation: 'mother', phone: null }));
  const [insurance, day] = await Promise.all([
    since(page.request('visit.insurance', {})),
    since(page.request('visit.day', {})),
  ]);
  await page.request('visit.end', { reason: 'done' });
  return {
    said: { child: withoutNumber(taken.answer), insurance: insurance.answer, day: day.answer },
    child: taken.ms,
    insurance: insurance.ms,
    day: day.ms,
  };
}

const withoutNumber = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer).replace(/"maskedNumber":"[^"]*"/, '"maskedNumber":""'));
