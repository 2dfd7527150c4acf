import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type VirtualCard, WELL } from '../../../tests/lab/chip/contents.ts';
import { cardFor, type DirectCard, keyOf, TODAY } from '../../../tests/lab/chip/direct.ts';
import { issueChip } from '../../../tests/lab/chip/issuer/issue.ts';
import { chipPersonOf } from '../../../tests/lab/chip/issuer/person.ts';
import { createChip } from '../../../tests/lab/chip/os/chip.ts';
import { CONTENTS } from '../../../tests/lab/chip/os/test-contents.ts';
import { persona } from '../../../tests/personas.ts';
import type { CardKey, ReaderEvent } from '../../ports/identity.ts';
import { err, ok } from '../../ports/result.ts';
import { realTimers } from '../../transport/timers.ts';
import { MAX_WRONG } from './access/open.ts';
import type { TransmitFailure } from './card/link.ts';
import { createDesk } from './desk.ts';
import type { LaidCard } from './stay.ts';

/** Longer than any test. */
const LONG_MS = 60_000;
const A = 'Reader A';
const B = 'Reader B';

/** An event in a word: phases as they are called, what is proven in capitals. */
const word = (event: ReaderEvent): string => {
  switch (event.type) {
    case 'progress':
      return event.phase;
    case 'identity':
      return event.complete ? event.identity.assurance.toUpperCase() : event.identity.assurance;
    case 'portrait':
      return 'PORTRAIT';
    case 'failed':
      return `failed: ${event.code}`;
    default:
      return event.type;
  }
};

const READ = ['opening', 'text', 'chip-read', 'proof', 'CHIP-AUTHENTIC', 'portrait', 'PORTRAIT'];

interface Place {
  readonly card: VirtualCard;
  /** What the card on its reader answers from now on; null while it is well. */
  ended: TransmitFailure | null;
}

interface TableOptions {
  /** Called before the n-th APDU after the card's laying or its powering anew goes to the card. */
  readonly before?: (apdu: number) => void | Promise<void>;
  /** A reader that carries no long APDUs: it hangs on the first and has to be powered anew. */
  readonly shortOnly?: boolean;
  /** What the reader does when it is told to power the card anew. */
  readonly again?: (renew: () => void) => void;
  readonly trust?: DirectCard['trust'];
  /** How long after a failed exchange a card is believed to have been lifted. */
  readonly liftingMs?: number;
  readonly extended?: boolean;
}

const isLong = (command: Uint8Array): boolean => command.length > 5 && command[4] === 0;

