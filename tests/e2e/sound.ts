import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from '../run/display.ts';
import { isOnPath } from '../run/which.ts';
import { type Microphone, openMicrophone } from './microphone.ts';

const SINK = 'loudspeaker';
const START_MS = 30_000;
const TRY_MS = 50;
/** Debian's place of speech-dispatcher's voices, and the one of systems that came later. */
const MODULES = ['/usr/lib/speech-dispatcher-modules', '/usr/libexec/speech-dispatcher-modules'];

/** A loudspeaker that nobody hears, the system's voices, and a microphone before it. */
export interface Sound extends Microphone {
  /** For the process of the kiosk: whose voices it has. Of its sounds only the voices come to the loudspeaker. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Why nothing can be heard here; null where it can. */
export function missingForSound(): string | null {
  if (process.platform !== 'linux') return 'voices are heard on Linux alone';
  const command = ['pulseaudio', 'parec', 'speech-dispatcher'].find((each) => !isOnPath(each));
  if (command) return `no ${command} (apt-get install pulseaudio speech-dispatcher-espeak-ng)`;
  const voice = MODULES.some((each) => existsSync(join(each, 'sd_espeak-ng')));
  return voice ? null : 'no speech-dispatcher-espeak-ng';
}

/**
 * Starts a PulseAudio with a null sink and a speech-dispatcher with espeak-ng of their own, on sockets in a folder of their
 * own. Throws, and leaves nothing behind, where they do not start.
 */
export async function openSound(): Promise<Sound> {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-sound-'));
  const pulse = join(folder, 'pulse.sock');
  const speech = join(folder, 'speech.sock');
  const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${pulse}` };
  const children: ChildProcess[] = [];
  const start = async (command: string, options: readonly string[], socket: string): Promise<void> => {
    const child = spawn(command, options, { env, stdio: 'ignore' });
    children.push(child);
    await answering(child, command, socket);
  };
  const endAll = (): void => {
    for (const child of children) child.kill();
  };
  process.once('exit', endAll);
  const closeAll = async (): Promise<void> => {
    process.off('exit', endAll);
    for (const child of children.reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await start('pulseaudio', pulseOptions(pulse), pulse);
    await start('speech-dispatcher', speechOptions(folder, speech), speech);
    const { child, microphone } = await openMicrophone(`${SINK}.monitor`, env);
    children.push(child);
    return { ...microphone, env: { SPEECHD_ADDRESS: `unix_socket:${speech}` }, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** No configuration of the system, no sound card, no bus: the null sink is all there is. */
const pulseOptions = (socket: string): string[] => [
  '-n',
  '--daemonize=no',
  '--use-pid-file=no',
  '--exit-idle-time=-1',
  '--disable-shm=yes',
  `--load=module-null-sink sink_name=${SINK}`,
  `--load=module-native-protocol-unix socket=${socket}`,
];

/** Writes a configuration of its own. Without `-t 0` it would end while nobody is connected. */
function speechOptions(folder: string, socket: string): string[] {
  const config = join(folder, 'speech');
  mkdirSync(join(config, 'modules'), { recursive: true });
  writeFileSync(
    join(config, 'speechd.conf'),
    [
      'LogLevel 1',
      'AudioOutputMethod "pulse"',
      'AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"',
      'DefaultModule espeak-ng',
      '',
    ].join('\n'),
  );
  writeFileSync(join(config, 'modules', 'espeak-ng.conf'), 'Debug 0\n');
  return ['-s', '-t', '0', '-C', config, '-S', socket, '-P', join(folder, 'speech.pid'), '-L', folder];
}

/** Waits until somebody listens at `socket`. Throws where the process ends before, or takes too long. */
async function answering(child: ChildProcess, command: string, socket: string): Promise<void> {
  let failed: string | null = null;
  child.once('error', ({ message }) => {
    failed = message;
  });
  child.once('exit', (code) => {
    failed ??= `it ended with ${code}`;
  });
  const until = performance.now() + START_MS;
  while (!(await listens(socket))) {
    if (failed !== null) throw new Error(`${command} did not start: ${failed}`);
    if (performance.now() > until) throw new Error(`${command} does not answer`);
    await pause(TRY_MS);
  }
}

const listens = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const trial = connect(socket);
    trial.once('connect', () => {
      trial.destroy();
      resolve(true);
    });
    trial.once('error', () => resolve(false));
  });
