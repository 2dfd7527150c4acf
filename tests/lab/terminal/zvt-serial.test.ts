import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../../run/describe-with.ts';
import { ptyMissing } from '../socat.ts';
import { MessageFaults } from './faults.ts';
import { Till } from './till.ts';
import { type LabZvt, startZvtTerminal } from './zvt.ts';
import { SerialTalk } from './zvt-serial.ts';

/** Frames made by hand: what a register writes. */
const REGISTER = '10 02 06 00 08 00 00 00 08 07 04 03 00 10 03 73 d0';
const STATUS = '10 02 05 01 03 00 00 00 10 03 df db';
const ACK_FRAME = '10 02 80 00 00 10 03 f5 1f';
const PAY = '10 02 06 01 0a 04 00 00 00 15 00 00 49 07 04 10 03 82 2e';

describeWith(ptyMissing, 'the serial line', () => {
  let folder: string;
  let terminal: LabZvt;
  let port: SerialPort;
  let heard = '';
  let wake: () => void = () => undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiep-don-terminal-'));
    terminal = await startZvtTerminal({ serialIn: folder });
    port = new SerialPort({ path: terminal.serialPath ?? '', baudRate: 9600, stopBits: 2, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    port.on('data', (chunk: Buffer) => {
      heard += chunk.toString('hex');
      wake();
    });
  });
  afterEach(async () => {
    heard = '';
    await terminal.reset();
  });
  afterAll(async () => {
    port.close();
    await once(port, 'close');
    await terminal.close();
    await rm(folder, { recursive: true });
  });

  const send = (hex: string): void => {
    port.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  };
  /** Waits until these bytes came, and forgets them and what came before. */
  const hear = async (hex: string): Promise<void> => {
    const wanted = hex.replaceAll(' ', '');
    while (!heard.includes(wanted)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    heard = heard.slice(heard.indexOf(wanted) + wanted.length);
  };
  /** Acknowledges a frame of the terminal and the message in it. */
  const acknowledge = (): void => send(`06 ${ACK_FRAME}`);
  const register = async (): Promise<void> => {
    send(REGISTER);
    await hear(`06 ${ACK_FRAME}`);
    send('06');
    await hear('10 02 06 0f');
    await hear('10 03');
    acknowledge();
  };

  it('carries a sale, frame by frame', async () => {
    terminal.customer({ does: 'pays' });
    await register();
    send(PAY);
    await hear(`06 ${ACK_FRAME}`);
    send('06');
    for (const step of ['0a', '0e', '01', '04', '1c', '0b']) {
      await hear(`10 02 04 ff 01 ${step}`);
      acknowledge();
    }
    await hear('10 02 04 0f');
    await hear('22 f0 f8 41 11 11 ee ee ee 11 11');
    acknowledge();
    await hear('10 02 06 0f 00');
    acknowledge();
    expect(terminal.ledger().map(({ amount }) => amount)).toEqual([150_000]);
  });

  it('asks for a broken frame again, and repeats one that it is asked for', async () => {
    send(STATUS.replace('df db', 'df dc'));
    await hear('15');
    send(STATUS);
    await hear(`06 ${ACK_FRAME}`);
    send('15');
    await hear(ACK_FRAME);
    send('06');
    await hear('10 02 06 0f 0b');
    send('15');
    await hear('10 02 06 0f 0b');
    acknowledge();
    expect(heard).not.toContain('1002');
  });

  it('loses an answer in silence, and knows the register still', async () => {
    terminal.customer({ does: 'pays' });
    await register();
    await terminal.setFault('lose-answer', { message: 'zvt:repeat-receipt' });
    terminal.pay(null, 150_000);
    send('10 02 06 20 00 10 03 3a 7a');
    await hear(`06 ${ACK_FRAME}`);
    send(`06 ${STATUS}`);
    await hear(`06 ${ACK_FRAME}`);
    expect(heard).not.toContain('040f');
    send('06');
    await hear('10 02 06 0f 0b');
    acknowledge();
    send('10 02 06 20 00 10 03 3a 7a');
    await hear(`06 ${ACK_FRAME}`);
    send('06');
    await hear('04 00 00 00 15 00 00');
    acknowledge();
    await hear('10 02 06 0f 00');
    acknowledge();
  });
});

it('is deaf and dumb while it is away', () => {
  const written: string[] = [];
  const parts = { till: new Till(), faults: new MessageFaults(), watch: () => undefined, ackMs: 1_000 };
  const talk = new SerialTalk(parts, (bytes) => written.push(bytes.toString('hex')));
  const status = Buffer.from(STATUS.replaceAll(' ', ''), 'hex');
  talk.deaf = true;
  talk.hear(status);
  expect(written).toEqual([]);
  talk.deaf = false;
  talk.hear(status);
  expect(written).toEqual(['06', ACK_FRAME.replaceAll(' ', '')]);
  talk.end();
});

it('has no serial line unless it is asked for', async () => {
  const plain = await startZvtTerminal();
  expect(plain.serialPath).toBeNull();
  await plain.close();
});
