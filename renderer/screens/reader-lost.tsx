import { MapPin } from 'lucide-react';
import type { FlowContext } from '../flow/setup.ts';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** Nobody could get through: the codes cannot be read, or a chip is asked for and cannot be read. */
export const isReaderLost = (context: FlowContext): boolean =>
  !(readsByScanner(context) || readsByCamera(context)) ||
  ((context.kiosk?.chipNeeded ?? false) && context.devices.chip !== 'ready');

const readsByScanner = ({ devices, kiosk }: FlowContext): boolean =>
  devices.reader === 'ready' || (kiosk?.keyboardScanner ?? false);

const readsByCamera = ({ camera, kiosk }: FlowContext): boolean =>
  (kiosk?.camera ?? null) !== null && camera !== 'lost';

/** How a code comes to this kiosk now: on the glass of a scanner, or before the camera. */
export const wayOf = (context: FlowContext): 'reader' | 'camera' =>
  readsByScanner(context) ? 'reader' : 'camera';

/** The reader is gone: no one is sent to lay a card on it. */
export function ReaderLost({ view }: { view: View }) {
  const { context, say } = view;
  const resting = context.devices.reader === 'none' ? 'reader.camera' : 'reader.headline';
  const points = badNews(view, say('reader.what'), say('reader.now'));
  if (context.kiosk)
    points.splice(2, 0, { icon: MapPin, kind: 'plain', text: local(view, context.kiosk.deskHint) });
  return (
    <FlowScreen view={view} headline={say(resting)} drawing={<Trouble />}>
      <Points points={points} />
    </FlowScreen>
  );
}
