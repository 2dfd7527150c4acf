import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { AskOptions } from './cli/ask.ts';
import type { Settings } from './cli/configured.ts';
import type { JournalListOptions } from './cli/journal.ts';
import type { PayTestOptions } from './cli/pay-test.ts';
import type { PrintTestOptions } from './cli/print-test.ts';
import type { ReadChipOptions } from './cli/read-chip.ts';
import type { VietQrOptions } from './cli/vietqr.ts';

/**
 * The installer's command line: one JSON object a line with `--json`, exit 0 on success, 1 on a refused input with the
 * reason, 2 on misuse.
 */
const program = new Command('kiosk')
  .description('Tiếp Đón: look after a kiosk')
  .option('--config <file>', 'the configuration of this kiosk', 'kiosk-config/sites/demo/kiosk.yaml')
  .option('--json', 'one JSON object a line', false)
  .exitOverride();

/** Each command brings its own modules when it is given: `parse` has no use for the drivers of all devices. */
const run =
  <Words extends readonly unknown[]>(work: (settings: Settings, ...words: Words) => Promise<boolean>) =>
  async (...words: Words) => {
    process.exitCode = (await work(program.opts(), ...words)) ? 0 : 1;
  };

program
  .command('doctor')
  .description('opens every configured device and system')
  .action(run(async (settings) => (await import('./cli/doctor.ts')).doctor(settings)));
program
  .command('parse')
  .description('codes from stdin, one a line')
  .action(run(async (settings) => (await import('./cli/parse.ts')).parseCodes(settings)));
program
  .command('scan-image')
  .description('finds and parses the codes in pictures')
  .argument('<file...>')
  .action(
    run(async (settings, files: readonly string[]) =>
      (await import('./cli/scan-image.ts')).scanImages(settings, files),
    ),
  );
program
  .command('read-mrz')
  .description('reads the printed lines on pictures of the back of a card')
  .argument('<file...>')
  .action(
    run(async (settings, files: readonly string[]) =>
      (await import('./cli/read-mrz.ts')).readMrzFiles(settings, files),
    ),
  );
/** Six digits: anything else is misuse. */
const canOf = (text: string): string => {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('six digits are wanted');
  return text;
};
/** The three lines of an MRZ, joined by `/`. */
const mrzOf = (text: string): readonly string[] => {
  const lines = text.split('/');
  if (lines.length !== 3 || lines.some((line) => line.length !== 30))
    throw new InvalidArgumentError('three lines of 30 characters are wanted, joined by "/"');
  return lines;
};

program
  .command('read-chip')
  .description('waits for one citizen card and reads its chip')
  .option('--reader <name>', "a part of the reader's name")
  .option('--can <number>', 'card access number: the last six digits of the citizen number', canOf)
  .option('--mrz <lines>', 'the three lines on the back, joined by "/"', mrzOf)
  .option('--csca <path>', 'file or folder of trusted certificates')
  .option('--photo <file>', 'where to write the portrait')
  .action(
    run(async (settings, options: ReadChipOptions) =>
      (await import('./cli/read-chip.ts')).readChipCommand(settings, options),
    ),
  );

/** Millimetres: anything else is misuse. */
const millimetresOf = (text: string): number => {
  if (!/^\d{2,3}$/.test(text)) throw new InvalidArgumentError('a width in millimetres is wanted');
  return Number(text);
};

program
  .command('print-test')
  .description('prints a test ticket')
  .option('--to <url>', 'another printer than the configured one: tcp://HOST:PORT, serial:, usb:, ipp:')
  .option('--model <id>', 'what printer it is')
  .option('--paper <mm>', 'width of its roll', millimetresOf)
  .action(
    run(async (settings, options: PrintTestOptions) =>
      (await import('./cli/print-test.ts')).printTest(settings, options),
    ),
  );

program
  .command('vietqr')
  .description('prints the content of a payment code')
  .requiredOption('--bin <digits>', 'the bank: six digits')
  .requiredOption('--account <number>', 'the account')
  .option('--amount <dong>', 'whole đồng; without it the code serves any number of payments')
  .option('--purpose <words>', 'what the transfer is for: 25 letters without marks')
  .action(
    run(async (settings, options: VietQrOptions) =>
      (await import('./cli/vietqr.ts')).vietQr(settings, options),
    ),
  );

/** Whole đồng, more than 0: anything else is misuse. */
const dongOf = (text: string): number => {
  if (!/^[1-9]\d{0,12}$/.test(text))
    throw new InvalidArgumentError('whole đồng from 1 are wanted, no points');
  return Number(text);
};

program
  .command('pay-test')
  .description('a test charge, of real money, on the configured terminal')
  .requiredOption('--amount <dong>', 'whole đồng', dongOf)
  .addOption(new Option('--means <means>', 'by what it is paid').choices(['card', 'vietqr']).default('card'))
  .action(
    run(async (settings, options: PayTestOptions) =>
      (await import('./cli/pay-test.ts')).payTest(settings, options),
    ),
  );

program
  .command('ask')
  .description("questions from stdin, one a line: the hospital's answers")
  .addOption(new Option('--lang <language>', 'language of the answers').choices(['vi', 'en']).default('vi'))
  .action(
    run(async (settings, options: AskOptions) => (await import('./cli/ask.ts')).ask(settings, options)),
  );

program
  .command('faq')
  .description('questions and answers: what patients asked in vain, and which answers helped')
  .command('report')
  .description('questions without an answer, most asked first; topics that helped least')
  .action(run(async (settings) => (await import('./cli/faq-report.ts')).faqReport(settings)));

const journal = program.command('journal').description('the book of effects on the outside world');
journal
  .command('list')
  .description(
    'charges against what provider and HIS say, differences first; and intents that are not closed',
  )
  .option('--offline', 'asks neither provider nor HIS')
  .action(
    run(async (settings, options: JournalListOptions) =>
      (await import('./cli/journal.ts')).listJournal(settings, options),
    ),
  );
journal
  .command('verify')
  .description('whether the hash chain holds')
  .action(run(async (settings) => (await import('./cli/journal.ts')).verifyJournal(settings)));

try {
  await program.parseAsync();
  // Devices that were opened for a look keep the process alive.
  process.exit();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exit(error.exitCode === 0 ? 0 : 2);
}
