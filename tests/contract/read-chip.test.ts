import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseSlashDate } from '../../drivers/codec/calendar.ts';
import { type ChipBehaviour, type VirtualCard, WELL } from '../lab/chip/contents.ts';
import { createAuthority } from '../lab/chip/issuer/authority.ts';
import { issueChip } from '../lab/chip/issuer/issue.ts';
import { mrzLines } from '../lab/chip/issuer/mrz.ts';
import type { IssueOptions } from '../lab/chip/issuer/options.ts';
import { chipPersonOf } from '../lab/chip/issuer/person.ts';
import { PORTRAIT_HEIGHT, PORTRAIT_WIDTH } from '../lab/chip/issuer/portrait.ts';
import { createChip, type VirtualChip } from '../lab/chip/os/chip.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import { type ChipReaders, startChipReaders } from '../lab/chip/reader/readers.ts';
import { fhirBirthDate, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import { root } from '../run/root.ts';

const FIRST = 'Lab chip reader';
const SECOND = 'Second reader';
const WHO = persona('covered');
const PERSON = chipPersonOf(WHO);
const CAN = PERSON.number.slice(-6);
const LINE_FIELDS = [
  'access',
  'apdus',
  'assurance',
  'bytesIn',
  'bytesOut',
  'checks',
  'failed',
  'identity',
  'ms',
];

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `node` on a file of ours, to its end. */
const node = (file: string, words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, file), ...words], { cwd: root, env });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

const cardOf = (
  options: Partial<IssueOptions> = {},
  behaviour: Partial<ChipBehaviour> = {},
  who = 'covered',
): VirtualChip => createChip(issueChip(chipPersonOf(persona(who)), options), { ...WELL, ...behaviour });

