import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { chipPersonOf } from '../lab/chip/issuer/person.ts';
import { portraitFile } from '../lab/chip/issuer/portrait-file.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { type Persona, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { writeKioskConfig } from '../run/kiosk-config.ts';
import { root } from '../run/root.ts';
import { finish, leave, present, shown } from './check-in.ts';
import { found, pageHeap } from './heap.ts';

/** The beginning of the portrait as the page gets it: a snapshot keeps no more of so long a text. */
const portraitOf = (who: Persona): string => {
  const picture = portraitFile(who.card.number, 'jpeg', 15_000);
  return `base64,${Buffer.from(picture).toString('base64').slice(0, 400)}`;
};

describeWith(missingForKiosk(), 'after a visit nothing of the person is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-privacy-'));
  // outside the kiosk's folder, which is searched too
  const snapshot = join(mkdtempSync(join(tmpdir(), 'tiep-don-heap-')), 'host.heapsnapshot');
  const who = persona('long-name');
  const { father, mother, features } = chipPersonOf(who);
  const secrets = [who.card.name, who.card.number, who.card.address];
  /** What the chip alone tells. */
  const onChip = [father, mother, features, portraitOf(who)];
  let lab: Lab;
  let kiosk: Kiosk;

  beforeAll(async () => {
    lab = await startLab({ chip: true });
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

  /**
   * The host's entry for tests writes its snapshot on SIGUSR2. It is silent meanwhile: the shell sleeps, or its watchdog would
   * end it.
   */
  async function hostHeap(): Promise<string> {
    const started = /"event":"host-started","pid":(\d+)/.exec(
      readFileSync(join(folder, 'data', 'shell.log'), 'utf8'),
    );
    const shell = kiosk.app.process();
    shell.kill('SIGSTOP');
    try {
      process.kill(Number(started?.[1]), 'SIGUSR2');
      await expect.poll(() => existsSync(`${snapshot}.done`), { timeout: 60_000 }).toBe(true);
    } finally {
      shell.kill('SIGCONT');
    }
    const text = readFileSync(snapshot, 'utf8');
    for (const file of [snapshot, `${snapshot}.done`]) rmSync(file);
    return text;
  }

  const filesBelow = (dir: string): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('while the visit lasts the search finds the person: it can find', async () => {
    await shown(kiosk.page, 'welcome');
    await lab.chip?.lay(who);
    await present(lab, who);
    await shown(kiosk.page, 'confirm');
    if (lab.chip) await kiosk.page.locator('.person-face img').waitFor({ timeout: 30_000 });
    await finish(kiosk.page, who);
    await checkInSearchFinds();
    await lab.chip?.lift();
  });

  async function checkInSearchFinds(): Promise<void> {
    expect(found(await hostHeap(), secrets)).toContain(who.card.number);
    const page = await pageHeap(kiosk.app, kiosk.page);
    expect(found(page, secrets)).toContain(who.card.name);
    if (lab.chip) expect(found(page, onChip)).toEqual([portraitOf(who)]);
  }

  it('page memory', async () => {
    await leave(kiosk.page);
    await shown(kiosk.page, 'welcome');
    expect(found(await pageHeap(kiosk.app, kiosk.page), [...secrets, ...onChip])).toEqual([]);
  });

  it('host memory', async () => {
    expect(found(await hostHeap(), [...secrets, ...onChip])).toEqual([]);
  });

  it('journal, decrypted', () => {
    const { env } = writeKioskConfig(lab.describe(), mkdtempSync(join(folder, 'unused-')));
    const store = openStore(join(folder, 'data', 'journal.db'), env.KIOSK_JOURNAL_KEY ?? '');
    const everything = JSON.stringify(store.prepare('SELECT * FROM line').all());
    const journal = createJournal(store, Date.now);
    expect(journal.verify()).toBeNull();
    expect(
      journal.lines().map(({ kind, state, outcome }) => `${kind} ${state} ${outcome ?? ''}`.trim()),
    ).toEqual(['register opened', 'register closed registered', 'print opened', 'print closed confirmed']);
    journal.shut();
    expect(found(everything, [...secrets, ...onChip])).toEqual([]);
  });

  it('logs, profile and every other file of the kiosk, and the temporary folder', () => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(3);
    expect(files.some((file) => file.endsWith('host.log'))).toBe(true);
    const guilty = files.filter((file) =>
      [...secrets, ...onChip].some((word) =>
        ['utf8', 'utf16le', 'latin1'].some((code) =>
          readFileSync(file).includes(Buffer.from(word, code as BufferEncoding)),
        ),
      ),
    );
    expect(guilty).toEqual([]);
  });
});
