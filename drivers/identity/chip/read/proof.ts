import { parseDg15 } from '../../../codec/lds/dg15.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import { parseDg14 } from '../../../codec/lds/security-infos.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { FILES, type FileFailure, select } from '../card/files.ts';
import type { LinkFailure } from '../card/link.ts';
import { authenticateActively } from '../proof/active-authentication.ts';
import {
  authenticateChip,
  chipKeyOffer,
  offersChipAuthentication,
  ourHalf,
} from '../proof/chip-authentication.ts';
import { partialOf, UNPROVEN, wholeOf } from './reading.ts';
import { isSigned, judge, readSecurityObject } from './signed.ts';
import { end, fetch, fileEnd, isWithheld, linkEnd, type Reader, type Step, type StepEnd } from './step.ts';

/** Reads DG14, which says what the chip can prove. */
const readSecurityInfos = async (reader: Reader): Promise<StepEnd> => {
  const dg14 = await fetch(reader, 'dg14');
  if ('failure' in dg14) return isWithheld(dg14.failure) ? null : fileEnd(dg14.failure, 'dg14');
  const infos = parseDg14(dg14.file);
  if (!infos.ok) return end('chip-garbled', `dg14: ${infos.error}`);
  reader.reading.infos = infos.value;
  return null;
};

/** Whether an answer opens with the keys just agreed: that of the next file, or to a selection where none is next. */
const provesKeys = async (reader: Reader): Promise<Result<boolean, LinkFailure>> => {
  const { link, reading } = reader;
  const partial = partialOf(reading, 'dg15');
  if (!isSigned(reader, 'dg15') || wholeOf(reading, 'dg15') !== null) {
    // A file that is certainly there: chips may forget which one was selected.
    const selected = await link.send(select(FILES.sod));
    return selected.ok || isRefutation(selected.error) ? ok(selected.ok) : selected;
  }
  const had = partial.bytes.length;
  const next = await fetch(reader, 'dg15');
  if ('file' in next || isWithheld(next.failure) || partial.bytes.length > had) return ok(true);
  return isRefutation(next.failure) ? ok(false) : err(next.failure);
};

const isRefutation = (failure: FileFailure): boolean => failure === 'garbled' || failure === 'session-lost';

/** What chip authentication has shown; the first answer under the new keys is the proof, whatever it brings. */
const settleChip = async (reader: Reader, agreed: Result<boolean, LinkFailure> | null): Promise<StepEnd> => {
  const { checks, infos } = reader.reading;
  if (agreed === null) {
    checks.chip = offersChipAuthentication(infos) ? 'not-done' : 'absent';
    return null;
  }
  const proven = agreed.ok && agreed.value ? await provesKeys(reader) : agreed;
  if (!proven.ok) return linkEnd(proven.error, 'chip authentication');
  checks.chip = proven.value ? 'passed' : 'failed';
  return proven.value ? null : end('cloned', 'chip authentication');
};

const activeAuthentication = async (reader: Reader): Promise<StepEnd> => {
  const { reading, link, random } = reader;
  const { checks } = reading;
  if (!isSigned(reader, 'dg15')) {
    checks.active = 'absent';
    return null;
  }
  const dg15 = await fetch(reader, 'dg15');
  if ('failure' in dg15) return isWithheld(dg15.failure) ? null : fileEnd(dg15.failure, 'dg15');
  const spki = parseDg15(dg15.file);
  const key = spki.ok ? parsePublicKey(spki.value) : spki;
  if (!key.ok) return key.error === 'unsupported' ? null : end('chip-garbled', `dg15: ${key.error}`);
  const signed = await authenticateActively(link, key.value, reading.infos, random);
  if (!signed.ok) return linkEnd(signed.error, 'active authentication');
  checks.active = ACTIVE_CHECKS[signed.value];
  // A chip that has proven one key need not prove another.
  if (signed.value === 'refused' && checks.chip === 'passed') checks.active = 'not-done';
  return checks.active === 'failed' ? end('cloned', `active authentication: ${signed.value}`) : null;
};

const ACTIVE_CHECKS = {
  signed: 'passed',
  wrong: 'failed',
  refused: 'failed',
  'no-room': 'not-done',
} as const;

const proveKeys = async (reader: Reader): Promise<StepEnd> => {
  const { link, reading, random } = reader;
  const infos = await readSecurityInfos(reader);
  if (infos !== null) return infos;
  const offer = chipKeyOffer(reading.infos);
  // Our half of the key agreement is made while the longest file of the text comes.
  const half = offer === null ? null : link.meanwhile(() => ourHalf(offer, random));
  const takeUp = await readSecurityObject(reader);
  // Without a signed object nothing that a chip could prove would mean anything.
  if (typeof takeUp !== 'function') return takeUp;
  const agreed = offer === null || half === null ? null : await authenticateChip(link, offer, half());
  const sod = takeUp();
  if (sod !== null) return sod;
  return (await settleChip(reader, agreed)) ?? (await activeAuthentication(reader));
};

/** The same in an order in which no file is asked for that may not be there. */
const proveCarefully = async (reader: Reader): Promise<StepEnd> => {
  const { link, reading, random } = reader;
  const takeUp = await readSecurityObject(reader);
  if (typeof takeUp !== 'function') return takeUp;
  const sod = takeUp();
  if (sod !== null) return sod;
  const infos = isSigned(reader, 'dg14') ? await readSecurityInfos(reader) : null;
  if (infos !== null) return infos;
  const offer = chipKeyOffer(reading.infos);
  const agreed = offer === null ? null : await authenticateChip(link, offer, ourHalf(offer, random));
  return (await settleChip(reader, agreed)) ?? (await activeAuthentication(reader));
};

/**
 * Whether the data is genuine, and the chip it lies on: keys are proven first, and the signatures verified while the card
 * does that. Of a copy it is told all the same whether its data is genuine.
 */
export const proof: Step = {
  phase: 'proof',
  run: async (reader) => {
    // What a chip has proven before it was lifted says nothing of the one that lies there now.
    Object.assign(reader.reading.checks, UNPROVEN);
    const ended = await (reader.link.careful ? proveCarefully(reader) : proveKeys(reader));
    if (ended !== null && ended.code !== 'cloned') return ended;
    return judge(reader) ?? ended;
  },
};
