import { ConciergeBell, FileText, Hand, QrCode } from 'lucide-react';
import type { ReactNode } from 'react';
import { mayType } from '../flow/companion.ts';
import { Choice } from '../ui/choice.tsx';
import { AdultAndChild } from '../ui/drawings/companion.tsx';
import { LivePicture } from '../ui/live-picture.tsx';
import { Notice } from '../ui/notice.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { isReaderLost, wayOf } from './reader-lost.tsx';
import type { View } from './view.ts';

/** Asks for the card of the other of the two; a child without one has its birth certificate. */
export function CompanionCard({ view }: { view: View }) {
  const { context, say, send } = view;
  const who = context.person?.underSix ? 'adult' : 'child';
  const byCamera = wayOf(context) === 'camera';
  return (
    <FlowScreen
      view={view}
      headline={say(`child.card.${who}.${byCamera ? 'camera' : 'headline'}`)}
      lead={say(`child.card.${who}.lead`)}
      drawing={<CardPicture view={view} />}
      notice={cardNotice(view, who)}
    >
      <Points
        points={[
          {
            icon: QrCode,
            kind: 'plain',
            text: say(byCamera ? 'identify.camera.tips.code' : 'identify.tips.face'),
          },
          who === 'adult'
            ? { icon: ConciergeBell, kind: 'plain', text: say('child.card.staff') }
            : {
                icon: Hand,
                kind: 'plain',
                text: say(byCamera ? 'identify.camera.tips.still' : 'identify.tips.still'),
              },
        ]}
      />
      {mayType(context) && (
        <Choice
          icon={<FileText className="icon" aria-hidden />}
          title={say('child.card.certificate')}
          detail={say('child.card.certificateDetail')}
          onChoose={() => send({ type: 'CERTIFICATE' })}
        />
      )}
    </FlowScreen>
  );
}

function cardNotice({ context, say }: View, who: 'adult' | 'child'): ReactNode {
  const { fault } = context.childDesk;
  if (fault === 'other-card') return <Notice kind="care">{say(`child.card.${who}.other`)}</Notice>;
  if (fault) return <Notice kind="care">{say(`child.fault.${fault}`)}</Notice>;
  return isReaderLost(context) && <Notice kind="care">{say('reader.what')}</Notice>;
}

function CardPicture({ view: { context, sight, say } }: { view: View }) {
  if (wayOf(context) === 'reader' || context.camera !== 'ready') return <AdultAndChild />;
  const words = say(`identify.camera.aim.${context.aim ?? 'waiting'}`);
  return <LivePicture sight={sight} mirror={context.kiosk?.camera?.mirror ?? false} words={words} />;
}
