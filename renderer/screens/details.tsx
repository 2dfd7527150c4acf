import { ArrowRight, Baby, Contact, MapPin, Phone, Save } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DetailsField } from '../flow/details-desk.ts';
import { fieldsOf, hasChange } from '../flow/details-wish.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { RecordPencil } from '../ui/drawings/details.tsx';
import { Notice } from '../ui/notice.tsx';
import { nowOf, willOf } from './details-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

const SIGNS = { phone: Phone, address: MapPin, contact: Contact, guardian: Baby } as const;

/** Thông tin liên hệ: what stands, and below it what it is to be. */
export function Details({ view }: { view: View }) {
  const { context, say, send } = view;
  const changed = hasChange(context);
  return (
    <FlowScreen
      view={view}
      headline={say('details.headline')}
      lead={say(changed ? 'details.unsaved' : 'details.lead')}
      drawing={<RecordPencil />}
      notice={detailsNotice(view)}
      primary={
        changed ? (
          <Action kind="primary" icon={Save} onPress={() => send({ type: 'SAVE' })}>
            {say('details.save')}
          </Action>
        ) : (
          <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
            {say('frame.next')}
          </Action>
        )
      }
    >
      <PagedChoices
        view={view}
        label={say('details.headline')}
        shape="wide"
        items={fieldsOf(context).map((field) => <FieldChoice key={field} view={view} field={field} />)}
      />
    </FlowScreen>
  );
}

function FieldChoice({ view, field }: { view: View; field: DetailsField }) {
  const Sign = SIGNS[field];
  const will = willOf(view, field);
  return (
    <Choice
      icon={<Sign className="icon" aria-hidden />}
      title={view.say(`details.fields.${field}`)}
      detail={
        <>
          <span className={will === null ? 'detail-now alone' : 'detail-now'}>{nowOf(view, field)}</span>
          {will !== null && <span className="detail-will">{view.say('details.will', { what: will })}</span>}
        </>
      }
      onChoose={() => view.send({ type: 'FIELD', field })}
    />
  );
}

function detailsNotice({ context: { detailsDesk }, say }: View): ReactNode {
  if (detailsDesk.fault) return <Notice kind="care">{say(`details.fault.${detailsDesk.fault}`)}</Notice>;
  return detailsDesk.stored && <Notice kind="good">{say('details.stored')}</Notice>;
}
