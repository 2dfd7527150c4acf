import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../tests/lab/listen.ts';
import type { OpenContext } from '../../define.ts';
import type { Picture, PrintResult } from '../../ports/printer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { ByteLink, LinkFailure } from '../../transport/byte-link.ts';
import { findModel } from '../models/index.ts';
import { jobBytes, scrapBytes } from '../models/job.ts';
import type { PrinterModel } from '../models/model.ts';
import driver from './index.ts';
import { type EscposOptions, escposOptions } from './options.ts';
import { patienceFor } from './patience.ts';
import { createEscposPrinter } from './printer.ts';

const PICTURE: Picture = { width: 16, height: 2, data: Uint8Array.of(0x80, 0, 0, 1) };
const READY = [0x12, 0x12, 0x12, 0x12];
const PAPER_OUT = [0x1a, 0x32, 0x12, 0x7e];
const ASB_PAPER_OUT = [0x18, 0, 0x0f, 0x0f];
const ASB_COVER_OPEN = [0x38, 0, 0, 0x0f];
const ASB_FEEDING = [0x58, 0x02, 0, 0x0f];
const STATUS = '100401100402100403100404';
const COUNTER = '1d673200b200';
/** DLE DC4 8: the first job begins with it, since nobody knows what the printer holds. */
const CLEAR = '10140801031401060208';
/** A write that takes its time: ms. */
const SLOW_MS = 40;
const PAPER = '1d7201';
/** White dots, as many as a band of a picture may want. */
const PADDING = '00'.repeat(9_216);
const CONFIRM = /1d284806003030(.{8})$/;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'hex')];

/** What the printer of the test does with a write; what it says comes after. A write that blocks ends in a timeout or with the link. */
type Play = (
  written: string,
  say: (bytes: readonly number[]) => void,
) => 'taken' | 'slow' | 'blocks' | 'lost' | undefined;

interface Stage {
  readonly writes: string[];
  readonly opened: number;
  readonly open: number;
}

/** A link to a printer that is played by the test. */
const scripted = (play: Play) => {
  const stage = { writes: [] as string[], opened: 0, open: 0 };
  const open = async (_ms: number, signal: AbortSignal): Promise<Result<ByteLink, LinkFailure>> => {
    if (signal.aborted) return err('lost', 'aborted');
    stage.opened++;
    stage.open++;
    const said: number[] = [];
    let lost = false;
    let wake = (): void => undefined;
    const lose = (): void => {
      lost = true;
      wake();
    };
    signal.addEventListener('abort', lose);
    const patience = (ms: number, done: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        const before = wake;
        wake = () => {
          before();
          if (!done()) return;
          clearTimeout(timer);
          resolve();
        };
        wake();
      });
    return ok({
      write: async (bytes, ms) => {
        if (lost) return err('lost');
        const written = hex(bytes);
        stage.writes.push(written);
        const end = play(written, (answer) => {
          said.push(...answer);
          wake();
        });
        if (end === 'lost') lose();
        if (end === 'slow') await patience(SLOW_MS, () => lost);
        if (end === 'blocks') {
          await patience(ms, () => lost);
          return err(lost ? 'lost' : 'timeout');
        }
        return lost ? err('lost') : ok(undefined);
      },
      read: async (ms) => {
        await patience(ms, () => lost || said.length > 0);
        if (said.length > 0) return ok(Uint8Array.from(said.splice(0)));
        return err(lost ? 'lost' : 'timeout');
      },
      close: async () => {
        lose();
        stage.open--;
      },
    });
  };
  return { stage: stage as Stage, open };
};

const model = (id: string): PrinterModel => {
  const found = findModel(id);
  if (!found) throw new Error(id);
  return found;
};

const patience = ({ to, timeouts }: EscposOptions) => patienceFor(to, timeouts);

const printerOn = (play: Play, printer: string | PrinterModel = 'epson-tm-t82', timeouts: object = {}) => {
  const { stage, open } = scripted(play);
  const lines: string[] = [];
  const context: OpenContext = {
    signal: new AbortController().signal,
    now: () => 0,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
  };
  const options = escposOptions.parse({
    to: 'tcp://192.0.2.20',
    timeouts: { status: 60, counter: 40, write: 150, confirm: 200, settle: 60, poll: 15, ...timeouts },
  });
  const port = createEscposPrinter(
    {
      open,
      model: typeof printer === 'string' ? model(printer) : printer,
      paper: { roll: 80, dots: 576 },
      cut: 'full',
      timeouts: patience(options),
    },
    context,
  );
  return { port, stage, lines };
};

