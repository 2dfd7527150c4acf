import { undoTelex } from '../../drivers/codec/telex-undo.ts';
import { codeEvent } from '../../drivers/identity/code/code-event.ts';
import type { ReaderEvent } from '../../drivers/ports/identity.ts';
import type { InputOf } from '../contract/messages.ts';
import type { Log } from './log.ts';

/** Codes that the page read by itself: only their text comes here, and is judged as if a scanner had read it. */
export interface PageCodes {
  shown(code: InputOf<'code.shown'>): void;
  /** There was something, and no text that could be judged. */
  unread(why: InputOf<'code.unread'>['why']): void;
}

export interface PageCodesSetup {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Local day of the hospital, a FHIR date. */
  readonly today: () => string;
  readonly log: Log;
  readonly onCode: (event: ReaderEvent) => void;
}

const UNREAD = { damaged: 'altered', foreign: 'foreign-card', 'two-cards': 'two-cards' } as const;

export function createPageCodes({ now, today, log, onCode }: PageCodesSetup): PageCodes {
  const read = (by: InputOf<'code.shown'>['by'], text: string): ReaderEvent =>
    codeEvent(text, now(), today(), (what, fields) =>
      log('driver.said', { device: by, what, fields: JSON.stringify(fields ?? {}) }),
    );

  /**
   * What an input method made of the keys of an insurance card is undone, and the technician told. Of any other code
   * nobody knows what the letters were: a name may have become another one.
   */
  function typed(text: string, altered: boolean): ReaderEvent {
    const card = undoTelex(text);
    if (card === null && altered) return { type: 'failed', code: 'altered' };
    if (card !== null && (altered || card !== text)) log('card.failed', { code: 'altered' });
    return read('keyboard-scanner', card ?? text);
  }

  return {
    unread: (why) => onCode({ type: 'failed', code: UNREAD[why] }),
    shown: (code) => onCode(code.by === 'camera' ? read(code.by, code.text) : typed(code.text, code.altered)),
  };
}
