import { localDay } from '../../codec/local-day.ts';
import type { HisFailure, SettleFailure, SettleRequest } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Settlement } from './bill-schemas.ts';
import { invoice, settlement } from './bill-schemas.ts';
import type { FhirClient } from './client.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';

/** Gạch nợ: money that came in, as PaymentReconciliations (FHIR R4). */
export interface Settlements {
  settle(request: SettleRequest, signal: AbortSignal): Promise<Result<null, SettleFailure>>;
  find(key: string, signal: AbortSignal): Promise<Result<boolean, HisFailure>>;
}

/** A bill that nobody can pay any more. */
const GONE: readonly (string | undefined)[] = [undefined, 'cancelled', 'entered-in-error'];

export function createSettlements(
  client: FhirClient,
  systems: Systems,
  timeZone: string,
  now: () => number,
  doubles: () => void,
): Settlements {
  const isOf = (key: string, { identifier }: Settlement): boolean =>
    identifier?.some(({ system, value }) => system === systems.settlement && value === key) ?? false;

  const find: Settlements['find'] = async (key, signal) => {
    const found = await client.search(
      `PaymentReconciliation?${token(systems.settlement, key)}`,
      settlement,
      signal,
    );
    if (!found.ok) return found;
    const booked = found.value.filter((one) => isOf(key, one) && isBooked(one));
    if (booked.length > 1) doubles();
    return ok(booked.length > 0);
  };

  /**
   * What is behind a refusal. Servers differ in the status with which they refuse (409, 412, 422, 404), and 412 is also said
   * where the condition of a conditional create has several matches: what stands in the HIS decides.
   */
  async function whyRefused(
    request: SettleRequest,
    signal: AbortSignal,
  ): Promise<Result<null, SettleFailure>> {
    const standing = await find(request.key, signal);
    if (!standing.ok) return standing;
    if (standing.value) return ok(null);
    const ids = request.bills.map(({ id }) => encodeURIComponent(id)).join(',');
    const found = await client.search(`Invoice?_id=${ids}&_count=200`, invoice, signal);
    if (!found.ok) return found;
    const states = request.bills.map(({ id }) => found.value.find((one) => one.id === id)?.status);
    if (states.some((state) => GONE.includes(state))) return err('no-bill');
    return states.includes('balanced') ? err('already-paid') : err('bad-answer', 'refused an open bill');
  }

  return {
    find,

    async settle(request, signal) {
      const written = await client.write(
        'POST',
        'PaymentReconciliation',
        paymentOf(request, systems, timeZone, now()),
        { 'if-none-exist': token(systems.settlement, request.key) },
        settlement,
        signal,
      );
      switch (written.kind) {
        case 'stored':
          if (!isOf(request.key, written.resource)) return err('unknown', 'other money');
          return isBooked(written.resource) ? ok(null) : err('bad-answer', 'taken back by staff');
        case 'not-sent':
          return err('no-answer');
        case 'unknown':
          return err('unknown');
        case 'refused':
          return err('refused');
        case 'conflict':
        case 'precondition-failed':
        case 'rejected':
          return whyRefused(request, signal);
      }
    },
  };
}

const isBooked = ({ status, outcome }: Settlement): boolean => status === 'active' && outcome !== 'error';

/** PaymentReconciliation, FHIR R4: one payment, and what of it goes to which Invoice. Nothing of it names a person. */
function paymentOf(request: SettleRequest, systems: Systems, timeZone: string, at: number) {
  const { date } = localDay(Date.parse(request.at), timeZone);
  const dong = (value: number) => ({ value, currency: 'VND' });
  return {
    resourceType: 'PaymentReconciliation',
    identifier: [{ system: systems.settlement, value: request.key }],
    status: 'active',
    created: new Date(at).toISOString(),
    paymentDate: date,
    paymentAmount: dong(request.bills.reduce((sum, { amount }) => sum + amount, 0)),
    paymentIdentifier: {
      type: { coding: [{ system: systems.means, code: request.means }] },
      system: systems.charge,
      value: request.reference,
    },
    detail: request.bills.map(({ id, amount }) => ({
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/payment-type', code: 'payment' }] },
      request: { reference: `Invoice/${id}` },
      date,
      amount: dong(amount),
    })),
    ...(request.moneyIds.length === 0
      ? {}
      : { processNote: request.moneyIds.map((text) => ({ type: 'display', text })) }),
  };
}
