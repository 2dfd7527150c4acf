import type { MoneyFault } from '../lab/money.ts';
import type { Place } from './payment-places.ts';

const ON_MESSAGES: readonly MoneyFault[] = [
  'lose-answer',
  'lose-request',
  'nonsense',
  'delay',
  'double',
  'disorder',
];
const ON_SENT: readonly MoneyFault[] = ['lose-answer', 'lose-request', 'delay'];

/** What can become of a message at that place. */
export const faultsOf = ({ sends }: Place, message: string): readonly MoneyFault[] =>
  sends.includes(message) ? ON_SENT : ON_MESSAGES;
