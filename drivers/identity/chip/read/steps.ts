import type { CalendarDate } from '../../../codec/calendar.ts';
import { parseDg1 } from '../../../codec/lds/dg1.ts';
import { parseDg13 } from '../../../codec/lds/dg13.ts';
import { parseDg15 } from '../../../codec/lds/dg15.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import { parseDg14 } from '../../../codec/lds/security-infos.ts';
import { parseSod } from '../../../codec/lds/sod.ts';
import type { ChipFailure, ReadPhase } from '../../../ports/identity.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { FILES, type FileFailure, type FileName, readFile } from '../card/files.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import type { Random } from '../crypto/curves.ts';
import { portraitOf } from '../portrait.ts';
import { authenticateActively } from '../proof/active-authentication.ts';
import { authenticateChip, chipKeyOffer, offersChipAuthentication } from '../proof/chip-authentication.ts';
import { isListed, verifySecurityObject } from '../proof/passive.ts';
import type { Trust } from '../proof/trust.ts';
import { personOf } from './person.ts';
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
export type StepEnd = { readonly code: ChipFailure; readonly detail: string } | null;

export interface Step {
  readonly phase: ReadPhase;
  run(reader: Reader): Promise<StepEnd>;
}

const end = (code: ChipFailure, detail: string): StepEnd => ({ code, detail });

/** How the ways in which a card falls silent end a read. */
const LINK_ENDS: Readonly<Record<LinkFailure, ChipFailure>> = {
  removed: 'moved',
  lost: 'moved',
  unresponsive: 'mute',
  garbled: 'chip-garbled',
  'session-lost': 'chip-garbled',
};

export const linkEnd = (failure: LinkFailure, where: string): { code: ChipFailure; detail: string } => ({
  code: LINK_ENDS[failure],
  detail: `${where}: ${failure}`,
});

const GROUPS: Readonly<Partial<Record<FileName, number>>> = { dg1: 1, dg2: 2, dg13: 13, dg14: 14, dg15: 15 };

/** Reads one file to its end, or takes it as it was read before the card was lifted. */
const fetch = async (
  { link, reading }: Reader,
  name: FileName,
): Promise<{ file: Uint8Array } | { failure: FileFailure }> => {
  const whole = wholeOf(reading, name);
  if (whole !== null) return { file: whole };
  const read = await readFile(link, FILES[name], partialOf(reading, name));
  return read.ok ? { file: read.value } : { failure: read.error };
};

const fileEnd = (failure: FileFailure, name: FileName): StepEnd =>
  failure === 'absent' || failure === 'denied'
    ? end('chip-garbled', `${name}: ${failure}`)
    : linkEnd(failure, name);

/** Against the signed list (ICAO 9303-11, 5.1, step 4). Before the list is there, nothing is said. */
const checkListed = ({ reading }: Reader, name: FileName, file: Uint8Array): StepEnd => {
  if (reading.security === null || isListed(reading.security, GROUPS[name] ?? 0, file)) return null;
  reading.checks.passive = 'failed';
  return end('forged', `${name}: not the file that was signed`);
};

/** Văn bản: DG1, which every card has, and DG13, the same person with diacritics and more. */
const text: Step = {
  phase: 'text',
  run: async (reader) => {
    const { reading, today } = reader;
    const dg1 = await fetch(reader, 'dg1');
    if ('failure' in dg1) return fileEnd(dg1.failure, 'dg1');
    const zone = parseDg1(dg1.file, today);
    if (!zone.ok && zone.error !== 'invalid') return end('chip-garbled', `dg1: ${zone.error}`);
    reading.person = zone.ok ? personKnown(personOf(zone.value, null)) : null;

    const dg13 = await fetch(reader, 'dg13');
    if ('failure' in dg13 && dg13.failure !== 'absent') return fileEnd(dg13.failure, 'dg13');
    const more = 'file' in dg13 ? parseDg13(dg13.file) : null;
    if (more !== null && !more.ok) return end('chip-garbled', `dg13: ${more.error}`);
    const person = personOf(zone.ok ? zone.value : null, more?.value ?? null);
    if (person === 'different') return end('forged', 'dg1 and dg13 tell of two people');
    reading.person = person;
    return person === null ? end('chip-garbled', 'nobody is named') : null;
  },
};

