import type { Intake } from './intake.ts';
import type { Interpreter } from './interpreter.ts';
import type { Mechanism } from './mechanism.ts';
import type { LabModel } from './models.ts';
import type { RealTimeRequest } from './real-time.ts';
import type { Session } from './session.ts';
import { automaticStatus, type PrinterState, realTimeStatus, stopped } from './status.ts';
import type { Voice } from './voice.ts';

export interface Works {
  readonly model: LabModel;
  readonly intake: Intake;
  readonly interpreter: Interpreter;
  readonly mechanism: Mechanism;
  readonly voice: Voice;
  readonly status: () => Readonly<PrinterState>;
}

/** DLE DC4 8 was obeyed. */
const CLEARED = Buffer.from([0x37, 0x25, 0x00]);

/** The printer's works: carries out what is in the buffer, and what is obeyed at once. */
export class Runner {
  private readonly works: Works;
  private running = false;

  constructor(works: Works) {
    this.works = works;
  }

  /** Carries out what it can, takes what it has room for, and again. */
  run(): void {
    if (this.running) return;
    this.running = true;
    do this.work();
    while (this.admit());
    this.running = false;
    this.works.voice.tell(this.works.intake.sessions, this.automatic);
  }

  private readonly automatic = (): Buffer => automaticStatus(this.works.model, this.works.status());

  private work(): void {
    const { intake, interpreter, mechanism, voice } = this.works;
    while (mechanism.step() && !stopped(this.works.status())) {
      const next = intake.next();
      if (!next) return;
      const { command, session } = next;
      interpreter.execute(command, {
        reply: (bytes) => voice.say(session, () => bytes),
        watch: (items) => voice.watch(session, items, this.automatic),
      });
    }
  }

  private admit(): boolean {
    const admitted = this.works.intake.admit();
    if (!admitted) return false;
    this.work();
    if (admitted.request) this.obeyAtOnce(admitted.request, admitted.session);
    return true;
  }

  private obeyAtOnce(request: RealTimeRequest, session: Session): void {
    const { model, status, voice } = this.works;
    if (request.kind === 'status') voice.say(session, () => realTimeStatus(request.topic, model, status()));
    else if (request.kind === 'clear') {
      this.forgetReceived();
      voice.say(session, () => CLEARED);
    } else if (request.how === 2 && status().error !== 'none') this.forgetReceived();
  }

  private forgetReceived(): void {
    this.works.intake.forgetReceived();
    this.works.mechanism.forget();
  }
}
