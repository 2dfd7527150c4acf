import { randomInt, randomUUID } from 'node:crypto';
import { chargeNumber, printReference } from '../../drivers/codec/charge-reference.ts';
import type { ChargeFate, ChargeIntent, PaymentMeans, PaymentMethod } from '../../drivers/ports/payment.ts';
import { err, ok, type Result } from '../../drivers/ports/result.ts';
import { findDriver } from '../../drivers/registry.ts';
import { chargeOnce } from './charge-once.ts';
import { configured, print, type Settings } from './configured.ts';

export interface PayTestOptions {
  /** Whole đồng, more than 0. */
  readonly amount: number;
  readonly means: PaymentMeans;
}

interface Tested {
  /** `refused`: nothing was tried. */
  readonly outcome: 'paid' | 'declined' | 'cancelled' | 'expired' | 'not-started' | 'unknown' | 'refused';
  /** Null where nothing was tried. */
  readonly reference: string | null;
  /** What the device says was taken, in đồng; null where it does not know. */
  readonly approved: number | null;
  /** What is wrong, and what to do; null where nothing is. */
  readonly error: string | null;
}

/** Random bits of a charge's number. */
const RANDOM_END = 2 ** 14;
const DO_NOT_REPEAT =
  'it may have been charged: do not repeat, ask the terminal (or the bank) by the reference';

/**
 * `pay-test`: one charge of real money by the configured means, told on stderr as it goes. Ctrl-C (or `stop`) cancels it
 * at the device and waits for its word. True where all of it was taken.
 */
export async function payTest(
  settings: Settings,
  options: PayTestOptions,
  stop: AbortSignal = interrupted(),
): Promise<boolean> {
  const found = configured(settings);
  if (found === null) return false;
  const opened = await openMeans(found, options);
  if (!opened.ok) {
    print(settings, { outcome: 'refused', reference: null, approved: null, error: opened.error });
    return false;
  }
  const intent = mint(options.amount, found.config.payment.codeSeconds * 1000);
  const tell = (words: string): void => void process.stderr.write(`${words}\n`);
  const fate = await chargeOnce(opened.value, intent, { tell, stop });
  await opened.value.close();
  const tested = testedOf(fate, intent);
  print(settings, { ...tested });
  return tested.error === null;
}

/** A second Ctrl-C changes nothing: who ends the process ends the waiting, not the charge. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

async function openMeans(
  { config, secret }: NonNullable<ReturnType<typeof configured>>,
  { amount, means }: PayTestOptions,
): Promise<Result<PaymentMethod, string>> {
  const { most, [means]: choice } = config.payment;
  if (amount > most) return err(`more than payment.most of the configuration: ${most}`);
  if (choice === null) return err(`payment.${means} is not configured`);
  const driver = findDriver('payment', choice.driver);
  if (!driver) return err(`no payment driver is called ${choice.driver}`);
  const options = driver.options.safeParse(choice.options);
  if (!options.success)
    return err(options.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const opened = await driver.open(options.data, {
    signal: new AbortController().signal,
    now: Date.now,
    secret,
    lost: () => undefined,
    log: () => undefined,
  });
  if (!opened.ok) return err([opened.error, opened.detail].filter(Boolean).join(': '));
  if (opened.value.means === means) return ok(opened.value);
  await opened.value.close();
  return err(`${choice.driver} takes ${opened.value.means}, and payment.${means} names it`);
}

function mint(amount: number, lastsMs: number): ChargeIntent {
  const mintedAt = Date.now();
  const number = chargeNumber(mintedAt, randomInt(RANDOM_END));
  const expiresAt = mintedAt + lastsMs;
  return { id: randomUUID(), number, reference: printReference(number), amount, mintedAt, expiresAt };
}

function testedOf(fate: ChargeFate, { reference, amount }: ChargeIntent): Tested {
  if (fate.state === 'not-paid') return { outcome: fate.why, reference, approved: 0, error: reasonOf(fate) };
  if (fate.state !== 'paid') return { outcome: 'unknown', reference, approved: null, error: DO_NOT_REPEAT };
  const approved = fate.money.reduce((sum, money) => sum + money.amount, 0);
  const error = approved === amount ? null : `${amount} was asked for, ${approved} was taken`;
  return { outcome: 'paid', reference, approved, error };
}

function reasonOf(fate: Extract<ChargeFate, { state: 'not-paid' }>): string {
  if (fate.why === 'declined') return `declined: ${fate.reason}`;
  return fate.why === 'not-started' ? `nothing was begun: ${fate.fault}` : fate.why;
}
