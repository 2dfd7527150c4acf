import type { SaleStep } from './card-sale.ts';
import { wrongAmount } from './faults.ts';
import type { Till } from './till.ts';
import { type Apdu, ECR } from './zvt-apdu.ts';
import { BMP, fromBcd, readFields } from './zvt-fields.ts';
import {
  aborted,
  CURRENCY_VND,
  completion,
  endOfSale,
  intermediate,
  type PtMessage,
  RESULT,
  registered,
  statusOf,
  statusOfDay,
  terminalStatus,
} from './zvt-reports.ts';

/** Bytes of the password that stands before the fields of many commands. */
const PASSWORD = 3;
/** Bit of the config byte: the register wants intermediate statuses. */
const WANTS_STEPS = 0x08;
/** Bit of the service byte of a status enquiry: no software version. */
const NO_SOFTWARE = 0x02;

/** What a command may do to the conversation that it came in. */
export interface Conversation {
  registered: boolean;
  wantsSteps: boolean;
  /** Sends at once, and behind what was said before. */
  say(message: PtMessage): void;
  /** Called when the conversation breaks off; null for nothing to do. */
  onLoss: (() => void) | null;
}

/** Refused with a negative acknowledgement, or taken: then it gives the last messages, the very last of them the end. */
export type Taken =
  | { readonly refused: number }
  | { readonly run: (conversation: Conversation) => Promise<PtMessage[]> };

interface Asked {
  readonly till: Till;
  readonly data: Buffer;
  readonly wrongAmount: boolean;
}
type Take = (asked: Asked) => Taken;

const at = (fields: ReadonlyMap<number, Buffer> | null, bmp: number): number | null => {
  const value = fields?.get(bmp);
  return value ? fromBcd(value) : null;
};

const answer = (...messages: PtMessage[]): Taken => ({ run: async () => messages });

const register: Take = ({ data }) => {
  const config = data[PASSWORD];
  if (config === undefined) return { refused: RESULT.protocol };
  const currency = data.subarray(PASSWORD + 1, PASSWORD + 3);
  if (currency.length === 2 && fromBcd(currency) !== CURRENCY_VND) return { refused: RESULT.wrongCurrency };
  if (readFields(data.subarray(PASSWORD + 3)) === null) return { refused: RESULT.protocol };
  return {
    run: async (conversation) => {
      conversation.registered = true;
      conversation.wantsSteps = (config & WANTS_STEPS) !== 0;
      return [completion(registered())];
    },
  };
};

const authorise: Take = ({ till, data, wrongAmount: wrong }) => {
  const fields = readFields(data);
  const amount = at(fields, BMP.amount);
  if (!fields || amount === null) return { refused: RESULT.protocol };
  if (fields.has(BMP.currency) && at(fields, BMP.currency) !== CURRENCY_VND)
    return answer(aborted(RESULT.wrongCurrency));
  if (amount === 0) return answer(aborted(RESULT.amountTooSmall));
  return {
    run: async (conversation) => {
      const heard = (step: SaleStep): void => {
        if (conversation.wantsSteps) conversation.say(intermediate(step));
      };
      const sale = till.begin(null, amount, wrong ? wrongAmount(amount) : amount, heard);
      if (!sale) return [aborted(RESULT.pleaseWait)];
      conversation.onLoss = () => sale.orphan();
      const end = await sale.ended;
      conversation.onLoss = null;
      return endOfSale(end, amount, () => till.countTrace(), till.now());
    },
  };
};

const reverse: Take = ({ till, data }) => {
  const receipt = at(readFields(data.subarray(PASSWORD)), BMP.receipt);
  if (receipt === null) return { refused: RESULT.protocol };
  return {
    run: async () => {
      const done = till.reverse(till.find((one) => one.receipt === receipt));
      if (done === 'already') return [aborted(RESULT.alreadyReversed)];
      return done === 'impossible' ? [aborted(RESULT.notReversible)] : [statusOf(done), completion()];
    },
  };
};

/** Repeats what stands last in the journal, be it a charge or a reversal; a declined sale does not stand there. */
const repeatReceipt: Take = ({ till }) => {
  const last = till.find(() => true);
  return last ? answer(statusOf(last), completion()) : answer(aborted(RESULT.impossible));
};

const endOfDay: Take = ({ till }) => ({
  run: async (conversation) => {
    if (conversation.wantsSteps) conversation.say(intermediate('card-read'));
    return [statusOfDay(till.closeDay(), till.countTrace(), till.now()), completion()];
  },
});

const enquire: Take = ({ data }) => {
  const service = readFields(data.subarray(PASSWORD))?.get(BMP.service)?.[0] ?? 0;
  return answer(completion(terminalStatus((service & NO_SOFTWARE) === 0)));
};

const COMMANDS: ReadonlyMap<number, { readonly name: string; readonly take: Take; readonly open?: true }> =
  new Map([
    [ECR.registration, { name: 'zvt:registration', take: register, open: true }],
    [ECR.authorisation, { name: 'zvt:authorisation', take: authorise }],
    [ECR.reversal, { name: 'zvt:reversal', take: reverse }],
    [ECR.repeatReceipt, { name: 'zvt:repeat-receipt', take: repeatReceipt }],
    [ECR.endOfDay, { name: 'zvt:end-of-day', take: endOfDay }],
    [ECR.diagnosis, { name: 'zvt:diagnosis', take: () => answer(completion()) }],
    [ECR.statusEnquiry, { name: 'zvt:status', take: enquire, open: true }],
  ]);

/** What `watch` calls a command of the register. */
export const commandName = (command: number): string => {
  if (command === ECR.abort) return 'zvt:abort';
  return command === ECR.logOff ? 'zvt:log-off' : (COMMANDS.get(command)?.name ?? 'zvt:unknown');
};

/** Looks at a command without doing anything yet. `registered`: the register has introduced itself. */
export const take = ({ command, data }: Apdu, till: Till, registered: boolean, wrong: boolean): Taken => {
  const known = COMMANDS.get(command);
  if (!known) return { refused: RESULT.impossible };
  if (!known.open && !registered) return { refused: RESULT.notRegistered };
  if (till.sale) return { refused: RESULT.pleaseWait };
  return known.take({ till, data, wrongAmount: wrong });
};
