import { err, ok, type Result } from '../../electron/contract/result.ts';
import type { CameraFailure } from './failures.ts';
import { cameraFailure } from './failures.ts';

/** What is used of `navigator.mediaDevices`. */
export type Cameras = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>;

/** 720p: at 30 cm a CCCD's code has 4 to 6 pixels a module; more would cost frames. */
const PICTURE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/**
 * The stream of the camera whose name holds `label` (case does not matter), or of the first one where it is null.
 * The caller stops its tracks.
 */
export async function openCamera(
  cameras: Cameras,
  label: string | null,
): Promise<Result<MediaStream, CameraFailure>> {
  try {
    if (label === null) return ok(await cameras.getUserMedia({ video: PICTURE, audio: false }));
    const device = await deviceOf(cameras, label);
    if (!device.ok) return device;
    const video = { ...PICTURE, deviceId: { exact: device.value } };
    return ok(await cameras.getUserMedia({ video, audio: false }));
  } catch (error) {
    return err(cameraFailure(error));
  }
}

async function deviceOf(cameras: Cameras, label: string): Promise<Result<string, CameraFailure>> {
  const listed = await list(cameras);
  if (listed.length === 0) return err('no-camera');
  const known = listed.some((device) => device.label !== '') ? listed : await listWithNames(cameras);
  const device = known.find((one) => one.label.toLowerCase().includes(label.toLowerCase()));
  return device ? ok(device.deviceId) : err('not-this-camera');
}

/** Names are told to a page that has used a camera: any will do. */
async function listWithNames(cameras: Cameras): Promise<MediaDeviceInfo[]> {
  const any = await cameras.getUserMedia({ video: true, audio: false });
  try {
    return await list(cameras);
  } finally {
    stopStream(any);
  }
}

const list = async (cameras: Cameras): Promise<MediaDeviceInfo[]> =>
  (await cameras.enumerateDevices()).filter((device) => device.kind === 'videoinput');

/** Its light goes off. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
