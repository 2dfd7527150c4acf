import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runInGuest, usbLabMissing } from '../lab/usb/usb-lab.ts';
import { fhirBirthDate, PERSONAS, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';

/** An emulated machine starts, loads Node and runs through: ms. */
const GUEST_LIMIT_MS = 300_000;

const identityEvent = z.object({
  type: z.literal('identity'),
  receivedAt: z.number(),
  identity: z.object({
    source: z.string(),
    assurance: z.string(),
    number: z.string(),
    name: z.string(),
    birthDate: z.string(),
    address: z.string().nullable(),
  }),
});
const event = z.union([identityEvent, z.object({ type: z.literal('failed'), code: z.string() })]);
const line = z.discriminatedUnion('said', [
  z.object({
    said: z.literal('log'),
    id: z.string(),
    event: z.string(),
    fields: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ said: z.literal('state'), id: z.string(), status: z.string(), reason: z.string().nullable() }),
  z.object({
    said: z.literal('read'),
    step: z.enum(['first', 'again', 'renewed']),
    id: z.string(),
    who: z.string(),
    events: z.array(event),
  }),
  z.object({ said: z.literal('twin'), events: z.array(event) }),
  z.object({
    said: z.literal('try'),
    id: z.string(),
    ok: z.boolean(),
    error: z.string().optional(),
    detail: z.string().optional(),
  }),
]);
type Line = z.infer<typeof line>;

const linesOf = (output: string): readonly Line[] =>
  output
    .split('\n')
    .filter((text) => text.startsWith('{'))
    .map((text) => line.parse(JSON.parse(text)));

const STATIONS = ['serial-scanner', 'hid-pos counting', 'hid-pos plain'] as const;

describeWith(await usbLabMissing(), 'scanners on a real USB stack', () => {
  let lines: readonly Line[];
  beforeAll(async () => {
    const { status, output, errors } = await runInGuest('tests/lab/usb/guest.ts');
    expect(status, output + errors).toBe(0);
    lines = linesOf(output);
  }, GUEST_LIMIT_MS);

  const said = <S extends Line['said']>(what: S) =>
    lines.filter((entry): entry is Extract<Line, { said: S }> => entry.said === what);
  const of = (id: string, what: string) =>
    said('log').filter((entry) => entry.id === id && entry.event === what);

  describe.each(STATIONS)('%s', (id) => {
    it.each(PERSONAS.map((who) => who.id))(
      'is found by vendor and product, and reads the card of %s',
      (name) => {
        const { card, ...who } = persona(name);
        const read = said('read').filter(
          (entry) => entry.id === id && entry.step === 'first' && entry.who === name,
        );
        expect(read.flatMap(({ events }) => events)).toMatchObject([
          {
            type: 'identity',
            identity: {
              source: 'qr',
              assurance: 'scanned',
              number: card.number,
              name: card.name.normalize('NFC'),
              birthDate: fhirBirthDate({ card, ...who }),
              address: card.address,
            },
          },
        ]);
      },
    );

    it.each([
      ['unplugged and plugged in again', 'again'],
      ['closed and opened by itself after a silence', 'renewed'],
    ] as const)('reads again after it was %s', (_, step) => {
      const read = said('read').filter((entry) => entry.id === id && entry.step === step);
      expect(read.flatMap(({ events }) => events)).toMatchObject([
        { type: 'identity', identity: { number: persona('covered').card.number } },
      ]);
    });

    it('was lost once, when it was unplugged: no renewal was taken for a loss', () => {
      const states = said('state').filter((entry) => entry.id === id);
      const turns = states.map(({ status }) => status).filter((status, at, all) => status !== all[at - 1]);
      expect(turns).toEqual(['ready', 'lost', 'ready']);
      expect(of(id, 'identity.renewed').length).toBeGreaterThan(0);
    });

    it('tells nothing of a card in its log', () => {
      const logged = JSON.stringify(said('log'));
      for (const { card } of PERSONAS) {
        expect(logged).not.toContain(card.number);
        expect(logged).not.toContain(card.name);
      }
    });

    it('says that it may not be opened where the kiosk has no right to it', () => {
      const [tried] = said('try').filter((entry) => entry.id === id);
      expect(tried).toMatchObject({ ok: false, error: 'no-permission' });
      if (id !== 'serial-scanner') expect(tried?.detail).toContain('70-tiep-don.rules');
    });
  });

  it('follows the serial scanner to another name', () => {
    const paths = of('serial-scanner', 'identity.opened').map(({ fields }) => fields?.path);
    expect(paths.slice(0, 2)).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
  });

  it('listens to the scanner with the serial number that was asked for, and not to its twin', () =>
    expect(said('twin')).toEqual([{ said: 'twin', events: [] }]));
});
