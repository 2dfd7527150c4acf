import type { Encounter, Invoice, PaymentReconciliation } from '@medplum/fhirtypes';
import { z } from 'zod';
import { SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';
import { type Hospital, idIn, kioskKeyOf, refusalOf } from './hospital.ts';
import { type Said, wallTime } from './wire.ts';

/** GET /vien-phi (extension): bills of a patient that are not paid. */
export const findBills = async (query: URLSearchParams, { his }: Hospital): Promise<Said> => {
  const patientId = query.get('MA_BN') ?? '';
  const visits = await his.all<Encounter>('Encounter');
  const visitOf = ({ account }: Invoice): Encounter | undefined =>
    visits.find((one) => account && one.account?.some(({ reference }) => reference === account.reference));
  const open = (await his.all<Invoice>('Invoice')).filter(
    ({ status, subject }) => status === 'issued' && idIn(subject?.reference, 'Patient') === patientId,
  );
  return { code: '000', rows: open.map((bill) => billRow(bill, patientId, visitOf(bill))) };
};

const billRow = (bill: Invoice, patientId: string, visit: Encounter | undefined): object => {
  const lines = bill.lineItem ?? [];
  const sumOf = (type: 'base' | 'deduction', of = lines): number =>
    of
      .flatMap(({ priceComponent }) => priceComponent ?? [])
      .filter((component) => component.type === type)
      .reduce((sum, { amount }) => sum + (amount?.value ?? 0), 0);
  const paid = bill.extension?.find(({ url }) => url === SYSTEMS.paid)?.valueMoney?.value ?? 0;
  return {
    MA_HOA_DON: bill.id,
    MA_BN: patientId,
    MA_THAM_CHIEU: visit ? kioskKeyOf(visit) : null,
    ID_LK: visit?.id ?? null,
    NGAY_LAP: wallTime(bill.date ?? ''),
    CHI_TIET: lines.map((line) => ({
      TEN_DICH_VU: line.chargeItemCodeableConcept?.text ?? '',
      THANH_TIEN: sumOf('base', [line]),
    })),
    BHYT_CHI_TRA: sumOf('deduction'),
    CON_PHAI_TRA: (bill.totalNet?.value ?? 0) - paid,
  };
};

/** Body of POST /gach-no. */
const payment = z.object({
  MA_THAM_CHIEU: z.string().min(1),
  MA_BN: z.string().min(1),
  HINH_THUC: z.enum(['QR', 'THE']),
  MA_GIAO_DICH: z.string().min(1),
  MA_NGAN_HANG: z.array(z.string()),
  THOI_GIAN: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  TONG_TIEN: z.number().int().positive(),
  CHI_TIET: z.array(z.object({ MA_HOA_DON: z.string().min(1), SO_TIEN: z.number().int().positive() })).min(1),
});

const dong = (value: number) => ({ value, currency: 'VND' as const });

const paymentOf = async ({ his }: Hospital, key: string): Promise<PaymentReconciliation | undefined> =>
  (await his.all<PaymentReconciliation>('PaymentReconciliation')).find(({ identifier }) =>
    identifier?.some(({ system, value }) => system === SYSTEMS.settlement && value === key),
  );

const settlementRow = (key: string, { status }: PaymentReconciliation): Said => ({
  code: '000',
  data: { MA_THAM_CHIEU: key, TRANG_THAI: status === 'active' ? 1 : 2 },
});

/** GET /gach-no (extension). */
export const findSettlement = async (query: URLSearchParams, hospital: Hospital): Promise<Said> => {
  const key = query.get('MA_THAM_CHIEU') ?? '';
  const found = await paymentOf(hospital, key);
  return found ? settlementRow(key, found) : { code: '404' };
};

/** POST /gach-no (extension): the same key books once. The caller lets in one at a time. */
export const settle = async (body: unknown, hospital: Hospital): Promise<Said> => {
  const parsed = payment.safeParse(body);
  if (!parsed.success) return { code: '400' };
  const { MA_THAM_CHIEU: key, CHI_TIET: parts, TONG_TIEN: total, THOI_GIAN: at } = parsed.data;
  const known = await paymentOf(hospital, key);
  if (known) return settlementRow(key, known);
  try {
    const booked = await hospital.his.repository.createResource<PaymentReconciliation>({
      resourceType: 'PaymentReconciliation',
      identifier: [{ system: SYSTEMS.settlement, value: key }],
      status: 'active',
      created: new Date(hospital.now()).toISOString(),
      paymentDate: localDay(Date.parse(`${at.replace(' ', 'T')}+07:00`)),
      paymentAmount: dong(total),
      paymentIdentifier: { value: parsed.data.MA_GIAO_DICH },
      detail: parts.map(({ MA_HOA_DON, SO_TIEN }) => ({
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/payment-type', code: 'payment' }] },
        request: { reference: `Invoice/${MA_HOA_DON}` },
        amount: dong(SO_TIEN),
      })),
    });
    return settlementRow(key, booked);
  } catch (error) {
    return refusalOf(error, { 404: '404', 409: '409' });
  }
};
