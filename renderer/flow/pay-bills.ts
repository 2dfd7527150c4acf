import { assign } from 'xstate';
import { areOlderOpen, billsForCashier, chosenBills, isBankAsked, mayPay } from './fees.ts';
import { canPrint } from './printer.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';

/** Nothing is due of this visit, and whoever comes back with a number of today may come for an older bill. */
const comesForOlder = ({ bills, number }: Pick<FlowContext, 'bills' | 'number'>): boolean =>
  bills?.older === 'locked' && number?.already === true;

const asking = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'bills',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'sorting',
        actions: assign({
          bills: ({ event, context }) => (event.output.ok ? event.output.value : context.bills),
        }),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: '#ticket',
        actions: { type: 'notice', params: { code: 'fees-at-cashier' } },
      },
    ],
  },
});

const sorting = flow.createStateConfig({
  always: [
    {
      guard: ({ context }) =>
        context.bills?.bills.length === 0 && context.bills.news.length === 0 && !comesForOlder(context),
      target: '#ticket',
    },
    {
      guard: ({ context: { bills } }) => (bills?.news.length ?? 0) > 0,
      target: 'owed',
      actions: 'clearNotice',
    },
    { target: 'owed' },
  ],
});

/** What is due and how it can be paid; the number does not wait for it. */
const owed = flow.createStateConfig({
  tags: 'reading',
  exit: 'clearNotice',
  on: {
    PAY: {
      guard: ({ context, event }) => mayPay(context, event.means),
      target: 'checking',
      actions: assign({
        wish: ({ context, event }) => ({
          billIds: chosenBills(context).map(({ id }) => id),
          means: event.means,
        }),
      }),
    },
    CASHIER: { guard: ({ context }) => billsForCashier(context).length > 0, target: 'slip' },
    OLDER: [
      { guard: ({ context }) => isBankAsked(context) },
      { guard: ({ context }) => context.bills?.older === 'locked', target: 'digits' },
      { guard: ({ context }) => areOlderOpen(context), target: 'choosing' },
    ],
    NEXT: '#ticket',
  },
});

const choosing = flow.createStateConfig({
  tags: 'reading',
  on: {
    BILL: {
      guard: ({ context, event }) =>
        context.bills?.bills.some(({ id, of }) => id === event.id && of === 'older') ?? false,
      actions: assign({
        leftOut: ({ context: { leftOut }, event: { id } }) =>
          leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id],
      }),
    },
    NEXT: 'owed',
    BACK: 'owed',
  },
});

/** The second factor: the last four digits of the phone number. */
const digits = flow.createStateConfig({
  tags: 'reading',
  on: { DIGITS: 'unlocking', BACK: 'owed' },
});

const unlocking = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'unlock',
    input: ({ event }) => ({ digits: event.type === 'DIGITS' ? event.digits : '' }),
    onDone: [
      { guard: ({ event }) => event.output.ok && event.output.value.open, target: 'opening-older' },
      {
        guard: ({ event }) => event.output.ok && event.output.value.triesLeft > 0,
        target: 'digits',
        actions: assign({
          triesLeft: ({ event }) => (event.output.ok ? event.output.value.triesLeft : null),
        }),
      },
      {
        guard: ({ event }) => event.output.ok,
        target: 'owed',
        actions: [
          assign({ bills: ({ context: { bills } }) => bills && { ...bills, older: 'closed' as const } }),
          { type: 'notice', params: { code: 'older-closed' } },
        ],
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: 'owed',
        actions: { type: 'notice', params: { code: 'older-not-now' } },
      },
    ],
  },
});

const openingOlder = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'bills',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok && areOlderOpen({ bills: event.output.value }),
        target: 'choosing',
        actions: assign({
          bills: ({ event, context }) => (event.output.ok ? event.output.value : context.bills),
        }),
      },
      {
        guard: ({ event }) => event.output.ok,
        target: 'owed',
        actions: [
          assign({ bills: ({ event, context }) => (event.output.ok ? event.output.value : context.bills) }),
          { type: 'notice', params: { code: 'older-none' } },
        ],
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: 'owed',
        actions: { type: 'notice', params: { code: 'older-not-now' } },
      },
    ],
  },
});

/** Whether a receipt will come out is known before anything is charged. */
const checking = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'printerStatus',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok && !canPrint({ printer: event.output.value.status }),
        target: 'paperless',
        actions: assign({
          devices: ({ event, context }) =>
            event.output.ok ? { ...context.devices, printer: event.output.value.status } : context.devices,
        }),
      },
      { target: 'starting' },
    ],
  },
});

/** The patient decides: pay without a receipt for now, or at the cashier's. */
const paperless = flow.createStateConfig({
  tags: 'reading',
  always: { guard: ({ context }) => canPrint(context.devices), target: 'starting' },
  on: { NEXT: 'starting', CASHIER: 'slip', BACK: 'owed' },
});

export const bills = {
  asking,
  sorting,
  owed,
  choosing,
  digits,
  unlocking,
  'opening-older': openingOlder,
  checking,
  paperless,
} as const;
