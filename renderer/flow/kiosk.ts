import { assign } from 'xstate';
import type { Step } from '../../electron/contract/views.ts';
import { arrive } from './arrive.ts';
import { asking } from './asking.ts';
import { clinic, department, review } from './choose.ts';
import { companion } from './companion.ts';
import { details } from './details.ts';
import { confirm, identify, refused, welcome } from './identify.ts';
import { insurance } from './insurance.ts';
import { help, link, presence } from './overlays.ts';
import { pay } from './pay.ts';
import { registering } from './register.ts';
import { flow, fromSnapshot, HOUSE_COMFORT, NO_VISIT } from './setup.ts';
import { staff } from './staff.ts';
import { goodbye, ticket } from './ticket.ts';

const resumesAt = (...steps: readonly Step[]) => ({
  guard: ({ context }: { context: { resumeAt: Step | null } }) =>
    context.resumeAt !== null && steps.includes(context.resumeAt),
});

/**
 * The check-in flow: the stages in their order, and beside them what can happen on every screen.
 *
 * welcome → identify → confirm (or refused) → (companion) → insurance → arrive → (department → clinic → review) → registering → pay → ticket → goodbye
 */
export const kioskFlow = flow.createMachine({
  id: 'kiosk',
  type: 'parallel',
  context: {
    ...NO_VISIT,
    ...HOUSE_COMFORT,
    kiosk: null,
    devices: { reader: 'lost', chip: 'none', printer: 'offline' },
    chip: { state: 'none', lying: false },
    camera: 'off',
    readsPrint: true,
    aim: null,
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
                        chip: event.output.value.chip,
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
                        chip: event.output.value.chip,
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
            { ...resumesAt('arrive', 'details'), target: 'arrive' },
            { ...resumesAt('department'), target: 'department' },
            { ...resumesAt('clinic'), target: 'clinic' },
            { ...resumesAt('review'), target: 'review' },
            { ...resumesAt('registering'), target: 'registering' },
            { ...resumesAt('pay'), target: 'pay' },
            { ...resumesAt('ticket'), target: 'ticket' },
            { ...resumesAt('goodbye'), target: 'goodbye' },
            { target: 'confirm' },
          ],
        },
        welcome,
        identify,
        confirm,
        companion,
        refused,
        insurance,
        arrive,
        department,
        clinic,
        review,
        details,
        registering,
        pay,
        ticket,
        goodbye,
        staff,
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
          {
            guard: ({ event, context }) => event.card.kind === 'refused' && context.kiosk !== null,
            target: '.refused',
            actions: assign(({ event }) =>
              event.card.kind === 'refused' ? { ...NO_VISIT, refusal: event.card.code } : {},
            ),
          },
        ],
        /** Before a visit a card that could not be read is a word on the screen; in one it stands by the person. */
        CHIP: {
          actions: assign(({ event: { chip }, context: { person, notice } }) => {
            if (chip.state === 'failed' && person === null)
              return { chip, notice: `card-${chip.code}` as const };
            return { chip, notice: chip.state === 'reading' || chip.state === 'code-wanted' ? null : notice };
          }),
        },
        PERSON: {
          guard: ({ event, context }) => event.visitKey === context.visitKey,
          actions: assign({ person: ({ event }) => event.person }),
        },
        PAYMENT: { guard: ({ event, context }) => event.visitKey === context.visitKey, actions: 'setPaying' },
      },
    },
    asking,
    presence,
    help,
    link,
  },
  on: {
    LANGUAGE: { actions: assign({ language: ({ event }) => event.language }) },
    TEXT_SIZE: { actions: assign({ textSize: ({ event }) => event.textSize }) },
    CONTRAST: { actions: assign({ contrast: ({ event }) => event.contrast }) },
    CAMERA: {
      actions: assign(({ event: { camera, readsPrint } }) => ({ camera, readsPrint, aim: null })),
    },
    AIM: { actions: assign({ aim: ({ event }) => event.aim }) },
    DEVICES: { actions: assign({ devices: ({ event }) => event.devices }) },
  },
});
