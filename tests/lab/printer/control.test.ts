import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab.ts';
import { CUT, eot, INIT, raster } from './samples.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, printer: { model: 'nippon-kiosk' } });
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.printer.setOnline(true);
  lab.printer.reset();
});

const post = async (path: string, body: unknown): Promise<number> => {
  const answer = await fetch(`${lab.control.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return answer.status;
};
const state = async () => (await fetch(`${lab.control.url}/state`)).json();
const ask = async (question: Buffer): Promise<string> => {
  const socket = connect(lab.printer.port, '127.0.0.1');
  const coming = once(socket, 'data');
  socket.write(question);
  const [data] = await coming;
  socket.destroy();
  return data.toString('hex');
};
const JOB = Buffer.concat([INIT, Buffer.from([0x1b, 0x2a, 33, 1, 0, 255, 255, 255, 0x0a, 0x1b, 0x69])]);

it.each([
  [{ feeding: true }, eot(2), '1a'],
  [{ error: 'cutter' }, eot(3), '1a'],
  [{ error: 'overheated' }, eot(3), '52'],
  [{ runLowAfterRows: 5 }, Buffer.concat([JOB, eot(4)]), '1e'],
  [{ runOutAfterRows: 5 }, Buffer.concat([JOB, eot(4)]), '7e'],
  [{ openCoverAfterRows: 5 }, Buffer.concat([JOB, eot(2)]), '16'],
  [{ jamAfterRows: 5 }, Buffer.concat([JOB, eot(3)]), '1a'],
  [{ jamAtCut: true }, Buffer.concat([JOB, eot(3)]), '1a'],
])('POST /printer %j', async (wish, question, answer) => {
  expect(await post('/printer', wish)).toBe(200);
  expect(await ask(question)).toBe(answer);
});

it('shows and pulls the ticket of a presenter', async () => {
  await ask(Buffer.concat([JOB, eot(1)]));
  const { id } = lab.printer.tickets[0] ?? {};
  expect((await state()).printerMore).toEqual({
    feeding: false,
    error: 'none',
    scraps: 0,
    presented: id,
  });
  expect(await post('/printer', { pull: true })).toBe(200);
  expect((await state()).printerMore.presented).toBeNull();
});

it('cuts the power in mid-ticket', async () => {
  await post('/printer', { runOutAfterRows: 5 });
  await ask(Buffer.concat([JOB, eot(1)]));
  expect(await post('/printer', { power: false })).toBe(200);
  expect((await state()).printer).toEqual({ paper: 'out', cover: 'closed', online: false });
  expect(await post('/printer', { power: true, paper: 'ok' })).toBe(200);
  expect(await ask(Buffer.concat([Buffer.from([0x1b, 0x69]), eot(1)]))).toBe('12');
  expect((await state()).printerMore.scraps).toBe(1);
});

it('sets speed and silence', async () => {
  expect(await post('/printer', { mmPerSecond: 200, silent: true, ticketMs: 5 })).toBe(200);
  expect([lab.printer.device.mechanism.mmPerSecond, lab.printer.device.voice.silent]).toEqual([200, true]);
  expect(await post('/printer', { mmPerSecond: null, silent: false })).toBe(200);
  expect(await ask(eot(1))).toBe('12');
});

it.each([{ paper: 'wet' }, { error: 'tired' }, { mmPerSecond: 0 }, { jamAtCut: false }, { fire: true }])(
  'refuses %j',
  async (wish) => {
    expect(await post('/printer', wish)).toBe(400);
  },
);

it('plays the model that it is told to', async () => {
  await ask(Buffer.concat([raster(1, 1), CUT, eot(1)]));
  expect(lab.printer.faults.length).toBe(2);
});