/** A desk with two readers, whose cards are virtual ones without PC/SC between them. */
const table = (options: TableOptions = {}) => {
  const { before, shortOnly = false, trust = cardFor().trust } = options;
  const events: ReaderEvent[] = [];
  const lines: string[] = [];
  const commands: Uint8Array[] = [];
  const places = new Map<string, Place>();
  const renewals: string[] = [];
  let busy = 0;

  const hand = (reader: string, card: VirtualCard): void => {
    const place: Place = { card, ended: null };
    const traffic = { apdus: 0, bytesIn: 0, bytesOut: 0 };
    places.set(reader, place);
    card.powerUp();
    const exchange = async (command: Uint8Array): ReturnType<LaidCard['transmit']> => {
      if (place.ended !== null) return err(place.ended);
      commands.push(command);
      traffic.apdus += 1;
      traffic.bytesOut += command.length;
      await before?.(traffic.apdus - 1);
      if (shortOnly && isLong(command)) place.ended = 'unresponsive';
      const answer = place.ended === null ? await card.transmit(command) : null;
      if (place.ended !== null) return err(place.ended);
      if (answer === null) {
        place.ended = 'removed';
        return err('removed');
      }
      traffic.bytesIn += answer.length;
      return ok(answer);
    };
    const transmit: LaidCard['transmit'] = (command) => {
      busy += 1;
      return exchange(command).finally(() => {
        busy -= 1;
      });
    };
    desk.laid({ reader, transmit, traffic });
  };
  const end = (reader: string, why: TransmitFailure): VirtualCard | undefined => {
    const place = places.get(reader);
    if (place !== undefined) place.ended ??= why;
    places.delete(reader);
    return place?.card;
  };
  const desk = createDesk({
    timers: { after: (_, run) => realTimers.after(options.liftingMs ?? LONG_MS, run) },
    trust,
    random: (count) => Uint8Array.from(randomBytes(count)),
    clock: () => performance.now(),
    now: () => 1_234,
    today: () => TODAY,
    extended: options.extended ?? true,
    log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
    say: (event) => void events.push(event),
    again: (reader) => {
      renewals.push(reader);
      const card = end(reader, 'lost');
      const renew = (): void => {
        if (card !== undefined) hand(reader, card);
      };
      if (options.again === undefined) setImmediate(renew);
      else options.again(renew);
    },
  });
  return {
    desk,
    events,
    lines,
    commands,
    renewals,
    words: () => events.map(word),
    lay: (card: VirtualCard, reader = A) => hand(reader, card),
    lift: (reader = A) => {
      end(reader, 'removed');
      desk.lifted(reader);
    },
    /** Until nothing has moved for a while. */
    rest: async () => {
      for (let still = 0, seen = -1; still < 3; ) {
        await sleep(15);
        still = busy === 0 && seen === commands.length + events.length ? still + 1 : 0;
        seen = commands.length + events.length;
      }
    },
  };
};

const STRANGER = keyOf(persona('new-card-2024'));
const OTHER = keyOf(persona('year-only-birth'));

/** APDUs of a whole read in long frames: the last two bring the portrait. */
const WHOLE = await (async () => {
  const { card, key } = cardFor();
  const { desk, lay, rest } = table();
  desk.expect(key);
  lay(card);
  await rest();
  return card.apdus();
})();
const LAST = WHOLE - 1;

describe('a card is laid down', () => {
  it('and nothing is known of it', async () => {
    const { card } = cardFor();
    const { lay, rest, words } = table();
    lay(card);
    await rest();
    expect(words()).toEqual(['present', 'key-wanted']);
  });

  it('then the key comes', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words, renewals } = table();
    lay(card);
    await rest();
    desk.expect(key);
    await rest();
    expect(words()).toEqual(['present', 'key-wanted', ...READ]);
    expect(renewals).toEqual([]);
  });

  it('after the key', async () => {
    const { card, key, person } = cardFor();
    const { desk, lay, rest, words, events } = table();
    desk.expect(key);
    lay(card);
    await rest();
    expect(words()).toEqual(['present', ...READ]);
    const told = events.flatMap((event) => (event.type === 'identity' ? [event] : []));
    expect(told.map(({ complete, receivedAt }) => [complete, receivedAt])).toEqual([
      [false, 1_234],
      [true, 1_234],
    ]);
    expect(told[1]?.identity).toEqual({
      source: 'chip',
      assurance: 'chip-authentic',
      number: person.number,
      oldNumber: person.oldNumber,
      name: person.name,
      birthDate: key.birthDate,
      sex: person.sex === 'Nam' ? 'male' : 'female',
      address: person.residence,
      issueDate: key.issueDate,
    });
  });

  it('and the key comes while it is still being met', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words } = table({ before: (apdu) => void (apdu === 0 && desk.expect(key)) });
    lay(card);
    await rest();
    expect(words()).toEqual(['present', ...READ]);
  });

  it('and the same key comes twice: it is read once', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words, renewals } = table();
    desk.expect(key);
    lay(card);
    desk.expect({ ...key });
    await rest();
    desk.expect({ ...key });
    await rest();
    expect(words()).toEqual(['present', ...READ]);
    expect(renewals).toEqual([]);
  });

  it('and is lifted before anything is known', async () => {
    const { card, key } = cardFor();
    const { desk, lay, lift, rest, words } = table();
    lay(card);
    lift();
    desk.expect(key);
    await rest();
    expect(words()).toEqual(['present', 'removed']);
  });
});

