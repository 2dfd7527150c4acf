import { assign } from 'xstate';
import type { DetailsHeld, HostFailed } from './details-wish.ts';
import { desk, failed, kept } from './details-wish.ts';
import { flow } from './setup.ts';

/** The list could not be had, or is empty. */
const none = (all: HostFailed): boolean => all.event.output.ok || failed(all);

const provinces = flow.createStateConfig({
  always: { guard: ({ context }) => context.detailsDesk.provinces.length > 0, target: 'province' },
  invoke: {
    src: 'provinces',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok && event.output.value.length > 0,
        target: 'province',
        actions: assign((all) => desk(all, { provinces: all.event.output.ok ? all.event.output.value : [] })),
      },
      { guard: none, target: 'shown', actions: assign((all) => desk(all, { fault: 'not-now' })) },
    ],
  },
  on: { BACK: 'shown' },
});

/** Tỉnh, thành phố: the upper of the two levels. */
const province = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    KEEP: { target: 'shown', actions: assign((all) => kept(all)) },
    PROVINCE: {
      guard: ({ context, event }) => context.detailsDesk.provinces.some(({ code }) => code === event.code),
      target: 'communes',
      actions: assign((all) => desk(all, { provinceCode: all.event.code, communes: [], communeCode: null })),
    },
    BACK: 'shown',
  },
});

const communes = flow.createStateConfig({
  always: { guard: ({ context }) => context.detailsDesk.communes.length > 0, target: 'commune' },
  invoke: {
    src: 'communes',
    input: ({ context }) => ({ provinceCode: context.detailsDesk.provinceCode ?? '' }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok && event.output.value.length > 0,
        target: 'commune',
        actions: assign((all) => desk(all, { communes: all.event.output.ok ? all.event.output.value : [] })),
      },
      { guard: none, target: 'shown', actions: assign((all) => desk(all, { fault: 'not-now' })) },
    ],
  },
  on: { BACK: 'province' },
});

/** Xã, phường, đặc khu: the lower of the two levels; there is no district any more. */
const commune = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    COMMUNE: {
      guard: ({ context, event }) => context.detailsDesk.communes.some(({ code }) => code === event.code),
      target: 'line',
      actions: assign((all) => desk(all, { communeCode: all.event.code })),
    },
    BACK: 'province',
  },
});

/** Số nhà, đường, thôn: may be empty, where houses have neither. */
const line = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    LINE: {
      guard: ({ context }) => context.detailsDesk.communeCode !== null,
      target: 'shown',
      actions: assign((all) => told(all, all.event.line.trim())),
    },
    BACK: 'commune',
  },
});

function told(all: DetailsHeld, street: string) {
  const { change, communeCode, communes: known, provinces: all34, provinceCode } = all.context.detailsDesk;
  if (communeCode === null) return {};
  const names = [
    street,
    known.find(({ code }) => code === communeCode)?.name,
    all34.find(({ code }) => code === provinceCode)?.name,
  ];
  return desk(all, {
    change: { ...change, address: { line: street, communeCode } },
    addressWill: names.filter((one) => one).join(', '),
  });
}

/** Địa chỉ: the two levels, one after the other, then the line. */
export const address = { provinces, province, communes, commune, line } as const;
