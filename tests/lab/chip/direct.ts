import { randomBytes } from 'node:crypto';
import { parseCompactDate } from '../../../drivers/codec/calendar.ts';
import { parseCertificate } from '../../../drivers/codec/lds/certificate.ts';
import type { ChipKey } from '../../../drivers/identity/chip/access/open.ts';
import { createLink, type Transmit } from '../../../drivers/identity/chip/card/link.ts';
import type { Trust } from '../../../drivers/identity/chip/proof/trust.ts';
import { meetCard, type ReadSetup, readChip } from '../../../drivers/identity/chip/read/read-chip.ts';
import { newReading, type Reading } from '../../../drivers/identity/chip/read/reading.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import { fhirBirthDate, type Persona, persona } from '../../personas.ts';
import { type ChipBehaviour, type VirtualCard, WELL } from './contents.ts';
import { issueChip } from './issuer/issue.ts';
import { authorityOf, completeOptions, type IssueOptions } from './issuer/options.ts';
import { type ChipPerson, chipPersonOf } from './issuer/person.ts';
import { createChip, type VirtualChip } from './os/chip.ts';

/** The driver's reading straight onto a virtual card, without PC/SC between them: for tests of what is said, not of how. */

/** The day of every reading here. */
export const TODAY = '2026-11-22';

/** @throws Error where it is no certificate. */
export const trusting = (der: Uint8Array): Trust => {
  const certificate = parseCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error);
  return [certificate.value];
};

/** What the QR of the same card tells. */
export const keyOf = (who: Persona): ChipKey => ({
  number: who.card.number,
  birthDate: fhirBirthDate(who),
  issueDate: parseCompactDate(who.card.issueDate),
  mrz: null,
  can: null,
});

export interface DirectCard {
  readonly card: VirtualChip;
  readonly person: ChipPerson;
  readonly key: ChipKey;
  /** The state that issues such cards, whoever signed this one. */
  readonly trust: Trust;
}

/** A card of a persona as the issuer makes it, and as it behaves. */
export const cardFor = (
  options: Partial<IssueOptions> = {},
  behaviour: Partial<ChipBehaviour> = {},
  who = 'covered',
): DirectCard => {
  const person = chipPersonOf(persona(who));
  const { tamper: _, ...honest } = options;
  return {
    card: createChip(issueChip(person, options), { ...WELL, ...behaviour }),
    person,
    key: keyOf(persona(who)),
    trust: trusting(authorityOf(completeOptions(person, honest)).cscaDer),
  };
};

/** A card that leaves the field answers no more, and one that falls silent only seems to. */
const transmitTo =
  (card: VirtualCard, silence: 'removed' | 'unresponsive'): Transmit =>
  async (command) => {
    const answer = await card.transmit(command);
    return answer === null ? err(silence) : ok(answer);
  };

export interface Laying {
  readonly key: ChipKey;
  readonly trust: Trust;
  /** What an earlier laying of the same card left. */
  readonly reading?: Reading;
  readonly silence?: 'removed' | 'unresponsive';
  readonly clock?: () => number;
}

/** Lays a card down and reads it as far as it goes. `said`: phases in small letters, results in capitals. */
export const lay = async (
  card: VirtualCard,
  { key, trust, reading = newReading(), silence = 'removed', clock = () => performance.now() }: Laying,
): Promise<{ reading: Reading; said: readonly string[] }> => {
  const said: string[] = [];
  const setup: ReadSetup = {
    trust,
    random: (count) => Uint8Array.from(randomBytes(count)),
    today: TODAY,
    clock,
    extended: true,
  };
  card.powerUp();
  const met = await meetCard(createLink(transmitTo(card, silence)), setup);
  if ('end' in met) return { reading: { ...reading, failed: met.end.code, detail: met.end.detail }, said };
  await readChip(met.met, key, reading, setup, {
    onPhase: (phase) => void said.push(phase),
    onText: () => void said.push('TEXT'),
    onProven: () => void said.push('PROVEN'),
    onPortrait: () => void said.push('PORTRAIT'),
  });
  return { reading, said };
};
