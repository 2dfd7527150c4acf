/** Why there is no picture. */
export type CameraFailure =
  | 'no-camera'
  | 'not-this-camera'
  | 'not-allowed'
  | 'in-use'
  | 'unplugged'
  | 'silent'
  | 'fault';

/** Names of DOMException that getUserMedia gives (Media Capture and Streams, 10.3). */
const names: Readonly<Record<string, CameraFailure>> = {
  NotFoundError: 'no-camera',
  OverconstrainedError: 'not-this-camera',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What a refusal of the browser means; anything that is not one is a defect of ours and goes on as it is. */
export function cameraFailure(error: unknown): CameraFailure {
  // OverconstrainedError is no DOMException in Chromium 130.
  const name = error instanceof DOMException || isOverconstrained(error) ? error.name : null;
  if (name === null) throw error;
  return names[name] ?? 'fault';
}

const isOverconstrained = (error: unknown): error is { name: string } =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'OverconstrainedError';
