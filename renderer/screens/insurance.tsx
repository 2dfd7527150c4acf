import { ArrowRight, CircleCheck, ConciergeBell, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InsuranceView } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { Certificate } from '../ui/drawings/companion.tsx';
import { Shield, ShieldQuestion, Trouble } from '../ui/drawings/drawings.tsx';
import { date } from '../ui/format.ts';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';

/** That there is no card and that nobody could say are told apart at a glance. */
const DRAWINGS: Readonly<Record<InsuranceView['status'], ReactNode>> = {
  covered: <Shield />,
  'not-covered': <ShieldQuestion />,
  'no-answer': <Trouble />,
};

/** Of a child whose number was typed the insurer is not spoken of: staff look at the birth certificate. */
const isByBirthCertificate = ({ code }: InsuranceView): boolean => code === 'CHILD';

/** Bảo hiểm y tế in plain words; whatever it says, it leads on. */
export function Insurance({ view }: { view: View }) {
  const { context, say, send } = view;
  const { insurance } = context;
  if (!insurance) return null;
  const byPapers = isByBirthCertificate(insurance);
  const code = insurance.code === null || byPapers ? null : say('frame.staffCode', { code: insurance.code });
  return (
    <FlowScreen
      view={view}
      headline={headlineOf(view, insurance)}
      drawing={byPapers ? <Certificate /> : DRAWINGS[insurance.status]}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('frame.next')}
        </Action>
      }
    >
      <Points points={pointsOf(view, insurance)} small={code} />
    </FlowScreen>
  );
}

function headlineOf({ say }: View, insurance: InsuranceView): string {
  switch (insurance.status) {
    case 'covered':
      if (insurance.renewed) return say('insurance.renewed');
      return insurance.validTo === null
        ? say('insurance.coveredOpen')
        : say('insurance.covered', { date: date(insurance.validTo) });
    case 'not-covered':
      if (isByBirthCertificate(insurance)) return say('child.insurance.headline');
      return say(`insurance.not.${insurance.reason}.headline`);
    case 'no-answer':
      return say('insurance.unanswered.headline');
  }
}

function pointsOf(view: View, insurance: InsuranceView): Point[] {
  const { say } = view;
  switch (insurance.status) {
    case 'covered':
      return covered(view, insurance);
    case 'not-covered': {
      if (isByBirthCertificate(insurance))
        return badNews(view, say('child.insurance.what'), say('child.insurance.now'));
      const { reason } = insurance;
      return badNews(view, say(`insurance.not.${reason}.what`), say(`insurance.not.${reason}.now`));
    }
    case 'no-answer':
      return badNews(view, say(`insurance.unanswered.${insurance.why}`), say('insurance.unanswered.now'));
  }
}

type Covered = Extract<InsuranceView, { status: 'covered' }>;

function covered(view: View, insurance: Covered): Point[] {
  const { say } = view;
  const points: Point[] = [
    { icon: CircleCheck, kind: 'good', text: cardOf(view, insurance) },
    { icon: ArrowRight, kind: 'plain', text: say('insurance.coveredNow') },
    { icon: ConciergeBell, kind: 'plain', text: say('frame.staffHelps') },
  ];
  if (insurance.staffCheck)
    points[2] = { icon: UserRoundCheck, kind: 'care', text: say('insurance.staffCheck') };
  return points;
}

/** The card, and one thing more about it: that another begins, or what it stands for, which is an estimate alone. */
function cardOf({ say }: View, { renewed, validTo, nextFrom, benefitPercent }: Covered): string {
  const renewal =
    validTo === null ? say('insurance.renewedOpen') : say('insurance.renewedWhat', { date: date(validTo) });
  const card = renewed ? renewal : say('insurance.coveredWhat');
  if (nextFrom !== null) return `${card} ${say('insurance.nextFrom', { date: date(nextFrom) })}`;
  return benefitPercent === null ? card : `${card} ${say('insurance.benefit', { percent: benefitPercent })}`;
}