const signal = new AbortController().signal;
const isJob = (written: string): boolean => written.startsWith('1b40');

/** Ready, and confirms what it is given. */
const sound: Play = (written, say) => {
  if (written === STATUS) say(READY);
  if (written === COUNTER) say([...Buffer.from('_120\0')]);
  if (written === CLEAR) say([0x37, 0x25, 0x00]);
  if (written === PAPER) say([0x00]);
  const confirm = CONFIRM.exec(written);
  if (confirm?.[1] !== undefined) say(bytesOf(`1000000f3722${confirm[1]}00`));
  return 'taken';
};
/** As `sound`, but for the job. */
const withJob = (job: Play, statuses: readonly (readonly number[])[] = [READY]): Play => {
  let asked = 0;
  return (written, say) => {
    if (isJob(written)) return job(written, say);
    if (written !== STATUS) return sound(written, say);
    say(statuses[Math.min(asked++, statuses.length - 1)] ?? []);
    return 'taken';
  };
};

describe('status and mark', () => {
  it.each([
    [READY, 'ready'],
    [[0x12, 0x12, 0x12, 0x1e], 'paper-low'],
    [PAPER_OUT, 'paper-out'],
    [[0x1a, 0x16, 0x12, 0x12], 'cover-open'],
    [[0x1a, 0x52, 0x1a, 0x12], 'fault'],
    [[0x1a, 0x12, 0x12, 0x12], 'offline'],
    [[...ASB_PAPER_OUT, ...READY], 'ready'],
    [[0x12, 0x12], 'offline'],
    [[], 'offline'],
  ])('%j is %s', async (bytes, expected) => {
    const { port } = printerOn(withJob(sound, [bytes]));
    expect(await port.status(signal)).toBe(expected);
  });

  it('asks a Custom printer for all it knows at once', async () => {
    const { port, stage } = printerOn((_, say) => {
      say([0x10, 0x0f, 0x05, 0, 0, 0]);
      return 'taken';
    }, 'custom-vkp80');
    expect(await port.status(signal)).toBe('paper-out');
    expect(stage.writes).toEqual(['100414']);
  });

  it('hears nothing of paper running low from a printer without the sensor', async () => {
    const deaf = { ...model('generic'), status: { ...model('generic').status, paperLow: false } };
    expect(deaf.status.topics).toHaveLength(4);
    const { open } = scripted(withJob(sound, [[0x12, 0x12, 0x12, 0x1e]]));
    const timeouts = patience(escposOptions.parse({ to: 'tcp://192.0.2.20' }));
    const paper = { roll: 80, dots: 576 } as const;
    const port = createEscposPrinter(
      { open, model: deaf, paper, cut: 'full', timeouts },
      { signal, now: () => 0, secret: () => undefined, lost: () => undefined, log: () => undefined },
    );
    expect(await port.status(signal)).toBe('ready');
  });

  it('takes a printer that cannot be asked for ready while its link stands', async () => {
    const { port, stage } = printerOn(sound, 'generic-old');
    expect(await port.status(signal)).toBe('ready');
    expect(await port.mark(signal)).toBeNull();
    await port.close();
    expect(stage).toMatchObject({ writes: [], opened: 1, open: 0 });
  });

  it.each([
    ['one cut more', 119, 'printed'],
    ['more cuts than the job makes', 118, 'unknown'],
    ['as many', 120, 'not-printed'],
    ['fewer: another printer', 121, 'unknown'],
    ['no mark', null, 'unknown'],
  ])('asks after a job: %s', async (_, mark, fate) => {
    const { port, stage } = printerOn(sound);
    expect(await port.query('j', mark, signal)).toBe(fate);
    expect(stage.writes.some(isJob)).toBe(false);
  });

  it('does not know of a job where the counter is not answered', async () => {
    const { port } = printerOn(() => 'taken');
    expect(await port.mark(signal)).toBeNull();
    expect(await port.query('j', 3, signal)).toBe('unknown');
  });
});

