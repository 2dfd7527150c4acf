import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { SerialPort } from 'serialport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAS, persona, qrOf } from '../personas.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const get = (path: string, origin?: string): Promise<Response> =>
  fetch(`${lab.describe().controlUrl}${path}`, origin ? { headers: { origin } } : {});
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${lab.describe().controlUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });

describe('control API', () => {
  it('lists the personas without their card data', async () => {
    const list = await (await get('/personas')).json();
    expect(list).toHaveLength(PERSONAS.length);
    expect(JSON.stringify(list)).not.toContain(persona('covered').card.number);
  });

  it('lets loopback origins and the kiosk in, and nobody else', async () => {
    const allowed = async (origin: string) =>
      (await get('/state', origin)).headers.get('access-control-allow-origin');
    expect(await allowed('http://127.0.0.1:5173')).toBe('http://127.0.0.1:5173');
    expect(await allowed('app://kiosk')).toBe('app://kiosk');
    expect(await allowed('http://127.0.0.1.example.org')).toBeNull();
  });

  it('refuses bodies that do not fit', async () => {
    expect((await post('/printer', { paper: 'wet' })).status).toBe(400);
    expect((await post('/present', { persona: 'nobody' })).status).toBe(400);
    expect((await post('/nothing', {})).status).toBe(404);
  });

  it('moves every part, and reset mends it', async () => {
    expect((await post('/printer', { paper: 'out', online: false })).status).toBe(200);
    expect((await post('/his', { mode: 'down' })).status).toBe(200);
    expect((await post('/bhxh', { mode: 'error-500', code: '100' })).status).toBe(200);
    expect((await post('/slow', { ms: 5 })).status).toBe(200);
    const broken = await (await get('/state')).json();
    expect(broken.printer).toEqual({ paper: 'out', cover: 'closed', online: false });
    expect(broken.his.mode).toBe('down');
    await expect(fetch(`${lab.his.url}/Slot`)).rejects.toThrow();
    expect((await post('/reset', {})).status).toBe(200);
    const mended = await (await get('/state')).json();
    expect(mended.printer).toEqual({ paper: 'ok', cover: 'closed', online: true });
    expect((await fetch(`${lab.his.url}/Slot?_summary=count`)).status).toBe(200);
  });

  it('shows the last ticket', async () => {
    expect((await get('/tickets/last.png')).status).toBe(404);
    const coming = lab.printer.waitForTicket();
    const socket = connect(lab.describe().printerPort, '127.0.0.1');
    socket.end(Buffer.from([0x41, 0x0a, 0x1d, 0x56, 0]));
    const ticket = await coming;
    const png = Buffer.from(await (await get('/tickets/last.png')).arrayBuffer());
    expect(png.equals(ticket.png)).toBe(true);
    expect((await (await get('/state')).json()).tickets).toBe(1);
  });

  it('presents a persona at the scanner', async (context) => {
    const { scannerPath } = lab.describe();
    if (scannerPath === null) return context.skip('socat is missing');
    const port = new SerialPort({ path: scannerPath, baudRate: 9600 });
    await once(port, 'open');
    let text = '';
    const whole = new Promise<void>((resolve) => {
      port.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (text.endsWith('\r')) resolve();
      });
    });
    expect((await post('/present', { persona: 'covered' })).status).toBe(200);
    await whole;
    expect(Buffer.from(text, 'latin1').toString('utf8')).toBe(`${qrOf(persona('covered'))}\r`);
    await new Promise((resolve) => port.close(resolve));
    expect((await post('/scanner', { plugged: false })).status).toBe(200);
    expect((await post('/present', { persona: 'covered' })).status).toBe(400);
    expect((await post('/scanner', { plugged: true })).status).toBe(200);
  });
});

it('works without a scanner and says so', async () => {
  const bare = await startLab({ scanner: false });
  expect(bare.describe().scannerPath).toBeNull();
  await bare.close();
});

it.each(['stdin', 'SIGTERM'])(
  'main.ts prints its addresses and ends with %s, leaving nothing',
  async (how) => {
    const child = spawn(process.execPath, [new URL('./main.ts', import.meta.url).pathname], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    const described = JSON.parse(line);
    expect((await fetch(`${described.hisUrl}/metadata`)).status).toBe(200);
    const exited = once(child, 'exit');
    if (how === 'stdin') child.stdin.end();
    else child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    if (described.scannerPath) await expect(access(described.scannerPath)).rejects.toThrow('ENOENT');
  },
);
