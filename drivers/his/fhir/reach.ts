import type { OpenContext } from '../../define.ts';
import type { Send } from '../../transport/http-auth.ts';

/** Tells the operator why the HIS cannot be reached (a certificate, a name, a port), once, and once that it can be again. */
export function toldOfReach(send: Send, log: OpenContext['log']): Send {
  let told: string | null = null;
  return async (request) => {
    const answer = await send(request);
    if (answer.ok && told !== null) {
      log('reached-again');
      told = null;
    }
    // What the caller ended says nothing of the HIS.
    if (answer.ok || answer.error !== 'unreachable' || request.signal?.aborted) return answer;
    const why = answer.detail ?? '';
    if (why !== told) log('unreachable', { why });
    told = why;
    return answer;
  };
}
