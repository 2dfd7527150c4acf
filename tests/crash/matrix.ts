import type { Lab } from '../lab/lab.ts';
import type { Body } from './body.ts';
import { hostBody } from './host-body.ts';
import type { Wish } from './patient.ts';
import type { Kill, Row } from './run.ts';
import { runPlan } from './run.ts';

/** Writes to the journal before the first that is about money: the visit is registered (opened, closed). */
const FIRST_WRITE = 3;
/** Messages that move money or ask after it; the others only read what the hospital has. */
const IS_MONEY = /^(his:(settle|find-settlement)|(payos|invoices|zvt|nexo):)/;

/**
 * Every point at which this charge can be torn: before and after each message between kiosk and bank, terminal or cash
 * books of the HIS, and before and after each write of money to the journal. `run` is given the plans one by one.
 */
export async function runMatrix(
  labs: readonly Lab[],
  driver: string,
  wish: Wish,
  told: (row: Row) => void,
  body: Body = hostBody,
): Promise<Row[]> {
  const [lab] = labs;
  if (!lab) throw new Error('no lab');
  const plain = await runPlan(lab, { driver, wish, kill: { at: 'never' } }, body);
  told(plain);
  const messages = plain.messages.filter((message) => IS_MONEY.test(message)).map(killAtMessage);
  const rows = await spread(labs, [...messages, ...killsAtWrites(writesOf(wish))], async (own, kill) => {
    const row = await runPlan(own, { driver, wish, kill }, body);
    told(row);
    return row;
  });
  return [plain, ...rows];
}

/** Runs each item on a lab that is free. */
export async function spread<T, R>(
  labs: readonly Lab[],
  items: readonly T[],
  work: (lab: Lab, item: T) => Promise<R>,
): Promise<R[]> {
  const left = items.entries();
  const results: R[] = [];
  await Promise.all(
    labs.map(async (lab) => {
      for (const [index, item] of left) results[index] = await work(lab, item);
    }),
  );
  return results;
}

function killAtMessage(message: string): Kill {
  const [system = '', name = '', number = '', when] = message.split(':');
  if (when !== 'before' && when !== 'after') throw new Error(`no such message: ${message}`);
  return { at: 'message', name: `${system}:${name}`, number: Number(number), when };
}

/** A charge is opened and ends; where it was paid it is booked, too. */
const writesOf = (wish: Wish): number => (wish === 'pays' ? 3 : 2);

const killsAtWrites = (writes: number): Kill[] =>
  Array.from({ length: writes }, (_, index) => FIRST_WRITE + index).flatMap((number): Kill[] => [
    { at: 'write', number, when: 'before' },
    { at: 'write', number, when: 'after' },
  ]);

export const killWords = (kill: Kill): string => {
  switch (kill.at) {
    case 'never':
      return 'not killed';
    case 'write':
      return `${kill.when} write ${kill.number}`;
    case 'message':
      return `${kill.when} ${kill.name} ${kill.number}`;
    case 'time':
      return `after ${kill.ms} ms`;
  }
};

/** One line a run. */
export const rowWords = ({ driver, wish, kill, killed, accounts }: Row): string =>
  [
    driver.padEnd(10),
    wish.padEnd(5),
    killWords(kill).padEnd(36),
    killed ? 'killed' : '–     ',
    `intents ${accounts.intents}`,
    `charges ${accounts.charges}`,
    `taken ${accounts.taken}`,
    `booked ${accounts.booked}`,
    `listed ${accounts.listed}`,
    accounts.faults.length > 0 ? `FAULT ${accounts.faults.join('; ')}` : 'ok',
  ].join('  ');
