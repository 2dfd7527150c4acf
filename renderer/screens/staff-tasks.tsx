import { CircleCheck, Newspaper, Sigma } from 'lucide-react';
import type { StaffTask } from '../../electron/contract/payment-views.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Staff } from '../ui/drawings/drawings.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import { staffNotice } from './staff-parts.tsx';
import type { View } from './view.ts';

/** Everything of money that needs a person's eye, and the way to the news of visits. */
export function StaffTasks({ view }: { view: View }) {
  const { context, say, send } = view;
  const { tasks, news } = context.staff;
  const none = tasks.length === 0;
  const way = news.length > 0 && <NewsChoice key="news" view={view} />;
  return (
    <FlowScreen
      view={view}
      headline={headlineOf(view)}
      lead={none ? null : say('staff.tasks.lead')}
      drawing={<Staff />}
      notice={staffNotice(view)}
      primary={
        context.kiosk?.means.includes('card') && (
          <Action kind="quiet" icon={Sigma} onPress={() => send({ type: 'END_OF_DAY' })}>
            {say('staff.tasks.endOfDay')}
          </Action>
        )
      }
    >
      {none && way && <Ways label={say('staff.news.headline')}>{way}</Ways>}
      {none && !way && (
        <Points points={[{ icon: CircleCheck, kind: 'good', text: say('staff.tasks.clear') }]} />
      )}
      {!none && (
        <PagedChoices
          view={view}
          label={say('staff.tasks.headline')}
          shape="wide"
          items={[
            ...(way ? [way] : []),
            ...tasks.map((task) => <TaskChoice key={task.id} view={view} task={task} />),
          ]}
        />
      )}
    </FlowScreen>
  );
}

function headlineOf({ context: { staff }, say }: View): string {
  if (staff.tasks.length > 0) return say('staff.tasks.headline');
  return say(staff.news.length > 0 ? 'staff.news.headline' : 'staff.tasks.none');
}

function NewsChoice({ view: { context, say, send } }: { view: View }) {
  return (
    <Choice
      icon={<Newspaper className="icon" aria-hidden />}
      title={say('staff.news.open', { count: context.staff.news.length })}
      onChoose={() => send({ type: 'NEWS' })}
    />
  );
}

function TaskChoice({ view: { say, send }, task }: { view: View; task: StaffTask }) {
  return (
    <Choice
      title={say(`staff.kinds.${task.kind}`)}
      value={money(task.amount)}
      note={task.reference}
      onChoose={() => send({ type: 'TASK', id: task.id })}
    />
  );
}

/** Kết toán: the terminal's own totals. */
export function StaffTotals({ view }: { view: View }) {
  const { context, say, send } = view;
  const { totals } = context.staff;
  return (
    <FlowScreen
      view={view}
      headline={say('staff.totals.headline')}
      lead={say('staff.totals.lead')}
      drawing={<Staff />}
      primary={
        <Action kind="primary" onPress={() => send({ type: 'NEXT' })}>
          {say('frame.done')}
        </Action>
      }
    >
      <Facts
        facts={[
          {
            label: say('staff.totals.count'),
            value: totals?.count ?? say('staff.totals.none'),
            weight: 'amount',
          },
          {
            label: say('staff.totals.amount'),
            value: totals?.amount == null ? say('staff.totals.none') : money(totals.amount),
            weight: 'amount',
          },
        ]}
      />
    </FlowScreen>
  );
}
