import { soundMoney } from '../../ports/payment.ts';
import type { Clock } from './clock.ts';
import type { OrderDesk } from './desk.ts';

/** The desk, whose word does not count where it tells money that cannot be. */
export const soundDesk = (desk: OrderDesk, { now }: Pick<Clock, 'now'>): OrderDesk => ({
  ...desk,
  read: async (intent, signal) => {
    const word = await desk.read(intent, signal);
    if (!('money' in word)) return word;
    const money = soundMoney(word.money, now());
    return money === null ? { state: 'no-answer', why: 'nonsense' } : { state: word.state, money };
  },
});
