import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  ASSURANCE,
  CHIP_FAILURES,
  CODE_FAILURES,
  type IdentityReader,
  READ_PHASES,
  type ReaderEvent,
} from '../../drivers/ports/identity.ts';
import type { LabChip } from '../lab/chip/chip.ts';
import { keyOf } from '../lab/chip/direct.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import type { LabScanner } from '../lab/scanner.ts';
import { fhirBirthDate, PERSONAS, type Persona, persona, qrOf } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import { isOnPath } from '../run/which.ts';
import { hosted, type OpenedDriver, openOn, tryOpen, until } from './hosting.ts';

const CLOCK = 1_795_000_000_000;
/** Long enough for what was shown to have been heard, were anybody listening: ms. */
const QUIET_MS = 300;

const text = z.string().min(1);
/** Everything that a reader may say, and nothing besides. */
const readerEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('present') }),
  z.strictObject({ type: z.literal('key-wanted') }),
  z.strictObject({ type: z.literal('progress'), phase: z.enum(READ_PHASES) }),
  z.strictObject({ type: z.literal('removed') }),
  z.strictObject({ type: z.literal('failed'), code: z.enum([...CODE_FAILURES, ...CHIP_FAILURES]) }),
  z.strictObject({
    type: z.literal('portrait'),
    portrait: z
      .strictObject({
        mime: z.enum(['image/jpeg', 'image/png']),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0),
      })
      .nullable(),
  }),
  z.strictObject({
    type: z.literal('identity'),
    complete: z.boolean(),
    receivedAt: z.number().int(),
    mrz: z.array(text).length(3).nullable(),
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

/** How a card comes to a driver in the lab, and how its device is lost. */
interface Medium {
  /** What this machine lacks for it; null where nothing. */
  readonly missing: string | null;
  show(lab: Lab, reader: IdentityReader, who: Persona): Promise<void>;
  /** The card is taken away; a code need not be. */
  take(lab: Lab): Promise<void>;
  lose(lab: Lab): Promise<void>;
  mend(lab: Lab): Promise<void>;
  /** How it cannot be opened while it is lost. */
  readonly lost: string;
}

const scannerOf = (lab: Lab): LabScanner => {
  if (!lab.scanner) throw new Error('the lab has no scanner');
  return lab.scanner;
};
const chipOf = (lab: Lab): LabChip => {
  if (!lab.chip) throw new Error('the lab has no chip reader');
  return lab.chip;
};
const noSocat = isOnPath('socat') ? null : 'socat is missing: no scanner';

const MEDIA: Readonly<Record<string, Medium>> = {
  'serial-scanner': {
    missing: noSocat,
    show: (lab, _, who) => scannerOf(lab).present(qrOf(who)),
    take: () => Promise.resolve(),
    lose: (lab) => scannerOf(lab).unplug(),
    mend: (lab) => scannerOf(lab).plug(),
    lost: 'not-found',
  },
  chip: {
    missing: chipReadersMissing(),
    show: async (lab, reader, who) => {
      reader.expect(keyOf(who));
      await chipOf(lab).lay(who);
    },
    take: (lab) => chipOf(lab).lift(),
    lose: (lab) => chipOf(lab).stop(),
    mend: (lab) => chipOf(lab).restart(),
    lost: 'unreachable',
  },
};

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ chip: true });
  if (lab.addresses.chipSocket !== null) process.env.PCSCLITE_CSOCK_NAME = lab.addresses.chipSocket;
});
afterAll(() => lab.close());

const { card } = persona('covered');

/** Needs the kernel of the USB lab's guest: there it goes through the same (usb.test.ts). */
const IN_THE_GUEST = 'hid-pos';

describe.each(hosted('identity').filter((id) => id !== IN_THE_GUEST))('%s', (id) => {
  const medium = MEDIA[id];
  if (!medium) throw new Error(`${id} has no medium here`);
  describeWith(medium.missing, 'as every reader', () => {
    let reader: OpenedDriver<'identity'>;
    let events: ReaderEvent[];
    const people = () => events.filter((event) => event.type === 'identity');
    const known = () => people().filter(({ complete }) => complete);
    const show = (who = persona('covered')) => medium.show(lab, reader.port, who);
    const open = async () => {
      reader = await openOn('identity', id, lab.describe(), { now: () => CLOCK });
      events = [];
      reader.port.listen((event) => events.push(event));
    };

    beforeEach(open);
    afterEach(async () => {
      await medium.take(lab);
      await reader.port.close();
    });

    it.each(PERSONAS.map((who) => who.id))('tells who %s is, and when', async (name) => {
      const who = persona(name);
      await show(who);
      await until(() => known().length > 0);
      expect(known()).toMatchObject([
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

    it('says nothing to a listener that left', async () => {
      const late: ReaderEvent[] = [];
      reader.port.listen((event) => late.push(event))();
      await show();
      await until(() => known().length > 0);
      expect(late).toEqual([]);
    });

    it('says once that it was lost, and opens again once it is back', async () => {
      await medium.lose(lab);
      await until(() => reader.lost.length > 0);
      expect(await tryOpen('identity', id, lab.describe(), { lost: [], lines: [] })).toMatchObject({
        ok: false,
        error: medium.lost,
      });
      await reader.port.close();
      expect(reader.lost).toHaveLength(1);
      await medium.mend(lab);
      await open();
      await show();
      await until(() => known().length > 0);
      expect(known()).toHaveLength(1);
    });

    it('ends with close: nothing is heard, nothing is lost, the device is free', async () => {
      await reader.port.close();
      await show();
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

const WHOLE = qrOf(persona('covered'));
const TROUBLE: readonly (readonly [string, string])[] = [
  ['not-a-citizen-card', 'https://example.vn/?id=1'],
  ['incomplete', WHOLE.slice(0, 30)],
  ['invalid', WHOLE.replace(card.birthDate, '31021978')],
  ['noise', 'x'.repeat(10_240)],
];

describeWith(noSocat, 'a reader of codes', () => {
  let reader: OpenedDriver<'identity'>;
  let events: ReaderEvent[];
  const people = () => events.filter((event) => event.type === 'identity');
  beforeEach(async () => {
    reader = await openOn('identity', 'serial-scanner', lab.describe());
    events = [];
    reader.port.listen((event) => events.push(event));
  });
  afterEach(() => reader.port.close());

  it('tells each of two cards that come at once', async () => {
    const [one, two] = [persona('covered'), persona('year-only-birth')];
    await scannerOf(lab).present(`${qrOf(one)}\r${qrOf(two)}`);
    await until(() => people().length > 1);
    expect(people().map(({ identity }) => identity.number)).toEqual([one.card.number, two.card.number]);
  });

  it('puts together what comes in pieces', async () => {
    await scannerOf(lab).present(WHOLE, { chunk: 7, gapMs: 1 });
    await until(() => people().length > 0);
    expect(events.filter(({ type }) => type === 'identity' || type === 'failed')).toHaveLength(1);
    expect(people()[0]?.identity.name).toBe(card.name);
  });

  it.each(TROUBLE)('says %s, keeps it to itself, and reads the next card', async (code, said) => {
    await scannerOf(lab).present(said);
    await until(() => events.some(({ type }) => type === 'failed'));
    await sleep(QUIET_MS);
    await scannerOf(lab).present(WHOLE);
    await until(() => people().length > 0);
    expect(events.filter(({ type }) => type === 'failed')).toEqual([{ type: 'failed', code }]);
    expect(reader.lines.join()).not.toContain(said.slice(0, 12));
  });
});
