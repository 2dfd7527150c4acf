import type { ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import driver from './index.ts';
import { type ZvtOptions, zvtOptions } from './options.ts';

export const FEE = 150_000;

let minted = 0;
/** A charge of the moment. */
export const mint = (amount = FEE): ChargeIntent => {
  minted++;
  const now = Date.now();
  return {
    id: `00000000-0000-4000-8000-${String(minted).padStart(12, '0')}`,
    number: minted,
    reference: String(minted).padStart(9, '0'),
    ...{ amount, mintedAt: now, expiresAt: now + 3_600_000 },
  };
};

/** A driver at an address, as a kiosk that was just started has it, and what it logged. */
export const openMethod = async (
  to: string,
  change: {
    readonly noReceipt?: ZvtOptions['noReceipt'];
    readonly timeouts?: Partial<ZvtOptions['timeouts']>;
  } = {},
): Promise<{ readonly method: PaymentMethod; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const options = zvtOptions.parse({ to, ...change, timeouts: { retry: 20, ...change.timeouts } });
  const opened = await driver.open(options, {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => lines.push(`${event} ${JSON.stringify(fields)}`),
  });
  if (!opened.ok) throw new Error(opened.error);
  return { method: opened.value, lines };
};

export const forEver = (): AbortSignal => new AbortController().signal;

export const markOf = async (method: PaymentMethod): Promise<string> => {
  const marked = await method.mark(forEver());
  if (marked === 'unreachable' || marked.mark === null) throw new Error('no mark');
  return marked.mark;
};

/** Ends with the first progress that fits. */
export const listen = () => {
  const said: string[] = [];
  const waiting: { readonly says: string; readonly come: () => void }[] = [];
  return {
    said,
    heard: (progress: ChargeProgress): void => {
      const says = progress.step === 'terminal' ? progress.says : progress.step;
      said.push(says);
      for (const one of waiting) if (one.says === says) one.come();
    },
    until: (says: string): Promise<void> =>
      said.includes(says) ? Promise.resolve() : new Promise((come) => waiting.push({ says, come })),
  };
};