describe('print', () => {
  it('asks, sends the job once and whole, and is confirmed by its process id', async () => {
    const { port, stage, lines } = printerOn(sound);
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'confirmed' });
    const job = hex(jobBytes(PICTURE, model('epson-tm-t82'), { paper: 80, cut: 'full', jobId: 1 }));
    await port.close();
    expect(stage.writes).toEqual([STATUS, CLEAR, job]);
    expect(stage.open).toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"printer.job",\{"job":"j","outcome":"confirmed","bytes":\d+,"ms":\d+\}/);
  });

  it.each([
    ['GS r says ready', [0x00], { outcome: 'confirmed' }],
    ['GS r says low', [0x03], { outcome: 'confirmed' }],
    ['GS r says that paper is out, after it', [0x0c], { outcome: 'confirmed' }],
  ])('is told by %s', async (_, answer, expected) => {
    const { port } = printerOn(
      withJob((_written, say) => {
        setTimeout(() => say(answer), 5);
        return 'taken';
      }),
      'star-escpos',
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual(expected);
  });

  it('is not confirmed by the id of another job, nor by an answer to GS r that nobody asked for', async () => {
    const { port } = printerOn(
      withJob((_, say) => {
        say([...bytesOf('37227a7a7a7a00'), 0x00]);
        return 'taken';
      }),
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'sent-unconfirmed' });
  });

  it('calls for the picture once, while the link is being opened', async () => {
    const { open } = scripted(sound);
    const order: string[] = [];
    const timeouts = patience(escposOptions.parse({ to: 'tcp://192.0.2.20' }));
    const port = createEscposPrinter(
      {
        open: async (ms, until) => {
          order.push('opening');
          await new Promise((resolve) => setTimeout(resolve, 20));
          order.push('open');
          return open(ms, until);
        },
        model: model('epson-tm-t82'),
        paper: { roll: 80, dots: 576 },
        cut: 'full',
        timeouts,
      },
      { signal, now: () => 0, secret: () => undefined, lost: () => undefined, log: () => undefined },
    );
    await port.print(
      () => {
        order.push('drawn');
        return PICTURE;
      },
      'j',
      signal,
    );
    expect(order).toEqual(['opening', 'drawn', 'open']);
  });

  it('closes the link where the picture cannot be drawn', async () => {
    const { port, stage } = printerOn(sound);
    const broken = (): Picture => {
      throw new Error('no picture');
    };
    await expect(port.print(broken, 'j', signal)).rejects.toThrow('no picture');
    expect(stage.writes).toEqual([]);
    expect(await port.status(signal)).toBe('ready');
    await port.close();
    expect(stage).toMatchObject({ open: 0, writes: [STATUS] });
  });

  it('sends nothing where paper is out before', async () => {
    const { port, stage } = printerOn(withJob(sound, [PAPER_OUT]));
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'refused', status: 'paper-out' });
    expect(stage.writes).toEqual([STATUS]);
  });

  it.each([
    ['paper-out', ASB_PAPER_OUT],
    ['cover-open', ASB_COVER_OPEN],
  ] as const)(
    'ends with %s in mid-job by automatic status, while the printer takes no more bytes',
    async (status, told) => {
      const { port, stage } = printerOn(
        withJob((_, say) => {
          setTimeout(() => say(told), 20);
          return 'blocks';
        }),
        'epson-tm-t82',
        { write: 10_000 },
      );
      expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'stopped', status });
      expect(stage.writes).toHaveLength(3);
    },
  );

  it('does not know of a job that was half taken, where the printer says nothing', async () => {
    const { port, stage } = printerOn(withJob(() => 'blocks'));
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'unknown' });
    expect(stage.writes).toHaveLength(3);
  });

  it('hears the last words of a printer whose link goes in mid-job', async () => {
    const { port } = printerOn(
      withJob((_, say) => {
        say(ASB_COVER_OPEN);
        return 'lost';
      }),
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({
      outcome: 'stopped',
      status: 'cover-open',
    });
  });

  it.each(['epson-tm-t82', 'star-escpos', 'generic', 'generic-old'])(
    'does not know of a job of %s whose link went',
    async (id) => {
      const { port, stage } = printerOn(
        withJob(() => 'lost'),
        id,
      );
      expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'unknown' });
      expect(stage.opened).toBe(1);
    },
  );

  it.each(['epson-tm-t82', 'generic'])(
    'ends by DLE EOT when paper ends on %s after all was sent',
    async (id) => {
      const { port } = printerOn(
        withJob(() => 'taken', [READY, READY, PAPER_OUT]),
        id,
      );
      expect(await port.print(() => PICTURE, 'j', signal)).toEqual({
        outcome: 'stopped',
        status: 'paper-out',
      });
    },
  );

  it.each(['epson-tm-t82', 'xprinter-xp80', 'generic', 'generic-old'])(
    'is sent-unconfirmed on %s without a word of the job while the status is good',
    async (id) => {
      const { port, stage } = printerOn(
        withJob(() => 'taken'),
        id,
      );
      expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'sent-unconfirmed' });
      expect(stage.writes.filter(isJob)).toHaveLength(1);
    },
  );

  it('waits for a printer that pauses: a button held, a head too hot', async () => {
    const { port } = printerOn(
      withJob((written, say) => {
        say(ASB_FEEDING);
        setTimeout(() => sound(written, say), 60);
        return 'taken';
      }),
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'confirmed' });
  });

  it('is stopped by a pause without an end', async () => {
    const { port } = printerOn(
      withJob(
        (_, say) => {
          say(ASB_FEEDING);
          return 'taken';
        },
        [READY, [0x1a, 0x1a, 0x12, 0x12]],
      ),
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'stopped', status: 'offline' });
  });

  it.each([
    ['at once', [READY, []]],
    ['later', [READY, READY, []]],
  ])('does not know of a job where the printer falls silent %s', async (_, statuses) => {
    const { port } = printerOn(withJob(() => 'taken', statuses));
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'unknown' });
  });

  it('ends with its signal: nothing sent before, unknown in mid-job', async () => {
    const patience = new AbortController();
    const { port, stage } = printerOn(
      withJob(() => {
        patience.abort();
        return 'taken';
      }),
    );
    const early: PrintResult = { outcome: 'refused', status: 'offline' };
    expect(await port.print(() => PICTURE, 'a', AbortSignal.abort())).toEqual(early);
    expect(stage.opened).toBe(0);
    expect(await port.print(() => PICTURE, 'b', patience.signal)).toEqual({ outcome: 'unknown' });
  });

  it('keeps to one link at a time, and is offline after close', async () => {
    const { port, stage } = printerOn(sound);
    const results = await Promise.all([
      port.print(() => PICTURE, 'a', signal),
      port.status(signal),
      port.print(() => PICTURE, 'b', signal),
    ]);
    expect(results).toEqual([{ outcome: 'confirmed' }, 'ready', { outcome: 'confirmed' }]);
    const ids = stage.writes.filter(isJob).map((job) => CONFIRM.exec(job)?.[1]);
    expect(new Set(ids).size).toBe(2);
    await port.close();
    expect(await port.status(signal)).toBe('offline');
    expect(stage).toMatchObject({ opened: 3, open: 0 });
  });
});

