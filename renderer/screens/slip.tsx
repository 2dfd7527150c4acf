import type { ReactNode } from 'react';
import type { NumberView } from '../../electron/contract/views.ts';
import { TicketPreview } from '../ui/ticket-preview.tsx';
import { DeskSlip } from './deferred.tsx';
import { where } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** Số thứ tự on the screen, the way the paper has it; or what stands in its place. */
export function Slip({ view, number, children }: { view: View; number: NumberView; children?: ReactNode }) {
  const { say } = view;
  if (number.standing === 'desk')
    return (
      <DeskSlip view={view} number={number}>
        {children}
      </DeskSlip>
    );
  const waiting =
    number.waiting === null
      ? null
      : number.waiting === 0
        ? say('ticket.first')
        : say('ticket.waiting', { count: number.waiting });
  return (
    <TicketPreview
      label={say(number.standing === 'local' ? 'down.local.number' : 'ticket.number')}
      number={number.number}
      clinic={local(view, number.clinic)}
      where={where(view, number)}
      waiting={waiting}
      time={say('ticket.time', { time: number.time })}
    >
      {children}
    </TicketPreview>
  );
}