describe('the wrong key', () => {
  it('is refused; the right one is read with the card powered anew, and not present a second time', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words, renewals } = table();
    desk.expect(OTHER);
    lay(card);
    await rest();
    expect(words()).toEqual(['present', 'opening', 'failed: key-refused']);
    desk.expect(key);
    await rest();
    expect(words().slice(3)).toEqual(READ);
    expect(renewals).toEqual([A]);
  });

  it('is replaced in mid-read, and says no more', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words } = table({ before: (apdu) => void (apdu === 3 && desk.expect(key)) });
    desk.expect(OTHER);
    lay(card);
    await rest();
    expect(words()).toEqual(['present', 'opening', ...READ]);
  });

  it('and the next and the next: tries add up while the card lies there', async () => {
    const { card } = cardFor();
    const { desk, lay, rest } = table();
    lay(card);
    for (const key of [STRANGER, OTHER, keyOf(persona('child-under-6')), keyOf(persona('long-name'))]) {
      desk.expect(key);
      await rest();
    }
    expect(card.wrongPasswords()).toBeGreaterThan(0);
    expect(card.wrongPasswords()).toBeLessThanOrEqual(MAX_WRONG.stay);
  });

  it('of a card that was lifted while it was powered anew: it is gone', async () => {
    const { card, key } = cardFor();
    const { desk, lay, lift, rest, words } = table({ again: () => undefined });
    desk.expect(OTHER);
    lay(card);
    await rest();
    desk.expect(key);
    lift();
    await rest();
    expect(words().slice(3)).toEqual(['removed']);
  });

  it('of a card that cannot be powered anew: it is mute', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words } = table({ again: () => desk.refused(A, 'unresponsive') });
    desk.expect(OTHER);
    lay(card);
    await rest();
    desk.expect(key);
    await rest();
    expect(words().slice(3)).toEqual(['failed: mute']);
  });
});

describe('a card that moves', () => {
  it.each([2, 8, LAST - 1, LAST])('at APDU %d goes on where it stopped', async (at) => {
    const { card, key } = cardFor({}, { fault: { kind: 'torn', at } });
    const { desk, lay, lift, rest, words } = table();
    desk.expect(key);
    lay(card);
    await rest();
    lift();
    expect(words().slice(-2)).toEqual(['failed: moved', 'removed']);
    const before = words().length;
    lay(card);
    await rest();
    expect(words().slice(before)).toEqual(['present', ...READ]);
  });

  it('is not read again: the files that were whole are kept', async () => {
    const short = { extended: false, maxResponse: 256 };
    const whole = cardFor({}, short);
    const first = table({ extended: false });
    first.desk.expect(whole.key);
    first.lay(whole.card);
    await first.rest();
    const all = first.commands.length;
    const { card, key } = cardFor({}, { ...short, fault: { kind: 'torn', at: all - 4 } });
    const { desk, lay, lift, rest, words, commands } = table({ extended: false });
    desk.expect(key);
    lay(card);
    await rest();
    lift();
    const before = commands.length;
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('PORTRAIT');
    expect(commands.length - before).toBeLessThan(all / 2);
  });

  it('is read from the beginning where its key was withdrawn meanwhile', async () => {
    const { card, key } = cardFor({}, { fault: { kind: 'torn', at: LAST } });
    const { desk, lay, lift, rest, words, commands } = table();
    desk.expect(key);
    lay(card);
    await rest();
    lift();
    const before = commands.length;
    desk.expect(null);
    desk.expect(key);
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('PORTRAIT');
    expect(commands.length - before).toBe(WHOLE);
  });

  it('and in its place comes another, which the key does not open', async () => {
    const { card, key } = cardFor({}, { fault: { kind: 'torn', at: LAST } });
    const { card: other } = cardFor({}, {}, 'year-only-birth');
    const { desk, lay, lift, rest, words, events } = table();
    desk.expect(key);
    lay(card);
    await rest();
    lift();
    const before = events.length;
    lay(other);
    await rest();
    expect(words().slice(before)[0]).toBe('present');
    expect(words().at(-1)).toMatch(/^failed: (key-refused|chip-blocked)$/);
    expect(words().slice(before)).not.toContain('CHIP-AUTHENTIC');
  });

  it.each([0, 1, 4, 9, LAST - 1, LAST])('and is lifted at APDU %d says nothing more', async (at) => {
    const { card, key } = cardFor();
    const { desk, lay, lift, rest, words } = table({ before: (apdu) => void (apdu === at && lift()) });
    desk.expect(key);
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('removed');
    expect(words().filter((said) => said === 'removed')).toHaveLength(1);
  });

  it('and is lifted says nothing into the stay of the next card', async () => {
    const { card, key } = cardFor();
    const next = cardFor();
    let swapped = false;
    const { desk, lay, lift, rest, words } = table({
      before: (apdu) => {
        if (apdu !== 9 || swapped) return;
        swapped = true;
        lift();
        lay(next.card);
      },
    });
    desk.expect(key);
    lay(card);
    await rest();
    const said = words();
    expect(said.slice(said.lastIndexOf('present'))).toEqual(['present', ...READ]);
  });
});

