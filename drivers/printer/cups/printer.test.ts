import { describe, expect, it } from 'vitest';
import { blankBitmap } from '../../codec/bitmap.ts';
import type { IppJob, IppPrinter, JobState } from '../../codec/ipp-answer.ts';
import type { OpenContext } from '../../define.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { cupsOptions } from './options.ts';
import { createCupsPrinter } from './printer.ts';
import type { Talk, TalkFailure } from './talk.ts';

const signal = new AbortController().signal;
const context: OpenContext = {
  signal,
  now: () => 0,
  secret: () => undefined,
  lost: () => undefined,
  log: () => undefined,
};
const IDLE: IppPrinter = { state: 'idle', reasons: [], accepting: true, device: null, cupsVersion: null };
const jobOf = (state: JobState, reasons: string[] = []): IppJob => ({ id: 9, name: 'job', state, reasons });

interface Scene {
  /** What the printer says, one answer after the other, the last for ever. */
  readonly printer: readonly Result<IppPrinter, TalkFailure>[];
  readonly job: readonly Result<IppJob, TalkFailure>[];
  /** The job once it was withdrawn. */
  readonly withdrawn?: IppJob;
  readonly sent?: Result<IppJob, TalkFailure>;
  readonly jobs?: Result<readonly IppJob[], TalkFailure>;
}

const play = (scene: Scene) => {
  const calls: string[] = [];
  const turns = { printer: 0, job: 0 };
  const next = <T>(what: 'printer' | 'job', answers: readonly T[]): Promise<T> => {
    const answer = answers[Math.min(turns[what]++, answers.length - 1)];
    if (answer === undefined) throw new Error(`no ${what} in this scene`);
    return Promise.resolve(answer);
  };
  const talk: Talk = {
    printer: () => next('printer', scene.printer),
    job: async () =>
      scene.withdrawn && calls.includes('cancel') ? ok(scene.withdrawn) : next('job', scene.job),
    send: async () => {
      calls.push('send');
      return scene.sent ?? ok(jobOf('pending'));
    },
    jobs: async () => scene.jobs ?? ok([]),
    cancel: async () => {
      calls.push('cancel');
      return ok(undefined);
    },
  };
  const options = cupsOptions.parse({
    to: 'ipp://192.0.2.1/ipp/print',
    timeouts: { confirm: 30, cancel: 30, poll: 1 },
  });
  const documents = {
    format: 'application/pdf',
    media: null,
    paper: { width: 8, height: null, dpi: 300 },
    make: () => new Uint8Array(1),
  };
  let drawn = 0;
  const printer = createCupsPrinter(options, documents, talk, context);
  const draw = () => {
    drawn++;
    return blankBitmap(8, 8);
  };
  return { calls, printer, print: () => printer.print(draw, 'job', signal), drawn: () => drawn };
};

const CUPS: IppPrinter = { ...IDLE, cupsVersion: '2.4.2', device: 'usb://Lab/Printer' };
const WAITING: IppPrinter = { ...CUPS, state: 'processing', reasons: ['cups-waiting-for-job-completed'] };
const HELD = { ...IDLE, state: 'processing', reasons: ['media-needed'] } as const;

