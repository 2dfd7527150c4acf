import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isBlack } from '../../drivers/codec/bitmap.ts';
import { blackDots, dotsOf } from '../lab/usb/dots.ts';
import { runInGuest, usbLabMissing } from '../lab/usb/usb-lab.ts';
import { describeWith } from '../run/describe-with.ts';
import { bitmapOfPng } from '../run/png-dots.ts';

/** An emulated machine starts, loads Node and runs through: ms. */
const GUEST_LIMIT_MS = 300_000;

const result = z.object({ outcome: z.string(), status: z.string().optional() });
const line = z.discriminatedUnion('said', [
  z.object({
    said: z.literal('log'),
    step: z.string(),
    event: z.string(),
    fields: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({
    said: z.literal('state'),
    state: z.string(),
    status: z.string(),
    result: result.optional(),
    tickets: z.number().optional(),
  }),
  z.object({
    said: z.literal('tickets'),
    step: z.string(),
    seed: z.number(),
    rows: z.number(),
    /** Whole tickets, and what else was cut off. */
    pictures: z.array(z.base64()),
    scraps: z.array(z.base64()),
    faults: z.array(z.string()),
    results: z.array(result),
    fates: z.array(z.string()),
  }),
]);
type Line = z.infer<typeof line>;

const linesOf = (output: string): readonly Line[] =>
  output
    .split('\n')
    .filter((text) => text.startsWith('{'))
    .map((text) => line.parse(JSON.parse(text)));

/** The black dots of a picture file, row by row, without the white rows at its end. */
const dotsOfFile = async (base64: string): Promise<readonly string[]> => {
  const bitmap = await bitmapOfPng(Buffer.from(base64, 'base64'));
  return blackDots(bitmap.width, bitmap.height, (x, y) => isBlack(bitmap, x, y));
};

describeWith(await usbLabMissing(), 'a ticket printer on a real USB stack', () => {
  let lines: readonly Line[];
  beforeAll(async () => {
    const { status, output, errors } = await runInGuest('tests/lab/usb/guest-printer.ts');
    expect(status, output + errors).toBe(0);
    lines = linesOf(output);
  }, GUEST_LIMIT_MS);

  const said = <S extends Line['said']>(what: S) =>
    lines.filter((entry): entry is Extract<Line, { said: S }> => entry.said === what);
  const stepOf = (name: string) => {
    const [tickets] = said('tickets').filter(({ step }) => step === name);
    if (tickets === undefined) throw new Error(`the guest shows nothing of ${name}`);
    return tickets;
  };
  const stateOf = (name: string) => said('state').filter(({ state }) => state === name);
  const linksOf = (name: string) =>
    said('log')
      .filter(({ step, event }) => step === name && event === 'printer.link')
      .map(({ fields }) => fields);
  /** The whole ticket is one piece, and nothing but its picture is on it; what broke off before is another piece: its upper part. */
  const expectScrapAndTicket = async (step: ReturnType<typeof stepOf>): Promise<void> => {
    expect([step.pictures.length, step.scraps.length, step.faults]).toEqual([1, 1, []]);
    const whole = meant(step);
    expect(await dotsOfFile(step.pictures[0] ?? '')).toEqual(whole);
    const scrap = await dotsOfFile(step.scraps[0] ?? '');
    expect(scrap.length).toBeGreaterThan(0);
    expect(scrap).toEqual(whole.slice(0, scrap.length));
  };
  /** What should be on the last ticket of a step. */
  const meant = ({ seed, rows }: { seed: number; rows: number }): readonly string[] => {
    const picture = dotsOf(seed, rows);
    return blackDots(picture.width, picture.height, (x, y) => isBlack(picture, x, y));
  };

  it.each(['ids', 'serial', 'path'])(
    'is found by %s, and prints dot by dot what it was given',
    async (name) => {
      const step = stepOf(name);
      expect(step).toMatchObject({ results: [{ outcome: 'confirmed' }], faults: [] });
      expect([step.pictures.length, step.scraps.length]).toEqual([1, 0]);
      expect(await dotsOfFile(step.pictures[0] ?? '')).toEqual(meant(step));
    },
  );

  it.each(['other serial', 'other product'])('is not taken for one with another number (%s)', (name) => {
    expect(stepOf(name)).toMatchObject({
      results: [{ outcome: 'refused', status: 'offline' }],
      pictures: [],
    });
    expect(linksOf(name)).toEqual([{ state: 'not-found', detail: 'no such USB printer' }]);
  });

  it.each(['ready', 'paper-low'])('says %s, and prints', (state) =>
    expect(stateOf(state)).toMatchObject([{ status: state, result: { outcome: 'confirmed' }, tickets: 1 }]),
  );

  it.each(['paper-out', 'cover-open', 'offline', 'fault'])('says %s, and is sent nothing', (state) =>
    expect(stateOf(state)).toMatchObject([
      { status: state, result: { outcome: 'refused', status: state }, tickets: 0 },
    ]),
  );

  it('is offline while another program has it or its cable is out, works again by itself, and says why', () => {
    const states = ['busy', 'free again', 'unplugged', 'plugged in again'];
    expect(states.flatMap(stateOf).map(({ status }) => status)).toEqual([
      'offline',
      'ready',
      'offline',
      'ready',
    ]);
    expect(linksOf('states').map((fields) => fields?.state)).toEqual(['busy', 'open', 'not-found', 'open']);
  });

  it('says that the kiosk has no right to it, and how to give it', () => {
    expect(stateOf('no right')).toMatchObject([{ status: 'offline' }]);
    expect(linksOf('no right')).toMatchObject([
      { state: 'no-permission', detail: expect.stringContaining('70-tiep-don.rules') },
    ]);
  });

  describe.each(['', ', power lost'])('unplugged in the middle of a job%s', (more) => {
    it('before the cut: not printed, printed once more, one ticket, and half a one for itself', async () => {
      const step = stepOf(`pulled before the cut${more}`);
      expect(step.results).toEqual([{ outcome: 'unknown' }, { outcome: 'confirmed' }]);
      expect(step.fates).toEqual(['not-printed']);
      await expectScrapAndTicket(step);
    });

    it('after the cut: printed, nothing is sent again, one ticket', async () => {
      const step = stepOf(`pulled after the cut${more}`);
      expect(step.results).toEqual([{ outcome: 'unknown' }]);
      expect(step.fates).toEqual(['printed']);
      expect([step.pictures.length, step.scraps.length]).toEqual([1, 0]);
      expect(await dotsOfFile(step.pictures[0] ?? '')).toEqual(meant(step));
    });

    it('is offline until the cable is in again', () => {
      for (const when of ['before', 'after'])
        expect(stateOf(`pulled ${when} the cut${more}`)).toMatchObject([{ status: 'offline' }]);
    });
  });

  it('tells of paper that ends while it takes no more bytes; mended, the ticket comes out whole and once', async () => {
    const step = stepOf('paper out');
    expect(step.results).toEqual([{ outcome: 'stopped', status: 'paper-out' }, { outcome: 'confirmed' }]);
    expect(step.fates).toEqual(['not-printed']);
    await expectScrapAndTicket(step);
  });

  it('and the next ticket whole after that', async () => {
    const step = stepOf('after paper out');
    expect(step).toMatchObject({ results: [{ outcome: 'confirmed' }], faults: [] });
    expect([step.pictures.length, step.scraps.length]).toEqual([1, 0]);
    expect(await dotsOfFile(step.pictures[0] ?? '')).toEqual(meant(step));
  });
});
