import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Hosts on the network of a printer on 127.0.0.1. */
export class Clients {
  private readonly sockets: Socket[] = [];

  async connect(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    this.sockets.push(socket);
    // A printer that breaks the line is what some tests are about.
    socket.on('error', () => socket.destroy());
    await once(socket, 'connect');
    return socket;
  }

  /** What the printer says first after these bytes. */
  async ask(socket: Socket, bytes: Buffer): Promise<Buffer> {
    const coming = once(socket, 'data');
    socket.write(bytes);
    const [data] = await coming;
    return data;
  }

  hangUp(): void {
    for (const socket of this.sockets.splice(0)) socket.destroy();
  }
}
