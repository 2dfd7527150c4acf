import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, json, type LabRequest, LabServer } from '../http-server.ts';
import type { Customer, LabMoney, MessageWatch } from '../money.ts';
import { MessageFaults, type MetFault } from './faults.ts';
import { envelope, type Header, type Json, messageName, notification } from './nexo-messages.ts';
import { NexoPoi } from './nexo-poi.ts';
import { Till, type TillOptions } from './till.ts';

export interface NexoOptions extends TillOptions {
  /** 0 or left out: any that is free. */
  readonly port?: number;
}

/**
 * A nexo terminal (POI): Sale to POI messages in JSON, POST to `url`. Its messages are called `nexo:payment`,
 * `nexo:abort`, `nexo:status`, `nexo:reversal`, `nexo:display`, `nexo:diagnosis`, `nexo:login`, `nexo:logout`,
 * `nexo:reconciliation`; one that it cannot read is `nexo:unreadable`. A charge's key is the TransactionID of its
 * SaleTransactionID. Over HTTP an answer cannot come twice or before its request: with `double` the request arrives
 * twice, with `disorder` the answer is the one that another request got before.
 */
export interface LabNexo extends LabMoney {
  readonly url: string;
  /** Lines that a register had shown on the display. */
  readonly displayed: readonly string[];
  /** True: the bank keeps the terminal waiting, and no sale can be stopped, until it is told otherwise. */
  holdBank(held: boolean): void;
  /** Null where no sale is under way. */
  readonly stage: 'no-card' | 'card-in' | 'bank-asked' | 'over' | null;
  /** What the customer does. */
  readonly does: Customer['does'];
  close(): Promise<void>;
}

const PATH = '/nexo';
const POI = { SaleID: 'unknown', POIID: 'LAB-400000001' };
const NONSENSE: Answer = {
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  // Cut off, and with a whole (synthetic) card number.
  body: '{"SaleToPOIResponse":{"MessageHeader":{"MessageType":"Response"},"PAN":"4111111111111111","Paym',
};

/** The request in a body; null where it is none. */
const read = (body: Buffer): { readonly header: Header; readonly request: Json } | null => {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return null;
  const request = parsed.data.SaleToPOIRequest;
  return { header: request.MessageHeader, request };
};

/** Starts a nexo terminal with a customer who waits. */
export const startNexoTerminal = async (options: NexoOptions = {}): Promise<LabNexo> => {
  const till = new Till(options);
  const poi = new NexoPoi(till);
  const faults = new MessageFaults();
  let watching: MessageWatch | null = null;
  let last: Json | null = null;

  const act = async (body: Buffer, met: MetFault | null): Promise<Answer> => {
    const asked = read(body);
    if (!asked) return json(400, notification(POI, 'Reject', 'Not a request', till.now(), body));
    const wrong = met?.fault === 'wrong-amount';
    const said = await poi.answer(asked.header, asked.request, wrong);
    if (said === null) return { status: 200, body: '' };
    const before = last ?? notification(POI, 'Initialised', 'Ready', till.now());
    last = said;
    return json(200, met?.fault === 'disorder' ? before : said);
  };

  const handle = async ({ method, url, body }: LabRequest): Promise<Answer | 'drop'> => {
    if (method !== 'POST' || url.pathname !== PATH) return json(404, {});
    const category = read(body)?.header.MessageCategory;
    const name = category === undefined ? 'nexo:unreadable' : messageName(category);
    const met = faults.take(name, category === 'Payment');
    const tell = watching;
    tell?.('before', name);
    if (met?.fault === 'lose-request') return 'drop';
    if (met?.fault === 'double') await act(body, null);
    const answer = await act(body, met);
    if (met?.fault === 'lose-answer') return 'drop';
    if (met?.fault === 'delay') await sleep(met.delayMs);
    // The server hands the answer over as soon as this function has returned.
    setImmediate(() => tell?.('after', name));
    return met?.fault === 'nonsense' ? NONSENSE : answer;
  };

  const server = new LabServer(handle);
  await server.listen(options.port ?? 0);
  return {
    url: `${server.url}${PATH}`,
    displayed: poi.displayed,
    get stage() {
      return till.sale?.stage ?? null;
    },
    get does() {
      return till.customer.does;
    },
    holdBank: (held) => till.holdBank(held),
    ledger: () => till.ledger(),
    customer: (does) => till.tell(does),
    setFault: async (fault, faultOptions) => {
      faults.change(fault, faultOptions);
      await server.setFault(fault === 'away' ? 'down' : 'ok', 0);
    },
    watch: (watch) => {
      watching = watch;
    },
    pay: (key, amount) => poi.pay(key, amount),
    reset: async () => {
      faults.change(null);
      await server.setFault('ok', 0);
      await till.reset();
      poi.forget();
      last = null;
    },
    close: async () => {
      await till.reset();
      await server.close();
    },
  };
};
