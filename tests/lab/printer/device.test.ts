import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrinterDevice } from './device.ts';
import { labModel } from './models.ts';
import {
  blackDots,
  CUT,
  CUTS,
  columns,
  eot,
  INIT,
  OLD_CUT,
  PAPER_SENSOR,
  plugged,
  processed,
  processId,
  raster,
  watch,
} from './samples.ts';

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
};
const text = (words: string): string => Buffer.from(`_${words}\0`, 'latin1').toString('hex');

describe('a job', () => {
  it('comes out the same in whatever packets it comes', async () => {
    const job = Buffer.concat([INIT, raster(9, 60, 0xa5), columns(7), CUT, processId('0007')]);
    const whole = plugged();
    await whole.send(job);
    const answer = whole.said();
    expect(answer).toBe(processed('0007'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: job.length }), { maxLength: 8 }),
        async (places) => {
          const ends = [0, ...places.sort((a, b) => a - b), job.length];
          const cut = plugged();
          await cut.send(...ends.slice(1).map((end, i) => job.subarray(ends[i], end)));
          expect(cut.device.tickets[0]?.png.equals(whole.device.tickets[0]?.png ?? INIT)).toBe(true);
          expect([cut.said(), cut.device.faults, cut.device.room]).toEqual([answer, [], 4096]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('may be larger than the buffer while the printer works', async () => {
    const { device, send } = plugged();
    await send(raster(72, 900), CUT);
    expect(device.tickets[0]?.rows).toBe(1000);
    expect(device.room).toBe(4096);
  });

  it('that ends in the middle of a command is a fault, and the next one is whole', async () => {
    const { device, connection } = plugged();
    await connection.receive(Buffer.concat([INIT, raster(10, 50).subarray(0, 300)]));
    connection.end();
    expect(device.faults).toEqual(['ended in mid-command 1d7630000a003200']);
    const next = device.connect(() => undefined);
    await next.receive(Buffer.concat([INIT, raster(1, 8), CUT]));
    expect((await blackDots(device.tickets[0]?.png ?? INIT)).black).toBe(64);
  });

  it('that the lab cuts off is none', async () => {
    const { device, connection } = plugged();
    await connection.receive(raster(10, 50).subarray(0, 300));
    connection.end('cut');
    expect(device.faults).toEqual([]);
  });
});

describe('the buffer', () => {
  it('takes so much while the printer is stopped, and the wire waits', async () => {
    const { device, connection } = plugged();
    device.change({ cover: 'open' });
    const fits = connection.receive(Buffer.alloc(4000, 0x0a));
    const waits = connection.receive(Buffer.alloc(200, 0x0a));
    expect([await settled(fits), await settled(waits), device.room]).toEqual([true, false, 0]);
    device.change({ cover: 'closed' });
    await waits;
    expect(device.room).toBe(4096);
  });

  it.each(['custom-vkp80', 'generic-old'] as const)('of %s has its own size', (id) => {
    expect(new PrinterDevice({ model: id }).room).toBe(labModel(id).buffer);
  });

  it('lets a real-time request through while there is room, and not behind a full one', async () => {
    const { device, connection, send, said } = plugged();
    device.change({ paper: 'out' });
    await send(Buffer.alloc(4090, 0x0a), eot(1));
    expect(said()).toBe('1a');
    void connection.receive(Buffer.concat([Buffer.alloc(10, 0x0a), eot(4)]));
    expect(said()).toBe('');
    device.change({ paper: 'ok' });
    expect(said()).toBe('12');
  });

  it('finds a request in two packets', async () => {
    const { send, said } = plugged();
    await send(eot(1).subarray(0, 1), eot(1).subarray(1, 2), eot(1).subarray(2));
    expect(said()).toBe('12');
  });

  it('answers in the order of the buffer what is no real-time request', async () => {
    const { device, send, said } = plugged();
    device.change({ feeding: true });
    await send(PAPER_SENSOR, processId('0001'), CUTS, eot(2));
    expect(said()).toBe('1a');
    device.change({ feeding: false });
    expect(said()).toBe(`00${processed('0001')}${text('0')}`);
  });

  it('sees a request in the dots of a picture too, and prints them', async () => {
    const picture = raster(3, 1);
    eot(4).copy(picture, 8);
    const { device, send, said } = plugged();
    await send(picture, CUT);
    expect(said()).toBe('12');
    expect((await blackDots(device.tickets[0]?.png ?? INIT)).black).toBe(3);
    expect(device.faults).toEqual([]);
  });

  it('is emptied on DLE DC4 8, which is answered at once', async () => {
    const { device, send, said } = plugged();
    device.changeAfter(10, 'paper-out');
    await send(raster(4, 30), CUT, Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]));
    expect(said()).toBe('372500');
    device.change({ paper: 'ok' });
    expect([device.tickets.length, device.mechanism.scraps.length]).toEqual([0, 0]);
    // What was on paper hangs there until the next cut.
    await send(OLD_CUT, raster(1, 8), CUT);
    expect(device.mechanism.scraps.map(({ rows }) => rows)).toEqual([10]);
    expect(device.tickets.map(({ rows }) => rows)).toEqual([108]);
    expect(device.faults).toEqual([]);
  });

  it('is emptied on DLE ENQ 2 after an error, and goes on after DLE ENQ 1', async () => {
    for (const [how, tickets] of [
      [1, 1],
      [2, 0],
    ]) {
      const { device, send } = plugged();
      device.mechanism.jamsAtCut = true;
      await send(raster(4, 30), CUT, Buffer.from([0x10, 0x05, how ?? 0]));
      device.change({ error: 'none' });
      expect(device.tickets).toHaveLength(tickets ?? 0);
    }
  });
});

describe('Automatic Status Back', () => {
  it('tells at once and at every change, also when the buffer is full and stopped', async () => {
    const { device, connection, send, said } = plugged();
    await send(watch(0xff));
    expect(said()).toBe('1000000f');
    device.change({ paper: 'out' });
    expect(said()).toBe('18000f0f');
    const waits = connection.receive(Buffer.alloc(5000, 0x0a));
    expect(await settled(waits)).toBe(false);
    device.change({ cover: 'open' });
    expect(said()).toBe('38000f0f');
    device.change({ cover: 'open' });
    expect(said()).toBe('');
    device.change({ cover: 'closed', paper: 'low' });
    expect(said()).toBe('1000030f');
  });

  it('tells of a roll that ends in mid-ticket', async () => {
    const { device, send, said } = plugged();
    device.changeAfter(5, 'paper-low');
    device.changeAfter(20, 'paper-out');
    await send(watch(0x0e), raster(2, 40), CUT, processId('0009'));
    expect(said()).toBe('1000000f18000f0f');
    device.change({ paper: 'ok' });
    expect(said()).toBe(`${processed('0009')}1000000f`);
  });

  it.each([
    ['online', 0x02, { cover: 'open' }, { paper: 'low' }],
    ['error', 0x04, { error: 'cutter' }, { cover: 'open' }],
    ['paper', 0x08, { paper: 'low' }, { cover: 'open' }],
    ['button', 0x40, { feeding: true }, { paper: 'low' }],
  ] as const)('of the item %s tells of nothing else', async (_, item, told, untold) => {
    const { device, send, said } = plugged();
    await send(watch(item));
    said();
    device.change(untold);
    expect(said()).toBe('');
    device.change(told);
    expect(said()).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['GS a 0', watch(0)],
    ['ESC @', INIT],
  ])('ends with %s', async (_, end) => {
    const { device, send, said } = plugged();
    await send(watch(0xff), end);
    said();
    device.change({ paper: 'out' });
    expect(said()).toBe('');
  });

  it('is told to those who asked for it, while they are there', async () => {
    const { device, connection, send, said } = plugged();
    await send(watch(0xff));
    said();
    const heard: Buffer[] = [];
    device.connect((bytes) => heard.push(bytes));
    connection.end();
    device.change({ paper: 'out' });
    expect([said(), heard.length]).toEqual(['', 0]);
  });
});

it('knows the old cuts, which feed nothing', async () => {
  const { device, send } = plugged({ model: 'generic-old' });
  await send(columns(3), OLD_CUT, columns(3), Buffer.from([0x1b, 0x69]));
  expect(device.tickets.map(({ rows }) => rows)).toEqual([34, 34]);
});
