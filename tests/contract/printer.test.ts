import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canPrint, type Picture, type PrinterStatus, type PrintResult } from '../../drivers/ports/printer.ts';
import { type LabModelId, labModel } from '../lab/printer/models.ts';
import { ptyMissing } from '../lab/pty-pair.ts';
import { describeWith } from '../run/describe-with.ts';
import { hosted } from './hosting.ts';
import { type Bench, hostedBench, serialBench, tcpBench } from './printer-benches.ts';

/** What a printer of that model can do for us. */
interface Expected {
  readonly model: LabModelId;
  readonly outcome: 'confirmed' | 'sent-unconfirmed';
  /** Can be asked after a job. */
  readonly counts: boolean;
}
// biome-ignore format: a table
const MODELS: readonly Expected[] = [
  { model: 'epson-tm-t82', outcome: 'confirmed', counts: true },
  { model: 'epson-tm-t88', outcome: 'confirmed', counts: true },
  { model: 'xprinter-xp80', outcome: 'sent-unconfirmed', counts: false },
  { model: 'star-escpos', outcome: 'confirmed', counts: false },
  { model: 'custom-vkp80', outcome: 'confirmed', counts: false },
  { model: 'nippon-kiosk', outcome: 'sent-unconfirmed', counts: false },
  { model: 'generic', outcome: 'sent-unconfirmed', counts: false },
  { model: 'generic-old', outcome: 'sent-unconfirmed', counts: false },
];
const EPSON = MODELS.slice(0, 1);
const ON_SERIAL = MODELS.filter(({ model }) =>
  ['epson-tm-t82', 'star-escpos', 'custom-vkp80'].includes(model),
);
/** The lab's printer behind each registered driver. */
const HOSTED: Readonly<Record<string, Expected>> = Object.fromEntries(EPSON.map((one) => ['escpos', one]));

/** What the lab does to the printer, and what it must say of itself. */
const STATES: Readonly<Record<Exclude<PrinterStatus, 'fault'>, (bench: Bench) => void | Promise<void>>> = {
  ready: () => undefined,
  'paper-low': ({ device }) => device.change({ paper: 'low' }),
  'paper-out': ({ device }) => device.change({ paper: 'out' }),
  'cover-open': ({ device }) => device.change({ cover: 'open' }),
  offline: (bench) => bench.setOnline(false),
};
type State = keyof typeof STATES;

const statesOf = (model: LabModelId): readonly State[] => {
  const { topics, nearEnd } = labModel(model);
  if (topics.length === 0) return ['ready', 'offline'];
  return ['ready', ...(nearEnd ? (['paper-low'] as const) : []), 'paper-out', 'cover-open', 'offline'];
};
const asks = (model: LabModelId): boolean => labModel(model).topics.length > 0;

/** Grey in the middle of the paper: every row of it is sent. */
const pictureOf = (width: number, height: number, greyBytes: number): Picture => {
  const bytes = Math.ceil(width / 8);
  const data = new Uint8Array(bytes * height);
  const left = Math.floor((bytes - greyBytes) / 2);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < greyBytes; x++) data[y * bytes + left + x] = y % 3 === 0 ? 0xa6 : 0x59;
  return { width, height, data };
};

/** `refused`: while an answer to the job before was still waited for. */
const LOST: readonly PrintResult[] = [{ outcome: 'unknown' }, { outcome: 'refused', status: 'offline' }];
const FATES = ['printed', 'not-printed', 'unknown'];
const signal = new AbortController().signal;

