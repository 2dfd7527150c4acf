import type {
  Bill,
  HisFailure,
  HospitalSystem,
  SettleFailure,
  SettleRequest,
} from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Wire } from './wire.ts';

export interface BooksOfHis {
  readonly system: HospitalSystem;
  /** Settlements by their key, as they were booked. */
  readonly booked: Map<string, SettleRequest>;
  /** Keys that came again with something else in them. */
  readonly changed: string[];
  add(bill: Bill): void;
  /** At the desk, with money that is none of ours. */
  cashierTakes(index: number): void;
  withdraw(index: number): void;
  /** Bills for more than is owed, by their ids: never any. */
  overpaid(): readonly string[];
}

/** The hospital's books: idempotent by the key, and no bill takes more than it is worth. */
export function createBooksOfHis(wire: Wire, phoneOf: (patientId: string) => string | null): BooksOfHis {
  const bills = new Map<string, { readonly bill: Bill; paid: number }>();
  const booked = new Map<string, SettleRequest>();
  const changed: string[] = [];
  const NO_ANSWER: Result<never, HisFailure> = err('no-answer');

  function book(request: SettleRequest): Result<null, SettleFailure> {
    const before = booked.get(request.key);
    if (before && JSON.stringify(before) !== JSON.stringify(request)) changed.push(request.key);
    if (before) return ok(null);
    for (const { id, amount } of request.bills) {
      const one = bills.get(id);
      if (!one) return err('no-bill');
      if (one.paid + amount > one.bill.due) return err('already-paid');
    }
    for (const { id, amount } of request.bills) {
      const one = bills.get(id);
      if (one) one.paid += amount;
    }
    booked.set(request.key, request);
    return ok(null);
  }

  const system: HospitalSystem = {
    patientDay: async (identity) =>
      ok({
        patient: {
          id: `p-${identity.number}`,
          name: identity.name,
          birthDate: identity.birthDate,
          phone: phoneOf(`p-${identity.number}`),
        },
        appointments: [],
        registrations: [],
      }),
    departments: async () => ok([]),
    register: async () => err('refused'),
    findVisit: async () => ok(null),
    bills: (patientId) =>
      wire.ask<Result<readonly Bill[], HisFailure>>(
        () =>
          ok(
            [...bills.values()]
              .filter(({ bill, paid }) => bill.patientId === patientId && paid < bill.due)
              .map(({ bill, paid }) => ({ ...bill, due: bill.due - paid })),
          ),
        { lost: NO_ANSWER, unreached: NO_ANSWER },
      ),
    settle: (request) =>
      wire.ask<Result<null, SettleFailure>>(() => book(request), {
        lost: err('unknown'),
        unreached: NO_ANSWER,
      }),
    findSettlement: (key) =>
      wire.ask<Result<boolean, HisFailure>>(() => ok(booked.has(key)), {
        lost: NO_ANSWER,
        unreached: NO_ANSWER,
      }),
    close: async () => undefined,
  };

  return {
    system,
    booked,
    changed,
    add: (bill) => void bills.set(bill.id, { bill, paid: 0 }),
    cashierTakes(index) {
      const one = [...bills.values()].at(index);
      if (one) one.paid = one.bill.due;
    },
    withdraw(index) {
      const id = [...bills.keys()].at(index);
      if (id !== undefined) bills.delete(id);
    },
    overpaid: () =>
      [...bills.values()].filter(({ bill, paid }) => paid > bill.due).map(({ bill }) => bill.id),
  };
}
