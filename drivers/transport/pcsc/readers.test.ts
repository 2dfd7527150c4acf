import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { VirtualCard } from '../../../tests/lab/chip/contents.ts';
import { chipReadersMissing } from '../../../tests/lab/chip/reader/machine.ts';
import {
  type ChipReader,
  type ChipReaders,
  startChipReaders,
} from '../../../tests/lab/chip/reader/readers.ts';
import { describeWith } from '../../../tests/run/describe-with.ts';
import type { CardConnection } from './card.ts';
import { loadPcsc } from './load.ts';
import { openPcsc, type PcscOptions, type PcscReaders } from './readers.ts';

const ATR = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01);
const OK = [0x90, 0x00];

/** Answers each command with its own bytes. */
const echo = (): VirtualCard => ({
  atr: ATR,
  powerUp: () => undefined,
  transmit: async (command) => Uint8Array.from([...command, ...OK]),
});

/** Takes commands and never answers. */
const mute = (): VirtualCard => ({ ...echo(), transmit: () => new Promise(() => undefined) });

/** What came of the readers, in the order it came. */
interface Seen {
  readonly cards: CardConnection[];
  readonly refused: string[];
  readonly removed: string[];
  readonly names: (readonly string[])[];
  readonly lost: string[];
}

const openWith = async (options: PcscOptions, signal: AbortSignal) => {
  const seen: Seen = { cards: [], refused: [], removed: [], names: [], lost: [] };
  const opened = await openPcsc(
    options,
    {
      onCard: (card) => seen.cards.push(card),
      onRefused: (reader, why) => seen.refused.push(`${reader}: ${why}`),
      onRemoved: (reader) => seen.removed.push(reader),
      onReaders: (names) => seen.names.push(names),
      onLost: (reason) => seen.lost.push(reason),
    },
    signal,
  );
  return { seen, opened };
};

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

const descriptors = (): number => readdirSync('/proc/self/fd').length;

