import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clients } from './clients.ts';
import { type LabPrinter, startPrinter } from './printer.ts';
import { blackDots, CUT, CUTS, eot, INIT, raster } from './samples.ts';

let printer: LabPrinter;
const clients = new Clients();
beforeEach(async () => {
  printer = await startPrinter();
});
afterEach(async () => {
  clients.hangUp();
  await printer.close();
});

const client = (): Promise<Socket> => clients.connect(printer.port);
const answer = (socket: Socket, question: Buffer): Promise<Buffer> => clients.ask(socket, question);

describe('printing', () => {
  it('renders a picture to PNG at its cut, in whatever pieces it comes', async () => {
    const socket = await client();
    const coming = printer.waitForTicket();
    const job = Buffer.concat([INIT, Buffer.from([0x1b, 0x61, 1]), raster(10, 40), CUT]);
    for (const byte of job) socket.write(Buffer.from([byte]));
    const ticket = await coming;
    const picture = await blackDots(ticket.png);
    expect(ticket.bytes).toBe(job.length);
    expect(picture).toEqual({ width: 576, height: 140, black: 80 * 40, first: (576 - 80) / 2 });
    expect(printer.faults).toEqual([]);
  });

  it('knows ESC *, feeds, text, doubled pictures and the old cuts', async () => {
    const socket = await client();
    const column = Buffer.concat([
      Buffer.from([0x1b, 0x2a, 33, 5, 0]),
      Buffer.alloc(15, 0xff),
      Buffer.from('\n'),
    ]);
    const double = raster(1, 2);
    double[3] = 3;
    socket.write(
      Buffer.concat([INIT, Buffer.from('So 007\n'), column, Buffer.from([0x1b, 0x64, 2, 0x1b, 0x4a, 10])]),
    );
    socket.write(Buffer.concat([double, Buffer.from([0x1d, 0x56, 0])]));
    const ticket = await printer.waitForTicket(0);
    expect(ticket.text).toEqual(['So 007']);
    // ESC J 10 is ten units of 1/406 inch.
    expect(ticket.rows).toBe(34 + 34 + 2 * 34 + 5 + 4);
    expect((await blackDots(ticket.png)).black).toBe(5 * 24 + 16 * 4);
    expect(printer.faults).toEqual([]);
  });

  it('counts cuts and answers the counter after what stands before it', async () => {
    const socket = await client();
    expect((await answer(socket, CUTS)).toString('latin1')).toBe('_0\0');
    expect((await answer(socket, Buffer.concat([raster(2, 2), CUT, CUTS]))).toString('latin1')).toBe('_1\0');
    expect((await answer(socket, Buffer.from([0x1d, 0x49, 66]))).toString('latin1')).toBe('_EPSON\0');
  });

  it('keeps what it does not understand as a fault', async () => {
    const socket = await client();
    socket.write(Buffer.concat([Buffer.from([0x1b, 0x7e, 0x01]), raster(1, 1), CUT]));
    await printer.waitForTicket(0);
    expect(printer.faults).toEqual(['? 1b7e', '? 01']);
  });
});

describe('status', () => {
  it('has the fixed bits and those of its state', async () => {
    const socket = await client();
    const all = async () => {
      const bytes: number[] = [];
      for (const n of [1, 2, 3, 4]) bytes.push((await answer(socket, eot(n)))[0] ?? 0);
      return bytes;
    };
    expect(await all()).toEqual([0x12, 0x12, 0x12, 0x12]);
    printer.setPaper('low');
    expect(await all()).toEqual([0x12, 0x12, 0x12, 0x1e]);
    printer.setPaper('out');
    expect(await all()).toEqual([0x1a, 0x32, 0x12, 0x7e]);
    printer.setPaper('ok');
    printer.setCover('open');
    expect(await all()).toEqual([0x1a, 0x16, 0x12, 0x12]);
  });

  it('is told without being asked after GS a', async () => {
    const socket = await client();
    expect(await answer(socket, Buffer.from([0x1d, 0x61, 0xff]))).toEqual(Buffer.from([0x10, 0, 0, 0x0f]));
    const told = once(socket, 'data');
    printer.setPaper('out');
    expect((await told)[0]).toEqual(Buffer.from([0x18, 0, 0x0f, 0x0f]));
  });

  it('comes while the printer waits for paper, and the job goes on when there is some', async () => {
    const socket = await client();
    printer.runOutAfter(30);
    const coming = printer.waitForTicket();
    expect(await answer(socket, Buffer.concat([raster(4, 50), CUT, CUTS, eot(1)]))).toEqual(
      Buffer.from([0x1a]),
    );
    expect(await answer(socket, eot(4))).toEqual(Buffer.from([0x7e]));
    expect(printer.tickets).toHaveLength(0);
    const counted = once(socket, 'data');
    printer.setPaper('ok');
    expect((await blackDots((await coming).png)).black).toBe(32 * 50);
    expect((await counted)[0].toString('latin1')).toBe('_1\0');
  });
});

describe('connections', () => {
  it('are served one at a time', async () => {
    const first = await client();
    await answer(first, eot(1));
    const second = await client();
    let early = true;
    const reply = answer(second, eot(1)).then((data) => ({ data, early }));
    await answer(first, eot(4));
    early = false;
    first.end();
    expect(await reply).toEqual({ data: Buffer.from([0x12]), early: false });
  });

  it('break in mid-job on demand, and nothing is cut', async () => {
    const socket = await client();
    printer.dropAfter(100);
    socket.on('error', () => socket.destroy());
    socket.write(Buffer.concat([INIT, raster(72, 400), CUT]));
    await once(socket, 'close');
    expect(printer.tickets).toHaveLength(0);
    const again = await client();
    again.write(Buffer.concat([INIT, raster(1, 8), CUT]));
    expect((await blackDots((await printer.waitForTicket(0)).png)).black).toBe(64);
  });

  it('are refused while the printer is offline', async () => {
    await printer.setOnline(false);
    await expect(client()).rejects.toThrow('ECONNREFUSED');
    await printer.setOnline(true);
    expect(await answer(await client(), eot(1))).toEqual(Buffer.from([0x12]));
  });
});