describe('a printer behind IPP', () => {
  it("confirms by the printer's own word, and draws once", async () => {
    const scene = play({ printer: [ok(IDLE)], job: [ok(jobOf('processing')), ok(jobOf('completed'))] });
    expect(await scene.print()).toEqual({ outcome: 'confirmed' });
    expect([scene.calls, scene.drawn()]).toEqual([['send'], 1]);
  });

  it.each<[string, Partial<Scene>, object, string[]]>([
    ['is not reached', { printer: [err('unreachable')] }, { outcome: 'refused', status: 'offline' }, []],
    ['refuses the document', { sent: err('refused') }, { outcome: 'refused', status: 'fault' }, ['send']],
    ['is busy', { sent: err('not-now') }, { outcome: 'refused', status: 'offline' }, ['send']],
    ['gives no answer', { sent: err('no-answer') }, { outcome: 'unknown' }, ['send']],
    [
      'loses its answer, and has the job',
      { sent: err('no-answer'), jobs: ok([jobOf('processing')]), job: [ok(jobOf('completed'))] },
      { outcome: 'confirmed' },
      ['send'],
    ],
    ['aborts', { job: [ok(jobOf('aborted'))] }, { outcome: 'stopped', status: 'fault' }, ['send']],
    ['forgets the job', { job: [err('refused')] }, { outcome: 'unknown' }, ['send']],
    ['is never done', { job: [ok(jobOf('processing'))] }, { outcome: 'unknown' }, ['send']],
    [
      'never begins',
      { job: [ok(jobOf('pending'))], withdrawn: jobOf('canceled'), printer: [ok(CUPS)] },
      { outcome: 'stopped', status: 'offline' },
      ['send', 'cancel'],
    ],
    [
      'runs out of paper',
      { printer: [ok(IDLE), ok(HELD)], job: [ok(jobOf('canceled'))] },
      { outcome: 'stopped', status: 'paper-out' },
      ['send', 'cancel'],
    ],
    [
      'was done before the job could be withdrawn',
      { printer: [ok(IDLE), ok(HELD)], job: [ok(jobOf('completed'))] },
      { outcome: 'confirmed' },
      ['send', 'cancel'],
    ],
    [
      'does not let go of a withdrawn job',
      { printer: [ok(IDLE), ok(HELD)], job: [ok(jobOf('canceled', ['processing-to-stop-point']))] },
      { outcome: 'unknown' },
      ['send', 'cancel'],
    ],
    [
      'has all bytes and says no more',
      { printer: [ok(CUPS), ok(WAITING)], job: [ok(jobOf('processing'))] },
      { outcome: 'sent-unconfirmed' },
      ['send'],
    ],
    [
      'is a USB printer',
      { printer: [ok(CUPS)], job: [ok(jobOf('completed'))] },
      { outcome: 'sent-unconfirmed' },
      ['send'],
    ],
  ])('that %s', async (_, scene, result, calls) => {
    const played = play({ printer: [ok(IDLE)], job: [ok(jobOf('processing'))], ...scene });
    expect(await played.print()).toEqual(result);
    expect(played.calls).toEqual(calls);
  });

  it.each<[JobState | null, string[], string]>([
    ['completed', ['processing-to-stop-point'], 'printed'],
    ['canceled', [], 'not-printed'],
    ['aborted', [], 'not-printed'],
    ['canceled', ['processing-to-stop-point'], 'unknown'],
    ['pending', [], 'unknown'],
    ['processing', [], 'unknown'],
    [null, [], 'unknown'],
  ])('that has a job as %s %j tells', async (state, reasons, fate) => {
    const { printer } = play({
      printer: [ok({ ...IDLE, state: 'processing' })],
      job: [],
      jobs: ok(state === null ? [{ ...jobOf('completed'), name: 'another' }] : [jobOf(state, reasons)]),
    });
    expect(await printer.query('job', null, signal)).toBe(fate);
    expect(await printer.mark(signal)).toBeNull();
  });
});

describe('options', () => {
  it.each([
    ['http://192.0.2.1/printers/a'],
    ['ipp://user:secret@192.0.2.1/printers/a'],
    ['ipp:///printers/a'],
    ['ipp://192.0.2.1'],
    ['a'],
  ])('refuse %s', (to) => {
    expect(cupsOptions.safeParse({ to }).success).toBe(false);
  });

  it('refuse a model or a roll that there is not', () => {
    const to = 'ipp://localhost/printers/a';
    expect(cupsOptions.safeParse({ to, format: 'escpos', model: 'generic', paper: 58 }).success).toBe(true);
    expect(cupsOptions.safeParse({ to, format: 'escpos', model: 'typewriter' }).success).toBe(false);
    expect(cupsOptions.safeParse({ to, sheet: 'A3' }).success).toBe(false);
  });
});
