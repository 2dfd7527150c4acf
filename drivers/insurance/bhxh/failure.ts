import type { NoAnswer } from '../../ports/insurer.ts';
import type { HttpFailure } from '../../transport/http.ts';

const WHY: Readonly<Record<HttpFailure, NoAnswer>> = {
  unreachable: 'unreachable',
  lost: 'unreachable',
  timeout: 'timeout',
  'too-large': 'bad-answer',
  'not-json': 'bad-answer',
};

/** What a failure of the wire means to whoever asked for insurance. */
export const noAnswerOf = (failure: HttpFailure): NoAnswer => WHY[failure];
