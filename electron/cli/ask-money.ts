import type { DriverKind, OpenContext, PortOf } from '../../drivers/define.ts';
import { PAYMENT_MEANS, type PaymentMeans, type PaymentMethod } from '../../drivers/ports/payment.ts';
import { findDriver } from '../../drivers/registry.ts';
import type { DriverChoice, KioskConfig } from '../../kiosk-config/schema.ts';
import { DELAYS } from '../host/delays.ts';
import type { HisWords, ProviderWord } from '../host/payment/report.ts';
import type { ReportedCharge } from '../host/payment/report-charges.ts';

/** What those outside say of our charges. */
export interface MoneyWords {
  /** By id of the charge. */
  readonly provider: ReadonlyMap<string, ProviderWord>;
  readonly his: HisWords;
}

interface Configured {
  readonly payment: Pick<KioskConfig['payment'], PaymentMeans>;
  readonly systems: Pick<KioskConfig['systems'], 'his'>;
}
type Secret = OpenContext['secret'];

export const NOBODY_ASKED: MoneyWords = { provider: new Map(), his: new Map() };

/**
 * Asks the configured providers and the HIS what became of each charge: one after the other, never charging or ending
 * one. Who does not answer one question is asked no more; a terminal that serves somebody is left alone.
 */
export async function askMoney(
  config: Configured,
  secret: Secret,
  charges: readonly ReportedCharge[],
): Promise<MoneyWords> {
  const [his, ...provider] = await Promise.all([
    askHis(config, secret, charges),
    ...PAYMENT_MEANS.map((means) => askProvider(config, secret, means, charges)),
  ]);
  return { his, provider: new Map(provider.flatMap((words) => [...words])) };
}

/** Null where it cannot be opened. */
async function open<K extends DriverKind>(
  kind: K,
  choice: DriverChoice,
  secret: Secret,
): Promise<PortOf[K] | null> {
  const driver = findDriver(kind, choice.driver);
  const options = driver?.options.safeParse(choice.options);
  if (!driver || !options?.success) return null;
  const opened = await driver.open(options.data, {
    signal: new AbortController().signal,
    now: Date.now,
    secret,
    lost: () => undefined,
    log: () => undefined,
  });
  return opened.ok ? opened.value : null;
}

async function askProvider(
  { payment }: Configured,
  secret: Secret,
  means: PaymentMeans,
  charges: readonly ReportedCharge[],
): Promise<ReadonlyMap<string, ProviderWord>> {
  const words = new Map<string, ProviderWord>();
  const choice = payment[means];
  const ours = charges.filter((one) => one.means === means && one.driver === choice?.driver);
  if (choice === null || ours.length === 0) return words;
  for (const { charge } of ours) words.set(charge.id, 'no-answer');
  const method = await open('payment', choice, secret);
  if (!method) return words;
  const isThere = (await method.status(AbortSignal.timeout(DELAYS.paymentQuestion))) === 'ready';
  for (const one of isThere ? ours : []) {
    const word = await questionOf(method, one);
    words.set(one.charge.id, word);
    if (word === 'no-answer') break;
  }
  await method.close();
  return words;
}

async function questionOf(method: PaymentMethod, { charge, mark }: ReportedCharge): Promise<ProviderWord> {
  const patience = AbortSignal.timeout(DELAYS.paymentQuestion);
  const fate = await method.query(charge, mark, patience);
  return fate.state === 'unknown' && patience.aborted ? 'no-answer' : fate;
}

async function askHis({ systems }: Configured, secret: Secret, charges: readonly ReportedCharge[]) {
  const ids = charges.flatMap(({ settles }) => settles.map(({ id }) => id));
  const words = new Map<string, boolean | 'no-answer'>(ids.map((id) => [id, 'no-answer']));
  const his = ids.length > 0 ? await open('his', systems.his, secret) : null;
  if (!his) return words;
  for (const id of ids) {
    const found = await his.findSettlement(id, AbortSignal.timeout(DELAYS.hisQuestion));
    if (!found.ok) break;
    words.set(id, found.value);
  }
  await his.close();
  return words;
}
