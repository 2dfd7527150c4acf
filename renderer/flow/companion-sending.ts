import { assign } from 'xstate';
import type { Here } from './companion-told.ts';
import { desk, wholeChild } from './companion-told.ts';
import { NO_DETAILS } from './details-desk.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';
import { notProven, troubleOf } from './trouble.ts';

/** Makes the visit the child's; the host looks at everything anew, for the child. */
export const sending = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'child',
    input: ({ context: { childDesk } }) => ({
      child: wholeChild(childDesk),
      relation: childDesk.relation ?? 'guardian',
      phone: childDesk.phone,
    }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: '#insurance',
        actions: assign((all) => (all.event.output.ok ? settled(all, all.event.output.value) : {})),
      },
      { guard: ({ event }) => notProven(event.output), target: '#confirm' },
      {
        guard: ({ event }) => !event.output.ok && event.output.error === 'no-companion',
        target: 'card',
        actions: assign({ companion: null }),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error === 'attempts',
        target: 'trouble',
        actions: assign((all) => desk(all, { fault: 'attempts', told: null })),
      },
      {
        guard: (all) => refusalOf(all.event.output) !== null && all.context.childDesk.told !== null,
        target: 'number',
        actions: assign((all) => desk(all, { fault: refusalOf(all.event.output) })),
      },
      {
        guard: ({ event }) => refusalOf(event.output) !== null,
        target: 'card',
        actions: assign((all) => desk(all, { fault: refusalOf(all.event.output) })),
      },
      {
        guard: ({ event }) => !event.output.ok && troubleOf(event.output.error) !== null,
        target: 'trouble',
        actions: assign({
          trouble: ({ event }) => (event.output.ok ? null : troubleOf(event.output.error)),
        }),
      },
    ],
  },
  /** The visit changes hands: no card now. */
  on: { CARD: { guard: ({ event }) => event.card.kind === 'companion' } },
});

const refusalOf = (answer: { readonly ok: boolean; readonly error?: string }) => {
  const { error } = answer;
  return error === 'not-under-six' || error === 'not-that-number' ? error : null;
};

/** The visit is the child's from now on, and nothing that was asked for the adult stands. */
function settled({ context }: Here, { person }: { readonly person: NonNullable<FlowContext['person']> }) {
  const adult = context.person;
  return {
    person,
    companion:
      adult && !adult.underSix
        ? {
            role: 'adult' as const,
            name: adult.name,
            maskedNumber: adult.maskedNumber,
            birthDate: adult.birthDate,
          }
        : context.companion,
    childDesk: { ...context.childDesk, told: null, fault: null, settled: true },
    // What the adult wished to change was of their own record.
    detailsDesk: NO_DETAILS,
    insurance: null,
    day: null,
    departments: null,
    departmentId: null,
    clinicId: null,
    appointmentId: null,
  };
}
