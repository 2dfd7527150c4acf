import { expect, it } from 'vitest';
import { DELAYS } from './delays.ts';
import { createPrinterWatch } from './printer-watch.ts';

/** A watch over time that the test moves by hand. */
function open(taken = true) {
  let now = 0;
  let due: { at: number; run: () => void }[] = [];
  const warned: string[] = [];
  const watch = createPrinterWatch(
    {
      after: (ms, run) => {
        const timer = { at: now + ms, run };
        due.push(timer);
        return () => {
          due = due.filter((one) => one !== timer);
        };
      },
    },
    async (status) => {
      warned.push(status);
      return taken;
    },
  );
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    const ripe = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { run } of ripe) run();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { watch, warned, pass };
}

it('tells of a trouble once it has stood for a while, and no more while it lasts', async () => {
  const { watch, warned, pass } = open();
  watch.saw('paper-low');
  await pass(DELAYS.printerSettle - 1);
  expect(warned).toEqual([]);
  await pass(1);
  expect(warned).toEqual(['paper-low']);
  watch.saw('paper-out');
  await pass(DELAYS.printerSettle);
  watch.saw('paper-low');
  await pass(DELAYS.printerSettle);
  expect(warned).toEqual(['paper-low', 'paper-out']);
});

it('says nothing of a sensor that flickers', async () => {
  const { watch, warned, pass } = open();
  for (let turn = 0; turn < 20; turn++) {
    watch.saw(turn % 2 === 0 ? 'paper-low' : 'ready');
    await pass(DELAYS.printerSettle / 2);
  }
  expect(warned).toEqual([]);
});

it('tells again after all was well for long', async () => {
  const { watch, warned, pass } = open();
  watch.saw('cover-open');
  await pass(DELAYS.printerSettle);
  watch.saw('ready');
  await pass(DELAYS.printerWell - 1);
  watch.saw('cover-open');
  await pass(DELAYS.printerSettle);
  expect(warned).toEqual(['cover-open']);
  watch.saw('ready');
  await pass(DELAYS.printerWell);
  watch.saw('cover-open');
  await pass(DELAYS.printerSettle);
  expect(warned).toEqual(['cover-open', 'cover-open']);
});

it('does not begin to wait anew because something else was told', async () => {
  const { watch, warned, pass } = open();
  for (let turn = 0; turn < 4; turn++) {
    watch.saw('paper-out');
    await pass(DELAYS.printerSettle / 2);
  }
  expect(warned).toEqual(['paper-out']);
});

it('calls again where nobody took the call', async () => {
  const { watch, warned, pass } = open(false);
  watch.saw('paper-out');
  await pass(DELAYS.printerSettle);
  await pass(DELAYS.printerWell);
  expect(warned).toEqual(['paper-out', 'paper-out']);
});

it('is silent once stopped', async () => {
  const { watch, warned, pass } = open();
  watch.saw('offline');
  watch.stop();
  await pass(DELAYS.printerSettle);
  expect(warned).toEqual([]);
});
