import { describe, expect, it } from 'vitest';
import { KIOSK } from '../../tests/flow/scripted-host.ts';
import { start } from '../../tests/flow/started.ts';
import type { FlowContext } from '../flow/setup.ts';
import { isReaderLost, wayOf } from './reader-lost.tsx';

const CAMERA = { label: null, torch: false, mirror: true, mrz: true };
const { context } = await start();
const at = (reader: FlowContext['devices']['reader'], change: Partial<FlowContext> = {}): FlowContext => ({
  ...context(),
  devices: { reader, chip: 'none', printer: 'ready' },
  ...change,
});
const withCamera = { kiosk: { ...KIOSK, camera: CAMERA } };

describe('how a code comes to the kiosk', () => {
  it.each([
    ['a scanner', at('ready'), 'reader', false],
    ['a scanner that is gone', at('lost'), 'camera', true],
    ['a scanner beside a camera', at('ready', { ...withCamera, camera: 'ready' }), 'reader', false],
    [
      'a camera in place of a scanner that is gone',
      at('lost', { ...withCamera, camera: 'ready' }),
      'camera',
      false,
    ],
    ['a camera alone', at('none', { ...withCamera, camera: 'ready' }), 'camera', false],
    ['a camera that is opening', at('none', { ...withCamera, camera: 'opening' }), 'camera', false],
    ['a camera that is gone', at('none', { ...withCamera, camera: 'lost' }), 'camera', true],
    ['a keyboard scanner', at('none', { kiosk: { ...KIOSK, keyboardScanner: true } }), 'reader', false],
  ] as const)('%s', (_, now, way, lost) => {
    expect(isReaderLost(now)).toBe(lost);
    if (!lost) expect(wayOf(now)).toBe(way);
  });

  it('a chip that is asked for and cannot be read closes every way', () => {
    const kiosk = { ...withCamera.kiosk, chipNeeded: true };
    expect(isReaderLost(at('ready', { kiosk, camera: 'ready' }))).toBe(true);
  });
});
