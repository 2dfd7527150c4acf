import { ArrowRight, Check, RotateCcw, TriangleAlert } from 'lucide-react';
import type { StaffAct, StaffTask } from '../../electron/contract/payment-views.ts';
import { Action } from '../ui/action.tsx';
import { Amount } from '../ui/amount.tsx';
import { Choice } from '../ui/choice.tsx';
import { Staff } from '../ui/drawings/drawings.tsx';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

const taskOf = ({ context: { staff } }: View): StaffTask | undefined =>
  staff.tasks.find(({ id }) => id === staff.taskId);

/** One piece of money: its facts, and what can be done about it here. */
export function StaffTaskScreen({ view }: { view: View }) {
  const { say } = view;
  const task = taskOf(view);
  if (!task) return null;
  return (
    <FlowScreen
      view={view}
      headline={say(`staff.kinds.${task.kind}`)}
      lead={<Amount of={task.amount} />}
      drawing={<Staff />}
      notice={isByHand(task) && <Notice kind="care">{say('staff.task.byHand')}</Notice>}
    >
      <Facts facts={taskFacts(view, task)} />
      <Ways label={say('staff.task.acts')}>
        {task.can.map((act) => (
          <ActChoice key={act} view={view} act={act} />
        ))}
      </Ways>
    </FlowScreen>
  );
}

/** It is to go back, and not by the terminal. */
const isByHand = ({ kind, can }: StaffTask): boolean => kind === 'back' && !can.includes('reverse');

function taskFacts({ say }: View, task: StaffTask): Fact[] {
  return [
    { label: say('staff.task.reference'), value: `${task.reference} · ${say(`staff.means.${task.means}`)}` },
    { label: say('staff.task.time'), value: task.time },
    ...(task.moneyIds.length > 0
      ? [{ label: say('staff.task.moneyIds'), value: task.moneyIds.join(', ') }]
      : []),
  ];
}

function ActChoice({ view: { say, send }, act }: { view: View; act: StaffAct }) {
  return <Choice title={say(`staff.acts.${act}`)} onChoose={() => send({ type: 'ACT', act })} />;
}

/** Money goes back, and what is open is closed, only after a second touch. */
export function StaffSure({ view }: { view: View }) {
  const { context, say, send } = view;
  const { act } = context.staff;
  const task = taskOf(view);
  if (!task || act === null || act === 'retry') return null;
  return (
    <FlowScreen
      view={view}
      headline={say(`staff.sure.${act}.headline`, { amount: money(task.amount) })}
      drawing={<Staff />}
      primary={
        <Action
          kind="primary"
          icon={act === 'reverse' ? RotateCcw : Check}
          onPress={() => send({ type: 'NEXT' })}
        >
          {say(`staff.acts.${act}`)}
        </Action>
      }
    >
      <Points
        points={[
          { icon: ArrowRight, kind: 'plain', text: say(`staff.sure.${act}.what`) },
          {
            icon: TriangleAlert,
            kind: 'care',
            text: say(`staff.sure.${act}.now`, { reference: task.reference }),
          },
        ]}
      />
    </FlowScreen>
  );
}
