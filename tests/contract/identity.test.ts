import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ASSURANCE, CHIP_FAILURES, CODE_FAILURES, READ_PHASES, type ReaderEvent } from '../../drivers/ports/identity.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import type { LabScanner } from '../lab/scanner.ts';
import { fhirBirthDate, PERSONAS, persona, qrOf } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import { isOnPath } from '../run/which.ts';
import { hosted, type OpenedDriver, openOn, tryOpen, until } from './hosting.ts';

const CLOCK = 1_795_000_000_000;
/** Long enough for a line that was sent to have been heard, were anybody listening: ms. */
const QUIET_MS = 300;

const text = z.string().min(1);
/** Everything that a reader may say, and nothing besides. */
const readerEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('present') }),
  z.strictObject({ type: z.literal('key-wanted') }),
  z.strictObject({ type: z.literal('progress'), phase: z.enum(READ_PHASES) }),
  z.strictObject({ type: z.literal('removed') }),
  z.strictObject({
    type: z.literal('failed'),
    code: z.enum([...CODE_FAILURES, ...CHIP_FAILURES]),
  }),
  z.strictObject({
    type: z.literal('identity'),
    complete: z.boolean(),
    receivedAt: z.number().int(),
    identity: z.strictObject({
      source: z.enum(['chip', 'qr', 'mrz', 'typed']),
      assurance: z.enum(ASSURANCE),
      number: z.string().regex(/^\d{12}$/),
      oldNumber: z.string().nullable(),
      name: text,
      birthDate: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
      sex: z.enum(['male', 'female', 'unknown']),
      address: text.nullable(),
      issueDate: z.string().nullable(),
    }),
  }),
]);

const { card } = persona('covered');
const WHOLE = qrOf(persona('covered'));
const TROUBLE: readonly (readonly [string, string])[] = [
  ['not-a-citizen-card', 'https://example.vn/?id=1'],
  ['incomplete', WHOLE.slice(0, 30)],
  ['invalid', WHOLE.replace(card.birthDate, '31021978')],
  ['noise', 'x'.repeat(10_240)],
];

describeWith(isOnPath('socat') ? null : 'socat is missing: no scanner', 'identity', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  const wire = (): LabScanner => {
    if (!lab.scanner) throw new Error('the lab has no scanner');
    return lab.scanner;
  };

  describe.each(hosted('identity'))('%s', (id) => {
    let reader: OpenedDriver<'identity'>;
    let events: ReaderEvent[];
    const people = () => events.filter((event) => event.type === 'identity');
    const open = async () => {
      reader = await openOn('identity', id, lab.describe(), { now: () => CLOCK });
      events = [];
      reader.port.listen((event) => events.push(event));
    };

    beforeEach(async () => {
      await wire().plug();
      await open();
    });
    afterEach(async () => {
      await reader.port.close();
    });

    it.each(PERSONAS.map((who) => who.id))('tells who %s is, and when', async (name) => {
      const who = persona(name);
      await wire().present(qrOf(who));
      await until(() => people().length > 0);
      expect(people()).toMatchObject([
        {
          receivedAt: CLOCK,
          identity: {
            number: who.card.number,
            name: who.card.name.normalize('NFC'),
            birthDate: fhirBirthDate(who),
            sex: who.card.sex === 'Nam' ? 'male' : 'female',
          },
        },
      ]);
      for (const event of events) expect(readerEvent.parse(event)).toEqual(event);
      expect(reader.lines.join()).not.toContain(who.card.number);
      expect(reader.lines.join()).not.toContain(who.card.name);
    });

    it('tells each of two cards that come at once', async () => {
      const [one, two] = [persona('covered'), persona('year-only-birth')];
      await wire().present(`${qrOf(one)}\r${qrOf(two)}`);
      await until(() => people().length > 1);
      expect(people().map(({ identity }) => identity.number)).toEqual([one.card.number, two.card.number]);
    });

    it('puts together what comes in pieces', async () => {
      await wire().present(WHOLE, { chunk: 7, gapMs: 1 });
      await until(() => people().length > 0);
      expect(events.filter(({ type }) => type === 'identity' || type === 'failed')).toHaveLength(1);
      expect(people()[0]?.identity.name).toBe(card.name);
    });

    it.each(TROUBLE)('says %s, keeps it to itself, and reads the next card', async (code, said) => {
      await wire().present(said);
      await until(() => events.some(({ type }) => type === 'failed'));
      await sleep(QUIET_MS);
      await wire().present(WHOLE);
      await until(() => people().length > 0);
      expect(events.filter(({ type }) => type === 'failed')).toEqual([{ type: 'failed', code }]);
      expect(reader.lines.join()).not.toContain(said.slice(0, 12));
    });

    it('says nothing to a listener that left', async () => {
      const late: ReaderEvent[] = [];
      reader.port.listen((event) => late.push(event))();
      await wire().present(WHOLE);
      await until(() => people().length > 0);
      expect(late).toEqual([]);
    });

    it('says once that it was unplugged, and opens again once it is back', async () => {
      await wire().unplug();
      await until(() => reader.lost.length > 0);
      expect(await tryOpen('identity', id, lab.describe(), { lost: [], lines: [] })).toMatchObject({
        ok: false,
        error: 'not-found',
      });
      await reader.port.close();
      expect(reader.lost).toHaveLength(1);
      await wire().plug();
      await open();
      await wire().present(WHOLE);
      await until(() => people().length > 0);
      expect(people()).toHaveLength(1);
    });

    it('ends with close: nothing is heard, nothing is lost, the device is free', async () => {
      await reader.port.close();
      await wire().present(WHOLE);
      await sleep(QUIET_MS);
      expect(events).toEqual([]);
      expect(reader.lost).toEqual([]);
      await open();
    });

    it("ends with the kiosk's signal", async () => {
      await reader.port.close();
      const kiosk = new AbortController();
      const mortal = await openOn('identity', id, lab.describe(), { signal: kiosk.signal });
      kiosk.abort();
      await mortal.port.close();
      expect(mortal.lost).toEqual([]);
      await open();
    });
  });
});
