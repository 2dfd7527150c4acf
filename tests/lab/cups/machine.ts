import { existsSync } from 'node:fs';
import { commandPath } from '../chip/reader/machine.ts';

const COMMANDS = ['cupsd', 'lpadmin', 'cupsdisable', 'cupsenable', 'cupsreject', 'cupsaccept', 'lp'];
const PARTS = ['/usr/lib/cups/backend/socket', '/usr/lib/cups/filter/pdftopdf'];

/** What this machine lacks for a print server of the lab, in words for a skipped suite; null where nothing is missing. */
export const cupsMissing = (): string | null => {
  if (process.platform !== 'linux') return 'the print server of the lab needs Linux';
  const command = COMMANDS.find((each) => commandPath(each) === null);
  if (command !== undefined) return `print server: ${command} is missing (Debian: cups)`;
  const part = PARTS.find((each) => !existsSync(each));
  if (part !== undefined) return `print server: ${part} is missing (Debian: cups)`;
  if (commandPath('pdftoppm') === null) return 'print server: pdftoppm is missing (Debian: poppler-utils)';
  return null;
};
