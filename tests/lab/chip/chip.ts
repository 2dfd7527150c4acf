import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Persona } from '../../personas.ts';
import { type ChipBehaviour, type VirtualCard, WELL } from './contents.ts';
import { createAuthority } from './issuer/authority.ts';
import { issueChip } from './issuer/issue.ts';
import type { IssueOptions, Tampering } from './issuer/options.ts';
import { chipPersonOf } from './issuer/person.ts';
import { createChip, type VirtualChip } from './os/chip.ts';
import { chipReadersMissing } from './reader/machine.ts';
import { startChipReaders } from './reader/readers.ts';

/** The chip reader of the virtual hospital, on a real pcscd of its own, and the state that issues the cards. */
export interface LabChip {
  /** The reader's name, as the configuration of a kiosk has it. */
  readonly name: string;
  /** Value of PCSCLITE_CSOCK_NAME for whoever is to see the reader. */
  readonly socket: string;
  /** File of the state's certificate. */
  readonly csca: string;
  /** Whether a card lies on the reader. */
  readonly isLaid: boolean;
  /** Lays a persona's card down: as the state issued it, or otherwise. */
  lay(
    who: Persona,
    options?: Partial<IssueOptions>,
    behaviour?: Partial<ChipBehaviour>,
  ): Promise<VirtualChip>;
  /** Lays any other card down: a bank's, a phone. */
  layOther(card: VirtualCard): Promise<void>;
  /** Lays the very card down again that lay there before. */
  layAgain(): Promise<void>;
  lift(): Promise<void>;
  plug(): Promise<void>;
  unplug(): Promise<void>;
  /** Ends the PC/SC service, and starts it again. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What can be done to a persona's card before it is laid down. */
export const CARD_KINDS = ['genuine', 'dg13', 'cloned-ca', 'unknown-signer'] as const satisfies readonly (
  | 'genuine'
  | Tampering
)[];

const NAME = 'Lab chip reader';

/** Plugs a chip reader in; null where it cannot be had, see `chipReadersMissing`. */
export const startLabChip = async (directory: string): Promise<LabChip | null> => {
  if (chipReadersMissing() !== null) return null;
  const readers = await startChipReaders({ readers: [NAME] });
  const [reader] = readers.readers;
  if (reader === undefined) throw new Error('no chip reader was plugged in');
  const authority = createAuthority();
  const csca = join(directory, 'csca.pem');
  writeFileSync(csca, authority.cscaPem);
  let last: VirtualChip | null = null;
  let isLaid = false;
  return {
    name: NAME,
    socket: readers.socket,
    csca,
    get isLaid() {
      return isLaid;
    },
    lay: async (who, options = {}, behaviour = {}) => {
      const { tamper } = options;
      const strangers = tamper === 'unknown-signer' || tamper === 'namesake-signer';
      const contents = issueChip(chipPersonOf(who), { ...(strangers ? {} : { authority }), ...options });
      last = createChip(contents, { ...WELL, ...behaviour });
      await reader.insert(last);
      isLaid = true;
      return last;
    },
    layOther: async (card) => {
      await reader.insert(card);
      isLaid = true;
    },
    layAgain: async () => {
      if (last === null) throw new Error('no card was laid down before');
      await reader.insert(last);
      isLaid = true;
    },
    lift: async () => {
      await reader.remove();
      isLaid = false;
    },
    plug: () => reader.plug(),
    unplug: async () => {
      await reader.unplug();
      isLaid = false;
    },
    stop: async () => {
      await readers.stop();
      isLaid = false;
    },
    restart: () => readers.restart(),
    close: () => readers.close(),
  };
};
