import { createInterface } from 'node:readline';
import { parseCccdQr } from '../../drivers/codec/cccd-qr.ts';
import type { Settings } from './configured.ts';
import { print } from './configured.ts';

/** `parse`: one code a line from stdin; false when one was refused. */
export async function parseCodes(settings: Settings): Promise<boolean> {
  let all = true;
  for await (const line of createInterface({ input: process.stdin })) {
    const result = parseCccdQr(line);
    all &&= result.ok;
    print(
      settings,
      result.ok
        ? { type: 'cccd-qr', ok: true, value: result.value, warnings: result.warnings, error: null }
        : {
            type: result.error === 'not-a-citizen-card' || result.error === 'noise' ? 'unknown' : 'cccd-qr',
            ok: false,
            value: null,
            warnings: [],
            error: result.error,
          },
    );
  }
  return all;
}
