import { getStatus, normalizeOperationOutcome } from '@medplum/core';
import type { Money, PaymentReconciliation } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';
import { valueIn } from './records.ts';
import { parts, type WireMessage } from './wire.ts';

/** `standing`: money of this key was booked before. */
export type Booked = 'booked' | 'standing' | 'paid' | 'no-bill' | 'wrong';

const dong = (value: number): Money => ({ value, currency: 'VND' });

/** Books the payments (FT1, type PY) of a DFT^P03 as one PaymentReconciliation; FT1-2 is its key. */
export const bookMoney = async (his: LabHis, request: WireMessage, at: number): Promise<Booked> => {
  const payments = request.all('FT1').map((fields) => ({
    key: parts(fields[2] ?? '')[0] ?? '',
    type: fields[6] ?? '',
    // Price and currency are subcomponents.
    amount: Number((fields[11] ?? '').split('&')[0]),
    billId: parts(fields[23] ?? '')[0] ?? '',
  }));
  const [first] = payments;
  if (!first || first.key === '' || payments.some(({ key, type }) => key !== first.key || type !== 'PY'))
    return 'wrong';
  const standing = await his.all<PaymentReconciliation>('PaymentReconciliation');
  if (standing.some((one) => valueIn(one.identifier, SYSTEMS.settlement) === first.key)) return 'standing';
  const date = localDay(at);
  try {
    await his.repository.createResource<PaymentReconciliation>({
      resourceType: 'PaymentReconciliation',
      identifier: [{ system: SYSTEMS.settlement, value: first.key }],
      status: 'active',
      created: new Date(at).toISOString(),
      paymentDate: date,
      paymentAmount: dong(payments.reduce((sum, { amount }) => sum + amount, 0)),
      detail: payments.map(({ billId, amount }) => ({
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/payment-type', code: 'payment' }] },
        request: { reference: `Invoice/${billId}` },
        date,
        amount: dong(amount),
      })),
    });
    return 'booked';
  } catch (error) {
    const status = getStatus(normalizeOperationOutcome(error));
    if (status === 409) return 'paid';
    return status === 404 ? 'no-bill' : 'wrong';
  }
};
