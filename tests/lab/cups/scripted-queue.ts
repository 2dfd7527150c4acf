import type { IppJob, IppPrinter } from '../../../drivers/codec/ipp-answer.ts';
import { err, ok, type Result } from '../../../drivers/ports/result.ts';
import type { Talk, TalkFailure } from '../../../drivers/printer/cups/talk.ts';

const NO_ANSWER = err('no-answer');

/** A printer behind IPP that is as the test says; it takes jobs and, unless told otherwise, lets them go. */
export class ScriptedQueue implements Talk {
  /** `send` and `cancel`, as they came. */
  readonly calls: string[] = [];
  /** Questions that get no answer until their signal ends them. */
  readonly silent = new Set<keyof Talk>();
  now: IppPrinter;
  /** The last job that came. */
  last: IppJob | null = null;
  /** What a job that comes does to the printer. */
  begin: () => void = () => undefined;
  /** Asked for at each question about the job. */
  progress: () => void = () => undefined;

  constructor(now: IppPrinter) {
    this.now = now;
  }

  /** Reasons and state of the printer. */
  is(state: IppPrinter['state'], ...reasons: string[]): void {
    this.now = { ...this.now, state, reasons };
  }

  /** State of the last job. */
  jobIs(state: IppJob['state']): void {
    if (this.last) this.last = { ...this.last, state };
  }

  printer(signal: AbortSignal) {
    return this.answer('printer', signal, () => ok(this.now));
  }

  async send(name: string, _: Uint8Array, signal: AbortSignal): Promise<Result<IppJob, TalkFailure>> {
    this.calls.push('send');
    const job: IppJob = { id: (this.last?.id ?? 0) + 1, name, state: 'pending', reasons: [] };
    this.last = job;
    this.begin();
    return this.answer('send', signal, () => ok(job));
  }

  job(_: number, signal: AbortSignal) {
    this.progress();
    return this.answer('job', signal, () => (this.last ? ok(this.last) : err('refused')));
  }

  jobs(signal: AbortSignal) {
    return this.answer('jobs', signal, () => ok(this.last ? [this.last] : []));
  }

  cancel(_: number, signal: AbortSignal) {
    this.calls.push('cancel');
    return this.answer('cancel', signal, () => {
      this.jobIs('canceled');
      this.is('idle', ...this.now.reasons);
      return ok(undefined);
    });
  }

  private async answer<T>(
    what: keyof Talk,
    signal: AbortSignal,
    make: () => Result<T, TalkFailure>,
  ): Promise<Result<T, TalkFailure>> {
    if (this.silent.has(what) && !signal.aborted)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return signal.aborted ? NO_ANSWER : make();
  }
}