const personKnown = (person: ReturnType<typeof personOf>) => (person === 'different' ? null : person);

/**
 * The day on which the signer's certificate must be valid: today, since it is made to outlive the cards that it signs; the
 * day of issue for a card without end, which outlives it.
 */
const signedFor = ({ reading: { person }, today }: Reader): CalendarDate =>
  person?.expiryDate === null ? (person.issueDate ?? today) : today;

/** Passive authentication of the text. Without a trusted certificate it is verified all the same, and stays "not done". */
const securityObject: Step = {
  phase: 'proof',
  run: async (reader) => {
    const { reading, trust } = reader;
    if (reading.security !== null) return null;
    const sod = await fetch(reader, 'sod');
    if ('failure' in sod) {
      if (sod.failure !== 'absent' && sod.failure !== 'denied') return fileEnd(sod.failure, 'sod');
      reading.checks.passive = 'absent';
      // Every card of the state is signed.
      return trust.length > 0 ? end('forged', 'sod: none') : null;
    }
    const parsed = parseSod(sod.file);
    if (!parsed.ok) return end('chip-garbled', `sod: ${parsed.error}`);
    // The next file comes while the signatures are verified; its failure shows when it is asked for again.
    const coming = parsed.value.dataGroupHashes.has(14) ? fetch(reader, 'dg14') : null;
    const verified = verifySecurityObject(parsed.value, trust, signedFor(reader));
    await coming;
    if (!verified.ok) {
      reading.checks.passive = 'failed';
      return end(verified.error, `sod: ${verified.detail ?? ''}`);
    }
    reading.security = parsed.value;
    for (const name of ['dg1', 'dg13'] as const) {
      const file = wholeOf(reading, name);
      const listed = file === null ? missingEnd(reader, name) : checkListed(reader, name, file);
      if (listed !== null) return listed;
    }
    if (trust.length > 0) reading.checks.passive = 'passed';
    return null;
  },
};

/** The check that a file is for; the others are for the data itself. */
const PROOF_OF: Readonly<Partial<Record<FileName, 'chip' | 'active'>>> = { dg14: 'chip', dg15: 'active' };

/** A file that was signed and is not given: a copy that left out what would prove it one, or data taken away. */
const missingEnd = ({ reading }: Reader, name: FileName): StepEnd => {
  if (!reading.security?.dataGroupHashes.has(GROUPS[name] ?? 0)) return null;
  const proof = PROOF_OF[name];
  reading.checks[proof ?? 'passive'] = 'failed';
  return end(proof === undefined ? 'forged' : 'cloned', `${name}: signed and not given`);
};

/** A data group of the proofs: null where the signed list has none. */
const signedFile = async (
  reader: Reader,
  name: 'dg14' | 'dg15' | 'dg2',
): Promise<{ file: Uint8Array } | { end: StepEnd }> => {
  if (!reader.reading.security?.dataGroupHashes.has(GROUPS[name] ?? 0)) return { end: null };
  const read = await fetch(reader, name);
  if ('failure' in read)
    return {
      end:
        read.failure === 'absent' || read.failure === 'denied'
          ? missingEnd(reader, name)
          : fileEnd(read.failure, name),
    };
  const listed = checkListed(reader, name, read.file);
  return listed === null ? read : { end: listed };
};

