import type { ContractFailure } from '../../electron/contract/channel.ts';
import type { TroubleCode } from './setup.ts';

/** The host says that less is proven than is asked for: the screen of the person says what is missing. */
export const notProven = (answer: { readonly ok: boolean; readonly error?: string }): boolean =>
  !answer.ok && answer.error === 'not-proven';

/**
 * The trouble that a failed request means for the patient. `closed` is none: the host is being restarted, and the flow
 * starts anew from what the host remembers.
 */
export const troubleOf = (failure: TroubleCode | ContractFailure | string): TroubleCode | null => {
  switch (failure) {
    case 'closed':
      return null;
    case 'no-answer':
    case 'refused':
    case 'unknown':
    case 'no-visit':
    case 'several-patients':
    case 'other-record':
    case 'papers-first':
      return failure;
    default:
      return 'bad-answer';
  }
};
