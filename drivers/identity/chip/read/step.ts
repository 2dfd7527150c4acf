import type { CalendarDate } from '../../../codec/calendar.ts';
import type { ChipFailure, ReadPhase } from '../../../ports/identity.ts';
import { FILES, type FileFailure, type FileName, readFile } from '../card/files.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import type { Random } from '../crypto/curves.ts';
import type { Trust } from '../proof/trust.ts';
import { partialOf, type Reading, wholeOf } from './reading.ts';

/** What a step works with. */
export interface Reader {
  readonly link: Link;
  readonly reading: Reading;
  readonly trust: Trust;
  readonly random: Random;
  readonly today: CalendarDate;
}

/** Why the read ends here; null goes on to the next step. */
export interface Ended {
  readonly code: ChipFailure;
  readonly detail: string;
  /** The chip dropped the session: a careful second try may fare better. */
  readonly dropped?: boolean;
}
export type StepEnd = Ended | null;

/** One part of a read: what the screen calls it, and the work. */
export interface Step {
  readonly phase: ReadPhase;
  run(reader: Reader): Promise<StepEnd>;
}

export const end = (code: ChipFailure, detail: string): Ended => ({
  code,
  detail,
});

/** How the ways in which a card falls silent end a read. */
const LINK_ENDS: Readonly<Record<LinkFailure, ChipFailure>> = {
  removed: 'moved',
  lost: 'moved',
  unresponsive: 'mute',
  garbled: 'chip-garbled',
  'session-lost': 'chip-garbled',
};

export const linkEnd = (failure: LinkFailure, where: string): Ended => ({
  ...end(LINK_ENDS[failure], `${where}: ${failure}`),
  dropped: failure === 'session-lost',
});

export type Fetched = { readonly file: Uint8Array } | { readonly failure: FileFailure };

/** Reads one file to its end, or takes it as it was read before the card was lifted. */
export const fetch = async ({ link, reading }: Reader, name: FileName): Promise<Fetched> => {
  const whole = wholeOf(reading, name);
  if (whole !== null) return { file: whole };
  const read = await readFile(link, FILES[name], partialOf(reading, name));
  if (read.ok) return { file: read.value };
  if (read.error === 'absent' || read.error === 'denied') reading.withheld.set(name, read.error);
  return { failure: read.error };
};

/** The card says that it has no such file, or does not give it. */
export const isWithheld = (failure: FileFailure): failure is 'absent' | 'denied' =>
  failure === 'absent' || failure === 'denied';

export const fileEnd = (failure: FileFailure, name: FileName): Ended =>
  isWithheld(failure) ? end('chip-garbled', `${name}: ${failure}`) : linkEnd(failure, name);
