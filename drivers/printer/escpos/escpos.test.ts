import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { OpenContext } from '../../define.ts';
import type { Ticket, TicketPrinter } from '../../ports/printer.ts';
import driver from './index.ts';
import { jobBytes } from './job.ts';

const TICKET: Ticket = {
  kind: 'queue',
  reprint: false,
  language: 'vi',
  hospital: 'Bệnh viện Đa khoa Suối Hoa',
  number: '017',
  department: 'Khoa Khám bệnh',
  clinic: 'Phòng khám Mắt',
  room: '105',
  floor: '1',
  time: '22/11/2026 08:15',
  waiting: 3,
  note: null,
  qr: 'f3c1b6de-27f0-4c6b-8a51-5d9b1f0e7a11',
};
const READY = [0x12, 0x12, 0x12, 0x12];
const PAPER_OUT = [0x1a, 0x32, 0x12, 0x7e];
const COVER_OPEN = [0x1a, 0x16, 0x12, 0x12];

/** What a printer of the test does with whole requests; the rest of the bytes is the job. */
interface Behaviour {
  status?: (asked: number) => readonly number[];
  /** Called when the job's GS r 1 has come. */
  job?: (socket: Socket) => void;
  /** Called at the first bytes of a job. */
  first?: (socket: Socket) => void;
  counter?: string | null;
  split?: boolean;
}

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const endsWith = (bytes: Buffer, tail: number[]): boolean =>
  bytes.subarray(-tail.length).equals(Buffer.from(tail));

const startPrinter = async (behaviour: Behaviour) => {
  const seen = { jobs: [] as Buffer[], connections: 0, most: 0, open: 0, asked: 0 };
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    seen.connections++;
    seen.most = Math.max(seen.most, ++seen.open);
    socket.on('close', () => seen.open--).on('error', () => socket.destroy());
    let job = Buffer.alloc(0);
    const answer = (bytes: Uint8Array): void => {
      if (!behaviour.split) socket.write(bytes);
      else
        for (const [index, byte] of bytes.entries())
          setTimeout(() => socket.write(Uint8Array.of(byte)), index * 5);
    };
    socket.on('data', (chunk: Buffer) => {
      let rest = chunk;
      const status = Buffer.from([0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]);
      const at = rest.indexOf(status);
      if (at >= 0) {
        rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + status.length)]);
        answer(Uint8Array.from((behaviour.status ?? (() => READY))(++seen.asked)));
      }
      if (endsWith(rest, [0x1d, 0x67, 0x32, 0, 0xb2, 0])) {
        if (behaviour.counter) answer(Buffer.from(behaviour.counter));
        return;
      }
      if (rest.length === 0) return;
      if (job.length === 0) behaviour.first?.(socket);
      job = Buffer.concat([job, rest]);
      if (!endsWith(job, [0x1d, 0x72, 0x01])) return;
      seen.jobs.push(job);
      (behaviour.job ?? ((to) => to.write(Uint8Array.of(0x00))))(socket);
    });
  };
  const server: Server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { seen, port: address !== null && typeof address === 'object' ? address.port : 0 };
};

const context = (): OpenContext => ({
  signal: new AbortController().signal,
  now: Date.now,
  secret: () => undefined,
  lost: () => undefined,
  log: () => undefined,
});
const signal = new AbortController().signal;

const openDriver = async (port: number, more: Record<string, unknown> = {}): Promise<TicketPrinter> => {
  const timeouts = { status: 200, counter: 100, confirm: 600, poll: 40 };
  const opened = await driver.open(
    driver.options.parse({ host: '127.0.0.1', port, timeouts, ...more }),
    context(),
  );
  if (!opened.ok) throw new Error(opened.error);
  closers.push(() => opened.value.close());
  return opened.value;
};

describe('printer/escpos status and mark', () => {
  it.each([
    [READY, 'ready'],
    [[0x12, 0x12, 0x12, 0x1e], 'paper-low'],
    [PAPER_OUT, 'paper-out'],
    [COVER_OPEN, 'cover-open'],
    [[0x1a, 0x52, 0x1a, 0x12], 'fault'],
    [[0x1a, 0x12, 0x12, 0x12], 'offline'],
    [[0x12, 0x12], 'offline'],
    [[], 'offline'],
  ])('%j is %s', async (bytes, expected) => {
    const { port } = await startPrinter({ status: () => bytes });
    expect(await (await openDriver(port)).status(signal)).toBe(expected);
  });

  it('reads answers that come byte by byte', async () => {
    const { port } = await startPrinter({ status: () => PAPER_OUT, counter: '_1204\0', split: true });
    const printer = await openDriver(port);
    expect(await printer.status(signal)).toBe('paper-out');
    expect(await printer.mark(signal)).toBe(1204);
  });

  it('opens while the printer is off, and says offline', async () => {
    const { port } = await startPrinter({});
    await closers.pop()?.();
    const printer = await openDriver(port);
    expect(await printer.status(signal)).toBe('offline');
    expect(await printer.mark(signal)).toBeNull();
    expect(await printer.print(TICKET, 'j', signal)).toMatchObject({ ok: false, error: 'offline' });
  });

  it('has no mark without an answer, or where the counter is off', async () => {
    const { port, seen } = await startPrinter({ counter: null });
    expect(await (await openDriver(port)).mark(signal)).toBeNull();
    expect(seen.connections).toBe(1);
    expect(await (await openDriver(port, { counter: false })).mark(signal)).toBeNull();
    expect(seen.connections).toBe(1);
  });
});

