import { undoTelex } from '../../drivers/codec/telex-undo.ts';
import { codeEvent } from '../../drivers/identity/code/code-event.ts';
import type { ReaderEvent } from '../../drivers/ports/identity.ts';
import type { InputOf } from '../contract/messages.ts';
import type { Log } from './log.ts';

/** Codes that the page read by itself: only their text comes here, and is judged as if a scanner had read it. */
export interface PageCodes {
  shown(by: InputOf<'code.shown'>['by'], text: string): void;
  /** Letters of a typed code were lost on their way. */
  damaged(): void;
}

export interface PageCodesSetup {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Local day of the hospital, a FHIR date. */
  readonly today: () => string;
  readonly log: Log;
  readonly onCode: (event: ReaderEvent) => void;
}

export function createPageCodes({ now, today, log, onCode }: PageCodesSetup): PageCodes {
  const read = (by: string, text: string): ReaderEvent =>
    codeEvent(text, now(), today(), (what, fields) =>
      log('driver.said', { device: by, what, fields: JSON.stringify(fields ?? {}) }),
    );

  /** What an input method made of the keys is undone where that gives a code, and told to the technician either way. */
  function typed(text: string): ReaderEvent {
    const undone = undoTelex(text);
    if (undone === null) return read('keyboard-scanner', text);
    log('card.failed', { code: 'altered' });
    const event = read('keyboard-scanner', undone);
    return event.type === 'failed' && event.code === 'not-a-citizen-card'
      ? { type: 'failed', code: 'altered' }
      : event;
  }

  return {
    damaged: () => onCode({ type: 'failed', code: 'altered' }),
    shown: (by, text) => onCode(by === 'camera' ? read('camera', text) : typed(text)),
  };
}
