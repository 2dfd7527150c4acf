import { ConciergeBell, Hand, Nfc, QrCode, Rows3 } from 'lucide-react';
import { CardOnReader, CodeOnReader, CodeToCamera } from '../ui/drawings/drawings.tsx';
import { LivePicture } from '../ui/live-picture.tsx';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { isReaderLost, ReaderLost, wayOf } from './reader-lost.tsx';
import type { View } from './view.ts';

/** How to show the card; the card itself is the way on. */
export function Identify({ view }: { view: View }) {
  const { context } = view;
  if (isReaderLost(context)) return <ReaderLost view={view} />;
  return wayOf(context) === 'camera' ? <IdentifyByCamera view={view} /> : <IdentifyByReader view={view} />;
}

/** The picture of the camera, so that the patient sees where the code has to be. */
function IdentifyByCamera({ view }: { view: View }) {
  const { context, say } = view;
  const camera = context.kiosk?.camera;
  const points: Point[] = [
    { icon: QrCode, kind: 'plain', text: say('identify.camera.tips.code') },
    { icon: Hand, kind: 'plain', text: say('identify.camera.tips.still') },
    { icon: ConciergeBell, kind: 'plain', text: say('identify.tips.none') },
  ];
  if (camera?.mrz && context.readsPrint)
    points.splice(1, 1, { icon: Rows3, kind: 'plain', text: say('identify.camera.tips.lines') });
  if (context.devices.chip === 'ready')
    points.splice(2, 0, { icon: Nfc, kind: 'plain', text: say('identify.tips.chip') });
  return (
    <FlowScreen
      view={view}
      headline={say('identify.camera.headline')}
      drawing={<CameraPicture view={view} />}
    >
      <Points points={points} />
    </FlowScreen>
  );
}

function CameraPicture({ view: { context, sight, say } }: { view: View }) {
  if (context.camera !== 'ready') return <CodeToCamera />;
  const words = say(`identify.camera.aim.${context.aim ?? 'waiting'}`);
  return <LivePicture sight={sight} mirror={context.kiosk?.camera?.mirror ?? false} words={words} />;
}

function IdentifyByReader({ view }: { view: View }) {
  const { context, say } = view;
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
  const byCamera = wayOf(context) === 'camera';
  return (
    <FlowScreen
      view={view}
      headline={say(byCamera ? 'identify.code.camera' : 'identify.code.headline')}
      lead={byCamera ? null : say('identify.code.lead')}
      drawing={byCamera ? <CameraPicture view={view} /> : <CodeOnReader />}
    >
      <Points
        points={[
          {
            icon: QrCode,
            kind: 'plain',
            text: say(byCamera ? 'identify.code.tips.show' : 'identify.code.tips.lift'),
          },
          { icon: Nfc, kind: 'plain', text: say('identify.code.tips.back') },
          { icon: ConciergeBell, kind: 'plain', text: say('identify.code.tips.none') },
        ]}
      />
    </FlowScreen>
  );
}
