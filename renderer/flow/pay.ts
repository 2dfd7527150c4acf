import { bills } from './pay-bills.ts';
import { charge } from './pay-charge.ts';
import { papers } from './pay-papers.ts';
import { flow } from './setup.ts';

/**
 * Trả phí: what is owed, how it is paid, what came of it. The number stands already, so everything here leads on to the
 * ticket, and a hospital's system that does not tell what is owed keeps nobody.
 */
export const pay = flow.createStateConfig({
  id: 'pay',
  tags: ['step:pay'],
  initial: 'deciding',
  exit: ['clearNotice', 'clearTrouble'],
  states: {
    /** A kiosk without any means does not speak of money. A reloaded page comes back to the charge, or to the bills. */
    deciding: {
      always: [
        { guard: ({ context }) => context.kiosk?.means.length === 0, target: '#ticket' },
        { guard: ({ context }) => context.paying !== null, target: 'showing' },
        { guard: ({ context }) => context.bills !== null, target: 'sorting' },
        { target: 'asking' },
      ],
    },
    ...bills,
    ...charge,
    ...papers,
  },
  on: {
    PAYMENT: {
      guard: ({ event, context }) => event.visitKey === context.visitKey,
      target: '.showing',
      actions: 'setPaying',
    },
  },
});
