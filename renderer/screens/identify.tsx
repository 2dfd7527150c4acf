import { ConciergeBell, Hand, QrCode } from 'lucide-react';
import { CardOnReader } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';
import { ReaderLost } from './welcome.tsx';

/** How to lay the card; the card itself is the way on. */
export function Identify({ view }: { view: View }) {
  const { context, say } = view;
  if (context.devices.reader === 'lost') return <ReaderLost view={view} />;
  return (
    <FlowScreen
      view={view}
      headline={say('identify.headline')}
      lead={say('identify.lead')}
      drawing={<CardOnReader />}
    >
      <Points
        points={[
          { icon: QrCode, kind: 'plain', text: say('identify.tips.face') },
          { icon: Hand, kind: 'plain', text: say('identify.tips.still') },
          { icon: ConciergeBell, kind: 'plain', text: say('identify.tips.none') },
        ]}
      />
    </FlowScreen>
  );
}
