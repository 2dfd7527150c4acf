import { Check, Plus, Printer } from 'lucide-react';
import type { AppointmentView, NumberView } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Calendar, TicketOut } from '../ui/drawings/drawings.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { DetailsOffer, offersDetails, WithOffer } from './details-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices, printerNotice, where } from './parts.tsx';
import { Slip } from './slip.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** The number that stands; taking it over prints it again. */
export function Already({ view }: { view: View }) {
  const { context, say, send } = view;
  const numbers = context.day?.numbers ?? [];
  const offers = offersDetails(view);
  const [only, ...more] = numbers;
  const take = ({ clinicId }: NumberView) => send({ type: 'TAKE', clinicId });
  const other = <Other key="other" view={view} label={say('arrive.already.other')} />;
  return (
    <FlowScreen
      view={view}
      headline={say('arrive.already.headline')}
      lead={say(more.length === 0 ? 'arrive.already.lead' : 'arrive.already.leadMany')}
      drawing={<TicketOut />}
      notice={
        only?.paper &&
        more.length === 0 && <Notice kind="info">{say(`arrive.already.paper.${only.paper}`)}</Notice>
      }
      primary={
        only &&
        more.length === 0 && (
          <Action kind="primary" icon={Printer} onPress={() => take(only)}>
            {say(only.paper === 'not-printed' ? 'arrive.already.takeFirst' : 'arrive.already.take')}
          </Action>
        )
      }
    >
      {only && more.length === 0 ? (
        <>
          <Slip view={view} number={only} />
          <WithOffer view={view}>{other}</WithOffer>
        </>
      ) : (
        <PagedChoices
          view={view}
          label={say('arrive.already.headline')}
          shape="wide"
          items={[
            ...numbers.map((one) => (
              <Choice
                key={one.clinicId}
                title={local(view, one.clinic)}
                detail={where(view, one)}
                value={one.number}
                {...(one.paper ? { note: say(`arrive.already.paperShort.${one.paper}`) } : {})}
                onChoose={() => take(one)}
              />
            )),
            other,
          ]}
          {...(offers && { extra: <DetailsOffer view={view} /> })}
        />
      )}
    </FlowScreen>
  );
}

/** Lịch hẹn: one touch takes the number of today's appointment. */
export function Appointment({ view }: { view: View }) {
  const { context, say, send } = view;
  const appointments = context.day?.appointments ?? [];
  const offers = offersDetails(view);
  const [only, ...more] = appointments;
  const arrive = ({ id }: AppointmentView) => send({ type: 'ARRIVE', appointmentId: id });
  const other = <Other key="other" view={view} label={say('arrive.appointment.other')} />;
  const single = only && more.length === 0 ? only : null;
  return (
    <FlowScreen
      view={view}
      headline={say('arrive.appointment.headline')}
      lead={say(single ? 'arrive.appointment.lead' : 'arrive.appointment.leadMany')}
      drawing={<Calendar />}
      notice={printerNotice(view)}
      primary={
        single && (
          <Action kind="primary" icon={Check} onPress={() => arrive(single)}>
            {say('arrive.appointment.take')}
          </Action>
        )
      }
    >
      {single ? (
        <>
          <AppointmentFacts view={view} appointment={single} />
          <WithOffer view={view}>{other}</WithOffer>
        </>
      ) : (
        <PagedChoices
          view={view}
          label={say('arrive.appointment.headline')}
          shape="wide"
          items={[
            ...appointments.map((one) => (
              <Choice
                key={one.id}
                title={local(view, one.clinic)}
                detail={where(view, one)}
                value={one.time}
                note={money(one.price)}
                onChoose={() => arrive(one)}
              />
            )),
            other,
          ]}
          {...(offers && { extra: <DetailsOffer view={view} /> })}
        />
      )}
    </FlowScreen>
  );
}

function AppointmentFacts({ view, appointment }: { view: View; appointment: AppointmentView }) {
  const { say } = view;
  return (
    <Facts
      facts={[
        { label: say('arrive.appointment.time'), value: appointment.time, weight: 'amount' },
        { label: say('review.clinic'), value: local(view, appointment.clinic), weight: 'strong' },
        { label: say('review.where'), value: where(view, appointment), weight: 'strong' },
        { label: say('review.price'), value: money(appointment.price), weight: 'strong' },
      ]}
    />
  );
}

function Other({ view, label }: { view: View; label: string }) {
  return (
    <Choice
      icon={<Plus className="icon" aria-hidden />}
      title={label}
      onChoose={() => view.send({ type: 'OTHER' })}
    />
  );
}
