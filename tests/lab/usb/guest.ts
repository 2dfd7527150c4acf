/**
 * Runs in the USB lab's guest: scanners are plugged in, read, unplugged, plugged in again and read again, by the product's
 * drivers under the product's supervisor. Prints what was heard, one JSON object a line, for the test outside to judge.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import hidPos from '../../../drivers/identity/hid-pos.ts';
import serialScanner from '../../../drivers/identity/serial-scanner.ts';
import { PERSONAS, persona, qrOf } from '../../personas.ts';
import { GADGET, holdPort, startGadgetScanner } from './gadget-scanner.ts';
import { COUNTING_SCANNER, idsOf, PLAIN_SCANNER, startHidScanner } from './hid-pos-scanner.ts';
import { say, stationOf, until } from './station.ts';

/** Minutes: a night in a blink. */
const SHORT_NIGHT = 0.02;
const QUIET_MS = 200;
/** An emulated machine may pause in the middle of a code: ms. */
const gapMs = 500;
const NOBODY = 65_534;
const TERMINATORS = ['\r', '\n', '\r\n', ''];

const gadget = await startGadgetScanner();
const counting = await startHidScanner(COUNTING_SCANNER, 'LAB1');
const twin = await startHidScanner(COUNTING_SCANNER, 'LAB2');
const plain = await startHidScanner(PLAIN_SCANNER);

let turn = 0;
const stations = [
  stationOf('serial-scanner', serialScanner, GADGET, {
    ...gadget,
    present: (code) => gadget.present(code, TERMINATORS[turn++ % TERMINATORS.length] ?? ''),
  }),
  stationOf('hid-pos counting', hidPos, { ...idsOf(COUNTING_SCANNER), serialNumber: 'LAB1' }, counting),
  stationOf('hid-pos plain', hidPos, idsOf(PLAIN_SCANNER), plain),
];
const all = (run: (station: (typeof stations)[number]) => Promise<void>): Promise<unknown> =>
  Promise.all(stations.map(run));

await all((station) => station.start({ gapMs }));
await all(async (station) => {
  for (const { id } of PERSONAS) await station.read('first', id);
});

for (const { events } of stations) events.length = 0;
await twin.present(qrOf(persona('covered')));
await sleep(QUIET_MS);
say({ said: 'twin', events: stations.flatMap(({ events }) => events) });

const held = await holdPort('/dev/ttyACM0');
await all((station) => station.unplug());
await until(() => stations.every((station) => !station.ready()));
await all((station) => station.tryOpen('unplugged'));
await all((station) => station.plug());
await until(() => stations.every((station) => station.ready()));
await all((station) => station.read('again', 'covered'));
await held.close();
await all((station) => station.stop());

await all((station) => station.start({ gapMs, refreshMinutes: SHORT_NIGHT }));
await all(async (station) => {
  await until(() => station.renewals() > 0);
  await station.read('renewed', 'covered');
  await station.stop();
});

// A serial line needs no guest for that, and keeps what came while nobody listened.
await all(async (station) => {
  if (station.id !== 'serial-scanner') await station.showManners();
});

// As a kiosk before its udev rule is in place.
process.setuid?.(NOBODY);
await all((station) => station.tryOpen('no-right'));
process.exit(0);