/** Whether an answer opens with the keys just agreed: that of the next file, or a single byte where none is next. */
const provesKeys = async (reader: Reader): Promise<Result<boolean, LinkFailure>> => {
  const { link, reading } = reader;
  const next = reading.security?.dataGroupHashes.has(15) && wholeOf(reading, 'dg15') === null;
  const had = partialOf(reading, 'dg15').bytes.length;
  const answer = next
    ? await fetch(reader, 'dg15')
    : await link.send({ cla: 0x00, ins: 0xb0, p1: 0x00, p2: 0x00, le: 1 });
  if ('ok' in answer) return answer.ok || isRefutation(answer.error) ? ok(answer.ok) : answer;
  if ('file' in answer || answer.failure === 'absent' || answer.failure === 'denied') return ok(true);
  if (partialOf(reading, 'dg15').bytes.length > had) return ok(true);
  return isRefutation(answer.failure) ? ok(false) : err(answer.failure);
};

const isRefutation = (failure: FileFailure): boolean => failure === 'garbled' || failure === 'session-lost';

/** Chip authentication; the first answer under the new keys is the proof, whatever it brings. */
const chipAuthentication: Step = {
  phase: 'proof',
  run: async (reader) => {
    const { reading, link, random } = reader;
    const { checks } = reading;
    const dg14 = await signedFile(reader, 'dg14');
    if ('end' in dg14) {
      if (dg14.end === null && reading.security !== null) checks.chip = 'absent';
      return dg14.end;
    }
    const infos = parseDg14(dg14.file);
    if (!infos.ok) return end('chip-garbled', `dg14: ${infos.error}`);
    reading.infos = infos.value;
    const offer = chipKeyOffer(infos.value);
    if (offer === null) {
      checks.chip = offersChipAuthentication(infos.value) ? 'not-done' : 'absent';
      return null;
    }
    const agreed = await authenticateChip(link, offer, random);
    if (!agreed.ok) return linkEnd(agreed.error, 'chip authentication');
    const proven = agreed.value ? await provesKeys(reader) : ok(false);
    if (!proven.ok) return linkEnd(proven.error, 'chip authentication');
    checks.chip = proven.value ? 'passed' : 'failed';
    return proven.value ? null : end('cloned', 'chip authentication');
  },
};

const activeAuthentication: Step = {
  phase: 'proof',
  run: async (reader) => {
    const { reading, link, random } = reader;
    const { checks } = reading;
    const dg15 = await signedFile(reader, 'dg15');
    if ('end' in dg15) {
      if (dg15.end === null && reading.security !== null) checks.active = 'absent';
      return dg15.end;
    }
    const spki = parseDg15(dg15.file);
    const key = spki.ok ? parsePublicKey(spki.value) : spki;
    if (!key.ok) {
      if (key.error !== 'unsupported') return end('chip-garbled', `dg15: ${key.error}`);
      return null;
    }
    const proven = await authenticateActively(link, key.value, reading.infos, random);
    if (!proven.ok) return linkEnd(proven.error, 'active authentication');
    if (proven.value === null) return null;
    checks.active = proven.value ? 'passed' : 'failed';
    return proven.value ? null : end('cloned', 'active authentication');
  },
};

/** Ảnh chân dung. A picture that cannot be shown is no failure of the card. */
const portrait: Step = {
  phase: 'portrait',
  run: async (reader) => {
    const { reading } = reader;
    const read = reading.security === null ? await fetch(reader, 'dg2') : await signedFile(reader, 'dg2');
    if ('end' in read) return read.end;
    if ('failure' in read)
      return read.failure === 'absent' || read.failure === 'denied' ? null : fileEnd(read.failure, 'dg2');
    const face = await portraitOf(read.file);
    if (face.ok) reading.portrait = face.value;
    else reading.detail = `portrait: ${face.error}`;
    return null;
  },
};

/** Who it is. */
export const TEXT_STEPS: readonly Step[] = [text];
/** Whether it is true. */
export const PROOF_STEPS: readonly Step[] = [securityObject, chipAuthentication, activeAuthentication];
/** What it looks like. */
export const PORTRAIT_STEPS: readonly Step[] = [portrait];