describe('what is left of the job before', () => {
  const SENT = [STATUS, PADDING, PAPER];
  const kindsOf = (writes: readonly string[]): readonly string[] =>
    writes.map((written) => (isJob(written) ? 'job' : written));
  const mute =
    (play: Play, question: string, answers = 0): Play =>
    (written, say) => {
      if (written === question && answers-- <= 0) return 'taken';
      return play(written, say);
    };

  it.each(['star-escpos', 'custom-vkp80'])(
    'an answer to GS r does not confirm the next one on %s',
    async (id) => {
      const early: Play = (_, say) => {
        say([0x00]);
        return 'slow';
      };
      const late = { ...model(id), status: { ...model(id).status, full: false } };
      const asked = printerOn(withJob(early), late);
      expect(await asked.port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'confirmed' });
      expect(kindsOf(asked.stage.writes)).toEqual([...SENT, 'job', PAPER]);
      const silent = printerOn(mute(withJob(early), PAPER, 1), late);
      expect(await silent.port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'sent-unconfirmed' });
      const stuck = printerOn(
        withJob((_, say) => {
          say([0x00]);
          return 'blocks';
        }),
        late,
      );
      expect(await stuck.port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'unknown' });
    },
  );

  it('late answers to GS r are heard out before the job', async () => {
    const { port, stage } = printerOn((written, say) => {
      if (written === STATUS) say(READY);
      if (written !== PAPER) return 'taken';
      say([0x00]);
      // Its own, when the other is through.
      setTimeout(() => say([0x00]), 100);
      return 'taken';
    }, 'star-escpos');
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'sent-unconfirmed' });
    expect(kindsOf(stage.writes).slice(0, 4)).toEqual([...SENT, 'job']);
  });

  it('a process id that comes before the last byte is known to be gone counts then', async () => {
    const { port } = printerOn(
      withJob((written, say) => {
        sound(written, say);
        return 'slow';
      }),
    );
    expect(await port.print(() => PICTURE, 'j', signal)).toEqual({ outcome: 'confirmed' });
  });

  it.each([
    ['answers no GS r', 'star-escpos', mute(sound, PAPER)],
    [
      'takes no dots',
      'generic',
      ((written, say) => (written === PADDING ? 'blocks' : sound(written, say))) as Play,
    ],
  ])('refuses a job, and sends nothing of it, while the printer %s', async (_, id, play) => {
    const { port, stage } = printerOn(play, id);
    for (const job of ['a', 'b'])
      expect(await port.print(() => PICTURE, job, signal)).toEqual({ outcome: 'refused', status: 'offline' });
    expect(stage.writes.filter(isJob)).toEqual([]);
  });

  it('half a ticket is cut off before the next mark, or the next job, once', async () => {
    let lost = true;
    const play: Play = (written, say) => {
      const scrap = written === SCRAP;
      const gone = lost && isJob(written) && !scrap;
      if (gone) lost = false;
      return gone ? 'lost' : sound(written, say);
    };
    const SCRAP = hex(scrapBytes(model('epson-tm-t82'), 'full'));
    const { port, stage } = printerOn(play);
    const writesOf = async (work: () => Promise<unknown>) => {
      const from = stage.writes.length;
      await work();
      return stage.writes.slice(from).map((written) => (CONFIRM.test(written) ? 'job' : written));
    };
    const print = () => port.print(() => PICTURE, 'j', signal);
    expect(await writesOf(print)).toEqual([STATUS, CLEAR, 'job']);
    expect(await writesOf(() => port.query('j', 120, signal))).toEqual([CLEAR, COUNTER]);
    expect(await writesOf(() => port.mark(signal))).toEqual([SCRAP, COUNTER]);
    expect(await writesOf(print)).toEqual([STATUS, 'job']);
    lost = true;
    await print();
    expect(await writesOf(print)).toEqual([STATUS, CLEAR, SCRAP, 'job']);
  });
});

