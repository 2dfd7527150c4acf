import { assign } from 'xstate';
import type { DetailsField } from './details-desk.ts';
import { fields } from './details-fields.ts';
import { desk, failed, fieldsOf, hasChange, without } from './details-wish.ts';
import type { FlowContext, FlowEvent } from './setup.ts';
import { flow } from './setup.ts';
import { notProven, troubleOf } from './trouble.ts';

const loading = flow.createStateConfig({
  invoke: {
    src: 'details',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'shown',
        actions: assign((all) =>
          desk(all, { standing: all.event.output.ok ? all.event.output.value : null }),
        ),
      },
      { guard: ({ event }) => notProven(event.output), target: '#confirm' },
      {
        guard: failed,
        target: 'trouble',
        actions: assign({
          trouble: ({ event }) => (event.output.ok ? null : troubleOf(event.output.error)),
        }),
      },
    ],
  },
  on: { BACK: '#arrive' },
});

/** The way into a field, with nothing of the one before. */
const to = (field: DetailsField) => ({
  guard: ({ context, event }: { context: FlowContext; event: Extract<FlowEvent, { type: 'FIELD' }> }) =>
    event.field === field && fieldsOf(context).includes(field),
  actions: flow.createAction(
    assign(({ context }: { context: FlowContext }) =>
      desk({ context }, { field, name: null, relation: null, fault: null, stored: false }),
    ),
  ),
});

/** What stands and what is wished, one choice a field. */
const shown = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    FIELD: [
      { ...to('phone'), target: 'phone' },
      { ...to('address'), target: 'provinces' },
      { ...to('contact'), target: 'name' },
      { ...to('guardian'), target: 'relation' },
    ],
    SAVE: { guard: ({ context }) => hasChange(context), target: 'saving' },
    NEXT: { guard: ({ context }) => !hasChange(context), target: '#arrive' },
    BACK: '#arrive',
  },
});

/** Sends the change and nothing else. */
const saving = flow.createStateConfig({
  tags: 'busy',
  entry: assign((all) => desk(all, { fault: null, stored: false })),
  invoke: {
    src: 'updateDetails',
    input: ({ context }) => context.detailsDesk.change,
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'shown',
        actions: assign((all) =>
          desk(all, {
            standing: all.event.output.ok ? all.event.output.value : null,
            change: {},
            addressWill: null,
            stored: true,
          }),
        ),
      },
      { guard: ({ event }) => notProven(event.output), target: '#confirm' },
      {
        guard: ({ event }) => !event.output.ok && event.output.error === 'changed',
        target: 'loading',
        actions: assign((all) => desk(all, { fault: 'changed' })),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error === 'unknown',
        target: 'shown',
        actions: assign((all) => desk(all, { fault: 'unknown' })),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error === 'no-place',
        target: 'shown',
        actions: assign((all) =>
          desk(all, {
            change: without(all.context.detailsDesk.change, 'address'),
            addressWill: null,
            fault: 'no-place',
          }),
        ),
      },
      {
        guard: failed,
        target: 'not-saved',
        actions: assign({
          trouble: ({ event }) => (event.output.ok ? null : troubleOf(event.output.error)),
        }),
      },
    ],
  },
});

/**
 * Cập nhật thông tin: phone, address, contact and guardian, as the hospital has them and as they are to be. Beside the
 * way to a number, never in it: every screen leads back to `arrive`, and what was wished but not saved stays for as long as
 * the visit.
 */
export const details = flow.createStateConfig({
  id: 'details',
  tags: ['step:details', 'reading'],
  initial: 'loading',
  entry: assign((all) => desk(all, { fault: null, stored: false })),
  exit: ['clearNotice', 'clearTrouble'],
  states: {
    loading,
    shown,
    ...fields,
    saving,
    trouble: { exit: 'clearTrouble', on: { RETRY: 'loading', GO_ON: '#arrive', BACK: '#arrive' } },
    'not-saved': { exit: 'clearTrouble', on: { RETRY: 'saving', GO_ON: '#arrive', BACK: 'shown' } },
  },
});

/** The side way here from where the patient chooses, only where the hospital takes contact details from a kiosk. */
export const toDetails = {
  DETAILS: {
    guard: ({ context }: { context: FlowContext }) => context.day?.details ?? false,
    target: '#details',
  },
} as const;
