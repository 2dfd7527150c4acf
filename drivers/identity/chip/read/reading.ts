import type { SecurityInfo } from '../../../codec/lds/security-infos.ts';
import type { SecurityObject } from '../../../codec/lds/sod.ts';
import type { Assurance, ChipFailure, Portrait } from '../../../ports/identity.ts';
import type { AccessWay } from '../access/open.ts';
import { emptyFile, type FileName, type PartialFile } from '../card/files.ts';
import type { SignatureVerdict } from '../proof/passive.ts';
import type { ChipPerson } from './person.ts';

/** `absent`: the card has not what the check needs; `not-done`: not reached, or nothing to check against. */
export type CheckResult = 'passed' | 'failed' | 'absent' | 'not-done';

/** The proofs of ICAO 9303-11: passive (5.1), active (6.1) and chip authentication (6.2). */
export interface Checks {
  passive: CheckResult;
  active: CheckResult;
  chip: CheckResult;
}

/** All that is known of the card on the reader. It outlives a lifting: the read goes on where it stopped. */
export interface Reading {
  readonly files: Map<FileName, PartialFile>;
  /** Files that the card said it has not, or does not give. */
  readonly withheld: Map<FileName, 'absent' | 'denied'>;
  readonly checks: Checks;
  access: AccessWay | null;
  person: ChipPerson | null;
  portrait: Portrait | null;
  /** EF.SOD; what it is worth, `signature` and at last `checks.passive` say. */
  security: SecurityObject | null;
  signature: { readonly holds: () => SignatureVerdict; readonly isTrusted: () => boolean } | null;
  /** DG14, before its hash is checked. */
  infos: readonly SecurityInfo[];
  /** Why it came to nothing, or to less than all; for the operator. */
  failed: ChipFailure | null;
  /** The chip dropped the session: a careful second try may fare better. */
  dropped: boolean;
  detail: string | null;
}

/** Nothing proven yet. */
export const UNPROVEN: Readonly<Checks> = { passive: 'not-done', active: 'not-done', chip: 'not-done' };

export const newReading = (): Reading => ({
  files: new Map(),
  withheld: new Map(),
  checks: { ...UNPROVEN },
  access: null,
  person: null,
  portrait: null,
  security: null,
  signature: null,
  infos: [],
  failed: null,
  dropped: false,
  detail: null,
});

/** What was read so far of a file. */
export const partialOf = (reading: Reading, name: FileName): PartialFile => {
  const known = reading.files.get(name) ?? emptyFile();
  reading.files.set(name, known);
  return known;
};

/** The file when all of it is there; null before. */
export const wholeOf = ({ files }: Reading, name: FileName): Uint8Array | null => {
  const partial = files.get(name);
  return partial?.length == null || partial.bytes.length < partial.length
    ? null
    : partial.bytes.subarray(0, partial.length);
};

/** Genuine data on a genuine chip, or no more than what a chip said. */
export const assuranceOf = ({ checks: { passive, active, chip } }: Reading): Assurance => {
  const proven = passive === 'passed' && (chip === 'passed' || active === 'passed');
  return proven && chip !== 'failed' && active !== 'failed' ? 'chip-authentic' : 'chip-read';
};
