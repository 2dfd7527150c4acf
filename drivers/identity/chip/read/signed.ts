import type { CalendarDate } from '../../../codec/calendar.ts';
import { parseSod, type SecurityObject } from '../../../codec/lds/sod.ts';
import type { FileName } from '../card/files.ts';
import { isListed, mayThisSignerSign, signatureHolds } from '../proof/passive.ts';
import { wholeOf } from './reading.ts';
import { end, fetch, fileEnd, isWithheld, type Reader, type StepEnd } from './step.ts';

/** Data groups by the numbers under which the security object lists them. */
const GROUPS = { dg1: 1, dg2: 2, dg13: 13, dg14: 14, dg15: 15 } as const satisfies Partial<
  Record<FileName, number>
>;
export type DataGroup = keyof typeof GROUPS;

/** The check that a file is for; the others are for the data itself. */
const PROOF_OF: Readonly<Partial<Record<DataGroup, 'chip' | 'active'>>> = { dg14: 'chip', dg15: 'active' };

/**
 * The day on which the signer's certificate must be valid: today, since it is made to outlive the cards that it signs; the
 * day of issue for a card without end, which outlives it.
 */
const signedFor = ({ reading: { person }, today }: Reader): CalendarDate =>
  person?.expiryDate === null ? (person.issueDate ?? today) : today;

/**
 * Reads EF.SOD. It is decoded, and its signatures verified, while the card proves its keys: the function that comes back
 * puts it into the reading, and `judge` asks for the signatures.
 */
export const readSecurityObject = async (reader: Reader): Promise<StepEnd | (() => StepEnd)> => {
  const { reading, trust, link } = reader;
  const sod = await fetch(reader, 'sod');
  if ('failure' in sod) return isWithheld(sod.failure) ? null : fileEnd(sod.failure, 'sod');
  const parsed = link.meanwhile(() => parseSod(sod.file));
  const later = <T>(verify: (sod: SecurityObject) => T, otherwise: T): (() => T) =>
    link.meanwhile(() => {
      const outcome = parsed();
      return outcome.ok ? verify(outcome.value) : otherwise;
    });
  const signature = {
    holds: later(signatureHolds, 'broken'),
    isTrusted: later((sod) => mayThisSignerSign(sod, trust, signedFor(reader)), false),
  };
  return () => {
    const outcome = parsed();
    if (!outcome.ok) return end('chip-garbled', `sod: ${outcome.error}`);
    Object.assign(reading, { security: outcome.value, signature });
    return null;
  };
};

/** Whether the signed list has this data group; before it is there, none. */
export const isSigned = ({ reading }: Reader, name: DataGroup): boolean =>
  reading.security?.dataGroupHashes.has(GROUPS[name]) ?? false;

/** A file against the signed list (ICAO 9303-11, 5.1, step 4): changed, never signed, or signed and not given. */
export const checkFile = (reader: Reader, name: DataGroup): StepEnd => {
  const { reading } = reader;
  const { security, checks, withheld } = reading;
  if (security === null) return null;
  const file = wholeOf(reading, name);
  if (file !== null) {
    if (isListed(security, GROUPS[name], file)) return null;
    checks.passive = 'failed';
    return end('forged', `${name}: not the file that was signed`);
  }
  const proof = PROOF_OF[name];
  const why = withheld.get(name);
  // A card may keep data to itself; what would prove a copy to be one it must give.
  if (why === undefined || (why === 'denied' && proof === undefined) || !isSigned(reader, name)) return null;
  checks[proof ?? 'passive'] = 'failed';
  return end(proof === undefined ? 'forged' : 'cloned', `${name}: signed and not given`);
};

/** Passive authentication of all that was read so far. Without a trusted certificate it stays "not done". */
export const judge = (reader: Reader): StepEnd => {
  const { reading, trust } = reader;
  const { checks, security, signature } = reading;
  if (security === null || signature === null) {
    checks.passive = 'absent';
    // Every card of the state is signed.
    return trust.length > 0 ? end('forged', 'sod: none') : null;
  }
  checks.passive = 'failed';
  const holds = signature.holds();
  if (holds === 'unknown') return end('unknown-signer', 'sod: a key of an unknown kind');
  if (holds === 'broken') return end('forged', 'sod: signature');
  if (trust.length > 0 && !signature.isTrusted()) return end('unknown-signer', 'sod: no trusted signer');
  checks.passive = trust.length > 0 ? 'passed' : 'not-done';
  for (const name of ['dg1', 'dg13', 'dg14', 'dg15'] as const) {
    const ended = checkFile(reader, name);
    if (ended !== null) return ended;
  }
  return null;
};
