import type { Message, Segment } from './message.ts';
import { find, partOf, repetitionsOf, textOf } from './position.ts';

/** MSA-1 (table 0008): taken, error, rejected; A of the application, C of the interface alone. */
export const ACK_CODES = ['AA', 'AE', 'AR', 'CA', 'CE', 'CR'] as const;
export type AckCode = (typeof ACK_CODES)[number];

/** What an answer says of the message that it answers. */
export interface Acknowledgement {
  readonly code: AckCode;
  /** MSA-2: MSH-10 of the message that is answered. */
  readonly controlId: string;
  /** Codes of what is wrong, as they came. Texts are left out: an engine may write a patient's name there. */
  readonly errors: readonly string[];
}

const isCode = (text: string): text is AckCode => ACK_CODES.some((code) => code === text);

/**
 * Error codes wherever versions have them: ERR-3 and ERR-5 since 2.5 (tables 0357 and 0533), the fourth component of ERR-1 and
 * MSA-6 before.
 */
const errorsOf = (message: Message, msa: Segment): string[] => {
  const codes = message
    .filter(({ name }) => name === 'ERR')
    .flatMap((error) => [
      textOf(error, 3),
      textOf(error, 5),
      ...repetitionsOf(error, 1).map((location) => partOf(location, 4)),
    ]);
  return [...new Set([...codes, textOf(msa, 6)])].filter((code) => code !== '');
};

/** Null for a message that acknowledges nothing. */
export const readAck = (message: Message): Acknowledgement | null => {
  const msa = find(message, 'MSA');
  const code = textOf(msa, 1);
  if (msa === undefined || !isCode(code)) return null;
  return { code, controlId: textOf(msa, 2), errors: errorsOf(message, msa) };
};
