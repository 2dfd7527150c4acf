import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Where a command is; the folders of system services are often left out of a user's PATH. */
export const commandPath = (command: string): string | null =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path)) ?? null;

/** The driver of vpcd: where its package's own configuration says, or where Debian puts it. */
export const vpcdLibrary = (): string | null => {
  const configuration = '/etc/reader.conf.d/vpcd';
  const named = existsSync(configuration)
    ? /^\s*LIBPATH\s+(\S+)/m.exec(readFileSync(configuration, 'utf8'))?.[1]
    : undefined;
  const usual = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
  return [named, usual].find((path) => path !== undefined && existsSync(path)) ?? null;
};

let spaces: readonly string[] | null | undefined;

/** The command that gives what follows it a file tree of its own, in which it may mount; null where none may be had. */
export const ownMounts = (): readonly string[] | null => {
  spaces ??=
    [
      ['unshare', '-m'],
      ['unshare', '-rm'],
    ].find((command) => {
      const probe = [...command.slice(1), 'mount', '-t', 'tmpfs', 'none', '/run'];
      return spawnSync('unshare', probe, { stdio: 'ignore' }).status === 0;
    }) ?? null;
  return spaces;
};

const bindingMissing = (): string | null => {
  try {
    createRequire(import.meta.url)('smartcard');
    return null;
  } catch (error) {
    return `npm package smartcard (${error instanceof Error ? error.message.split('\n')[0] : 'not loadable'})`;
  }
};

/** What this machine lacks for chip readers of the lab, in words for a skipped suite; null where nothing is missing. */
export const chipReadersMissing = (): string | null => {
  if (process.platform !== 'linux') return 'chip readers of the lab need Linux';
  const command = ['pcscd', 'cc', 'unshare', 'setpriv'].find((each) => commandPath(each) === null);
  if (command !== undefined) return `chip readers: ${command} is missing`;
  if (vpcdLibrary() === null) return 'chip readers: vsmartcard-vpcd is missing';
  if (!existsSync('/usr/include/PCSC/ifdhandler.h')) return 'chip readers: libpcsclite-dev is missing';
  if (ownMounts() === null) return 'chip readers: unshare may not mount here';
  const binding = bindingMissing();
  return binding === null ? null : `chip readers: ${binding}`;
};
