import { describe, expect, it } from 'vitest';
import { cardFor, lay } from '../../../../tests/lab/chip/direct.ts';
import { ODD_CARDS } from '../../../../tests/lab/chip/issuer/odd-cards.ts';
import { assuranceOf, newReading } from './reading.ts';

describe('every odd card', () => {
  it.each(ODD_CARDS)('$id: $expected', async ({ options, expected, persona }) => {
    const { card, key, trust, person } = cardFor(options, {}, persona);
    const { reading, said } = await lay(card, { key, trust });
    expect(reading.failed ?? assuranceOf(reading), reading.detail ?? '').toBe(expected);
    expect(card.wrongPasswords()).toBe(0);
    if (expected !== 'chip-authentic') return;
    const { number, name, father, mother, origin } = person;
    expect(reading.person).toMatchObject({ number, name, father, mother, origin });
    expect(reading.portrait?.mime).toBe('image/jpeg');
    expect(reading.checks).not.toMatchObject({ passive: expect.stringMatching(/failed|absent/) });
    expect(said.filter((word) => word === word.toUpperCase())).toEqual(['TEXT', 'PROVEN', 'PORTRAIT']);
  });
});

describe('what is said of a card', () => {
  it('the text comes before the proofs, and the portrait last', async () => {
    const { card, key, trust } = cardFor();
    const { said } = await lay(card, { key, trust });
    expect(said).toEqual(['opening', 'text', 'TEXT', 'proof', 'PROVEN', 'portrait', 'PORTRAIT']);
  });

  it('without a trusted certificate it is read, and not authenticated', async () => {
    const { card, key } = cardFor();
    const { reading } = await lay(card, { key, trust: [] });
    expect(reading).toMatchObject({
      failed: null,
      checks: { passive: 'not-done', active: 'passed', chip: 'passed' },
    });
    expect(assuranceOf(reading)).toBe('chip-read');
  });

  it('even then data that was changed is refused', async () => {
    const { card, key } = cardFor({ tamper: 'dg13' });
    const { reading } = await lay(card, { key, trust: [] });
    expect(reading).toMatchObject({ failed: 'forged', checks: { passive: 'failed' } });
  });

  it('what was read before a failure is kept with the reason', async () => {
    const { card, key, trust, person } = cardFor({ tamper: 'cloned-ca' });
    const { reading } = await lay(card, { key, trust });
    expect(reading).toMatchObject({
      failed: 'cloned',
      detail: 'chip authentication',
      access: 'pace-can',
      person: { name: person.name },
      checks: { passive: 'passed', chip: 'failed', active: 'not-done' },
    });
  });

  it('a chip that can show neither key nor signature proves nothing', async () => {
    const { card, key, trust } = cardFor({ activeAuthentication: null, chipAuthentication: null });
    const { reading } = await lay(card, { key, trust });
    expect(reading.checks).toEqual({ passive: 'passed', active: 'absent', chip: 'absent' });
  });

  it('a key of DG14 with a long id is proven by its whole id', async () => {
    const { card, key, trust } = cardFor({
      chipAuthentication: { curve: 'prime256v1', cipher: 'aes-128', keyId: 300 },
    });
    const { reading } = await lay(card, { key, trust });
    expect(reading.checks.chip).toBe('passed');
  });

  it('active authentication that fits no frame of the card is not done, and no crime', async () => {
    const { card, key, trust } = cardFor(
      { activeAuthentication: 'rsa' },
      { extended: false, maxResponse: 256 },
    );
    const { reading } = await lay(card, { key, trust });
    expect(reading).toMatchObject({ failed: null, checks: { active: 'not-done', chip: 'passed' } });
    expect(assuranceOf(reading)).toBe('chip-authentic');
  });
});

describe('a card that is lifted and laid back', () => {
  it('is read to the end, wherever it was torn away', async () => {
    const whole = cardFor();
    await lay(whole.card, whole);
    const apdus = whole.card.apdus();
    expect(apdus).toBeGreaterThan(10);
    for (let at = 0; at < apdus; at++) {
      const { card, key, trust } = cardFor({}, { fault: { kind: 'torn', at } });
      const reading = newReading();
      const torn = await lay(card, { key, trust, reading });
      expect(torn.reading.failed, `torn at ${at}`).toBe('moved');
      const { said } = await lay(card, { key, trust, reading });
      expect([reading.failed, assuranceOf(reading)], `torn at ${at}`).toEqual([null, 'chip-authentic']);
      expect(said.at(-1)).toBe('PORTRAIT');
    }
  });

  it('proves itself anew: a clone that is laid down in its place is none the better for it', async () => {
    const options = { activeAuthentication: 'rsa', chipAuthentication: null } as const;
    const whole = cardFor(options);
    await lay(whole.card, whole);
    const torn = { fault: { kind: 'torn', at: whole.card.apdus() - 1 } } as const;
    const genuine = cardFor(options, torn);
    const reading = newReading();
    await lay(genuine.card, { ...genuine, reading });
    expect(reading).toMatchObject({ failed: 'moved', checks: { active: 'passed' } });
    const clone = cardFor({ ...options, tamper: 'cloned-aa' }, { extended: false, maxResponse: 256 });
    await lay(clone.card, { ...genuine, reading });
    expect(assuranceOf(reading)).toBe('chip-read');
  });

  it('in short frames goes on in the middle of a file', async () => {
    const short = { extended: false, maxResponse: 256 };
    const whole = cardFor({}, short);
    await lay(whole.card, whole);
    const all = whole.card.apdus();
    const { card, key, trust } = cardFor({}, { ...short, fault: { kind: 'torn', at: all - 4 } });
    const reading = newReading();
    await lay(card, { key, trust, reading });
    const before = card.apdus();
    await lay(card, { key, trust, reading });
    expect(reading.failed).toBeNull();
    expect(card.apdus() - before).toBeLessThan(all / 2);
  });
});
