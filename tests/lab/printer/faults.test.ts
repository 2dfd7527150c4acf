import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clients } from './clients.ts';
import { type LabPrinter, startPrinter } from './printer.ts';
import { blackDots, CUT, columns, eot, INIT, OLD_CUT, plugged, processId, raster } from './samples.ts';

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
const ask = async (socket: Socket, question: Buffer): Promise<string> =>
  (await clients.ask(socket, question)).toString('hex');
const TICKET = Buffer.concat([INIT, raster(4, 100), CUT]);

describe('a stop in mid-ticket', () => {
  it.each([
    ['paper', () => printer.runOutAfter(40), () => printer.setPaper('ok'), '7e'],
    ['cover', () => printer.openCoverAfter(40), () => printer.setCover('closed'), '12'],
    ['jam', () => printer.jamAfter(40), () => printer.setError('none'), '12'],
    ['cutter', () => printer.jamAtCut(), () => printer.setError('none'), '12'],
  ] as const)(
    'by %s prints nothing further, and the whole ticket once mended',
    async (_, stop, mend, roll) => {
      stop();
      const socket = await client();
      const coming = printer.waitForTicket(0);
      expect(await ask(socket, Buffer.concat([TICKET, eot(1)]))).toBe('1a');
      expect(await ask(socket, eot(4))).toBe(roll);
      expect(printer.tickets).toHaveLength(0);
      mend();
      const ticket = await coming;
      expect(await blackDots(ticket.png)).toMatchObject({ height: 200, black: 3200 });
      expect(printer.scraps).toHaveLength(0);
      expect(printer.faults).toEqual([]);
    },
  );

  it('makes a forgetful printer drop the rest; the next job is whole', async () => {
    const { device, send } = plugged({ model: 'generic-old' });
    device.changeAfter(30, 'paper-out');
    const sent = send(INIT, ...Array.from({ length: 20 }, () => columns(40)), OLD_CUT);
    device.change({ paper: 'ok' });
    await sent;
    await send(INIT, OLD_CUT, INIT, columns(5), OLD_CUT);
    expect(device.mechanism.scraps.map(({ rows }) => rows)).toEqual([30]);
    expect((await blackDots(device.tickets[0]?.png ?? INIT)).black).toBe(120);
    expect(device.faults).toEqual([]);
  });

  it('leaves the rest of a long job on the wire', async () => {
    printer.runOutAfter(1);
    const socket = await client();
    await ask(socket, Buffer.concat([raster(1, 2), eot(1)]));
    const coming = printer.waitForTicket(0);
    socket.write(Buffer.concat([raster(72, 300), CUT]));
    socket.write(eot(1));
    const silent = once(socket, 'data');
    while (printer.device.room > 0) await new Promise((resolve) => setImmediate(resolve));
    printer.setPaper('ok');
    expect((await coming).rows).toBe(402);
    expect((await silent)[0].toString('hex')).toBe('12');
  });
});

describe('what passes', () => {
  it('the feed button held: offline with a network, printing after it', async () => {
    const socket = await client();
    printer.setFeeding(true);
    expect(await ask(socket, eot(1))).toBe('5a');
    expect(await ask(socket, Buffer.concat([TICKET, eot(2)]))).toBe('1a');
    expect(printer.tickets).toHaveLength(0);
    printer.setFeeding(false);
    expect(printer.tickets).toHaveLength(1);
  });

  it('a cutter error: DLE EOT 3, and the cut is made when it is mended', async () => {
    const socket = await client();
    printer.jamAtCut();
    expect(await ask(socket, Buffer.concat([TICKET, eot(3)]))).toBe('1a');
    printer.setError('none');
    expect(printer.tickets).toHaveLength(1);
    expect(await ask(socket, eot(3))).toBe('12');
  });

  it('a low roll in mid-job prints on', async () => {
    const socket = await client();
    printer.runLowAfter(50);
    expect(await ask(socket, Buffer.concat([TICKET, eot(4)]))).toBe('1e');
    expect(printer.tickets).toHaveLength(1);
  });

  it('late answers come late, in order', async () => {
    const socket = await client();
    printer.answerDelayMs = 30;
    const before = performance.now();
    expect(await ask(socket, eot(1))).toBe('12');
    expect(performance.now() - before).toBeGreaterThan(25);
  });

  it('silence prints all the same', async () => {
    const socket = await client();
    printer.setSilent(true);
    const coming = printer.waitForTicket(0);
    let heard = 0;
    socket.on('data', () => {
      heard += 1;
    });
    socket.write(Buffer.concat([eot(1), TICKET, processId('0001'), eot(4)]));
    await coming;
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toBe(0);
    printer.setSilent(false);
    expect(await ask(socket, eot(1))).toBe('12');
  });

  it('slow printing takes its time, and the job is confirmed after it', async () => {
    const socket = await client();
    printer.setSpeed(250);
    const before = performance.now();
    const answer = ask(socket, Buffer.concat([TICKET, processId('0001')]));
    expect(printer.tickets).toHaveLength(0);
    expect(await answer).toBe('37223030303100');
    // 200 rows of 1/203 inch at 250 mm/s.
    expect(performance.now() - before).toBeGreaterThan(90);
    expect(printer.tickets).toHaveLength(1);
  });
});