describe('the key is withdrawn', () => {
  it.each([1, 4, 9, LAST - 1, LAST])('at APDU %d: nothing more is said, and nothing kept', async (at) => {
    const { card, key, person } = cardFor();
    let left = 0;
    const { desk, lay, lift, rest, words, events, commands, lines } = table({
      before: (apdu) => {
        if (apdu !== at || left > 0) return;
        desk.expect(null);
        left = events.length;
      },
    });
    desk.expect(key);
    lay(card);
    await rest();
    expect(events.length).toBe(left);
    lift();
    expect(words().at(-1)).toBe('removed');
    const before = commands.length;
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('key-wanted');
    desk.expect(key);
    await rest();
    expect(words().slice(-READ.length)).toEqual(READ);
    expect(commands.length - before).toBe(WHOLE);
    expect(lines.join()).not.toContain(person.number);
  });

  it('the card stays, and is read again for the next key', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words, renewals } = table();
    desk.expect(key);
    lay(card);
    await rest();
    desk.expect(null);
    await rest();
    expect(words()).toEqual(['present', ...READ]);
    desk.expect(key);
    await rest();
    expect(words()).toEqual(['present', ...READ, ...READ]);
    expect(renewals).toEqual([A]);
  });

  it('another person is expected: what was read of the first is dropped', async () => {
    const { card, key } = cardFor({}, { fault: { kind: 'torn', at: LAST } });
    const { desk, lay, lift, rest, words, commands } = table();
    desk.expect(key);
    lay(card);
    await rest();
    lift();
    desk.expect(OTHER);
    desk.expect(key);
    const before = commands.length;
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('PORTRAIT');
    expect(commands.length - before).toBe(WHOLE);
  });
});

describe('two readers', () => {
  it('the card that came first is read; the second when the first is lifted', async () => {
    const first = cardFor();
    const second = cardFor({}, {}, 'year-only-birth');
    const { desk, lay, lift, rest, words } = table();
    desk.expect(first.key);
    lay(first.card, A);
    lay(second.card, B);
    await rest();
    expect(words()).toEqual(['present', ...READ]);
    expect(second.card.apdus()).toBe(0);
    desk.expect(null);
    lift(A);
    await rest();
    expect(words().slice(1 + READ.length)).toEqual(['removed', 'present', 'key-wanted']);
    desk.expect(second.key);
    await rest();
    expect(words().slice(-READ.length)).toEqual(READ);
  });

  it('a second card that comes and goes is not spoken of', async () => {
    const { card, key } = cardFor();
    const { desk, lay, lift, rest, words } = table();
    desk.expect(key);
    lay(card, A);
    lay(cardFor().card, B);
    lift(B);
    await rest();
    expect(words()).toEqual(['present', ...READ]);
  });

  it('a card that is powered anew keeps its turn', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words } = table({
      again: (renew) => {
        lay(cardFor({}, {}, 'year-only-birth').card, B);
        setImmediate(renew);
      },
    });
    desk.expect(OTHER);
    lay(card, A);
    await rest();
    desk.expect(key);
    await rest();
    expect(words().slice(3)).toEqual(READ);
  });
});

