import { Undo2, UserRoundPen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DetailsField } from '../flow/details-desk.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { groupedDigits } from '../ui/digit-groups.ts';
import type { View } from './view.ts';

/** Whether the hospital takes contact details of this patient here. */
export const offersDetails = ({ context }: View): boolean => context.day?.details ?? false;

/** The side way to one's contact details. */
export const DetailsOffer = ({ view: { say, send } }: { view: View }) => (
  <Action kind="quiet" icon={UserRoundPen} onPress={() => send({ type: 'DETAILS' })}>
    {say('details.offer')}
  </Action>
);

/** The same beside another way, in the room of one. */
export function WithOffer({ view, children }: { view: View; children: ReactNode }) {
  if (!offersDetails(view)) return children;
  return (
    <div className="pair">
      {children}
      <Choice
        icon={<UserRoundPen className="icon" aria-hidden />}
        title={view.say('details.offer')}
        onChoose={() => view.send({ type: 'DETAILS' })}
      />
    </div>
  );
}

/** Drops the wish for the field, where there is one. */
export function Keep({ view: { context, say, send }, field }: { view: View; field: DetailsField | null }) {
  if (field === null || context.detailsDesk.change[field] === undefined) return null;
  return (
    <Action kind="quiet" icon={Undo2} onPress={() => send({ type: 'KEEP' })}>
      {say('details.keep')}
    </Action>
  );
}

/** What the hospital has now. */
export function nowOf({ context, say }: View, field: DetailsField): string {
  const { standing } = context.detailsDesk;
  if (field === 'phone' || field === 'address') return standing?.[field] ?? say('details.none');
  const person = standing?.[field];
  return person
    ? [person.name, person.phone ?? say('details.noPhone')].join(' ·\u00a0')
    : say('details.none');
}

/** What it is to be; null where it stays. */
export function willOf({ context, say }: View, field: DetailsField): string | null {
  const { change, addressWill } = context.detailsDesk;
  if (field === 'phone') return change.phone ? groupedDigits('phone', change.phone) : null;
  if (field === 'address') return change.address ? addressWill : null;
  const person = change[field];
  if (!person) return null;
  const phone = person.phone ? groupedDigits('phone', person.phone) : say('details.noPhone');
  const whose =
    field === 'guardian' && change.guardian && say(`details.relation.${change.guardian.relation}`);
  return [...(whose ? [whose] : []), person.name, phone].join(' ·\u00a0');
}

export const keyboardWords = ({ say }: View) => ({
  label: say('keyboard.label'),
  space: say('keyboard.space'),
  delete: say('keyboard.delete'),
});
