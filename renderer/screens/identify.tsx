import { ConciergeBell, Hand, Nfc, QrCode } from 'lucide-react';
import { CardOnReader, CodeOnReader } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { isReaderLost, ReaderLost } from './reader-lost.tsx';
import type { View } from './view.ts';

/** How to lay the card; the card itself is the way on. */
export function Identify({ view }: { view: View }) {
  const { context, say } = view;
  if (isReaderLost(context)) return <ReaderLost view={view} />;
  const chip = context.devices.chip === 'ready';
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
          chip
            ? { icon: Nfc, kind: 'plain', text: say('identify.tips.chip') }
            : { icon: Hand, kind: 'plain', text: say('identify.tips.still') },
          { icon: ConciergeBell, kind: 'plain', text: say('identify.tips.none') },
        ]}
      />
    </FlowScreen>
  );
}

/** The chip was laid first: it opens with the code on the same card. */
export function IdentifyCode({ view }: { view: View }) {
  const { context, say } = view;
  if (isReaderLost(context)) return <ReaderLost view={view} />;
  return (
    <FlowScreen
      view={view}
      headline={say('identify.code.headline')}
      lead={say('identify.code.lead')}
      drawing={<CodeOnReader />}
    >
      <Points
        points={[
          { icon: QrCode, kind: 'plain', text: say('identify.code.tips.lift') },
          { icon: Nfc, kind: 'plain', text: say('identify.code.tips.back') },
          { icon: ConciergeBell, kind: 'plain', text: say('identify.code.tips.none') },
        ]}
      />
    </FlowScreen>
  );
}