/** What every printer port owes, on one printer. */
const suite = (expected: Expected, start: () => Promise<Bench>): void => {
  const { model, outcome, counts } = expected;
  let bench: Bench;
  const out = (): number => bench.device.tickets.length;
  /** Pieces that are no whole ticket. */
  const scraps = (): number => bench.device.mechanism.scraps.length;
  const pictures = (): ReadonlySet<string> =>
    new Set(bench.device.tickets.map(({ png }) => png.toString('base64')));
  const small = (): Picture => pictureOf(bench.port.paper.width, 240, 8);
  const mend = async (): Promise<void> => {
    await bench.setOnline(true);
    bench.device.change({ paper: 'ok', cover: 'closed', error: 'none', feeding: false });
  };
  const print = (jobId = 'job-1', until = signal): Promise<PrintResult> =>
    bench.port.print(small, jobId, until);

  beforeEach(async () => {
    bench = await start();
  });
  afterEach(() => bench.close());

  it('tells paper that the printer has', () => {
    const { width, height, dpi } = bench.port.paper;
    expect(width).toBeLessThanOrEqual(bench.device.dots);
    expect({ height, dpi }).toEqual({ height: null, dpi: bench.device.model.dpi });
  });

  it.each(statesOf(model))('says %s', async (state) => {
    await STATES[state](bench);
    expect(await bench.port.status(signal)).toBe(state);
  });

  it.each(statesOf(model).filter(canPrint))('prints one ticket when %s', async (state) => {
    await STATES[state](bench);
    const before = await bench.port.mark(signal);
    let drawn = 0;
    const picture = (): Picture => {
      drawn++;
      return small();
    };
    expect(await bench.port.print(picture, 'job-1', signal)).toEqual({ outcome });
    expect({ out: out(), drawn, faults: bench.device.faults }).toEqual({ out: 1, drawn: 1, faults: [] });
    const after = await bench.port.mark(signal);
    expect(counts ? (after ?? 0) - (before ?? 0) : after).toBe(counts ? 1 : null);
    expect(await bench.port.query('job-1', before, signal)).toBe(counts ? 'printed' : 'unknown');
    expect(await bench.port.query('job-1', null, signal)).toBe('unknown');
    expect(out()).toBe(1);
  });

  it.each(statesOf(model).filter((state) => !canPrint(state)))(
    'prints nothing when %s, then or later',
    async (state) => {
      const before = await bench.port.mark(signal);
      await STATES[state](bench);
      expect(await print()).toEqual({ outcome: 'refused', status: state });
      await mend();
      expect(await bench.port.query('job-1', before, signal)).toBe(counts ? 'not-printed' : 'unknown');
      expect(out()).toBe(0);
      expect(await print('job-2')).toEqual({ outcome });
      expect(out()).toBe(1);
    },
  );

  const stops = asks(model) ? (['paper-out', 'cover-open'] as const) : [];
  it.each(stops)(
    'says %s in mid-job; mended, one ticket comes out at most, and is known of; the next one is whole',
    async (status) => {
      const before = await bench.port.mark(signal);
      bench.device.changeAfter(100, status);
      expect(await print()).toEqual({ outcome: 'stopped', status });
      expect(out()).toBe(0);
      expect(await bench.port.query('job-1', before, signal)).toBe('unknown');
      await mend();
      const fate = await bench.port.query('job-1', before, signal);
      expect(out()).toBeLessThanOrEqual(1);
      if (counts) expect(fate).toBe(out() === 1 ? 'printed' : 'not-printed');
      else expect(fate).toBe('unknown');
      const came = out();
      await bench.port.mark(signal);
      expect(await print('job-2')).toEqual({ outcome });
      expect(out()).toBe(came + 1);
      // Of a printer that cannot count nobody knows whether it went on: then what is cut off is white.
      expect(scraps()).toBe(fate === 'printed' ? 0 : 1);
      expect(pictures().size).toBe(1);
    },
  );

  it('does not know of a job whose link was cut, and sends nothing twice', async () => {
    await print('job-0');
    bench.dropAfter(600);
    expect(LOST).toContainEqual(await print());
    expect(out()).toBe(1);
    expect(FATES).toContain(await bench.port.query('job-1', 1, signal));
    expect(out()).toBe(1);
  });

  it('waits for answers that come late', async () => {
    bench.device.voice.delayMs = 120;
    expect(await bench.port.status(signal)).toBe('ready');
    expect(await print()).toEqual({ outcome });
    expect(out()).toBe(1);
  });

  it('does not know of a job in the middle of which the printer fell silent', async () => {
    bench.device.mechanism.after(100, () => {
      bench.device.voice.silent = true;
    });
    expect(await print()).toEqual(asks(model) ? { outcome: 'unknown' } : { outcome });
    expect(out()).toBeLessThanOrEqual(1);
  });

  it('prints both of two jobs at once, one after the other', async () => {
    expect(await Promise.all([print('job-1'), print('job-2')])).toEqual([{ outcome }, { outcome }]);
    expect(out()).toBe(2);
  });

  it('does nothing for a signal that is aborted already', async () => {
    const gone = AbortSignal.abort();
    expect(await print('job-1', gone)).toEqual({ outcome: 'refused', status: 'offline' });
    expect(await bench.port.status(gone)).toBe('offline');
    expect(await bench.port.mark(gone)).toBeNull();
    expect(await bench.port.query('job-1', 0, gone)).toBe('unknown');
    expect(await bench.port.status(signal)).toBe('ready');
    expect(out()).toBe(0);
  });

  it('does not know of a job that was aborted in the middle', async () => {
    const patience = new AbortController();
    await print('job-0');
    bench.device.mechanism.after(100, () => patience.abort());
    expect(LOST).toContainEqual(await print('job-1', patience.signal));
    expect(out()).toBeLessThanOrEqual(2);
  });

  it('is offline after close', async () => {
    await bench.port.close();
    expect(await bench.port.status(signal)).toBe('offline');
    expect(await print()).toEqual({ outcome: 'refused', status: 'offline' });
    expect(out()).toBe(0);
  });

  it('logs what became of a job, without a dot of it', async () => {
    await print('job-7');
    expect(bench.lines.map((line) => JSON.parse(line))).toEqual([
      ['printer.job', { job: 'job-7', outcome, bytes: expect.any(Number), ms: expect.any(Number) }],
    ]);
  });
};

