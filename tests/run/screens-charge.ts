import type { EndingView, MeansView, PayingView } from '../../electron/contract/payment-views.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import type { PrintedView } from '../../electron/contract/views.ts';
import { BILLS, choose, paying } from './screens-fees.ts';
import { answer, never } from './screens-host.ts';
import type { Scene } from './screens-stage.ts';
import { failing, NUMBER } from './screens-stage.ts';

const charged = (means: MeansView) => ({ means, amount: 150_000, reference: '4T9K2MX7P' });
const QR: PayingView = {
  state: 'qr',
  ...charged('vietqr'),
  payload:
    '00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA53037045406150000' +
    '5802VN62180814VP 261122000016304D1B4',
  expiresAt: new Date('2026-11-23T08:20:32+07:00').getTime(),
  to: {
    bank: 'Vietcombank',
    account: '1234567890',
    name: 'BENH VIEN DA KHOA MAU',
    purpose: 'VP 4T9K2MX7P',
  },
  seen: false,
};
const showing = (name: string, charge: PayingView, handlers: Partial<Handlers> = {}): Scene =>
  paying(`pay-${name}`, { bills: BILLS, paying: charge }, handlers);
const ended = (means: MeansView, ending: EndingView): PayingView => ({
  state: 'ended',
  ...charged(means),
  ending,
});
const unpaid = (name: string, means: MeansView, ending: EndingView): Scene =>
  showing(name, ended(means, ending));
const paid = (name: string, ending: EndingView, printed: PrintedView = 'confirmed'): Scene =>
  showing(name, ended('vietqr', ending), { 'visit.receipt': answer({ printed }) });
/** As a charge of this visit ends, so that it can be tried again. */
const tried = (name: string, means: MeansView, ending: EndingView): Scene =>
  paying(
    `pay-${name}`,
    { bills: BILLS },
    { 'visit.pay': answer(ended(means, ending)) },
    { reach: choose(means === 'vietqr' ? 0 : 1) },
  );

const STEPS = [
  null,
  'insert-card',
  'enter-pin',
  'confirm-amount',
  'card-read',
  'wait',
  'remove-card',
  'signature',
] as const;
const REASONS = ['funds', 'card', 'pin', 'bank'] as const;

export const CHARGE_SCENES: readonly Scene[] = [
  showing('opening', { state: 'starting', ...charged('card') }),
  showing('qr', QR),
  showing('qr-million', { ...QR, amount: 12_450_000 }),
  showing('qr-plain', { ...QR, to: null }),
  showing('qr-over', { ...QR, expiresAt: new Date('2026-11-23T08:15:00+07:00').getTime() }),
  showing('qr-seen', { ...QR, seen: true }),
  ...STEPS.map((says) =>
    showing(`terminal-${says ?? 'start'}`, { state: 'terminal', ...charged('card'), says }),
  ),
  showing('stopping', { state: 'stopping', ...charged('vietqr') }),
  ...REASONS.map((reason) => tried(`declined-${reason}`, 'card', { end: 'declined', reason })),
  unpaid('declined-reloaded', 'card', { end: 'declined', reason: 'funds' }),
  tried('cancelled', 'card', { end: 'cancelled' }),
  tried('cancelled-vietqr', 'vietqr', { end: 'cancelled' }),
  tried('expired', 'vietqr', { end: 'expired' }),
  unpaid('too-little', 'vietqr', { end: 'too-little', came: 100_000 }),
  unpaid('unknown', 'card', { end: 'unknown' }),
  unpaid('out-of-order-card', 'card', { end: 'out-of-order', fault: 'fault' }),
  unpaid('out-of-order-vietqr', 'vietqr', { end: 'out-of-order', fault: 'offline' }),
  showing('receipt', ended('vietqr', { end: 'paid', booked: true }), { 'visit.receipt': never }),
  paid('paid', { end: 'paid', booked: true }),
  paid('paid-not-booked', { end: 'paid', booked: false }),
  paid('paid-unsure', { end: 'paid', booked: true }, 'sent-unconfirmed'),
  paid('late', { end: 'late', came: 150_000 }),
  paid('too-much', { end: 'too-much', came: 200_000 }),
  paid('twice', { end: 'twice', came: 300_000 }),
  showing('receipt-trouble', ended('card', { end: 'paid', booked: true }), {
    'visit.receipt': failing('paper-out'),
  }),
  showing('receipt-trouble-unknown', ended('card', { end: 'paid', booked: true }), {
    'visit.receipt': failing('unknown'),
  }),
  showing('receipt-trouble-twice', ended('vietqr', { end: 'twice', came: 300_000 }), {
    'visit.receipt': failing('paper-out'),
  }),
  paying('ticket-unknown', {
    step: 'ticket',
    number: NUMBER,
    printed: 'confirmed',
    paying: ended('card', { end: 'unknown' }),
  }),
];