describe('a card or reader at fault', () => {
  it.each(['busy', 'unresponsive'] as const)('a card that cannot be had is mute: %s', (why) => {
    const { desk, words, lines } = table();
    desk.refused(A, why);
    expect(words()).toEqual(['failed: mute']);
    expect(lines.join()).toContain(why);
  });

  it('a card that cannot be had on the other reader disturbs no read', async () => {
    const { card, key } = cardFor();
    const { desk, lay, rest, words } = table();
    desk.expect(key);
    lay(card);
    desk.refused(B, 'busy');
    await rest();
    expect(words()).toEqual(['present', ...READ]);
  });

  it('a card of another kind is named before a key is asked for', async () => {
    const { lay, rest, words } = table();
    lay({ ...cardFor().card, powerUp: () => undefined, transmit: async () => Uint8Array.of(0x6a, 0x82) });
    await rest();
    expect(words()).toEqual(['present', 'failed: other-chip']);
  });

  it.each(['with', 'without'])(
    'a reader that fails on long APDUs is asked in short ones: %s a key',
    async (how) => {
      const { card, key } = cardFor();
      const { desk, lay, lift, rest, words, commands, renewals } = table({ shortOnly: true });
      if (how === 'with') desk.expect(key);
      lay(card);
      await rest();
      if (how === 'without') {
        expect(words()).toEqual(['present', 'key-wanted']);
        desk.expect(key);
        await rest();
      }
      expect(words().filter((said) => said !== 'key-wanted')).toEqual(['present', ...READ]);
      expect(commands.filter(isLong)).toHaveLength(1);
      expect(renewals).toEqual([A]);
      lift();
      lay(cardFor().card);
      await rest();
      expect(commands.filter(isLong)).toHaveLength(1);
    },
  );

  it('a chip that drops its session over a missing file is tried once more, with care', async () => {
    const { card, key, trust } = cardFor();
    const fussy: VirtualCard = {
      atr: card.atr,
      powerUp: () => card.powerUp(),
      transmit: async (command) => {
        const isDg14BySfi = command[0] === 0x0c && command[1] === 0xb0 && command[2] === 0x8e;
        if (!isDg14BySfi) return card.transmit(command);
        // A plain command ends the session of the chip behind.
        await card.transmit(Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08));
        return Uint8Array.of(0x6a, 0x82);
      },
    };
    const { desk, lay, rest, words, renewals } = table({ trust });
    desk.expect(key);
    lay(fussy);
    await rest();
    expect(renewals).toHaveLength(1);
    expect(words().filter((said) => said.startsWith('failed'))).toEqual([]);
    expect(words()).toContain('CHIP-AUTHENTIC');
    expect(words().at(-1)).toBe('PORTRAIT');
  });

  it('a card that is mute in short ones too is mute, and not tried for ever', async () => {
    const { lay, rest, words, renewals } = table({
      before: () => sleep(1),
      shortOnly: true,
      liftingMs: 1,
    });
    const silent = createChip(CONTENTS, { ...WELL, fault: { kind: 'silent', from: 0 } });
    lay(silent);
    await rest();
    expect(words().filter((said) => said.startsWith('failed'))).toHaveLength(1);
    expect(renewals.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['forged', { tamper: 'dg13' }],
    ['forged', { tamper: 'sod-signature' }],
    ['unknown-signer', { tamper: 'unknown-signer' }],
    ['cloned', { tamper: 'cloned-ca' }],
    ['cloned', { tamper: 'stripped-proofs' }],
  ] as const)('%s: %o', async (code, options) => {
    const { card, key, trust } = cardFor(options);
    const { desk, lay, rest, words } = table({ trust });
    desk.expect(key);
    lay(card);
    await rest();
    expect(words()).toEqual(['present', 'opening', 'text', 'chip-read', 'proof', `failed: ${code}`]);
  });

  it('another face than the one that was signed: the failure takes the place of the identity', async () => {
    const { card, key, trust } = cardFor({ tamper: 'dg2' });
    const { desk, lay, rest, words } = table({ trust });
    desk.expect(key);
    lay(card);
    await rest();
    expect(words().at(-1)).toBe('failed: forged');
    expect(words()).not.toContain('PORTRAIT');
  });
});