describe('what is lost', () => {
  it('the power in mid-ticket: a scrap, an empty buffer, and no status told; cuts still counted', async () => {
    const socket = await client();
    await ask(socket, Buffer.concat([TICKET, eot(1)]));
    printer.runOutAfter(40);
    await ask(socket, Buffer.concat([Buffer.from([0x1d, 0x61, 0xff]), TICKET, eot(1)]));
    const gone = once(socket, 'close');
    await printer.setPower(false);
    await gone;
    await expect(once(connect(printer.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
    printer.setPaper('ok');
    await printer.setPower(true);
    const again = await client();
    expect(await ask(again, Buffer.from([0x1d, 0x67, 0x32, 0, 178, 0]))).toBe('5f3100');
    expect(await ask(again, Buffer.concat([OLD_CUT, TICKET, eot(1)]))).toBe('12');
    expect(printer.scraps.map(({ rows }) => rows)).toEqual([40]);
    expect((await blackDots(printer.scraps[0]?.png ?? INIT)).black).toBe(40 * 32);
    expect((await blackDots(printer.tickets[1]?.png ?? INIT)).black).toBe(3200);
    expect(printer.faults).toEqual([]);
  });

  it('half a ticket: with what is printed below it, it is no whole one until it is cut off', async () => {
    const { device, connection } = plugged();
    await connection.receive(Buffer.concat([INIT, raster(4, 30)]));
    connection.end('cut');
    const next = device.connect(() => undefined);
    await next.receive(Buffer.concat([TICKET, INIT, CUT, TICKET]));
    expect(device.mechanism.scraps.map(({ rows }) => rows)).toEqual([230, 100]);
    expect(device.tickets.map(({ rows }) => rows)).toEqual([200]);
    expect(device.mechanism.cuts).toBe(3);
  });

  it('the power forgets units and alignment', async () => {
    const { device, send } = plugged();
    await send(Buffer.from([0x1d, 0x50, 203, 203, 0x1b, 0x61, 2]));
    device.powerCut();
    const next = device.connect(() => undefined);
    await next.receive(Buffer.concat([raster(1, 1), Buffer.from([0x1b, 0x4a, 20]), OLD_CUT]));
    expect(await blackDots(device.tickets[0]?.png ?? INIT)).toMatchObject({ height: 11, first: 0 });
  });

  it.each([
    ['reset', []],
    ['FIN', [400]],
  ] as const)(
    'a %s while the buffer is full: what it has not taken is lost with a reset alone',
    async (how, rows) => {
      printer.setPaper('out');
      const socket = await client();
      const bands = Array.from({ length: 40 }, () => raster(72, 10));
      socket.write(Buffer.concat([INIT, ...bands, OLD_CUT]));
      while (printer.device.room > 0) await new Promise((resolve) => setImmediate(resolve));
      if (how === 'reset') {
        socket.resetAndDestroy();
        while (printer.connections > 0) await new Promise((resolve) => setImmediate(resolve));
      } else socket.end();
      const next = await client();
      const answer = once(next, 'data');
      next.write(eot(4));
      printer.setPaper('ok');
      expect((await answer)[0].toString('hex')).toBe('12');
      expect(printer.tickets.map((ticket) => ticket.rows)).toEqual(rows);
      expect(printer.faults).toEqual([]);
    },
  );

  it('a FIN in the middle of a command is a fault, a cut by the lab is none', async () => {
    const cut = await client();
    printer.dropAfter(50);
    cut.write(TICKET);
    await once(cut, 'close');
    const socket = await client();
    await ask(socket, eot(1));
    expect(printer.faults).toEqual([]);
    socket.end(TICKET.subarray(0, 50));
    await once(socket, 'close');
    expect(await ask(await client(), eot(1))).toBe('12');
    expect(printer.faults).toEqual(['ended in mid-command 1d76300004006400']);
  });

  it('reset mends all, and forgets the job that was there', async () => {
    const socket = await client();
    printer.runOutAfter(10);
    await ask(socket, Buffer.concat([TICKET, eot(1)]));
    printer.setError('unrecoverable');
    printer.jamAtCut();
    printer.reset();
    expect([printer.tickets.length, printer.scraps.length, printer.faults.length]).toEqual([0, 0, 0]);
    expect(await ask(socket, Buffer.concat([TICKET, eot(1)]))).toBe('12');
    expect(printer.tickets.map(({ rows }) => rows)).toEqual([200]);
  });
});
