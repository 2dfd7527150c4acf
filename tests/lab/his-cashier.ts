import { businessRule, conflict, notFound, OperationOutcomeError } from '@medplum/core';
import type { MemoryRepository } from '@medplum/fhir-router';
import type { Invoice, Money, PaymentReconciliation } from '@medplum/fhirtypes';
import { withMoney } from './his-bills.ts';
import { SYSTEMS } from './his-seed.ts';

/**
 * Gạch nợ: books a payment on its bills, all of it or nothing.
 * @throws OperationOutcomeError 404 for a bill that does not exist, 409 for one that is paid, and for a key that was booked
 * already; 422 for one that is not to be paid and for money that does not add up.
 */
export const bookPayment = async (
  repository: MemoryRepository,
  payment: PaymentReconciliation,
): Promise<void> => {
  const key = keyOf(payment);
  const others = await repository.searchResources<PaymentReconciliation>({
    resourceType: 'PaymentReconciliation',
  });
  if (key !== undefined && others.some((one) => keyOf(one) === key))
    throw new OperationOutcomeError(conflict('Booked already'));
  const parts = (payment.detail ?? []).map((one) => ({
    billId: /^Invoice\/([A-Za-z0-9.-]{1,64})$/.exec(one.request?.reference ?? '')?.[1],
    amount: dongOf(one.amount),
  }));
  if (
    parts.length === 0 ||
    parts.reduce((sum, { amount }) => sum + amount, 0) !== dongOf(payment.paymentAmount)
  )
    throw refused('The details do not add up to the payment');
  // Two parts may go to one bill.
  const bills = new Map<string, Invoice>();
  for (const { billId, amount } of parts) {
    if (billId === undefined) throw new OperationOutcomeError(notFound);
    const bill = bills.get(billId) ?? payable(await repository.readResource<Invoice>('Invoice', billId));
    bills.set(billId, withMoney(bill, amount));
  }
  for (const bill of bills.values()) await repository.updateResource<Invoice>(bill);
};

const payable = (bill: Invoice): Invoice => {
  if (bill.status === 'balanced') throw new OperationOutcomeError(conflict('Paid already'));
  if (bill.status !== 'issued') throw refused(`The bill is ${bill.status}`);
  return bill;
};

const keyOf = (payment: PaymentReconciliation): string | undefined =>
  payment.identifier?.find(({ system }) => system === SYSTEMS.settlement)?.value;

/** @throws OperationOutcomeError 422 for what is no positive whole đồng. */
const dongOf = (money: Money | undefined): number => {
  const value = money?.value;
  if (value === undefined || money?.currency !== 'VND' || !Number.isSafeInteger(value) || value <= 0)
    throw refused('Money is positive whole VND');
  return value;
};

const refused = (why: string): OperationOutcomeError =>
  new OperationOutcomeError(businessRule('settlement', why));