/** Needs a print server: there it is shown with a real one (cups.test.ts). */
const AT_A_SERVER = 'cups';

describe.each(hosted('printer').filter((id) => id !== AT_A_SERVER))('printer/%s', (id) => {
  const expected = HOSTED[id];
  if (!expected) throw new Error(`${id} has no printer in the lab`);
  suite(expected, () => hostedBench(id));
});

describe.each(MODELS)('printer/escpos on the network: $model', (expected) =>
  suite(expected, () => tcpBench(expected.model)),
);

describe.each(MODELS)('half a ticket of $model', ({ model, outcome, counts }) => {
  /** Into the second half of the picture. */
  const SOME_BYTES = 1_500;

  it('falls off as a piece of its own, and the next one is whole', async () => {
    const bench = await tcpBench(model);
    const { tickets, mechanism } = bench.device;
    const print = () => bench.port.print(() => pictureOf(bench.port.paper.width, 240, 8), 'job', signal);
    await print();
    const before = await bench.port.mark(signal);
    bench.dropAfter(SOME_BYTES);
    expect(await print()).toEqual({ outcome: 'unknown' });
    expect(await bench.port.query('job', before, signal)).toBe(counts ? 'not-printed' : 'unknown');
    expect([tickets.length, mechanism.scraps.length]).toEqual([1, 0]);
    const mark = await bench.port.mark(signal);
    expect(await print()).toEqual({ outcome });
    expect(await bench.port.query('job', mark, signal)).toBe(counts ? 'printed' : 'unknown');
    expect([tickets.length, mechanism.scraps.length, mechanism.cuts]).toEqual([2, 1, 3]);
    expect(tickets[1]?.png.equals(tickets[0]?.png ?? Buffer.alloc(0))).toBe(true);
    expect(bench.device.faults).toEqual([]);
    await bench.close();
  });
});

describeWith(ptyMissing, 'printer/escpos on a serial line', () => {
  describe.each(ON_SERIAL)('$model', (expected) => suite(expected, () => serialBench(expected.model)));
});

describe.each(EPSON)('printer/escpos on $model, full to the brim', ({ model }) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await tcpBench(model);
  });
  afterEach(() => bench.close());

  /** More than printer, network card and both kernels hold. */
  const ROWS = 120_000;

  it.each(['paper-out', 'cover-open'] as const)('says %s while it takes no more bytes', async (status) => {
    const large = pictureOf(bench.port.paper.width, ROWS, 72);
    // By the time it is told, everything is full.
    bench.device.voice.delayMs = 400;
    bench.device.changeAfter(100, status);
    expect(await bench.port.print(() => large, 'job-1', signal)).toEqual({ outcome: 'stopped', status });
    expect(bench.device.room).toBe(0);
  });
});
