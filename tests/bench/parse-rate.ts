import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printBhytQr } from '../../drivers/codec/bhyt-qr.ts';
import { printMrzTd1 } from '../../drivers/codec/mrz-td1.ts';
import { printVietQr } from '../../drivers/codec/vietqr.ts';
import { fhirBirthDate, PERSONAS, type Persona, qrOf } from '../personas.ts';
import { root } from '../run/root.ts';

/** Codes a second, each through a whole command from standard input to standard output, start of Node included. */
export interface ParseRate {
  readonly count: number;
  /** `kiosk parse --json`. */
  readonly ours: number;
  /** JSON.parse and JSON.stringify of our answers, line by line: what a command does that understands nothing. */
  readonly json: number;
}

const PEER = `
const { createInterface } = require('node:readline');
let text = '';
createInterface({ input: process.stdin })
  .on('line', (line) => {
    text += JSON.stringify(JSON.parse(line)) + '\\n';
    if (text.length > 65536) { process.stdout.write(text); text = ''; }
  })
  .on('close', () => process.stdout.write(text));
`;

const sexOf = ({ card }: Persona): 'male' | 'female' => (card.sex === 'Nam' ? 'male' : 'female');

const insuranceLine = (who: Persona, n: number): string =>
  printBhytQr({
    code: who.insurance.card?.maThe ?? who.card.number.slice(2),
    name: who.card.name,
    birthDate: fhirBirthDate(who),
    sex: sexOf(who),
    address: who.card.address,
    facility: '01028',
    validFrom: '2026-01-01',
    validTo: '2035-12-31',
    issueDate: '2026-01-05',
    guardian: null,
    fiveYearDate: '2027-06-01',
    benefitLevel: null,
    managementNumber: String(n).padStart(14, '0'),
    livingArea: null,
    check: '4641c59ff02659c3-1202',
    issuer: null,
    layout: 14,
  });

const zoneLine = (who: Persona): string =>
  printMrzTd1({
    number: who.card.number,
    documentNumber: who.card.number.slice(-9),
    birthDate: fhirBirthDate(who),
    sex: sexOf(who),
    expiryDate: '2040-01-01',
    nationality: 'VNM',
    name: who.card.name,
  }).join('/');

const paymentLine = (n: number): string =>
  printVietQr({
    bin: '970436',
    account: '1234567890',
    service: 'QRIBFTTA',
    amount: 100_000 + (n % 1000) * 500,
    purpose: `VP ${n}`,
    dynamic: true,
  });

const KINDS: readonly ((who: Persona, n: number) => string)[] = [
  qrOf,
  insuranceLine,
  zoneLine,
  (_who, n) => paymentLine(n),
];

/** So many codes of all four kinds in turn, one a line. */
export const mixedCodes = (count: number): string => {
  const lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const who = PERSONAS[n % PERSONAS.length];
    const kind = KINDS[Math.floor(n / PERSONAS.length) % KINDS.length];
    if (who !== undefined && kind !== undefined) lines.push(kind(who, n));
  }
  return `${lines.join('\n')}\n`;
};

/** Seconds that Node takes for these words, from one file to another. @throws Error where it fails. */
const secondsOf = (words: readonly string[], from: string, to: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
    const startedAt = performance.now();
    const child = spawn(process.execPath, words, { cwd: root, stdio: [input, output, 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - startedAt) / 1000;
      closeSync(input);
      closeSync(output);
      if (code === 0) resolve(seconds);
      else reject(new Error(`${words[0]}: exit code ${code}`));
    });
  });

/**
 * Times the built `kiosk parse --json` on this many mixed codes, beside a command that only takes JSON apart and puts it
 * together again.
 */
export const benchParse = async (count: number): Promise<ParseRate> => {
  const folder = mkdtempSync(join(tmpdir(), 'parse-rate-'));
  const codes = join(folder, 'codes');
  const answers = join(folder, 'answers');
  try {
    writeFileSync(codes, mixedCodes(count));
    const ours = await secondsOf(['out/main/cli.js', 'parse', '--json'], codes, answers);
    const json = await secondsOf(['--eval', PEER], answers, join(folder, 'again'));
    return { count, ours: count / ours, json: count / json };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
