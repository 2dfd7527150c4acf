import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What `process.exit` becomes while the command line runs inside a test. */
class Exit extends Error {
  readonly code: unknown;
  constructor(code: unknown) {
    super('exit');
    this.code = code;
  }
}

const { argv } = process;
const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
let said: string;

beforeEach(() => {
  said = '';
  const hear = (text: unknown): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Exit(code ?? process.exitCode);
  });
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = undefined;
  if (stdin) Object.defineProperty(process, 'stdin', stdin);
});

/** The exit code of `kiosk …words` with this on its standard input. */
const kiosk = async (words: readonly string[], input = ''): Promise<unknown> => {
  process.argv = ['node', 'cli.js', ...words];
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    await import('../cli.ts');
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
  return 'no exit';
};

const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Xã Mẫu, Hà Nội|15042021\n';

describe('the exit code of the command line', () => {
  it('0 on success', async () => {
    expect(await kiosk(['--json', 'parse'], CARD)).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ ok: true, value: { number: '001090123456' } });
  });

  it('0 for help', async () => {
    expect(await kiosk(['--help'])).toBe(0);
    for (const command of ['doctor', 'parse', 'journal']) expect(said).toContain(command);
  });

  it('1 on a refused input, with the reason', async () => {
    expect(await kiosk(['parse', '--json'], `${CARD}012345678\n`)).toBe(1);
    expect(said).toContain('not-a-citizen-card');
  });

  it('prints a payment code, or why there is none', async () => {
    const words = ['--json', 'vietqr', '--bin', '970436', '--account', '1234567890'];
    expect(await kiosk([...words, '--amount', '150000', '--purpose', 'VP 26112200001'])).toBe(0);
    expect(JSON.parse(said).payload).toMatch(/^00020101021238.*D1B4$/);
    said = '';
    vi.resetModules();
    expect(await kiosk([...words, '--purpose', 'Viện phí'])).toBe(1);
    expect(said).toContain('Vien phi');
  });

  it.each([['doctor'], ['pay-test --amount 1000'], ['journal list'], ['journal verify']])(
    '1 for %s without a configuration, with the reason',
    async (command) => {
      expect(await kiosk(['--config', '/nowhere/kiosk.yaml', '--json', ...command.split(' ')])).toBe(1);
      expect(JSON.parse(said)).toMatchObject({ error: 'configuration', message: 'cannot be read' });
    },
  );

  it.each([
    ['no-such-command'],
    ['parse --no-such-option'],
    ['journal'],
    ['--config'],
    [''],
    ['vietqr --bin 970436'],
    ['pay-test'],
    ['pay-test --amount 0'],
    ['pay-test --amount -1'],
    ['pay-test --amount 1.5'],
    ['pay-test --amount 1000 --means cash'],
  ])('2 on misuse: %j', async (words) => {
    expect(await kiosk(words.split(' ').filter(Boolean))).toBe(2);
    expect(said).not.toBe('');
  });
});
