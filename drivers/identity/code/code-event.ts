import type { CalendarDate } from '../../codec/calendar.ts';
import { type Code, type MrzCode, readCode } from '../../codec/code.ts';
import { mrzLinesOf } from '../../codec/mrz-code.ts';
import type { OpenContext } from '../../define.ts';
import type { CodeFailure, Identity, ReaderEvent } from '../../ports/identity.ts';

/** A scanner may be set to send the AIM symbology identifier (ISO/IEC 15424) ahead of the code. */
const AIM_IDENTIFIER = /^\][A-Za-z][\dA-Za-z]/;

type Refused<C extends Code> = Extract<C, { ok: false }>;

const mrzFailure = ({ error }: Refused<MrzCode>): CodeFailure => {
  switch (error) {
    case 'incomplete':
      return 'incomplete';
    case 'foreign':
    case 'no-number':
    case 'unsupported':
      return 'foreign-card';
    case 'invalid':
    case 'check-digit':
      return 'invalid';
  }
};

/** Why a code tells of nobody. */
const failureOf = (code: Exclude<Code, { type: 'cccd-qr' | 'mrz'; ok: true }>): CodeFailure => {
  switch (code.type) {
    case 'cccd-qr':
      return code.error;
    case 'mrz':
      return mrzFailure(code);
    case 'bhyt-qr':
      return 'insurance-card';
    case 'vietqr':
      return 'payment-code';
    case 'typed':
      if (code.ok && code.value.kind === 'insurance-code') return 'insurance-card';
      // Nobody types on a scanner: this is the beginning of a citizen card.
      return code.ok && code.value.kind === 'citizen-number' ? 'incomplete' : 'not-a-citizen-card';
    case 'token':
      return 'not-a-citizen-card';
    case 'unknown':
      return code.error === 'noise' || code.error === 'empty' ? 'noise' : 'not-a-citizen-card';
  }
};

/** Source of the zone and of the QR alike: print, which anybody can copy. */
const identityOf = (code: Extract<Code, { type: 'cccd-qr' | 'mrz'; ok: true }>): Identity => {
  const { number, name, birthDate, sex } = code.value;
  const said = { assurance: 'scanned', number, name, birthDate, sex } as const;
  if (code.type === 'mrz') return { source: 'mrz', ...said, oldNumber: null, address: null, issueDate: null };
  const { oldNumber, address, issueDate } = code.value;
  return { source: 'qr', ...said, oldNumber, address, issueDate };
};

/**
 * What a code says, as an event of the port: an identity or why there is none. The code itself goes no further: the log
 * gets its kind and length.
 * @param text as it came from scanner, camera or keyboard
 * @param receivedAt milliseconds of the injected clock when its last byte came in
 * @param today FHIR date, as `readCode` wants it
 */
export const codeEvent = (
  text: string,
  receivedAt: number,
  today: CalendarDate,
  log: OpenContext['log'],
): ReaderEvent => {
  const line = text.replace(AIM_IDENTIFIER, '');
  const code = readCode(line, today);
  if (!code.ok || (code.type !== 'cccd-qr' && code.type !== 'mrz')) {
    const failure = failureOf(code);
    log('identity.unreadable', { code: failure, type: code.type, length: text.length });
    return { type: 'failed', code: failure };
  }
  for (const warning of code.warnings) log('identity.warning', { code: warning });
  return {
    type: 'identity',
    complete: true,
    receivedAt,
    identity: identityOf(code),
    mrz: code.type === 'mrz' ? mrzLinesOf(line) : null,
  };
};
