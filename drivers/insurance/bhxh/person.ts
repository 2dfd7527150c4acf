import { comparableName } from '../../codec/names.ts';
import type { Identity } from '../../ports/identity.ts';
import type { NotCovered } from '../../ports/insurer.ts';
import { readDate } from './dates.ts';
import type { LookUpAnswer } from './schemas.ts';

/** Whom the portal was asked about. */
export type Asked = Pick<Identity, 'number' | 'name' | 'birthDate'>;

/** What shows that an answer is about somebody else. */
export type PersonDoubt = 'other-number' | 'other-name' | 'other-birth-date';

const CITIZEN_NUMBER = /^\d{12}$/;
/** Mã số BHXH: the end of every code that a person ever had. */
const insuranceNumber = (code: string): string => code.slice(-10);

const sameNumber = (told: string, asked: string): boolean => {
  const citizen = CITIZEN_NUMBER.test(asked);
  // A card's code does not hold the citizen number, nor the other way round.
  if (CITIZEN_NUMBER.test(told) !== citizen) return true;
  return citizen ? told === asked : insuranceNumber(told) === insuranceNumber(asked);
};

const letters = (name: string): string => comparableName(name).replaceAll(' ', '');

/** As far as the shorter one goes: 1945 and 1945-01-01 do not contradict each other. */
const sameDate = (told: string, asked: string): boolean => told.startsWith(asked) || asked.startsWith(told);

/**
 * Whether an answer is about another person than was asked for: servers on the way have mixed answers up. What is absent or unreadable
 * contradicts nothing, nor does what the answer itself says is wrong (`reason`).
 */
export const personDoubt = (
  { maThe, hoTen, ngaySinh }: LookUpAnswer,
  asked: Asked,
  reason: NotCovered | null,
): PersonDoubt | null => {
  if (maThe !== null && reason !== 'wrong-code' && !sameNumber(maThe, asked.number)) return 'other-number';
  if (hoTen !== null && reason !== 'name-mismatch' && letters(hoTen) !== letters(asked.name))
    return 'other-name';
  const born = readDate(ngaySinh) ?? null;
  return born !== null && reason !== 'birth-date-mismatch' && !sameDate(born, asked.birthDate)
    ? 'other-birth-date'
    : null;
};
