import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { writeKioskConfig } from '../run/kiosk-config.ts';
import { root } from '../run/root.ts';
import { checkIn, leave, shown } from './check-in.ts';

/** As a file may spell it, and as V8 writes it into a heap snapshot: JSON with every other sign as \\uXXXX in capitals. */
const spellings = (text: string): string[] => [text, JSON.stringify(text).slice(1, -1), escaped(text)];
const escaped = (text: string): string =>
  [...text]
    .map((sign) => {
      const code = sign.charCodeAt(0);
      return code < 128 ? sign : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
    })
    .join('');

/** Which of the words stand in the text. */
const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => spellings(word).some((spelling) => text.includes(spelling)));

describeWith(missingForKiosk(), 'after a visit nothing of the person is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-privacy-'));
  // outside the kiosk's folder, which is searched too
  const snapshot = join(mkdtempSync(join(tmpdir(), 'tiep-don-heap-')), 'host.heapsnapshot');
  const who = persona('long-name');
  const secrets = [who.card.name, who.card.number, who.card.address];
  let lab: Lab;
  let kiosk: Kiosk;

  beforeAll(async () => {
    lab = await startLab();
    kiosk = await launchKiosk({
      lab: lab.describe(),
      folder,
      env: { KIOSK_HOST_ENTRY: join(root, 'tests/e2e/host-entry.mjs'), HEAP_SNAPSHOT: snapshot },
    });
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
    for (const dir of [folder, dirname(snapshot)]) rmSync(dir, { recursive: true, force: true });
  });

  async function pageHeap(): Promise<string> {
    const session = await kiosk.page.context().newCDPSession(kiosk.page);
    const chunks: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.detach();
    return chunks.join('');
  }

  /** The host's entry for tests writes its snapshot on SIGUSR2. */
  async function hostHeap(): Promise<string> {
    const started = /"event":"host-started","pid":(\d+)/.exec(
      readFileSync(join(folder, 'data', 'shell.log'), 'utf8'),
    );
    process.kill(Number(started?.[1]), 'SIGUSR2');
    await expect.poll(() => existsSync(`${snapshot}.done`), { timeout: 60_000 }).toBe(true);
    const text = readFileSync(snapshot, 'utf8');
    for (const file of [snapshot, `${snapshot}.done`]) rmSync(file);
    return text;
  }

  const filesBelow = (dir: string): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('while the visit lasts the search finds the person: it can find', async () => {
    await checkIn(kiosk.page, lab, who);
    await checkInSearchFinds();
  });

  async function checkInSearchFinds(): Promise<void> {
    expect(found(await hostHeap(), secrets)).toContain(who.card.number);
    expect(found(await pageHeap(), secrets)).toContain(who.card.name);
  }

  it('page memory', async () => {
    await leave(kiosk.page);
    await shown(kiosk.page, 'welcome');
    expect(found(await pageHeap(), secrets)).toEqual([]);
  });

  it('host memory', async () => {
    expect(found(await hostHeap(), secrets)).toEqual([]);
  });

  it('journal, decrypted', () => {
    const { env } = writeKioskConfig(lab.describe(), mkdtempSync(join(folder, 'unused-')));
    const store = openStore(join(folder, 'data', 'journal.db'), env.KIOSK_JOURNAL_KEY ?? '');
    const everything = JSON.stringify([
      store.prepare('SELECT * FROM line').all(),
      store.prepare('SELECT * FROM payload').all(),
    ]);
    const journal = createJournal(store, Date.now);
    expect(journal.verify()).toBeNull();
    expect(
      journal.lines().map(({ kind, state, outcome }) => `${kind} ${state} ${outcome ?? ''}`.trim()),
    ).toEqual(['register opened', 'register closed registered', 'print opened', 'print closed confirmed']);
    journal.shut();
    expect(found(everything, secrets)).toEqual([]);
  });

  it('logs, profile and every other file of the kiosk, and the temporary folder', () => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(3);
    expect(files.some((file) => file.endsWith('host.log'))).toBe(true);
    const guilty = files.filter((file) =>
      secrets.some((word) =>
        ['utf8', 'utf16le', 'latin1'].some((code) =>
          readFileSync(file).includes(Buffer.from(word, code as BufferEncoding)),
        ),
      ),
    );
    expect(guilty).toEqual([]);
  });
});