describe('printer/escpos print', () => {
  it('sends the job once, whole, and is confirmed by the answer to GS r', async () => {
    const { port, seen } = await startPrinter({});
    const printer = await openDriver(port);
    expect(await printer.print(TICKET, 'j', signal)).toEqual({ ok: true, value: 'confirmed' });
    const expected = Buffer.from(jobBytes(TICKET, { widthDots: 576, cut: 'partial', confirm: true }));
    expect(seen.jobs).toEqual([expected]);
    expect(expected.subarray(0, 9).toString('hex')).toBe('1b401d50cbcb1b6101');
    expect(expected.subarray(-7).toString('hex')).toBe('1d5642101d7201');
    expect(expected.length).toBeLessThanOrEqual(16_000);
  });

  it('prints nothing where paper is out before', async () => {
    const { port, seen } = await startPrinter({ status: () => PAPER_OUT });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toEqual({
      ok: false,
      error: 'paper-out',
    });
    expect(seen.jobs).toEqual([]);
  });

  it.each([
    ['paper-out', PAPER_OUT],
    ['cover-open', COVER_OPEN],
  ] as const)('reports %s in mid-job', async (error, bytes) => {
    const { port, seen } = await startPrinter({
      status: (n) => (n === 1 ? READY : bytes),
      job: () => undefined,
    });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toEqual({ ok: false, error });
    expect(seen.jobs).toHaveLength(1);
  });

  it('is not confirmed by an answer that says paper-out', async () => {
    const { port } = await startPrinter({ job: (socket) => socket.write(Uint8Array.of(0x0c)) });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toEqual({
      ok: false,
      error: 'paper-out',
    });
  });

  it('waits for a late answer', async () => {
    const { port } = await startPrinter({
      job: (socket) => setTimeout(() => socket.write(Uint8Array.of(0)), 200),
    });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toEqual({
      ok: true,
      value: 'confirmed',
    });
  });

  it('is sent-unconfirmed without an answer while the status is good', async () => {
    const { port, seen } = await startPrinter({ job: () => undefined });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toEqual({
      ok: true,
      value: 'sent-unconfirmed',
    });
    expect(seen.jobs).toHaveLength(1);
  });

  it('is unknown where the printer falls silent', async () => {
    const { port } = await startPrinter({ status: (n) => (n === 1 ? READY : []), job: () => undefined });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toMatchObject({
      ok: false,
      error: 'unknown',
    });
  });

  it.each([
    ['at its first bytes', { first: (socket: Socket) => socket.resetAndDestroy() }],
    ['after its last', { job: (socket: Socket) => socket.end() }],
  ])('is unknown where the connection is cut %s', async (_, behaviour) => {
    const { port, seen } = await startPrinter(behaviour);
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toMatchObject({
      ok: false,
      error: 'unknown',
    });
    expect(seen.connections).toBe(1);
  });

  it('is offline where the connection is cut before the job', async () => {
    const { port } = await startPrinter({ status: () => [0x12] });
    expect(await (await openDriver(port)).print(TICKET, 'j', signal)).toMatchObject({
      ok: false,
      error: 'offline',
    });
  });

  it('does not wait for a confirmation that is switched off', async () => {
    const { port } = await startPrinter({});
    const printer = await openDriver(port, { confirm: false });
    expect(await printer.print(TICKET, 'j', signal)).toEqual({ ok: true, value: 'sent-unconfirmed' });
  });

  it('keeps to one connection at a time', async () => {
    const { port, seen } = await startPrinter({ counter: '_7\0' });
    const printer = await openDriver(port);
    const done = await Promise.all([
      printer.print(TICKET, 'a', signal),
      printer.status(signal),
      printer.mark(signal),
      printer.print({ ...TICKET, number: '018' }, 'b', signal),
    ]);
    expect(done).toEqual([{ ok: true, value: 'confirmed' }, 'ready', 7, { ok: true, value: 'confirmed' }]);
    expect(seen.jobs).toHaveLength(2);
    expect(seen.most).toBe(1);
  });

  it('prints nothing when aborted before, and does not know when aborted in mid-job', async () => {
    const abort = new AbortController();
    const { port, seen } = await startPrinter({ job: () => abort.abort() });
    const printer = await openDriver(port);
    expect(await printer.print(TICKET, 'a', AbortSignal.abort())).toMatchObject({
      ok: false,
      error: 'offline',
    });
    expect(seen.connections).toBe(0);
    expect(await printer.print(TICKET, 'b', abort.signal)).toMatchObject({ ok: false, error: 'unknown' });
  });
});
