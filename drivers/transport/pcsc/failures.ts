/** Why a card answers no more. `lost`: the reader or the PC/SC service is gone, or the card was released. */
export type CardFailure = 'removed' | 'unresponsive' | 'lost';

/** `refused`: another failure of the service, told in its words. */
type Cause = CardFailure | 'busy' | 'refused';

/** The binding's errors carry no code: its words for the SCARD_… codes, first match counts. */
const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/sharing violation/i, 'busy'],
  [/service (not running|stopped)|invalid handle|cancelled|context is not valid|internal error/i, 'lost'],
  [/unknown reader|reader unavailable|no readers/i, 'lost'],
  // Pulled in the middle of an APDU: "Transaction failed".
  [
    /removed|no smart card|transaction failed|communication error|was reset|unpowered|not connected/i,
    'removed',
  ],
  [
    /unresponsive|timed out|not ready|mismatch|not supported|invalid atr|insufficient buffer/i,
    'unresponsive',
  ],
];

/** Words of whatever the binding threw. They hold no bytes of a card. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const causeOf = (error: unknown): Cause =>
  CAUSES.find(([words]) => words.test(wordsOf(error)))?.[1] ?? 'refused';

/** What a failed exchange means for the card. */
export const cardFailure = (error: unknown): CardFailure => {
  const cause = causeOf(error);
  return cause === 'busy' || cause === 'refused' ? 'unresponsive' : cause;
};

/** What a failed connect means: `busy` is another program that holds the card. */
export const connectFailure = (error: unknown): CardFailure | 'busy' => {
  const cause = causeOf(error);
  return cause === 'refused' ? 'unresponsive' : cause;
};

/** True where one reader has gone and the service is well: the list of readers tells the rest. */
export const isReaderGone = (error: unknown): boolean =>
  /unknown reader|reader unavailable/i.test(wordsOf(error));

/** True where readers came or went while they were listed. */
export const isListTorn = (error: unknown): boolean => /insufficient buffer|no readers/i.test(wordsOf(error));
