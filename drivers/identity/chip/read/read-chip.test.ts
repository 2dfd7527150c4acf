import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ChipBehaviour, type ChipContents, type VirtualCard, WELL } from '../../../../tests/lab/chip/contents.ts';
import { transmitTo } from '../../../../tests/lab/chip/direct.ts';
import { issueChip } from '../../../../tests/lab/chip/issuer/issue.ts';
import { ODD_CARDS } from '../../../../tests/lab/chip/issuer/odd-cards.ts';
import { authorityOf, completeOptions } from '../../../../tests/lab/chip/issuer/options.ts';
import { chipPersonOf } from '../../../../tests/lab/chip/issuer/person.ts';
import { createChip } from '../../../../tests/lab/chip/os/chip.ts';
import { fhirBirthDate, persona, type Persona } from '../../../../tests/personas.ts';
import { parseCertificate } from '../../../codec/lds/certificate.ts';
import { parseCompactDate } from '../../../codec/calendar.ts';
import type { ChipKey } from '../access/open.ts';
import { createLink } from '../card/link.ts';
import type { Trust } from '../proof/trust.ts';
import { meetCard, type ReadSetup, readChip } from './read-chip.ts';
import { assuranceOf, newReading, type Reading } from './reading.ts';

const TODAY = '2026-11-22';

const trusting = (der: Uint8Array): Trust => {
  const certificate = parseCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error);
  return [certificate.value];
};

const setup = (trust: Trust): ReadSetup => ({
  trust,
  random: (count) => Uint8Array.from(randomBytes(count)),
  today: TODAY,
  clock: () => performance.now(),
  extended: true,
});

/** What the QR of the same card tells. */
const keyOf = (who: Persona): ChipKey => ({
  number: who.card.number,
  birthDate: fhirBirthDate(who),
  issueDate: parseCompactDate(who.card.issueDate),
  mrz: null,
  can: null,
});

const said: string[] = [];
const tell = {
  onPhase: (phase: string) => void said.push(phase),
  onText: () => void said.push('TEXT'),
  onProven: () => void said.push('PROVEN'),
  onPortrait: () => void said.push('PORTRAIT'),
};

/** Lays a card down and reads it, or goes on reading. */
const lay = async (card: VirtualCard, key: ChipKey, trust: Trust, reading: Reading = newReading()) => {
  said.length = 0;
  card.powerUp();
  const link = createLink(transmitTo(card));
  const met = await meetCard(link, setup(trust));
  if ('end' in met) return { ...reading, failed: met.end.code, detail: met.end.detail };
  await readChip(link, met.door, key, reading, setup(trust), tell);
  return reading;
};

const cardOf = (options: Parameters<typeof issueChip>[1] = {}, behaviour: Partial<ChipBehaviour> = {}, who = 'covered') => {
  const person = chipPersonOf(persona(who));
  const contents: ChipContents = issueChip(person, options);
  const trust = trusting(authorityOf(completeOptions(person, options)).cscaDer);
  return { card: createChip(contents, { ...WELL, ...behaviour }), trust, key: keyOf(persona(who)), person };
};

describe('every odd card', () => {
  it.each(ODD_CARDS)('$id: $expected', async ({ options, expected, persona: who }) => {
    const { card, key, person } = cardOf(options, {}, who);
    // A card signed by strangers is laid before a kiosk that trusts the state.
    const { tamper: _, ...honest } = options;
    const { trust } = cardOf(honest, {}, who);
    const reading = await lay(card, key, trust);
    const outcome = reading.failed ?? assuranceOf(reading);
    expect(outcome, reading.detail ?? '').toBe(expected);
    if (expected === 'chip-authentic') {
      expect(reading.person).toMatchObject({ number: person.number, name: person.name });
      expect(reading.portrait?.mime).toBe('image/jpeg');
      expect(said.slice(-2)).toEqual(['portrait', 'PORTRAIT']);
    }
  });
});
