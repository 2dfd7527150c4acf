import { describe, expect, it } from 'vitest';
import { ScriptedQueue } from '../../../tests/lab/cups/scripted-queue.ts';
import { blankBitmap } from '../../codec/bitmap.ts';
import type { IppPrinter } from '../../codec/ipp-answer.ts';
import type { PrintResult } from '../../ports/printer.ts';
import { cupsOptions } from './options.ts';
import { createCupsPrinter } from './printer.ts';

const signal = new AbortController().signal;
const SERVER: IppPrinter = {
  state: 'idle',
  reasons: ['none'],
  accepting: true,
  device: 'usb://Lab/Printer',
  cupsVersion: '2.4.2',
};
const DIRECT: IppPrinter = { ...SERVER, device: null, cupsVersion: null };
const OUT = 'media-empty-error';
const OUT_OF_PAPER: PrintResult = { outcome: 'stopped', status: 'paper-out' };
/** Long enough to be out of the way. */
const LONG_MS = 15_000;

const open = (now: IppPrinter, timeouts: Record<string, number> = {}) => {
  const queue = new ScriptedQueue(now);
  const options = cupsOptions.parse({
    to: 'ipp://192.0.2.1/ipp/print',
    timeouts: { confirm: LONG_MS, heard: 20, remember: LONG_MS, poll: 1, ...timeouts },
  });
  const documents = {
    format: 'application/pdf',
    media: null,
    paper: { width: 8, height: null, dpi: 300 },
    make: () => new Uint8Array(1),
  };
  const printer = createCupsPrinter(options, documents, queue, {
    signal,
    now: () => 0,
    secret: () => undefined,
    lost: () => undefined,
    log: () => undefined,
  });
  return {
    queue,
    printer,
    status: () => printer.status(signal),
    print: (patience = signal) => printer.print(() => blankBitmap(8, 8), 'job', patience),
  };
};

/** Jobs begin, and wait with these reasons. */
const waitsWith = (queue: ScriptedQueue, ...reasons: string[]): void => {
  queue.begin = () => {
    queue.is('processing', ...reasons);
    queue.jobIs('processing');
  };
};

/** Jobs begin with what the queue still says, and come out `after` so many questions. */
const worksAfter = (queue: ScriptedQueue, after: number): void => {
  waitsWith(queue, ...queue.now.reasons);
  let questions = 0;
  queue.progress = () => {
    if (++questions !== after) return;
    queue.is('idle', 'none');
    queue.jobIs('completed');
  };
};

describe('a queue of CUPS that was without paper', () => {
  it('says for a while what its last job was stopped by, then lets the next one be tried', async () => {
    const { queue, print, status } = open(SERVER, { remember: 60 });
    waitsWith(queue, OUT);
    expect(await print()).toEqual(OUT_OF_PAPER);
    expect(queue.now).toMatchObject({ state: 'idle', reasons: [OUT] });
    expect(await status()).toBe('paper-out');
    await expect.poll(status).toBe('paper-low');
  });

  it('prints the next job at once, whatever it still says of the last, and is well then', async () => {
    const { queue, print, status } = open(SERVER, { heard: LONG_MS });
    waitsWith(queue, OUT);
    expect(await print()).toEqual(OUT_OF_PAPER);
    worksAfter(queue, 5);
    expect(await print()).toEqual({ outcome: 'sent-unconfirmed' });
    expect(await status()).toBe('ready');
    expect(queue.calls).toEqual(['send', 'cancel', 'send']);
  });

  it('is stopped again by a reason that still stands once its backend has asked', async () => {
    const { queue, print, status } = open({ ...SERVER, reasons: [OUT] });
    waitsWith(queue, OUT);
    expect(await print()).toEqual(OUT_OF_PAPER);
    expect(await status()).toBe('paper-out');
    expect(queue.calls).toEqual(['send', 'cancel']);
  });

  it('is stopped again by a reason that went and came back', async () => {
    const { queue, print } = open({ ...SERVER, reasons: [OUT] }, { heard: LONG_MS });
    waitsWith(queue, OUT);
    let questions = 0;
    queue.progress = () => queue.is('processing', ++questions === 2 ? 'none' : OUT);
    expect(await print()).toEqual(OUT_OF_PAPER);
    expect(questions).toBeGreaterThan(2);
  });

  it('is stopped at once by a new reason, and by an old one when the queue stops for it', async () => {
    const other = open({ ...SERVER, reasons: ['cover-open'] }, { heard: LONG_MS });
    waitsWith(other.queue, 'cover-open', OUT);
    expect(await other.print()).toEqual(OUT_OF_PAPER);
    const same = open({ ...SERVER, reasons: [OUT] }, { heard: LONG_MS });
    same.queue.begin = () => same.queue.is('stopped', OUT);
    expect(await same.print()).toEqual(OUT_OF_PAPER);
  });

  it('is well as soon as staff set a stopped queue going', async () => {
    const { queue, print, status } = open(SERVER);
    queue.begin = () => queue.is('stopped', 'paused');
    expect(await print()).toEqual({ outcome: 'stopped', status: 'offline' });
    queue.is('stopped', 'paused');
    expect(await status()).toBe('offline');
    queue.is('idle', 'none');
    expect(await status()).toBe('ready');
  });
});

