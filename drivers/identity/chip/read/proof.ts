import { parseDg15 } from '../../../codec/lds/dg15.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import { parseDg14 } from '../../../codec/lds/security-infos.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import type { FileFailure } from '../card/files.ts';
import type { LinkFailure } from '../card/link.ts';
import { authenticateActively } from '../proof/active-authentication.ts';
import {
  authenticateChip,
  chipKeyOffer,
  offersChipAuthentication,
  ourHalf,
} from '../proof/chip-authentication.ts';
import { partialOf, wholeOf } from './reading.ts';
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

/** Whether an answer opens with the keys just agreed: that of the next file, or a single byte where none is next. */
const provesKeys = async (reader: Reader): Promise<Result<boolean, LinkFailure>> => {
  const { link, reading } = reader;
  const partial = partialOf(reading, 'dg15');
  if (!isSigned(reader, 'dg15') || wholeOf(reading, 'dg15') !== null) {
    const byte = await link.send({ cla: 0x00, ins: 0xb0, p1: 0x00, p2: 0x00, le: 1 });
    return byte.ok || isRefutation(byte.error) ? ok(byte.ok) : byte;
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
  const proven = await authenticateActively(link, key.value, reading.infos, random);
  if (!proven.ok) return linkEnd(proven.error, 'active authentication');
  if (proven.value === null) return null;
  checks.active = proven.value ? 'passed' : 'failed';
  return proven.value ? null : end('cloned', 'active authentication');
};

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

/**
 * Whether the data is genuine, and the chip it lies on: keys are proven first, and the signatures verified while the card
 * does that. Of a copy it is told all the same whether its data is genuine.
 */
export const proof: Step = {
  phase: 'proof',
  run: async (reader) => {
    const ended = await proveKeys(reader);
    if (ended !== null && ended.code !== 'cloned') return ended;
    return judge(reader) ?? ended;
  },
};
