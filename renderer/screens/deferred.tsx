import { MapPin, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NumberView } from '../../electron/contract/views.ts';
import type { StaffFirstCode } from '../flow/deferred.ts';
import { mayGoWithout, staffFirstOf } from '../flow/deferred.ts';
import { Action } from '../ui/action.tsx';
import { SlipToDesk } from '../ui/drawings/companion.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { TicketPreview } from '../ui/ticket-preview.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** What stands in the number's place while the hospital's system is down; null where it is the hospital's own number. */
export const deferredOf = ({ context: { number } }: View): 'local' | 'desk' | null =>
  number && number.standing !== 'his' ? number.standing : null;

/** Where the desk is. */
export const deskPlace = (view: View): string | null =>
  view.context.kiosk && local(view, view.context.kiosk.deskHint);

export const deskPoint = (view: View): Point[] => {
  const place = deskPlace(view);
  return place === null ? [] : [{ icon: MapPin, kind: 'plain', text: place }];
};

/** That it is not the last word; staff and clinic know what to do with it. */
export function deferredNotice(view: View, keep: boolean): ReactNode {
  const { say } = view;
  const standing = deferredOf(view);
  if (standing === null) return null;
  const number = view.context.number?.number ?? '';
  if (keep) return <Notice kind="good">{say(`down.${standing}.keep`, { number })}</Notice>;
  return standing === 'local' && <Notice kind="info">{say('down.later')}</Notice>;
}

/** The slip with which staff at the desk go on: its name first, then where the desk is. */
export function DeskSlip({
  view,
  number,
  children,
}: {
  view: View;
  number: NumberView;
  children?: ReactNode;
}) {
  const { say } = view;
  const clinic = local(view, number.clinic);
  return (
    <TicketPreview
      label={say('down.desk.number')}
      number={number.number}
      clinic={say('down.desk.title')}
      where={deskPlace(view) ?? ''}
      waiting={null}
      time={say('down.desk.time', { time: number.time })}
    >
      {number.clinicId !== '' && clinic !== '' && (
        <span className="label">{say('down.desk.wish', { clinic })}</span>
      )}
      {children}
    </TicketPreview>
  );
}

type Where = 'arrive' | 'department';

/** Staff have to look first: nothing here tells what the hospital knows of anybody. */
function StaffFirst({ view, code }: { view: View; code: StaffFirstCode }) {
  const { say } = view;
  return (
    <FlowScreen
      view={view}
      headline={say(`down.${code}.headline`)}
      drawing={<SlipToDesk />}
      primary={<GoOn view={view} words={say('down.toDesk')} />}
    >
      <Points
        points={badNews(view, say(`down.${code}.what`), say(`down.${code}.now`))}
        small={say('frame.staffCode', { code: `HIS ${code}` })}
      />
    </FlowScreen>
  );
}

/** The hospital's system does not answer, and nobody has to wait for it. */
function WithoutHis({ view, at }: { view: View; at: Where }) {
  const { context, say, send } = view;
  const code =
    context.trouble === 'no-answer' || context.trouble === 'refused' ? context.trouble : 'bad-answer';
  return (
    <FlowScreen
      view={view}
      headline={say(`${at}.trouble.headline`)}
      drawing={<Trouble />}
      primary={<GoOn view={view} words={say(at === 'arrive' ? 'down.goOn' : 'down.toDesk')} />}
    >
      <Points
        points={badNews(view, say(`trouble.${code}.what`), say(`down.${at}Now`))}
        // Large text: the way on needs the room.
        small={context.textSize === 'normal' && say('frame.staffCode', { code: `HIS ${code}` })}
      />
      <Action kind="quiet" icon={RotateCcw} onPress={() => send({ type: 'RETRY' })}>
        {say('frame.retry')}
      </Action>
    </FlowScreen>
  );
}

const GoOn = ({ view: { send }, words }: { view: View; words: string }) => (
  <Action kind="primary" onPress={() => send({ type: 'GO_ON' })}>
    {words}
  </Action>
);

/** The screen of a trouble that leads on without the hospital's system; null where it has to be waited for. */
export function wayWithout(view: View, at: Where): ReactNode {
  const code = staffFirstOf(view.context);
  if (code) return <StaffFirst view={view} code={code} />;
  return mayGoWithout(view.context) ? <WithoutHis view={view} at={at} /> : null;
}