describe('open', () => {
  const openWith = (more: object) => {
    const context = { signal, now: () => 0, secret: () => undefined, lost: () => undefined };
    const lines: string[] = [];
    const log: OpenContext['log'] = (event, fields) => void lines.push(JSON.stringify([event, fields]));
    const options = driver.options.parse({ to: 'tcp://127.0.0.1:1', ...more });
    return { lines, opened: driver.open(options, { ...context, log }) };
  };

  it.each([
    [{ model: 'epson' }, 'epson-tm-t82'],
    [{ model: 'custom-vkp80', paper: 58 }, '58 mm'],
    [{ model: 'epson-tm-t88', cut: 'full' }, 'full cut'],
  ])('is misconfigured with %j', async (options, reason) => {
    const opened = await openWith(options).opened;
    expect(opened).toMatchObject({ ok: false, error: 'misconfigured' });
    expect(opened.ok ? '' : opened.detail).toContain(reason);
  });

  it.each([
    ['epson-tm-t88', 80, { width: 512, height: null, dpi: 180 }],
    ['epson-tm-t82', 58, { width: 420, height: null, dpi: 203 }],
    ['generic', 80, { width: 576, height: null, dpi: 203 }],
  ])('tells the paper of %s %i mm', async (id, paper, expected) => {
    const opened = await openWith({ model: id, paper }).opened;
    expect(opened.ok && opened.value.paper).toEqual(expected);
  });

  it.each([
    ['xprinter-xp80', 'GS r', true],
    ['star-escpos', 'none', false],
    ['star-escpos', undefined, true],
    ['xprinter-xp80', undefined, false],
  ] as const)('asks %s by GS r with confirms %s: %s', async (id, confirms, asks) => {
    let said = Buffer.alloc(0);
    const server = createServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        said = Buffer.concat([said, chunk]);
        if (hex(chunk).endsWith(STATUS)) socket.write(Buffer.from(READY));
        if (hex(chunk).endsWith(PAPER)) socket.write(Buffer.from([0x00]));
      });
    });
    const port = await listenOnLoopback(server);
    const timeouts = { settle: 20, poll: 10 };
    const opened = await openWith({ to: `tcp://127.0.0.1:${port}`, model: id, confirms, timeouts }).opened;
    if (!opened.ok) throw new Error(opened.error);
    const result = await opened.value.print(() => PICTURE, 'j', signal);
    await opened.value.close();
    server.close();
    expect(result).toEqual({ outcome: asks ? 'confirmed' : 'sent-unconfirmed' });
    expect(hex(said).endsWith(PAPER)).toBe(asks);
  });

  it('succeeds while the printer is off: it is offline, and why is logged once', async () => {
    const { opened, lines } = openWith({});
    const port = await opened;
    if (!port.ok) throw new Error(port.error);
    expect(await port.value.status(signal)).toBe('offline');
    expect(await port.value.status(signal)).toBe('offline');
    expect(await port.value.print(() => PICTURE, 'j', signal)).toEqual({
      outcome: 'refused',
      status: 'offline',
    });
    expect(lines.filter((line) => line.includes('printer.link'))).toHaveLength(1);
    expect(lines[0]).toContain('"state":"refused"');
  });
});
