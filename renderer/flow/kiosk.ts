import { assign } from 'xstate';
import type { Step } from '../../electron/contract/views.ts';
import { arrive } from './arrive.ts';
import { clinic, department, review } from './choose.ts';
import { confirm, identify, welcome } from './identify.ts';
import { insurance } from './insurance.ts';
import { help, link, presence } from './overlays.ts';
import { registering } from './register.ts';
import { flow, fromSnapshot, HOUSE_COMFORT, NO_VISIT } from './setup.ts';
import { goodbye, ticket } from './ticket.ts';

const resumesAt = (...steps: readonly Step[]) => ({
  guard: ({ context }: { context: { resumeAt: Step | null } }) =>
    context.resumeAt !== null && steps.includes(context.resumeAt),
});

/**
 * The check-in flow: the stages in their order, and beside them what can happen on every screen.
 *
 * welcome → identify → confirm → insurance → arrive → (department → clinic → review) → registering → ticket → goodbye
 */
export const kioskFlow = flow.createMachine({
  id: 'kiosk',
  type: 'parallel',
  context: {
    ...NO_VISIT,
    ...HOUSE_COMFORT,
    kiosk: null,
    devices: { reader: 'lost', printer: 'offline' },
    at: 'welcome',
    pace: 'nobody',
  },
  states: {
    visit: {
      initial: 'starting',
      states: {
        /** Asks the host where things stand: at boot, after a reload, after the host was restarted. */
        starting: {
          id: 'starting',
          tags: 'busy',
          invoke: {
            src: 'open',
            input: ({ context }) => ({ visitKey: context.visitKey }),
            onDone: [
              {
                guard: ({ event }) => event.output.ok && event.output.value.visit !== null,
                target: 'resuming',
                actions: assign(({ event }) =>
                  event.output.ok && event.output.value.visit
                    ? {
                        kiosk: event.output.value.kiosk,
                        devices: event.output.value.devices,
                        ...fromSnapshot(event.output.value.visit),
                      }
                    : {},
                ),
              },
              {
                guard: ({ event }) => event.output.ok,
                target: 'welcome',
                actions: assign(({ event, context }) =>
                  event.output.ok
                    ? {
                        ...NO_VISIT,
                        ...HOUSE_COMFORT,
                        kiosk: event.output.value.kiosk,
                        devices: event.output.value.devices,
                        notice: context.visitKey === null ? null : ('restarted' as const),
                      }
                    : {},
                ),
              },
            ],
          },
        },
        resuming: {
          tags: 'busy',
          always: [
            { ...resumesAt('insurance'), target: 'insurance' },
            { ...resumesAt('arrive'), target: 'arrive' },
            { ...resumesAt('department'), target: 'department' },
            { ...resumesAt('clinic'), target: 'clinic' },
            { ...resumesAt('review'), target: 'review' },
            { ...resumesAt('registering'), target: 'registering' },
            { ...resumesAt('ticket'), target: 'ticket' },
            { ...resumesAt('goodbye'), target: 'goodbye' },
            { target: 'confirm' },
          ],
        },
        welcome,
        identify,
        confirm,
        insurance,
        arrive,
        department,
        clinic,
        review,
        registering,
        ticket,
        goodbye,
        /** Everything of the visit is dropped here and in the host before the next person is let in. */
        ending: {
          tags: 'busy',
          entry: 'wipe',
          invoke: {
            src: 'end',
            input: ({ event }) => ({ reason: event.type === 'END' ? event.reason : 'done' }),
            onDone: [
              { guard: ({ event }) => event.output.ok, target: 'welcome' },
              {
                guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
                target: 'starting',
              },
            ],
          },
        },
      },
      on: {
        END: '.ending',
        RESTART: '.starting',
        CARD: [
          {
            guard: ({ event }) => event.card.kind === 'failed',
            actions: assign({
              notice: ({ event, context }) =>
                event.card.kind === 'failed' ? (`card-${event.card.code}` as const) : context.notice,
            }),
          },
          {
            guard: ({ event }) => event.card.kind === 'same' || event.card.kind === 'other',
            actions: assign({
              notice: ({ event }) => (event.card.kind === 'same' ? 'card-same' : 'card-other'),
            }),
          },
        ],
      },
    },
    presence,
    help,
    link,
  },
  on: {
    LANGUAGE: { actions: assign({ language: ({ event }) => event.language }) },
    TEXT_SIZE: { actions: assign({ textSize: ({ event }) => event.textSize }) },
    CONTRAST: { actions: assign({ contrast: ({ event }) => event.contrast }) },
    DEVICES: { actions: assign({ devices: ({ event }) => event.devices }) },
  },
});
