import { createHash, randomBytes } from 'node:crypto';
import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import type { Hl7Options } from './options.ts';

/** MSH-10 has 20 characters at most (HL7 v2.5.1, 2.15.9.10). */
const LONGEST_ID = 20;

/**
 * Control id of a message that changes something: the same for the same deed, after a restart too, so that an engine that
 * keeps control ids drops the double.
 */
export const lastingId = (...deed: readonly string[]): string =>
  createHash('sha256').update(deed.join('\u0000')).digest('hex').slice(0, LONGEST_ID);

/** Control id of a question: never the same. */
export const freshId = (): string => randomBytes(LONGEST_ID / 2).toString('hex');

/** Type, trigger event and structure of a message (MSH-9). */
export type MessageType = readonly [string, string, string];

/** MSH of a message of ours. Its answer is asked for at once (original mode): MSH-15 and MSH-16 stay empty. */
export const headerOf = (type: MessageType, controlId: string, options: Hl7Options, at: number): Segment =>
  segment('MSH', {
    3: options.sender.application,
    4: options.sender.facility,
    5: options.receiver.application,
    6: options.receiver.facility,
    7: printTime(at, options.timeZone),
    9: type,
    10: controlId,
    11: options.processing,
    12: options.version,
    18: options.charset,
  });
