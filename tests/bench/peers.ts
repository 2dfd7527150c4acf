import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { findModel } from '../../drivers/printer/models/index.ts';
import { jobBytes } from '../../drivers/printer/models/job.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { DEFAULT_TICKET_LAYOUTS } from '../../kiosk-config/tickets/defaults.ts';
import { CLINICS } from '../lab/his-hospital.ts';
import { SYSTEMS } from '../lab/his-seed.ts';
import type { Lab } from '../lab/lab.ts';
import type { Served, Taps } from './taps.ts';
import { ticketOf } from './ticket-sample.ts';

/** Ours is held against these: the same work with nothing of ours around it. All in ms, one value a round. */
export interface Peers {
  /** The requests of one check-in to the HIS, back to back by plain fetch. */
  readonly http: number[];
  /** Connecting to the printer and pushing the bytes of a ticket, until the last is there. */
  readonly printer: number[];
  /** One synced insert into an encrypted libsql file. */
  readonly sync: number[];
  /** A change of one attribute in the page, until the frame after it. */
  readonly paint: number[];
}

const FIRST_OF_OURS = 900_000;
const OPEN = CLINICS.filter(({ full }) => !full);

export async function measurePeers(
  lab: Lab,
  taps: Taps,
  page: Page,
  like: readonly Served[],
  rounds: number,
): Promise<Peers> {
  const [http, printer]: [number[], number[]] = [[], []];
  const his = like.filter(({ port }) => port === Number(new URL(lab.his.url).port));
  for (let n = 0; n < rounds; n++) http.push(await askAll(lab, his, FIRST_OF_OURS + n));
  const bytes = await bytesOfTicket();
  for (let n = 0; n < rounds; n++) printer.push(await pushTicket(lab, taps, bytes));
  return { http, printer, sync: insertAlone(rounds), paint: await paintAlone(page, rounds) };
}

async function askAll(lab: Lab, like: readonly Served[], n: number): Promise<number> {
  const { origin } = new URL(lab.his.url);
  const start = performance.now();
  for (const { method, url } of like) {
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: { 'content-type': 'application/fhir+json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(bodyOf(url, n)) }),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`bare ${method} ${url}: ${answer.status}`);
  }
  return performance.now() - start;
}

const bodyOf = (url: string, n: number): unknown =>
  url.endsWith('/Patient')
    ? { resourceType: 'Patient', identifier: [{ system: SYSTEMS.nationalId, value: String(n) }] }
    : {
        resourceType: 'Encounter',
        status: 'arrived',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        subject: { reference: `Patient/${n}` },
        serviceType: { coding: [{ system: SYSTEMS.clinic, code: OPEN[n % OPEN.length]?.id }] },
      };

async function bytesOfTicket(): Promise<Uint8Array> {
  const [house, model] = [await openHouse(DEFAULT_TICKET_LAYOUTS), findModel('epson-tm-t82')];
  if (!house.ok || model === undefined) throw new Error('no ticket can be drawn');
  const picture = drawTicket(ticketOf(1), { width: 576, height: null, dpi: model.dpi }, house.value);
  return jobBytes(picture, model, { paper: 80, cut: 'partial', jobId: 1 });
}

async function pushTicket(lab: Lab, taps: Taps, bytes: Uint8Array): Promise<number> {
  const printed = lab.printer.waitForTicket();
  const start = performance.now();
  const socket = connect({ host: '127.0.0.1', port: lab.printer.port, noDelay: true });
  socket.end(bytes);
  await printed;
  const spent = taps.printerJob().last - start;
  socket.destroy();
  // The printer serves one connection at a time, and so does its next client.
  await sleep(20);
  return spent;
}

function insertAlone(rounds: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-sync-'));
  const store = openStore(join(folder, 'bare.db'), 'a key for the bench alone');
  const insert = store.prepare('INSERT INTO payload (intent, body) VALUES (?, ?)');
  const spent = Array.from({ length: rounds }, (_, n) => {
    const start = performance.now();
    insert.run(String(n), 'x'.repeat(600));
    return performance.now() - start;
  });
  store.close();
  rmSync(folder, { recursive: true });
  return spent;
}

const paintAlone = (page: Page, rounds: number): Promise<number[]> =>
  page.evaluate(async (times) => {
    const spent: number[] = [];
    for (let n = 0; n < times; n++) {
      await new Promise((resolve) => setTimeout(resolve, 37));
      const start = performance.now();
      document.body.dataset.bench = String(n);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      spent.push(performance.now() - start);
    }
    delete document.body.dataset.bench;
    return spent;
  }, rounds);
