import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IdentityReader, ReaderEvent } from '../../drivers/ports/identity.ts';
import { findDriver } from '../../drivers/registry.ts';
import { type ChipBehaviour, type ChipFault, WELL } from '../lab/chip/contents.ts';
import { keyOf } from '../lab/chip/direct.ts';
import { issueChip } from '../lab/chip/issuer/issue.ts';
import { ODD_CARDS } from '../lab/chip/issuer/odd-cards.ts';
import { authorityOf, completeOptions, type IssueOptions } from '../lab/chip/issuer/options.ts';
import { chipPersonOf } from '../lab/chip/issuer/person.ts';
import { createChip, type VirtualChip } from '../lab/chip/os/chip.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import { type ChipReaders, startChipReaders } from '../lab/chip/reader/readers.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import { until } from './hosting.ts';

const NAME = 'Lab chip reader';

/** What a card is told by: its last word on who it is, or why not. */
type Ending = Extract<ReaderEvent, { type: 'identity' | 'failed' | 'portrait' | 'key-wanted' }>;

describeWith(chipReadersMissing(), 'the chip driver on real PC/SC', () => {
  let readers: ChipReaders;
  let folder: string;
  let reader: IdentityReader;
  let events: ReaderEvent[];
  let lines: string[];
  let lost: string[];

  beforeAll(async () => {
    readers = await startChipReaders({ readers: [NAME, 'Second reader'], pollMs: 20 });
    process.env.PCSCLITE_CSOCK_NAME = readers.socket;
    folder = mkdtempSync(join(tmpdir(), 'csca-'));
    // The state: every algorithm that an honest card of the table is signed with.
    for (const { id, options, persona: who } of ODD_CARDS) {
      const { tamper: _, ...honest } = options;
      const authority = authorityOf(completeOptions(chipPersonOf(persona(who)), honest));
      writeFileSync(join(folder, `${authority.algorithm}-${id}.pem`), authority.cscaPem);
    }
  });
  afterAll(async () => {
    await readers.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (changed: object = {}): Promise<void> => {
    const driver = findDriver('identity', 'chip');
    if (driver === null) throw new Error('no chip driver');
    events = [];
    lines = [];
    lost = [];
    const opened = await driver.open(driver.options.parse({ csca: folder, ...changed }), {
      signal: new AbortController().signal,
      now: Date.now,
      secret: () => undefined,
      lost: (reason) => void lost.push(reason),
      log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
    });
    if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
    reader = opened.value;
    reader.listen((event) => events.push(event));
  };
  beforeEach(() => open());
  afterEach(async () => {
    await Promise.all(readers.readers.map((one) => one.remove()));
    await reader.close();
  });

  const cardOf = (
    options: Partial<IssueOptions> = {},
    behaviour: Partial<ChipBehaviour> = {},
    who = 'covered',
  ): VirtualChip => createChip(issueChip(chipPersonOf(persona(who)), options), { ...WELL, ...behaviour });
  const lay = (card: VirtualChip, at = 0) => readers.readers[at]?.insert(card) ?? Promise.resolve();
  const lift = (at = 0) => readers.readers[at]?.remove() ?? Promise.resolve();
  const heard = <T extends ReaderEvent['type']>(type: T) =>
    events.filter((event): event is Extract<ReaderEvent, { type: T }> => event.type === type);
  /** Reads to the end: to the portrait, or to a failure. */
  const ended = async (): Promise<Ending | undefined> => {
    await until(() => heard('portrait').length + heard('failed').length > 0);
    return heard('failed')[0] ?? heard('identity').at(-1);
  };
  const outcome = async (): Promise<string> => {
    const end = await ended();
    return end?.type === 'failed' ? end.code : end?.type === 'identity' ? end.identity.assurance : 'nothing';
  };

  describe('every odd card', () => {
    it.each(ODD_CARDS)('$id: $expected', async ({ options, expected, persona: who }) => {
      reader.expect(keyOf(persona(who)));
      await lay(cardOf(options, {}, who));
      expect(await outcome(), lines.join('\n')).toBe(expected);
      const [first] = heard('identity');
      if (expected === 'chip-authentic') {
        expect(first).toMatchObject({
          complete: false,
          identity: { assurance: 'chip-read', source: 'chip' },
        });
        expect(heard('identity').at(-1)).toMatchObject({ complete: true });
      }
      for (const secret of [
        persona(who).card.number,
        persona(who).card.name,
        persona(who).card.number.slice(-6),
      ])
        expect(lines.join()).not.toContain(secret);
    });
  });

  describe('how it behaves', () => {
    const behaviours: readonly (readonly [string, Partial<ChipBehaviour>, string])[] = [
      ['SELECT of the master file is refused', { selectMf: 0x6d00 }, 'chip-authentic'],
      ['no short file ids', { shortFileIds: false }, 'chip-authentic'],
      ['short APDUs alone', { extended: false, maxResponse: 256 }, 'chip-authentic'],
      ['answers of 1,000 bytes', { maxResponse: 1_000 }, 'chip-authentic'],
    ];
    it.each(behaviours)('%s', async (_, behaviour, expected) => {
      reader.expect(keyOf(persona('covered')));
      await lay(cardOf({}, behaviour));
      expect(await outcome()).toBe(expected);
    });

    const faults: readonly (readonly [string, ChipFault, string])[] = [
      ['a wrong checksum', { kind: 'wrong-mac', at: 2 }, 'chip-garbled'],
      ['a portrait that ends too soon', { kind: 'truncated', file: 0x0102, keep: 5_000 }, 'chip-garbled'],
      ['a portrait without end', { kind: 'endless', file: 0x0102 }, 'chip-garbled'],
      ['a file of 2 GB', { kind: 'huge', file: 0x010d, length: 0x7fffffff }, 'chip-garbled'],
      ['an answer of one byte', { kind: 'answer', at: 3, bytes: Uint8Array.of(0x90) }, 'moved'],
      [
        'an answer of nonsense',
        { kind: 'answer', at: 9, bytes: new Uint8Array(300).fill(0xa5) },
        'chip-garbled',
      ],
      ['no answer any more', { kind: 'silent', from: 6 }, 'moved'],
    ];
    it.each(faults)('%s', async (_, fault, expected) => {
      reader.expect(keyOf(persona('covered')));
      await lay(cardOf({}, { fault }));
      expect(await outcome()).toBe(expected);
    });
  });

  it('asks for the key, and reads once it has it', async () => {
    await lay(cardOf());
    await until(() => heard('key-wanted').length > 0);
    expect(events.map(({ type }) => type)).toEqual(['present', 'key-wanted']);
    reader.expect(keyOf(persona('covered')));
    expect(await outcome()).toBe('chip-authentic');
  });

  it('a card that hangs is mute, well before anybody has given up', async () => {
    const card = cardOf();
    let left = 5;
    reader.expect(keyOf(persona('covered')));
    await readers.readers[0]?.insert({
      atr: card.atr,
      powerUp: () => card.powerUp(),
      transmit: (command) => (left-- > 0 ? card.transmit(command) : new Promise(() => undefined)),
    });
    expect(await outcome()).toBe('mute');
  });

  it('of two readers, whichever the card lies on', async () => {
    reader.expect(keyOf(persona('covered')));
    await lay(cardOf(), 1);
    expect(await outcome()).toBe('chip-authentic');
  });

  it('a card on an unplugged reader is gone; replugged, the reader reads again', async () => {
    reader.expect(keyOf(persona('covered')));
    await lay(cardOf());
    await ended();
    await readers.readers[0]?.unplug();
    await until(() => heard('removed').length > 0);
    events.length = 0;
    await readers.readers[0]?.plug();
    await lay(cardOf());
    expect(await outcome()).toBe('chip-authentic');
    expect(lost).toEqual([]);
  });

  it('says once that pcscd has ended, cannot be opened while it is away, and reads again afterwards', async () => {
    await readers.stop();
    await until(() => lost.length > 0);
    await expect(open()).rejects.toThrow('unreachable');
    await readers.restart();
    await open();
    reader.expect(keyOf(persona('covered')));
    await lay(cardOf());
    expect(await outcome()).toBe('chip-authentic');
  });

  it('read again for the next key while it lies there: powered anew, and opened the same way', async () => {
    const covered = keyOf(persona('covered'));
    reader.expect(covered);
    await lay(cardOf({ bac: false }));
    expect(await outcome()).toBe('chip-authentic');
    reader.expect(null);
    events.length = 0;
    reader.expect(covered);
    expect(await outcome()).toBe('chip-authentic');
    expect(heard('present')).toEqual([]);
  });

  it('torn away at every APDU in turn, laid back, and read to the end', async () => {
    reader.expect(keyOf(persona('covered')));
    const whole = cardOf();
    await lay(whole);
    await ended();
    await lift();
    await until(() => heard('removed').length > 0);
    for (let at = 0; at < whole.apdus(); at++) {
      reader.expect(null);
      reader.expect(keyOf(persona('covered')));
      events.length = 0;
      const card = cardOf({}, { fault: { kind: 'torn', at } });
      await lay(card);
      await until(() => heard('removed').length > 0);
      // Lifted before anything was read of it, a card has simply gone.
      expect(at === 0 ? ['', 'moved'] : ['moved'], `torn at ${at}`).toContain(
        heard('failed')
          .map(({ code }) => code)
          .join(),
      );
      events.length = 0;
      await lay(card);
      expect(await outcome(), `torn at ${at}`).toBe('chip-authentic');
      await lift();
      await until(() => heard('removed').length > 0);
    }
  });

  it('500 reads leave no handle and no memory behind', async () => {
    const handles = (): number => readdirSync('/proc/self/fd').length;
    const once = async (): Promise<void> => {
      reader.expect(null);
      reader.expect(keyOf(persona('covered')));
      events.length = 0;
      await lay(cardOf());
      expect(await outcome()).toBe('chip-authentic');
      await lift();
      await until(() => heard('removed').length > 0);
    };
    for (let count = 0; count < 50; count++) await once();
    const [handlesBefore, memoryBefore] = [handles(), process.memoryUsage.rss()];
    for (let count = 0; count < 450; count++) await once();
    expect(handles() - handlesBefore).toBeLessThanOrEqual(2);
    expect(process.memoryUsage.rss() - memoryBefore).toBeLessThan(64 * 1024 * 1024);
  });
});
