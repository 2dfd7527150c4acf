import { err, ok, type Result } from '../../ports/result.ts';

/** The binding to the system's PC/SC: pcscd on Linux and macOS's and Windows's own. */
export type Pcsc = typeof import('smartcard');

const MEND =
  'PC/SC binding not built: install libpcsclite-dev, g++, make and python3, then run npm install again';

/**
 * The npm package smartcard where it is installed and loads; else `misconfigured`, with how to mend it.
 * libpcsclite reads PCSCLITE_CSOCK_NAME at the first use in a process, which is later.
 */
export const loadPcsc = async (): Promise<Result<Pcsc, 'misconfigured'>> => {
  try {
    return ok(await import('smartcard'));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return err('misconfigured', `${MEND} (${why})`);
  }
};
