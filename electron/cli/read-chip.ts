import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { localDay } from '../../drivers/codec/local-day.ts';
import type { ChipKey } from '../../drivers/identity/chip/access/open.ts';
import { createLink } from '../../drivers/identity/chip/card/link.ts';
import { loadTrust, type Trust } from '../../drivers/identity/chip/proof/trust.ts';
import { meetCard, type ReadSetup, readChip } from '../../drivers/identity/chip/read/read-chip.ts';
import { assuranceOf, newReading, type Reading } from '../../drivers/identity/chip/read/reading.ts';
import { ok, type Result } from '../../drivers/ports/result.ts';
import type { CardConnection } from '../../drivers/transport/pcsc/card.ts';
import { type Cards, openCards } from './cards.ts';
import type { Settings } from './configured.ts';
import { print } from './configured.ts';

export interface ReadChipOptions {
  /** A part of the reader's name; absent: whichever reader gets a card first. */
  readonly reader?: string | undefined;
  /** Card access number: six digits. */
  readonly can?: string | undefined;
  /** The three lines of the MRZ. */
  readonly mrz?: readonly string[] | undefined;
  /** File or folder of trusted certificates. */
  readonly csca?: string | undefined;
  /** Where the portrait is written, in the format that it is shown in. */
  readonly photo?: string | undefined;
}

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const trustAt = (path: string | undefined): Result<Trust, string> =>
  path === undefined ? ok([]) : loadTrust(path);

const keyOf = ({ can, mrz }: ReadChipOptions): ChipKey => ({
  number: '',
  birthDate: null,
  issueDate: null,
  can: can ?? null,
  mrz: mrz ?? null,
});

/** What went over the line, of however many connections to the card. */
interface Traffic {
  apdus: number;
  bytesIn: number;
  bytesOut: number;
}

const quiet = (): void => undefined;
const QUIET = { onPhase: quiet, onText: quiet, onProven: quiet, onPortrait: quiet };

const readOnce = async (
  card: CardConnection,
  reading: Reading,
  careful: boolean,
  options: ReadChipOptions,
  trust: Trust,
): Promise<void> => {
  const setup: ReadSetup = {
    trust,
    random: (count) => Uint8Array.from(randomBytes(count)),
    today: localDay(Date.now(), TIME_ZONE).date,
    clock: () => performance.now(),
    extended: true,
  };
  const met = await meetCard(
    createLink((command) => card.transmit(command), careful),
    setup,
  );
  if ('end' in met) Object.assign(reading, { failed: met.end.code, detail: met.end.detail });
  else await readChip(met.met, keyOf(options), reading, setup, QUIET);
};

/** Whether the card, or its reader, stumbled over something that others do not mind. */
const deservesCare = async (cards: Cards, { failed, dropped }: Reading, apdus: number): Promise<boolean> =>
  dropped || (failed === 'mute' && apdus === 1) || (failed === 'moved' && !(await cards.wasLifted()));

/** Reads one card, with care where it failed at first without. */
const readAll = async (
  cards: Cards,
  first: CardConnection,
  options: ReadChipOptions,
  trust: Trust,
): Promise<{ reading: Reading; traffic: Traffic }> => {
  const reading = newReading();
  const traffic: Traffic = { apdus: 0, bytesIn: 0, bytesOut: 0 };
  let card = first;
  for (let careful = false; ; careful = true) {
    await readOnce(card, reading, careful, options, trust);
    const { apdus, bytesIn, bytesOut } = card.traffic;
    traffic.apdus += apdus;
    traffic.bytesIn += bytesIn;
    traffic.bytesOut += bytesOut;
    if (careful || !(await deservesCare(cards, reading, apdus))) break;
    cards.again(card.reader);
    const again = await cards.next();
    if (!again.ok) break;
    card = again.value;
  }
  await card.release('reset');
  return { reading, traffic };
};

/** Writes the portrait where one was wanted and read; what the system says where it cannot, else null. */
const writePhoto = (file: string | undefined, { portrait }: Reading): string | null => {
  if (file === undefined || portrait === null) return null;
  try {
    writeFileSync(file, portrait.bytes);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** `read-chip`: waits for one card, reads and proves it. What was read before a failure is told with the reason. */
export async function readChipCommand(settings: Settings, options: ReadChipOptions): Promise<boolean> {
  const refuse = (error: string, message: string | undefined): boolean => {
    print(settings, { ok: false, error, message: message ?? '' });
    return false;
  };
  const trust = trustAt(options.csca);
  if (!trust.ok) return refuse(`csca: ${trust.error}`, trust.detail);
  const cards = await openCards(options.reader);
  if (!cards.ok) return refuse(cards.error, cards.detail);
  const card = await cards.value.next();
  if (!card.ok) return refuse(card.error, card.detail);
  const startedAt = performance.now();
  const { reading, traffic } = await readAll(cards.value, card.value, options, trust.value);
  const ms = Math.round(performance.now() - startedAt);
  await cards.value.close();
  const unwritten = writePhoto(options.photo, reading);
  const { access, person, checks, failed } = reading;
  const assurance = person === null ? null : assuranceOf(reading);
  const told = { access, identity: person, assurance, checks, ...traffic, ms, failed };
  print(settings, unwritten === null ? told : { ...told, error: 'photo', message: unwritten });
  return failed === null && unwritten === null;
}
