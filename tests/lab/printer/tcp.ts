import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '../listen.ts';
import type { DeviceConnection, PrinterDevice } from './device.ts';

/** Bytes that the printer's network card keeps while the printer's buffer is full. */
const WINDOW = 65_536;

interface Wire {
  readonly socket: Socket;
  connection: DeviceConnection | null;
  /** Packets are handed to the printer one after the other. */
  order: Promise<void>;
  /** Bytes in the network card. */
  pending: number;
}

/** The printer's network card, on 127.0.0.1. One connection is served at a time, the others wait. */
export class TcpFront {
  port = 0;
  /** The connection breaks after so many bytes more; null for never. */
  bytesUntilDrop: number | null = null;
  private readonly device: PrinterDevice;
  private readonly server = createServer((socket) => this.connected(socket));
  private readonly waiting: Wire[] = [];
  private readonly all = new Set<Socket>();
  private active: Wire | null = null;

  constructor(device: PrinterDevice) {
    this.device = device;
  }

  get listening(): boolean {
    return this.server.listening;
  }

  /** Open connections, served or waiting. */
  get connections(): number {
    return this.all.size;
  }

  async listen(port: number): Promise<void> {
    if (this.server.listening) return;
    this.port = await listenOnLoopback(this.server, port);
  }

  /** Connections are broken and refused, as with the cable out. */
  async unplug(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.active?.connection?.end('cut');
    for (const socket of this.all) socket.destroy();
    await closed;
  }

  private connected(socket: Socket): void {
    const wire: Wire = { socket, connection: null, order: Promise.resolve(), pending: 0 };
    this.all.add(socket);
    socket.setNoDelay(true);
    socket.on('error', (error) => this.noteSocketError(error));
    socket.on('close', (reset) => this.closed(wire, reset));
    this.waiting.push(wire);
    this.serveNext();
  }

  /** A client that vanishes is daily life for a printer; anything but a broken connection is a fault of the lab. */
  private noteSocketError(error: NodeJS.ErrnoException): void {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
      this.device.faults.push(`socket ${error.code}`);
  }

  private serveNext(): void {
    const wire = this.active ? undefined : this.waiting.shift();
    if (!wire) return;
    this.active = wire;
    const { socket } = wire;
    const connection = this.device.connect((bytes) => {
      if (socket.writable) socket.write(bytes);
    });
    wire.connection = connection;
    socket.on('data', (chunk: Buffer) => this.received(wire, connection, chunk));
  }

  /** With a FIN, what the network card still holds is printed before the next one is served; with a reset it is lost. */
  private closed(wire: Wire, reset: boolean): void {
    this.all.delete(wire.socket);
    const at = this.waiting.indexOf(wire);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.active !== wire) return;
    if (reset) this.leave(wire, 'cut');
    else void wire.order.then(() => this.leave(wire, 'gone'));
  }

  private leave(wire: Wire, how: 'gone' | 'cut'): void {
    if (this.active !== wire) return;
    this.active = null;
    wire.connection?.end(how);
    this.serveNext();
  }

  private received(wire: Wire, connection: DeviceConnection, chunk: Buffer): void {
    const bytes = chunk.subarray(0, this.bytesUntilDrop ?? chunk.length);
    wire.pending += bytes.length;
    if (wire.pending > WINDOW) wire.socket.pause();
    wire.order = wire.order.then(async () => {
      await connection.receive(bytes);
      wire.pending -= bytes.length;
      if (wire.pending <= WINDOW) wire.socket.resume();
    });
    if (this.bytesUntilDrop === null) return;
    this.bytesUntilDrop -= bytes.length;
    if (this.bytesUntilDrop === 0) this.drop(wire, connection);
  }

  private drop(wire: Wire, connection: DeviceConnection): void {
    this.bytesUntilDrop = null;
    wire.order = wire.order.then(() => connection.end('cut'));
    wire.socket.destroy();
  }
}
