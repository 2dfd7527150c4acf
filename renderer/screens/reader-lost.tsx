import { MapPin } from 'lucide-react';
import type { FlowContext } from '../flow/setup.ts';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** Nobody could get through: the codes cannot be read, or a chip is asked for and cannot be read. */
export const isReaderLost = ({ devices, kiosk }: FlowContext): boolean =>
  devices.reader === 'lost' || ((kiosk?.chipNeeded ?? false) && devices.chip !== 'ready');

/** The reader is gone: no one is sent to lay a card on it. */
export function ReaderLost({ view }: { view: View }) {
  const { context, say } = view;
  const points = badNews(view, say('reader.what'), say('reader.now'));
  if (context.kiosk)
    points.splice(2, 0, { icon: MapPin, kind: 'plain', text: local(view, context.kiosk.deskHint) });
  return (
    <FlowScreen view={view} headline={say('reader.headline')} drawing={<Trouble />}>
      <Points points={points} />
    </FlowScreen>
  );
}
