import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { localDay } from '../../drivers/codec/local-day.ts';
import type { ChipKey } from '../../drivers/identity/chip/access/open.ts';
import { createLink } from '../../drivers/identity/chip/card/link.ts';
import { loadTrust, type Trust } from '../../drivers/identity/chip/proof/trust.ts';
import { meetCard, type ReadSetup, readChip } from '../../drivers/identity/chip/read/read-chip.ts';
import { assuranceOf, newReading, type Reading } from '../../drivers/identity/chip/read/reading.ts';
import { err, ok, type Result } from '../../drivers/ports/result.ts';
import type { CardConnection } from '../../drivers/transport/pcsc/card.ts';
import { openPcsc } from '../../drivers/transport/pcsc/readers.ts';
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

/** The first card that is laid on one of the readers, and how to let go of it. */
const waitForCard = (
  reader: string | undefined,
): Promise<Result<{ card: CardConnection; close: () => Promise<void> }, string>> =>
  new Promise((resolve) => {
    let close = (): Promise<void> => Promise.resolve();
    const opening = openPcsc(
      { readers: reader ?? null },
      {
        onCard: (card) => resolve(ok({ card, close: () => opening.then(() => close()) })),
        onRefused: (name, why) => resolve(err('card', `${name}: ${why}`)),
        onRemoved: () => undefined,
        onReaders: () => undefined,
        onLost: (reason) => resolve(err('unreachable', reason)),
      },
      new AbortController().signal,
    ).then((opened) => {
      if (opened.ok) close = () => opened.value.close();
      else resolve(opened);
    });
  });

const readAll = async (card: CardConnection, options: ReadChipOptions, trust: Trust): Promise<Reading> => {
  const setup: ReadSetup = {
    trust,
    random: (count) => Uint8Array.from(randomBytes(count)),
    today: localDay(Date.now(), TIME_ZONE).date,
    clock: () => performance.now(),
    extended: true,
  };
  const reading = newReading();
  const met = await meetCard(
    createLink((command) => card.transmit(command)),
    setup,
  );
  if ('end' in met) return { ...reading, failed: met.end.code, detail: met.end.detail };
  const quiet = (): void => undefined;
  await readChip(met.met, keyOf(options), reading, setup, {
    onPhase: quiet,
    onText: quiet,
    onProven: quiet,
    onPortrait: quiet,
  });
  return reading;
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
  const found = await waitForCard(options.reader);
  if (!found.ok) return refuse(found.error, found.detail);
  const { card, close } = found.value;
  const startedAt = performance.now();
  const reading = await readAll(card, options, trust.value);
  const ms = Math.round(performance.now() - startedAt);
  await card.release('reset');
  await close();
  const unwritten = writePhoto(options.photo, reading);
  const { access, person, checks, failed } = reading;
  const assurance = person === null ? null : assuranceOf(reading);
  const { apdus, bytesIn, bytesOut } = card.traffic;
  const told = { access, identity: person, assurance, checks, apdus, bytesIn, bytesOut, ms, failed };
  print(settings, unwritten === null ? told : { ...told, error: 'photo', message: unwritten });
  return failed === null && unwritten === null;
}
