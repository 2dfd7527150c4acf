import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CLOCK, TROUBLE } from '../lab/usb/manners.ts';
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
/** As it was said, whatever it is. */
const heard = z.array(z.unknown());
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
    step: z.enum(['unplugged', 'no-right']),
    id: z.string(),
    ok: z.boolean(),
    error: z.string().optional(),
    detail: z.string().optional(),
  }),
  z.object({
    said: z.literal('manners'),
    id: z.string(),
    first: heard,
    second: heard,
    left: heard,
    trouble: heard,
    next: heard,
    closed: heard,
    ended: heard,
    lost: z.array(z.string()),
    lines: z.array(z.string()),
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

    it('is not found while it is unplugged', () => {
      const [tried] = said('try').filter((entry) => entry.id === id && entry.step === 'unplugged');
      expect(tried).toMatchObject({ ok: false, error: 'not-found' });
    });

    it('says that it may not be opened where the kiosk has no right to it', () => {
      const [tried] = said('try').filter((entry) => entry.id === id && entry.step === 'no-right');
      expect(tried).toMatchObject({ ok: false, error: 'no-permission' });
      if (id !== 'serial-scanner') expect(tried?.detail).toContain('70-tiep-don.rules');
    });
  });

  // The contract of a reader (identity.test.ts), for the scanner that needs the guest.
  describe.each(['hid-pos counting', 'hid-pos plain'])('%s, as every reader', (id) => {
    const manners = () => {
      const [shown] = said('manners').filter((entry) => entry.id === id);
      if (shown === undefined) throw new Error(`the guest shows nothing of ${id}`);
      return shown;
    };
    const who = persona('covered');
    const told = [
      {
        type: 'identity',
        complete: true,
        receivedAt: CLOCK,
        mrz: null,
        identity: {
          source: 'qr',
          assurance: 'scanned',
          number: who.card.number,
          oldNumber: expect.toSatisfy((value) => value === null || typeof value === 'string'),
          name: who.card.name.normalize('NFC'),
          birthDate: fhirBirthDate(who),
          sex: who.card.sex === 'Nam' ? 'male' : 'female',
          address: who.card.address,
          issueDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        },
      },
    ];

    it('tells every listener who it is, and when, and nothing to one that left', () => {
      const { first, second, left } = manners();
      expect([first, second, left]).toEqual([told, told, []]);
    });

    it('says what is no card, once each, keeps it to itself, and reads the next card', () => {
      const { trouble, next, lines: logged } = manners();
      expect(trouble).toEqual(Object.keys(TROUBLE).map((code) => ({ type: 'failed', code })));
      expect(next).toEqual(told);
      for (const secret of [...Object.values(TROUBLE).map((code) => code.slice(0, 12)), who.card.number])
        expect(logged.join()).not.toContain(secret);
    });

    it("ends with close and with the kiosk's signal: nothing is heard, nothing is lost, the device is free", () => {
      const { closed, ended, lost } = manners();
      expect([closed, ended, lost]).toEqual([[], [], []]);
    });
  });

  it('follows the serial scanner to another name', () => {
    const paths = of('serial-scanner', 'identity.opened').map(({ fields }) => fields?.path);
    expect(paths.slice(0, 2)).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
  });

  it('listens to the scanner with the serial number that was asked for, and not to its twin', () =>
    expect(said('twin')).toEqual([{ said: 'twin', events: [] }]));
});
