import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrintedTicket } from './roll.ts';

/** Where cut tickets fall: tells those who wait for one, and keeps pictures in a folder where there is one. */
export class Tray {
  private readonly tickets: readonly PrintedTicket[];
  private readonly folder: string | undefined;
  private readonly watchers: { after: number; resolve: (ticket: PrintedTicket) => void }[] = [];
  private readonly writes: Promise<void>[] = [];

  constructor(tickets: readonly PrintedTicket[], folder: string | undefined) {
    this.tickets = tickets;
    this.folder = folder;
  }

  take(ticket: PrintedTicket): void {
    if (this.folder) this.writes.push(this.keep(this.folder, ticket));
    const due = this.watchers.filter((watcher) => this.tickets.length > watcher.after);
    for (const watcher of due) {
      this.watchers.splice(this.watchers.indexOf(watcher), 1);
      watcher.resolve(this.tickets[watcher.after] ?? ticket);
    }
  }

  waitFor(after: number): Promise<PrintedTicket> {
    const there = this.tickets[after];
    if (there) return Promise.resolve(there);
    return new Promise((resolve) => this.watchers.push({ after, resolve }));
  }

  /** Resolves when every picture is written. */
  async settle(): Promise<void> {
    await Promise.all(this.writes.splice(0));
  }

  private async keep(folder: string, ticket: PrintedTicket): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `ticket-${String(ticket.id).padStart(4, '0')}.png`), ticket.png);
  }
}