describe('a printer that speaks IPP itself', () => {
  it('is believed at once', async () => {
    const { queue, print, status } = open({ ...DIRECT, reasons: [OUT] });
    expect(await status()).toBe('paper-out');
    expect(await print()).toEqual({ outcome: 'refused', status: 'paper-out' });
    queue.is('idle', 'none');
    waitsWith(queue, OUT);
    expect(await print()).toEqual(OUT_OF_PAPER);
    expect(await status()).toBe('paper-out');
    queue.is('idle', 'none');
    expect(await status()).toBe('ready');
  });

  it('stays a fault for a while where it aborts what it is given, and calls itself well', async () => {
    const { queue, print, status } = open(DIRECT);
    queue.progress = () => queue.jobIs('aborted');
    expect(await print()).toEqual({ outcome: 'stopped', status: 'fault' });
    expect(await status()).toBe('fault');
  });
});

describe('a job that nobody waits for any more', () => {
  const WAITS: readonly [string, (queue: ScriptedQueue) => void][] = [
    ['has not begun', () => undefined],
    ['is on its way to the printer', (queue) => waitsWith(queue)],
    ['is connecting', (queue) => waitsWith(queue, 'connecting-to-device')],
  ];

  it.each(WAITS)('is withdrawn by the driver itself when it %s', async (_, wait) => {
    const { queue, print } = open(SERVER, { confirm: 30 });
    wait(queue);
    expect(await print()).toEqual({ outcome: 'stopped', status: 'offline' });
    expect(queue.calls).toEqual(['send', 'cancel']);
  });

  it.each(WAITS)('is withdrawn when the signal ends while it %s', async (_, wait) => {
    const { queue, print } = open(SERVER);
    wait(queue);
    const patience = new AbortController();
    queue.progress = () => patience.abort();
    expect(await print(patience.signal)).toEqual({ outcome: 'unknown' });
    expect(queue.calls).toEqual(['send', 'cancel']);
    expect(queue.last?.state).toBe('canceled');
  });

  it('is withdrawn before the driver closes', async () => {
    const { queue, print, printer } = open(SERVER);
    const sent = new Promise<void>((resolve) => {
      queue.begin = resolve;
    });
    const printing = print();
    await sent;
    await printer.close();
    expect(queue.last?.state).toBe('canceled');
    expect(await printing).toEqual({ outcome: 'unknown' });
  });

  it.each(['signal', 'own'])(
    'is found and withdrawn when patience (%s) ends while it is sent',
    async (whose) => {
      const { queue, print } = open(SERVER, whose === 'own' ? { confirm: 30 } : {});
      queue.silent.add('send');
      const patience = whose === 'own' ? signal : AbortSignal.timeout(30);
      await print(patience);
      expect(queue.calls).toEqual(['send', 'cancel']);
      expect(queue.last?.state).toBe('canceled');
    },
  );

  it.each(['printer', 'job', 'cancel'] as const)(
    'is given up in bounded time by a server that leaves "%s" without an answer',
    async (question) => {
      const { queue, print } = open(SERVER, { confirm: 30, cancel: 30 });
      queue.begin = () => void queue.silent.add(question);
      expect(await print()).toEqual({ outcome: 'unknown' });
      expect(queue.calls[0]).toBe('send');
    },
  );

  it('is not cut in the middle of its sheet', async () => {
    const { queue, print } = open(SERVER);
    waitsWith(queue, 'cups-waiting-for-job-completed');
    const patience = new AbortController();
    queue.progress = () => patience.abort();
    expect(await print(patience.signal)).toEqual({ outcome: 'unknown' });
    expect(queue.calls).toEqual(['send']);
  });

  it('is told as printed where it was done before it could be withdrawn', async () => {
    const { queue, print } = open(SERVER);
    waitsWith(queue);
    const patience = new AbortController();
    queue.progress = () => {
      if (patience.signal.aborted) queue.jobIs('completed');
      patience.abort();
    };
    expect(await print(patience.signal)).toEqual({ outcome: 'sent-unconfirmed' });
    expect(queue.calls).toEqual(['send']);
  });
});
