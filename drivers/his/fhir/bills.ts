import type { OpenContext } from '../../define.ts';
import type { Bill, HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Invoice } from './bill-schemas.ts';
import { invoice } from './bill-schemas.ts';
import type { FhirClient } from './client.ts';
import { visitKeyOf } from './encounters.ts';
import type { WrongMoney } from './invoice-money.ts';
import { moneyOf } from './invoice-money.ts';
import { encounter, idOf } from './schemas.ts';
import type { Systems } from './systems.ts';

/** Hoá đơn viện phí: bills as Invoices (FHIR R4). */
export interface Bills {
  /** Bills of the patient that are not paid, oldest first. A bill whose money cannot be believed is left out and logged. */
  unpaid(patientId: string, signal: AbortSignal): Promise<Result<Bill[], HisFailure>>;
}

export function createBills(client: FhirClient, systems: Systems, log: OpenContext['log']): Bills {
  /**
   * The visit of each Account. R4 has no way from an Invoice to an Encounter but the account of both; an account of several
   * visits does not tell which.
   */
  async function visitsOf(
    accounts: readonly string[],
    patientId: string,
    signal: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string>, HisFailure>> {
    const keys = new Map<string, string>();
    if (accounts.length === 0) return ok(keys);
    const wanted = [...new Set(accounts)].map((id) => encodeURIComponent(`Account/${id}`)).join(',');
    const found = await client.search(`Encounter?account=${wanted}&_count=500`, encounter, signal);
    if (!found.ok) {
      if (found.error !== 'bad-answer') return found;
      log('bills-without-visits');
      return ok(keys);
    }
    for (const account of accounts) {
      const [visit, another] = found.value.filter(
        (one) =>
          idOf(one.subject, 'Patient') === patientId &&
          one.account?.some((reference) => idOf(reference, 'Account') === account),
      );
      if (visit && !another) keys.set(account, visitKeyOf(visit, systems));
    }
    return ok(keys);
  }

  /** A hospital may write the visit's key on the Invoice itself. */
  const ownKey = (one: Invoice): string | undefined =>
    one.identifier?.find(({ system }) => system === systems.visitKey)?.value;

  return {
    async unpaid(patientId, signal) {
      const subject = encodeURIComponent(`Patient/${patientId}`);
      const found = await client.search(
        `Invoice?subject=${subject}&status=issued&_count=200`,
        invoice,
        signal,
      );
      if (!found.ok) return found;
      // A server may leave out of account what it does not know to search by: nobody is shown the bill of another.
      const issued = found.value.filter(
        (one) => one.status === 'issued' && idOf(one.subject, 'Patient') === patientId,
      );
      const accounts = issued
        .filter((one) => ownKey(one) === undefined)
        .map((one) => idOf(one.account, 'Account'))
        .filter((id) => id !== null);
      const visits = await visitsOf(accounts, patientId, signal);
      if (!visits.ok) return visits;
      const bills = issued.flatMap((one) => {
        const key = ownKey(one) ?? visits.value.get(idOf(one.account, 'Account') ?? '') ?? null;
        const bill = billOf(one, patientId, key, systems);
        if (!bill.ok) log('bill-left-out', { why: bill.error });
        return bill.ok && bill.value.due > 0 ? [bill.value] : [];
      });
      return ok(bills.sort((a, b) => Date.parse(a.issuedAt) - Date.parse(b.issuedAt)));
    },
  };
}

function billOf(
  one: Invoice,
  patientId: string,
  visitKey: string | null,
  systems: Systems,
): Result<Bill, WrongMoney | 'date'> {
  const issued = Date.parse(one.date ?? one.meta?.lastUpdated ?? '');
  if (Number.isNaN(issued)) return err('date');
  const money = moneyOf(one, systems);
  if (!money.ok) return money;
  return ok({ id: one.id, patientId, visitKey, issuedAt: new Date(issued).toISOString(), ...money.value });
}
