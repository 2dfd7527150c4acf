import { Command, CommanderError } from 'commander';
import { doctor } from './cli/doctor.ts';
import { listJournal, verifyJournal } from './cli/journal.ts';
import { parseCodes } from './cli/parse.ts';

/**
 * The installer's command line: one JSON object a line with `--json`, exit 0 on success, 1 on a refused input with the
 * reason, 2 on misuse.
 */
const program = new Command('kiosk')
  .description('Tiếp Đón: look after a kiosk')
  .option('--config <file>', 'the configuration of this kiosk', 'kiosk-config/sites/demo/kiosk.yaml')
  .option('--json', 'one JSON object a line', false)
  .exitOverride();

const run = (work: (settings: { config: string; json: boolean }) => Promise<boolean>) => async () => {
  process.exitCode = (await work(program.opts())) ? 0 : 1;
};

program.command('doctor').description('opens every configured device and system').action(run(doctor));
program.command('parse').description('codes from stdin, one a line').action(run(parseCodes));
const journal = program.command('journal').description('the book of effects on the outside world');
journal.command('list').description('intents that are not closed').action(run(listJournal));
journal.command('verify').description('whether the hash chain holds').action(run(verifyJournal));

try {
  await program.parseAsync();
  // Devices that were opened for a look keep the process alive.
  process.exit();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exit(error.exitCode === 0 ? 0 : 2);
}