describe('the log', () => {
  it('tells how a read went, and nothing of the person', async () => {
    const { card, key, person } = cardFor();
    const { desk, lay, lift, rest, lines } = table();
    desk.expect(OTHER);
    lay(card);
    await rest();
    desk.expect(key);
    await rest();
    lift();
    expect(lines.filter((line) => line.startsWith('["chip.read"'))).toHaveLength(2);
    expect(lines.at(-1)).toContain('"access":"pace-can"');
    const { number, name, residence, origin, father, mother, features, birthDate } = person;
    const told = [number, number.slice(-6), name, residence, origin, father, mother, features, birthDate];
    for (const secret of [...told, key.birthDate ?? '?', key.issueDate ?? '?', OTHER.number])
      expect(lines.join('\n')).not.toContain(secret);
  });

  it('names the reason of a failure', async () => {
    const { card, key, trust } = cardFor({ tamper: 'dg13' });
    const { desk, lay, rest, lines } = table({ trust });
    desk.expect(key);
    lay(card);
    await rest();
    const failed = lines.find((line) => line.startsWith('["chip.failed"')) ?? '';
    expect(JSON.parse(failed)).toEqual([
      'chip.failed',
      { code: 'forged', detail: 'dg13: not the file that was signed' },
    ]);
  });
});

/** A key whose number alone is known, as typed. */
const typed = ({ number }: CardKey): CardKey => ({ number, birthDate: null, issueDate: null, mrz: null });

it('more that is learnt of the same person opens a card that the number alone did not', async () => {
  const { card, key } = cardFor({ pace: null });
  const { desk, lay, rest, words } = table();
  desk.expect(typed(key));
  lay(card);
  await rest();
  expect(words().at(-1)).toBe('failed: key-refused');
  desk.expect(key);
  await rest();
  expect(words().at(-1)).toBe('PORTRAIT');
});

describe('more that is learnt while the number alone is tried', () => {
  const { key } = cardFor();
  /** A card whose number alone does not open it, though a try with it takes a while. */
  const oddCard = () =>
    createChip({ ...issueChip(chipPersonOf(persona('covered')), {}), can: '000000' }, WELL);
  /** The card is laid down for the number, and while that is tried `next` is expected. */
  const grown = async (next: CardKey) => {
    const desk = table({ before: (apdu) => void (apdu === 3 && desk.desk.expect(next)) });
    desk.desk.expect(typed(key));
    desk.lay(oddCard());
    await desk.rest();
    return desk;
  };

  it('is tried as well, once, before the key is called refused', async () => {
    const { words, renewals } = await grown(key);
    expect(words().filter((said) => said.startsWith('failed'))).toEqual([]);
    expect(words().at(-1)).toBe('PORTRAIT');
    expect(renewals).toEqual([A]);
  });

  it('and does not open it either, is refused once', async () => {
    const { words, renewals } = await grown({ ...typed(key), issueDate: key.issueDate });
    expect(words().filter((said) => said.startsWith('failed'))).toEqual(['failed: key-refused']);
    expect(renewals).toEqual([A]);
  });

  it('is not tried where it is the same', async () => {
    const { words, renewals } = await grown(typed(key));
    expect(words().at(-1)).toBe('failed: key-refused');
    expect(renewals).toEqual([]);
  });
});
