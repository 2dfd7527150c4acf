import { assign } from 'xstate';
import { isAsking, seenAnew } from './ask-desk.ts';
import { billsForCashier, endingOf, isPaid } from './fees.ts';
import { isMended, printTroubleOf } from './printer.ts';
import { flow } from './setup.ts';

/** News of a charge that is paid change the words on the screen, not the screen; any other has its own. */
const heard = flow.createStateConfig({
  on: {
    PAYMENT: {
      guard: ({ event, context }) => event.visitKey === context.visitKey && isPaid(event),
      actions: 'setPaying',
    },
  },
});

/** While a slip is printed nothing is charged: whatever ended meanwhile is told at the ticket. */
const overheard = flow.createStateConfig({
  on: {
    PAYMENT: {
      guard: ({ event, context }) => event.visitKey === context.visitKey && endingOf(event) !== null,
      actions: 'setPaying',
    },
  },
});

/** Biên nhận: printed by itself. */
const receipt = flow.createStateConfig({
  ...heard,
  tags: 'busy',
  entry: 'clearTrouble',
  invoke: {
    src: 'receipt',
    input: ({ event }) => ({ again: event.type === 'PRINT_AGAIN' }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'paid',
        actions: assign({
          receipt: ({ event, context }) => (event.output.ok ? event.output.value.printed : context.receipt),
        }),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: 'receipt-trouble',
        actions: assign({
          printTrouble: ({ event }) => (event.output.ok ? null : printTroubleOf(event.output.error)),
        }),
      },
    ],
  },
});

/** Paid. Where nothing more is to be said the ticket follows by itself. */
const paid = flow.createStateConfig({
  tags: 'reading',
  after: {
    goodbye: [
      { guard: ({ context }) => isAsking(context), target: 'paid', reenter: true },
      {
        guard: ({ context }) => {
          const ending = endingOf(context);
          return ending?.end === 'paid' && ending.booked && context.receipt === 'confirmed';
        },
        target: '#ticket',
      },
    ],
  },
  on: { ...heard.on, ...seenAnew('paid'), NEXT: '#ticket', PRINT_AGAIN: 'receipt', CASHIER: 'slip' },
});

/** The payment's facts stand on the screen until the paper comes, or the patient goes on. */
const receiptTrouble = flow.createStateConfig({
  tags: 'reading',
  on: {
    ...heard.on,
    NEXT: '#ticket',
    PRINT_AGAIN: 'receipt',
    CASHIER: 'slip',
    DEVICES: {
      guard: ({ event, context }) => isMended(context, event.devices),
      target: 'receipt',
      actions: assign({ devices: ({ event }) => event.devices }),
    },
  },
});

/** The slip for the cashier's, then on to the ticket. */
const slip = flow.createStateConfig({
  ...overheard,
  tags: 'busy',
  entry: 'clearTrouble',
  invoke: {
    src: 'slip',
    input: ({ context }) => ({ billIds: billsForCashier(context) }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: '#ticket',
        actions: { type: 'notice', params: { code: 'slip-printed' } },
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: 'slip-trouble',
        actions: assign({
          printTrouble: ({ event }) => (event.output.ok ? null : printTroubleOf(event.output.error)),
        }),
      },
    ],
  },
});

const slipTrouble = flow.createStateConfig({
  tags: 'reading',
  on: {
    ...overheard.on,
    NEXT: '#ticket',
    PRINT_AGAIN: 'slip',
    DEVICES: {
      guard: ({ event, context }) => isMended(context, event.devices),
      target: 'slip',
      actions: assign({ devices: ({ event }) => event.devices }),
    },
  },
});

export const papers = {
  receipt,
  paid,
  'receipt-trouble': receiptTrouble,
  slip,
  'slip-trouble': slipTrouble,
} as const;
