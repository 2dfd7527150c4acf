import { requestJson } from '../../drivers/transport/http.ts';
import type { Step } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';

/**
 * Gọi nhân viên: posts kiosk, place and step to the address of the hospital's configuration, nothing of the person.
 * False where none is configured or it did not take the call.
 */
export async function callStaff({ config, log }: Parts, step: Step): Promise<boolean> {
  const target = config.hospital.staffCall;
  const called =
    target !== null &&
    (await post(target.url, { kiosk: config.kiosk.id, place: config.kiosk.place.vi, step }));
  log('staff.called', { step, called });
  return called;
}

async function post(url: string, call: Readonly<Record<string, string>>): Promise<boolean> {
  const answer = await requestJson({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
    timeoutMs: DELAYS.staffCall,
  });
  return answer.ok && answer.value.status < 300;
}
