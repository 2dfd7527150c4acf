import { Check, Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import type { StaffNews } from '../../electron/contract/staff-views.ts';
import type { Say } from '../i18n/i18n.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import type { Shown } from '../ui/choices.tsx';
import { Staff } from '../ui/drawings/drawings.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** What became of visits after their patients had gone; staff mark what they have seen, line by line or page by page. */
export function StaffNewsScreen({ view }: { view: View }) {
  const { context, say, send } = view;
  const { news } = context.staff;
  const [shown, setShown] = useState<Shown>({ from: 0, to: news.length });
  const [marked, setMarked] = useState<readonly string[]>([]);
  const page = news.slice(shown.from, shown.to).map(({ id }) => id);
  const turn = (id: string): void =>
    setMarked(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  return (
    <FlowScreen
      view={view}
      headline={say('staff.news.headline')}
      lead={say('staff.news.lead')}
      drawing={<Staff />}
      primary={
        <Action
          kind="primary"
          icon={Check}
          onPress={() => send({ type: 'SEEN', ids: marked.length > 0 ? marked : page })}
        >
          {marked.length > 0 ? say('staff.news.seen', { count: marked.length }) : say('staff.news.seenPage')}
        </Action>
      }
    >
      <PagedChoices
        view={view}
        label={say('staff.news.headline')}
        shape="wide"
        onPage={setShown}
        items={news.map((one) => (
          <NewsLine
            key={one.id}
            view={view}
            news={one}
            marked={marked.includes(one.id)}
            onTurn={() => turn(one.id)}
          />
        ))}
      />
    </FlowScreen>
  );
}

interface NewsLineProps {
  readonly view: View;
  readonly news: StaffNews;
  readonly marked: boolean;
  readonly onTurn: () => void;
}

function NewsLine({ view, news, marked, onTurn }: NewsLineProps) {
  const Sign = marked ? SquareCheck : Square;
  const { what, now } = newsWords(news, view.say);
  return (
    <Choice
      icon={<Sign className="icon" aria-hidden />}
      title={what}
      detail={
        <>
          {/* A slip for the desk may name no clinic. */}
          <span>{[local(view, news.clinic), news.time].filter((part) => part !== '').join(' · ')}</span>
          <span>{now}</span>
        </>
      }
      chosen={marked}
      onChoose={onTurn}
    />
  );
}

/** What happened, and what staff do now. */
function newsWords({ number, what }: StaffNews, say: Say): { what: string; now: string } {
  const told = (toldHis: boolean): string => say(toldHis ? 'staff.news.toldHis' : 'staff.news.notToldHis');
  switch (what.about) {
    case 'forwarded':
    case 'already':
      return {
        what: say(`staff.news.what.${what.about}`, { number, his: what.number }),
        now: say(`staff.news.now.${what.about}`),
      };
    case 'insured':
      return {
        what: say(what.staffCheck ? 'staff.news.what.insured-check' : 'staff.news.what.insured', { number }),
        now: told(what.toldHis),
      };
    case 'not-insured':
      return {
        what: say('staff.news.what.not-insured', { number }),
        now: `${say(`insurance.not.${what.reason}.headline`)}. ${told(what.toldHis)}`,
      };
    case 'clinic-full':
    case 'several-patients':
    case 'other-record':
    case 'refused':
    case 'expired':
    case 'insurance-unknown':
      return {
        what: say(`staff.news.what.${what.about}`, { number }),
        now: say(`staff.news.now.${what.about}`),
      };
  }
}