describeWith(chipReadersMissing(), 'kiosk read-chip', () => {
  let readers: ChipReaders;
  let folder: string;
  let csca: string;

  beforeAll(async () => {
    const built = await node('tests/run/build.ts', []);
    if (built.code !== 0) throw new Error(built.err);
    readers = await startChipReaders({ readers: [FIRST, SECOND], pollMs: 20 });
    folder = mkdtempSync(join(tmpdir(), 'read-chip-'));
    csca = join(folder, 'csca.pem');
    writeFileSync(csca, createAuthority().cscaPem);
  });
  afterEach(() => Promise.all(readers.readers.map((reader) => reader.remove())));
  afterAll(async () => {
    await readers.close();
    rmSync(folder, { recursive: true });
  });

  const lay = async (card: VirtualCard, at = 0): Promise<void> => {
    await readers.readers[at]?.insert(card);
  };
  const run = (...words: readonly string[]): Promise<Ran> =>
    node('out/main/cli.js', ['read-chip', '--json', ...words], {
      ...process.env,
      PCSCLITE_CSOCK_NAME: readers.socket,
    });
  /** The exit code and the one line that was printed. */
  const read = async (...words: readonly string[]) => {
    const { code, out, err } = await run(...words);
    expect(out.trim().split('\n'), err).toHaveLength(1);
    const line: Record<string, unknown> = JSON.parse(out);
    return { code, line };
  };

  describe('a card that minds what others do not', () => {
    it('is read with care: one that takes no long APDUs, and says so too late', async () => {
      const card = cardOf({ cardAccess: false }, { extended: false, maxResponse: 256 });
      const { mrzLines } = await import('../lab/chip/issuer/mrz.ts');
      await lay({
        atr: card.atr,
        powerUp: () => card.powerUp(),
        transmit: async (command) =>
          command.length === 7 && command[4] === 0 ? Uint8Array.of(0x6a, 0x82) : card.transmit(command),
      });
      const { code, line } = await read('--mrz', mrzLines(PERSON).join('/'), '--csca', csca);
      expect(code, JSON.stringify(line)).toBe(0);
      expect(line).toMatchObject({ access: 'bac', assurance: 'chip-authentic', failed: null });
    });

    it('and one that is lifted in mid-read is told as moved', async () => {
      await lay(cardOf({}, { fault: { kind: 'torn', at: 12 } }));
      const { code, line } = await read('--can', CAN, '--csca', csca);
      expect(code).toBe(1);
      expect(line).toMatchObject({ failed: 'moved', identity: { name: PERSON.name } });
    });
  });

  describe('a genuine card', () => {
    it('is told with all its fields, and no others', async () => {
      const card = cardOf();
      await lay(card);
      const { code, line } = await read('--can', CAN, '--csca', csca);
      expect(code).toBe(0);
      expect(Object.keys(line).sort()).toEqual(LINE_FIELDS);
      const { name, nationality, ethnicity, religion, origin, residence, features, father, mother, spouse } =
        PERSON;
      expect(line).toEqual({
        access: 'pace-can',
        identity: {
          number: PERSON.number,
          name,
          birthDate: fhirBirthDate(WHO),
          sex: PERSON.sex === 'Nam' ? 'male' : 'female',
          nationality,
          ethnicity,
          religion,
          origin,
          residence,
          features,
          issueDate: parseSlashDate(PERSON.issueDate),
          expiryDate: parseSlashDate(PERSON.expiryDate ?? ''),
          father,
          mother,
          spouse,
          oldNumber: PERSON.oldNumber,
        },
        assurance: 'chip-authentic',
        checks: { passive: 'passed', active: 'passed', chip: 'passed' },
        apdus: card.apdus(),
        bytesIn: card.bytesOut(),
        bytesOut: card.bytesIn(),
        ms: expect.any(Number),
        failed: null,
      });
      expect(card.wrongPasswords()).toBe(0);
    });

    it('is read when it is laid down after the start', async () => {
      const reading = read('--can', CAN, '--csca', csca);
      const card = cardOf();
      await new Promise((resolve) => setTimeout(resolve, 500));
      await lay(card);
      expect(await reading).toMatchObject({
        code: 0,
        line: { assurance: 'chip-authentic', apdus: card.apdus() },
      });
    });

    it('is given back as it was: the next run reads it again', async () => {
      await lay(cardOf());
      for (let run = 0; run < 2; run++)
        expect(await read('--can', CAN, '--csca', csca)).toMatchObject({
          code: 0,
          line: { access: 'pace-can', failed: null },
        });
    });

    it('with a folder of trusted certificates', async () => {
      await lay(cardOf());
      expect(await read('--can', CAN, '--csca', folder)).toMatchObject({
        code: 0,
        line: { assurance: 'chip-authentic' },
      });
    });

    it('without trusted certificates is read and not authenticated', async () => {
      await lay(cardOf());
      expect(await read('--can', CAN)).toMatchObject({
        code: 0,
        line: { assurance: 'chip-read', checks: { passive: 'not-done', active: 'passed', chip: 'passed' } },
      });
    });

    it('is opened by its MRZ', async () => {
      await lay(cardOf());
      expect(await read('--mrz', mrzLines(PERSON).join('/'), '--csca', csca)).toMatchObject({
        code: 0,
        line: { access: 'pace-mrz', assurance: 'chip-authentic' },
      });
    });

    it('without PACE is opened by its MRZ as well', async () => {
      await lay(cardOf({ cardAccess: false }));
      expect(await read('--mrz', mrzLines(PERSON).join('/'), '--csca', csca)).toMatchObject({
        code: 0,
        line: { access: 'bac', assurance: 'chip-authentic' },
      });
    });

    it('that proves nothing is read, and says what it lacks', async () => {
      await lay(cardOf({ chipAuthentication: null, activeAuthentication: null }));
      expect(await read('--can', CAN, '--csca', csca)).toMatchObject({
        code: 0,
        line: { assurance: 'chip-read', checks: { passive: 'passed', active: 'absent', chip: 'absent' } },
      });
    });

    it('what it does not tell is null', async () => {
      const who = persona('appointment-today');
      await lay(cardOf({}, {}, who.id));
      const { line } = await read('--can', who.card.number.slice(-6));
      expect(line).toMatchObject({ failed: null, identity: { expiryDate: null } });
    });

    it.each(['jpeg', 'jpeg2000'] as const)('its portrait is written: %s', async (portrait) => {
      const file = join(folder, `${portrait}.jpg`);
      await lay(cardOf({ portrait }));
      expect((await read('--can', CAN, '--csca', csca, '--photo', file)).code).toBe(0);
      const { width, height } = await loadImage(readFileSync(file));
      expect([width, height]).toEqual([PORTRAIT_WIDTH, PORTRAIT_HEIGHT]);
    });

    it('whose portrait cannot be written is told all the same', async () => {
      await lay(cardOf());
      const { code, line } = await read(
        '--can',
        CAN,
        '--csca',
        csca,
        '--photo',
        join(folder, 'no', 'where.jpg'),
      );
      expect(code).toBe(1);
      expect(JSON.stringify(line)).toContain('where.jpg');
    });
  });

  describe('of two readers', () => {
    it.each([
      ['first', 'Lab chip'],
      ['second', 'Second'],
    ] as const)('the %s is chosen by a part of its name', async (which, name) => {
      const cards = [cardOf(), cardOf()];
      for (const [at, card] of cards.entries()) await lay(card, at);
      expect((await read('--reader', name, '--can', CAN)).line).toMatchObject({ failed: null });
      expect(cards.map((card) => card.apdus() > 0)).toEqual([which === 'first', which === 'second']);
    });

    it('whichever gets a card, where none is named', async () => {
      await lay(cardOf(), 1);
      expect((await read('--can', CAN)).line).toMatchObject({ failed: null });
    });

    it('one that is not there is told', async () => {
      await lay(cardOf());
      const { code, line } = await read('--reader', 'Nowhere', '--can', CAN);
      expect(code).toBe(1);
      expect(line).toMatchObject({ ok: false, error: 'not-found' });
    });
  });

  describe('exit 1, with the reason', () => {
    it.each([
      ['forged', { tamper: 'dg13' }, 'failed'],
      ['forged', { tamper: 'sod-signature' }, 'failed'],
      ['unknown-signer', { tamper: 'unknown-signer' }, 'failed'],
      ['cloned', { tamper: 'cloned-ca' }, 'passed'],
      ['cloned', { tamper: 'cloned-aa', chipAuthentication: null }, 'passed'],
    ] as const)('%s: %o', async (failed, options, passive) => {
      const card = cardOf(options);
      await lay(card);
      const { code, line } = await read('--can', CAN, '--csca', csca);
      expect(code).toBe(1);
      expect(Object.keys(line).sort()).toEqual(LINE_FIELDS);
      expect(line).toMatchObject({
        failed,
        checks: { passive },
        assurance: 'chip-read',
        identity: { number: PERSON.number },
        apdus: card.apdus(),
      });
    });

    it('the portrait of a card whose face was exchanged is not written', async () => {
      const file = join(folder, 'forged.jpg');
      await lay(cardOf({ tamper: 'dg2' }));
      const { code, line } = await read('--can', CAN, '--csca', csca, '--photo', file);
      expect([code, line.failed, existsSync(file)]).toEqual([1, 'forged', false]);
    });

    it('key-refused', async () => {
      const card = cardOf();
      await lay(card);
      const { code, line } = await read('--can', CAN === '000000' ? '111111' : '000000', '--csca', csca);
      expect(code).toBe(1);
      expect(Object.keys(line).sort()).toEqual(LINE_FIELDS);
      expect(line).toMatchObject({
        access: null,
        identity: null,
        assurance: null,
        checks: { passive: 'not-done', active: 'not-done', chip: 'not-done' },
        failed: 'key-refused',
      });
      expect(card.wrongPasswords()).toBe(1);
    });

    it('other-chip', async () => {
      await lay({
        atr: cardOf().atr,
        powerUp: () => undefined,
        transmit: async () => Uint8Array.of(0x6a, 0x82),
      });
      const { code, line } = await read('--can', CAN);
      expect(code).toBe(1);
      expect(Object.keys(line).sort()).toEqual(LINE_FIELDS);
      expect(line).toMatchObject({ access: null, identity: null, assurance: null, failed: 'other-chip' });
    });

    it('a path of certificates that does not exist, before any card is waited for', async () => {
      const path = join(folder, 'nowhere');
      const { code, line } = await read('--can', CAN, '--csca', path);
      expect(code).toBe(1);
      expect(line).toEqual({ ok: false, error: 'csca: not-found', message: path });
    });

    it('a file that is no certificate', async () => {
      const path = join(folder, 'rubbish.txt');
      writeFileSync(path, 'rubbish');
      expect(await read('--can', CAN, '--csca', path)).toEqual({
        code: 1,
        line: { ok: false, error: 'csca: not-a-certificate', message: path },
      });
    });

    it('a card that is taken away in mid-read', async () => {
      await lay(cardOf({}, { fault: { kind: 'torn', at: 9 } }));
      const { code, line } = await read('--can', CAN, '--csca', csca);
      expect([code, line.failed]).toEqual([1, 'moved']);
    });
  });

  describe('exit 2 on misuse', () => {
    it.each([
      ['--can', '12345'],
      ['--can', '1234567'],
      ['--can', '12345a'],
      ['--can', ''],
      ['--mrz', 'ABC'],
      ['--mrz', mrzLines(PERSON).slice(0, 2).join('/')],
      ['--mrz', `${mrzLines(PERSON).join('/')}/`],
      ['--mrz', mrzLines(PERSON).join('/').slice(1)],
      ['--no-such-option'],
      ['--csca'],
    ])('%s %s', async (...words) => {
      const { code, out, err } = await run(...words);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('error:');
    });
  });
});