describeWith(chipReadersMissing(), 'PC/SC readers', () => {
  let lab: ChipReaders;
  let first: ChipReader;
  let second: ChipReader;
  let closing: AbortController;
  let opened: PcscReaders[];

  beforeAll(async () => {
    lab = await startChipReaders({ readers: ['Lab chip reader', 'Second reader'], pollMs: 10 });
    process.env.PCSCLITE_CSOCK_NAME = lab.socket;
    const [one, two] = lab.readers;
    if (one === undefined || two === undefined) throw new Error('two readers were asked for');
    first = one;
    second = two;
  });
  afterAll(() => lab.close());
  beforeEach(() => {
    closing = new AbortController();
    opened = [];
  });
  afterEach(async () => {
    closing.abort();
    await Promise.all(opened.map((readers) => readers.close()));
    await first.remove();
    await second.remove();
  });

  const open = async (options: Partial<PcscOptions> = {}) => {
    const { seen, opened: outcome } = await openWith({ readers: null, ...options }, closing.signal);
    if (!outcome.ok) throw new Error(outcome.detail ?? outcome.error);
    opened.push(outcome.value);
    return { seen, readers: outcome.value };
  };

  const firstCard = (seen: Seen): Promise<CardConnection> =>
    soon(() => {
      const card = seen.cards.at(-1);
      if (card === undefined) throw new Error('no card yet');
      return card;
    });

  test('a card is handed over connected, answers, and is told when it leaves', async () => {
    const { seen } = await open();
    await first.insert(echo());
    const card = await firstCard(seen);
    expect(card.reader).toMatch(/^Lab chip reader/);
    expect(card.atr).toEqual(ATR);
    expect(await card.transmit(Uint8Array.of(0, 0xa4, 4, 12))).toEqual({
      ok: true,
      value: Uint8Array.of(0, 0xa4, 4, 12, ...OK),
    });
    expect(card.traffic).toEqual({ apdus: 1, bytesOut: 4, bytesIn: 6 });
    await first.remove();
    await soon(() => expect(seen.removed).toEqual([card.reader]));
    expect(await card.transmit(Uint8Array.of(0, 0xa4, 4, 12))).toEqual({ ok: false, error: 'removed' });
    expect(card.traffic.apdus).toBe(1);
  });

  test('a card that lies there at the start is seen', async () => {
    await first.insert(echo());
    const { seen } = await open();
    expect((await firstCard(seen)).reader).toMatch(/^Lab chip reader/);
  });

  test('two readers with a card each work side by side, and a name picks one of them', async () => {
    const both = await open();
    expect([...both.readers.names].sort()).toEqual([
      expect.stringMatching(/^Lab chip reader/),
      expect.stringMatching(/^Second reader/),
    ]);
    await first.insert(echo());
    await second.insert(echo());
    await soon(() => expect(both.seen.cards).toHaveLength(2));
    const answers = await Promise.all(
      both.seen.cards.map((card) => card.transmit(Uint8Array.of(1, 2, 3, 4))),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await Promise.all(both.seen.cards.map((card) => card.release('leave')));

    const picked = await open({ readers: /second/i });
    expect(picked.readers.names).toEqual([expect.stringMatching(/^Second reader/)]);
    expect((await firstCard(picked.seen)).reader).toMatch(/^Second reader/);
  });

  test('commands and answers of 10,000 bytes, many at once in their order', async () => {
    const { seen } = await open();
    await first.insert(echo());
    const card = await firstCard(seen);
    const long = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
    const answers = await Promise.all(
      [long, Uint8Array.of(0, 1, 2, 3), long].map((each) => card.transmit(each)),
    );
    expect(answers.map((answer) => (answer.ok ? answer.value.length : 0))).toEqual([10_002, 6, 10_002]);
    expect(answers[0]).toEqual({ ok: true, value: Uint8Array.from([...long, ...OK]) });
    expect(card.traffic).toEqual({ apdus: 3, bytesOut: 20_004, bytesIn: 20_010 });
  });

  test('a card that leaves instead of answering is removed, and the next one is read', async () => {
    const { seen } = await open();
    await first.insert({ ...echo(), transmit: async () => null });
    const card = await firstCard(seen);
    expect(await card.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toEqual({ ok: false, error: 'removed' });
    await soon(() => expect(seen.removed).toHaveLength(1));
    await first.insert(echo());
    await soon(() => expect(seen.cards).toHaveLength(2));
    expect(await seen.cards[1]?.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toMatchObject({ ok: true });
  });

  test('a card pulled while it computes', async () => {
    const { seen } = await open();
    await first.insert(mute());
    const card = await firstCard(seen);
    const answer = card.transmit(Uint8Array.of(0, 0xb0, 0, 0));
    const queued = card.transmit(Uint8Array.of(0, 0xb0, 0, 1));
    await first.remove();
    expect(await answer).toEqual({ ok: false, error: 'removed' });
    expect(await queued).toEqual({ ok: false, error: 'removed' });
  });

  test('a card that never answers is given up; the other reader works; the next card is read', async () => {
    const { seen } = await open({ answerMs: 300 });
    await first.insert(mute());
    const card = await firstCard(seen);
    expect(await card.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toEqual({ ok: false, error: 'unresponsive' });
    expect(await card.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toEqual({ ok: false, error: 'unresponsive' });
    await second.insert(echo());
    await soon(() => expect(seen.cards).toHaveLength(2));
    expect(await seen.cards[1]?.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toMatchObject({ ok: true });
    await first.insert(echo());
    await soon(() => expect(seen.cards).toHaveLength(3));
    expect(await seen.cards[2]?.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toMatchObject({ ok: true });
  });

  test('a card that another program holds is busy, and had once it is free', async () => {
    const owner = await open();
    await first.insert(echo());
    const card = await firstCard(owner.seen);
    const other = await open();
    await soon(() => expect(other.seen.refused).toEqual([`${card.reader}: busy`]));
    await card.release('reset');
    expect(await card.transmit(Uint8Array.of(0, 0xb0, 0, 0))).toEqual({ ok: false, error: 'lost' });
    expect(await (await firstCard(other.seen)).transmit(Uint8Array.of(9, 9, 9, 9))).toMatchObject({
      ok: true,
    });
    expect(other.seen.refused).toHaveLength(1);
  });

  test('a card that was released can be had again, reset', async () => {
    let powerUps = 0;
    const { seen, readers } = await open();
    const powerUp = (): void => {
      powerUps += 1;
    };
    await first.insert({ ...echo(), powerUp });
    const card = await firstCard(seen);
    const before = powerUps;
    await card.release('reset');
    expect(powerUps).toBeGreaterThan(before);
    readers.again(card.reader);
    await soon(() => expect(seen.cards).toHaveLength(2));
    expect(await seen.cards[1]?.transmit(Uint8Array.of(1, 2, 3, 4))).toMatchObject({ ok: true });
  });

  test('a card swapped for another is removed and handed over anew', async () => {
    const { seen } = await open();
    await first.insert(echo());
    const card = await firstCard(seen);
    await first.insert(echo());
    await soon(() => expect(seen.cards).toHaveLength(2));
    expect(seen.removed).toEqual([card.reader]);
    expect(await card.transmit(Uint8Array.of(1, 2, 3, 4))).toEqual({ ok: false, error: 'removed' });
  });

  test('a reader unplugged with a card on it, and plugged in again', async () => {
    const { seen } = await open();
    await first.insert(echo());
    const card = await firstCard(seen);
    await first.unplug();
    await soon(() => expect(seen.names).toEqual([[expect.stringMatching(/^Second reader/)]]));
    expect(seen.removed).toEqual([card.reader]);
    expect(await card.transmit(Uint8Array.of(1, 2, 3, 4))).toMatchObject({ ok: false });
    await second.unplug();
    await soon(() => expect(seen.names.at(-1)).toEqual([]));
    expect(await openWith({ readers: null }, closing.signal)).toMatchObject({
      opened: { ok: false, error: 'not-found' },
    });
    await first.plug();
    await second.plug();
    await soon(() => expect(seen.names.at(-1)).toHaveLength(2));
    await first.insert(echo());
    await soon(() => expect(seen.cards).toHaveLength(2));
    expect(seen.lost).toEqual([]);
  });

  test('pcscd ends and comes back: lost, then opened anew', async () => {
    const { seen, readers } = await open();
    await first.insert(echo());
    const card = await firstCard(seen);
    await lab.stop();
    await soon(() => expect(seen.lost).toHaveLength(1));
    expect(await card.transmit(Uint8Array.of(1, 2, 3, 4))).toMatchObject({ ok: false });
    await readers.close();
    expect(await openWith({ readers: null }, closing.signal)).toMatchObject({
      opened: { ok: false, error: 'unreachable' },
    });
    await lab.restart();
    const anew = await open();
    await first.insert(echo());
    expect(await (await firstCard(anew.seen)).transmit(Uint8Array.of(1, 2, 3, 4))).toMatchObject({
      ok: true,
    });
    expect(seen.lost).toHaveLength(1);
  });

  test('300 cards leave no handle behind', async () => {
    const { seen } = await open();
    const visit = async (count: number): Promise<void> => {
      await first.insert(echo());
      await soon(() => expect(seen.cards).toHaveLength(count));
      expect(await seen.cards.at(-1)?.transmit(Uint8Array.of(1, 2, 3, 4))).toMatchObject({ ok: true });
      await first.remove();
      await soon(() => expect(seen.removed).toHaveLength(count));
    };
    for (let count = 1; count <= 5; count++) await visit(count);
    const before = descriptors();
    for (let count = 6; count <= 300; count++) await visit(count);
    await soon(() => expect(descriptors()).toBeLessThanOrEqual(before));
  }, 180_000);

  test('the binding loads', async () => {
    expect(await loadPcsc()).toMatchObject({ ok: true });
  });
});
