import { describe, expect, it } from 'vitest';
import { cameraFailure } from './failures.ts';

describe('camera failure', () => {
  it.each([
    ['NotFoundError', 'no-camera'],
    ['NotAllowedError', 'not-allowed'],
    ['NotReadableError', 'in-use'],
    ['OverconstrainedError', 'not-this-camera'],
    ['InvalidStateError', 'fault'],
  ])('%s means %s', (name, failure) => {
    expect(cameraFailure(new DOMException('', name))).toBe(failure);
  });

  it("knows Chromium 130's OverconstrainedError, which is no DOMException", () => {
    expect(cameraFailure({ name: 'OverconstrainedError', constraint: 'deviceId' })).toBe('not-this-camera');
  });

  it('lets a defect of ours through', () => {
    expect(() => cameraFailure(new TypeError('x is not a function'))).toThrow(TypeError);
  });
});
