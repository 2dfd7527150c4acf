import type { Bill, BillItem } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirMoney, Invoice, InvoiceLine, PriceComponent } from './bill-schemas.ts';
import type { Systems } from './systems.ts';

/** What a bill says of money, integer đồng; `due` is 0 where nothing is owed. */
export type BillMoney = Pick<Bill, 'items' | 'insurance' | 'due'>;

/** Why a bill is not shown. `amount`: no whole, positive đồng. `totals`: its own sums do not agree. */
export type WrongMoney = 'amount' | 'totals';

/** How a component changes the price (invoice-priceComponentType); `informational` does not. */
const SIGNS: ReadonlyMap<string, number> = new Map([
  ['base', 1],
  ['surcharge', 1],
  ['tax', 1],
  ['deduction', -1],
  ['discount', -1],
]);
/** Shown where the HIS does not name what is charged for. */
const SOME_SERVICE = 'Dịch vụ khám chữa bệnh';

/**
 * The money of an Invoice (FHIR R4). Its lines must add up to `totalNet` or `totalGross`, so that a HIS which reads these two
 * in another way than R4 (net: without taxes) is found out instead of believed.
 */
export function moneyOf(invoice: Invoice, systems: Systems): Result<BillMoney, WrongMoney> {
  const isInsurance = ({ type, code }: PriceComponent): boolean =>
    type === 'deduction' &&
    (code?.coding?.some((one) => one.system === systems.price && one.code === 'BHYT') ?? false);
  const lines = (invoice.lineItem ?? []).map((line) => lineOf(line, isInsurance));
  const priced = lines.filter((line) => line !== null);
  const totals = [invoice.totalNet, invoice.totalGross].filter((one) => one !== undefined).map(dongOf);
  const whole = sumOf(
    (invoice.totalPriceComponent ?? []).filter(isInsurance).map(({ amount }) => dongOf(amount)),
  );
  const paid = sumOf(
    (invoice.extension ?? []).filter(({ url }) => url === systems.paid).map((one) => dongOf(one.valueMoney)),
  );
  if (priced.length < lines.length || totals.includes(null) || whole === null || paid === null)
    return err('amount');

  // Insurance stands on the lines, or on the bill as a whole; on both it is the same money said twice.
  const insurance = priced.reduce((sum, line) => sum + line.insurance, 0) || whole;
  const items = priced.map(({ label, amount }): BillItem => ({ label, amount }));
  const [firstTotal] = totals;
  const owed =
    items.length > 0 ? items.reduce((sum, { amount }) => sum + amount, 0) - insurance : (firstTotal ?? -1);
  const agrees =
    items.length > 0 ? totals.length === 0 || totals.includes(owed) : totals.every((one) => one === owed);
  return agrees && owed >= paid ? ok({ items, insurance, due: owed - paid }) : err('totals');
}

/** One line: before insurance, and what of it insurance pays. Null where an amount is missing or no whole đồng. */
function lineOf(
  { chargeItemCodeableConcept: what, chargeItemReference, priceComponent = [] }: InvoiceLine,
  isInsurance: (component: PriceComponent) => boolean,
): (BillItem & { readonly insurance: number }) | null {
  const counted = priceComponent.filter(({ type }) => type !== 'informational');
  const signed = (components: readonly PriceComponent[]): number | null =>
    sumOf(
      components.map(({ type, amount }) => {
        const [value, sign] = [dongOf(amount), SIGNS.get(type)];
        return value === null || sign === undefined ? null : value * sign;
      }),
    );
  const insurance = sumOf(counted.filter(isInsurance).map(({ amount }) => dongOf(amount)));
  const amount = signed(counted.filter((component) => !isInsurance(component)));
  if (counted.length === 0 || insurance === null || amount === null || amount < 0) return null;
  const label = [
    what?.text,
    what?.coding?.find(({ display }) => display)?.display,
    chargeItemReference?.display,
  ].find((one) => one !== undefined && one.trim() !== '');
  return { label: label ?? SOME_SERVICE, amount, insurance };
}

const sumOf = (amounts: readonly (number | null)[]): number | null =>
  amounts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);

/** Null for what is no whole đồng: a fraction, less than 0, another currency. */
function dongOf(money: FhirMoney | undefined): number | null {
  const value = money?.value;
  if (value === undefined || money?.currency !== 'VND') return null;
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
