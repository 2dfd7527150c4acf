import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';

const DEMO = 'kiosk-config/sites/demo/kiosk.yaml';
const folder = mkdtempSync(join(tmpdir(), 'kiosk-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
afterEach(() => {
  vi.restoreAllMocks();
  if (stdin) Object.defineProperty(process, 'stdin', stdin);
});

/** Runs `ask` on this input; gives its answer and the lines it printed. */
async function asked(input: string, { config = DEMO, json = true, lang = 'vi' as 'vi' | 'en' } = {}) {
  let said = '';
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([Buffer.from(input)]) });
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    said += String(piece);
    return true;
  });
  const all = await ask({ config, json }, { lang });
  return { all, lines: said.split('\n').filter((line) => line !== '') };
}

describe('kiosk ask', () => {
  it('prints one answer a question, in their order', async () => {
    const { all, lines } = await asked(
      'mat khau wifi\n\nGiá vàng hôm nay?\nđau bụng là bệnh gì\ngửi xe ở đâu',
    );
    const answers = lines.map((line) => JSON.parse(line) as { id: string | null });
    expect(all).toBe(true);
    expect(answers.map(({ id }) => id)).toEqual(['wifi', null, null, null, 'gui-xe']);
    expect(answers[0]).toMatchObject({ kind: 'answer', answer: expect.stringContaining('BVMau-Khach') });
    expect(answers[1]).toMatchObject({ score: expect.any(Number), answer: null, kind: 'nearest' });
    expect(answers[3]).toMatchObject({ answer: null, kind: 'clinical' });
  });

  it('answers in English where that is wanted, whatever the question is in', async () => {
    const { lines } = await asked('mật khẩu wifi là gì', { lang: 'en' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      id: 'wifi',
      answer: expect.stringContaining('password'),
    });
  });

  it('prints for a person too', async () => {
    const { lines } = await asked('where can I park my motorbike', { json: false });
    expect(lines[0]).toContain('id: gui-xe');
  });

  it('says what is wrong with the content, by file and line', async () => {
    const config = join(folder, 'kiosk.yaml');
    writeFileSync(config, `extends: ${join(process.cwd(), DEMO)}\nfaq: { content: faq.yaml, place: null }\n`);
    writeFileSync(join(folder, 'faq.yaml'), 'emergency: x\ngroups: []\ntopics: [none.yaml]\n');
    const { all, lines } = await asked('wifi', { config });
    expect(all).toBe(false);
    expect(lines.some((line) => line.includes(`${join(folder, 'faq.yaml')}:2`))).toBe(true);
  });

  it('says so where a kiosk answers no questions', async () => {
    const config = join(folder, 'silent.yaml');
    writeFileSync(config, `extends: ${join(process.cwd(), DEMO)}\nfaq: null\n`);
    expect(await asked('wifi', { config })).toEqual({
      all: false,
      lines: [expect.stringContaining('faq is not configured')],
    });
  });
});
