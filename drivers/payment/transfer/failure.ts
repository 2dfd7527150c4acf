import type { HttpFailure } from '../../transport/http.ts';
import type { Created, Silence } from './desk.ts';

const WHY: Record<HttpFailure, Silence> = {
  unreachable: 'unreachable',
  timeout: 'timeout',
  lost: 'lost',
  'too-large': 'nonsense',
  'not-json': 'nonsense',
};

/** What a failed exchange means for a question. */
export const silenceOf = (failure: HttpFailure): Silence => WHY[failure];

/** What a silence means for the creation of an order: only where nothing was sent, or all was refused, there is none. */
export const uncreated = (why: Silence): Created => {
  if (why === 'unreachable' || why === 'refused') return { kind: why };
  return { kind: 'lost', why };
};

/** What a silence means for the provider's state. */
export const statusOf = (why: Silence): 'offline' | 'fault' =>
  why === 'unreachable' || why === 'timeout' || why === 'lost' ? 'offline' : 'fault';
