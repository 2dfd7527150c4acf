import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import chipDriver from '../../drivers/identity/chip/index.ts';
import type { IdentityReader, ReaderEvent } from '../../drivers/ports/identity.ts';
import { keyOf } from '../lab/chip/direct.ts';
import type { LineModel } from '../lab/chip/reader/line.ts';
import { persona } from '../personas.ts';
import type { Bound, Frames } from './chip-bound.ts';
import type { CardOrder } from './chip-card.ts';

/** One kind of card on one kind of line. */
export interface Case {
  readonly name: string;
  readonly frames: Frames;
  readonly line: LineModel;
  readonly portraitBytes: number;
}

export const CASES: readonly Case[] = [
  {
    name: '424 kbit/s, long frames',
    frames: { maxResponse: 65_536, extended: true },
    line: { bitsPerSecond: 424_000, msPerApdu: 3 },
    portraitBytes: 15_000,
  },
  {
    name: '424 kbit/s, frames of 256 bytes',
    frames: { maxResponse: 256, extended: false },
    line: { bitsPerSecond: 424_000, msPerApdu: 3 },
    portraitBytes: 15_000,
  },
  {
    name: '106 kbit/s, long frames',
    frames: { maxResponse: 65_536, extended: true },
    line: { bitsPerSecond: 106_000, msPerApdu: 3 },
    portraitBytes: 15_000,
  },
];

/** Ms from the card's first APDU. */
export interface Read {
  readonly text: number;
  readonly proven: number;
  readonly all: number;
  /** Processor time of the driver's process, ms. */
  readonly cpu: number;
  readonly apdus: number;
}

export interface CaseResult {
  readonly of: Case;
  readonly bounds: { readonly text: Bound; readonly all: Bound };
  readonly reads: readonly Read[];
}

const bound = z.object({ apdus: z.number(), bytes: z.number(), ms: z.number() });
const word = z.object({
  socket: z.string().optional(),
  csca: z.string().optional(),
  bounds: z.object({ text: bound, all: bound }).optional(),
});

/** Tells the card's process to do something, and gives what it says when it is done. */
const ask = async (child: ChildProcess, order: CardOrder | null): Promise<z.infer<typeof word>> => {
  const answer = once(child, 'message');
  if (order !== null) child.send(order);
  return word.parse((await answer)[0]);
};

const WHO = persona('covered');

/** Hears a read to its end: the moments at which the driver said what. */
const hear = (reader: IdentityReader): Promise<Omit<Read, 'apdus'>> =>
  new Promise((resolve, reject) => {
    const at = { present: Number.NaN, text: Number.NaN, proven: Number.NaN };
    let cpu = { user: 0, system: 0 };
    const stop = reader.listen((event: ReaderEvent) => {
      const now = performance.now();
      if (event.type === 'present') {
        at.present = now;
        cpu = process.cpuUsage();
      }
      if (event.type === 'identity') at[event.complete ? 'proven' : 'text'] = now;
      if (event.type === 'identity' && event.complete && event.identity.assurance !== 'chip-authentic')
        reject(new Error('the card was not proven'));
      if (event.type === 'failed') reject(new Error(event.code));
      if (event.type !== 'portrait') return;
      const spent = process.cpuUsage(cpu);
      stop();
      resolve({
        text: at.text - at.present,
        proven: at.proven - at.present,
        all: now - at.present,
        cpu: (spent.user + spent.system) / 1000,
      });
    });
  });

/** The driver knows that the card has left: only then the next one comes. */
const hearGone = (reader: IdentityReader): Promise<void> =>
  new Promise((resolve) => {
    const stop = reader.listen(({ type }) => {
      if (type !== 'removed') return;
      stop();
      resolve();
    });
  });

/** One read, from the card's arrival to its portrait; whatever was read before is forgotten. */
const readOnce = async (
  reader: IdentityReader,
  insert: () => Promise<unknown>,
): Promise<Omit<Read, 'apdus'>> => {
  const heard = hear(reader);
  reader.expect(null);
  reader.expect(keyOf(WHO));
  await insert();
  return heard;
};

/** Reads the chip through real PC/SC, the card in another process on a line of real speed. */
export const benchChip = async (
  rounds: number,
  say: (line: string) => void,
): Promise<readonly CaseResult[]> => {
  const child = fork(join(import.meta.dirname, 'chip-card.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { socket, csca: pem = '' } = await ask(child, null);
  process.env.PCSCLITE_CSOCK_NAME = socket;
  const folder = mkdtempSync(join(tmpdir(), 'bench-csca-'));
  const csca = join(folder, 'csca.pem');
  writeFileSync(csca, pem);
  let apdus = 0;
  const opened = await chipDriver.open(chipDriver.options.parse({ csca }), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: (reason) => say(`lost: ${reason}`),
    log: (event, fields) => {
      if (event === 'chip.read') apdus = Number(fields?.apdus ?? 0);
    },
  });
  if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
  const results: CaseResult[] = [];
  try {
    for (const one of CASES) {
      say(`${one.name} …`);
      const reads: Read[] = [];
      let bounds: CaseResult['bounds'] | undefined;
      for (let round = 0; round < rounds; round++) {
        const read = await readOnce(opened.value, async () => {
          const order = {
            do: 'insert',
            ...one.frames,
            ...one.line,
            portraitBytes: one.portraitBytes,
          } as const;
          bounds = (await ask(child, order)).bounds;
        });
        const gone = hearGone(opened.value);
        await ask(child, { do: 'remove' });
        await gone;
        reads.push({ ...read, apdus });
      }
      if (bounds === undefined) throw new Error('no bounds were told');
      results.push({ of: one, bounds, reads });
    }
  } finally {
    await opened.value.close();
    child.disconnect();
    rmSync(folder, { recursive: true });
  }
  return results;
};
