import { expect, it } from 'vitest';
import { DELAYS } from './delays.ts';
import { createPrinterWatch } from './printer-watch.ts';

/** A watch over time that the test moves by hand. */
function open() {
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
    (status) => warned.push(status),
  );
  const pass = (ms: number): void => {
    now += ms;
    for (const { run } of due.filter(({ at }) => at <= now)) run();
    due = due.filter(({ at }) => at > now);
  };
  return { watch, warned, pass };
}

it('tells of a trouble once it has stood for a while, and no more while it lasts', () => {
  const { watch, warned, pass } = open();
  watch.saw('paper-low');
  pass(DELAYS.printerSettle - 1);
  expect(warned).toEqual([]);
  pass(1);
  expect(warned).toEqual(['paper-low']);
  watch.saw('paper-out');
  pass(DELAYS.printerSettle);
  watch.saw('paper-low');
  pass(DELAYS.printerSettle);
  expect(warned).toEqual(['paper-low', 'paper-out']);
});

it('says nothing of a sensor that flickers', () => {
  const { watch, warned, pass } = open();
  for (let turn = 0; turn < 20; turn++) {
    watch.saw(turn % 2 === 0 ? 'paper-low' : 'ready');
    pass(DELAYS.printerSettle / 2);
  }
  expect(warned).toEqual([]);
});

it('tells again after all was well for long', () => {
  const { watch, warned, pass } = open();
  watch.saw('cover-open');
  pass(DELAYS.printerSettle);
  watch.saw('ready');
  pass(DELAYS.printerWell - 1);
  watch.saw('cover-open');
  pass(DELAYS.printerSettle);
  expect(warned).toEqual(['cover-open']);
  watch.saw('ready');
  pass(DELAYS.printerWell);
  watch.saw('cover-open');
  pass(DELAYS.printerSettle);
  expect(warned).toEqual(['cover-open', 'cover-open']);
});

it('is silent once stopped', () => {
  const { watch, warned, pass } = open();
  watch.saw('offline');
  watch.stop();
  pass(DELAYS.printerSettle);
  expect(warned).toEqual([]);
});
