import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Action } from '../ui/action.tsx';
import { AdultAndChild } from '../ui/drawings/companion.tsx';
import { HouseMarked, RecordPencil } from '../ui/drawings/details.tsx';
import { Calendar, Clinic, Hourglass, Shield, Staff, TicketOut } from '../ui/drawings/drawings.tsx';
import { CardAtTerminal, Digits, Paid, PhoneScans } from '../ui/drawings/paying.tsx';
import { Notice } from '../ui/notice.tsx';
import { Working } from '../ui/working.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { ScreenOf, View } from './view.ts';

/** After this long another way is offered. */
const SLOW_MS = 5_000;

type Work =
  | 'starting'
  | 'resuming'
  | 'child'
  | 'insurance'
  | 'day'
  | 'details'
  | 'places'
  | 'saving'
  | 'taking'
  | 'departments'
  | 'registering'
  | 'fees'
  | 'older'
  | 'opening-vietqr'
  | 'opening-card'
  | 'stopping-vietqr'
  | 'stopping-card'
  | 'receipt'
  | 'slip'
  | 'staff-opening'
  | 'staff-acting'
  | 'staff-totalling'
  | 'ending';
const DRAWINGS: Readonly<Partial<Record<Work, ReactNode>>> = {
  child: <AdultAndChild />,
  insurance: <Shield />,
  day: <Calendar />,
  details: <RecordPencil />,
  places: <HouseMarked />,
  saving: <RecordPencil />,
  departments: <Clinic />,
  taking: <TicketOut />,
  registering: <TicketOut />,
  fees: <Paid />,
  older: <Digits />,
  'opening-vietqr': <PhoneScans />,
  'opening-card': <CardAtTerminal />,
  receipt: <Paid />,
  slip: <TicketOut />,
  'staff-opening': <Staff />,
  'staff-acting': <Staff />,
  'staff-totalling': <Staff />,
};

/** One screen for all that waits, each with its words. */
const waiting =
  (work: Work): ScreenOf =>
  ({ view }) => <Waiting view={view} work={work} />;

/** The same of whichever means the patient has chosen. */
const waitingFor =
  (work: 'opening' | 'stopping'): ScreenOf =>
  ({ view }) => {
    const { paying, wish } = view.context;
    return <Waiting view={view} work={`${work}-${paying?.means ?? wish?.means ?? 'vietqr'}`} />;
  };

function Waiting({ view, work }: { view: View; work: Work }) {
  const slow = useSlow();
  const skips = work === 'insurance';
  return (
    <FlowScreen
      view={view}
      headline={view.say(`wait.${work}.headline`)}
      drawing={DRAWINGS[work] ?? <Hourglass />}
      notice={slow && <Notice kind="info">{view.say(skips ? 'wait.skipHint' : 'frame.slow')}</Notice>}
      primary={
        slow &&
        skips && (
          <Action kind="primary" onPress={() => view.send({ type: 'NEXT' })}>
            {view.say('wait.skip')}
          </Action>
        )
      }
    >
      <Working>{view.say(`wait.${work}.what`)}</Working>
    </FlowScreen>
  );
}

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

export const Starting = waiting('starting');
export const Resuming = waiting('resuming');
export const SendingChild = waiting('child');
export const CheckingInsurance = waiting('insurance');
export const LoadingDay = waiting('day');
export const LoadingDetails = waiting('details');
export const LoadingPlaces = waiting('places');
export const SavingDetails = waiting('saving');
export const TakingNumber = waiting('taking');
export const LoadingDepartments = waiting('departments');
export const Registering = waiting('registering');
export const LoadingFees = waiting('fees');
export const LoadingOlder = waiting('older');
export const OpeningCharge = waitingFor('opening');
export const StoppingCharge = waitingFor('stopping');
export const PrintingReceipt = waiting('receipt');
export const PrintingSlip = waiting('slip');
export const StaffOpening = waiting('staff-opening');
export const StaffActing = waiting('staff-acting');
export const StaffTotalling = waiting('staff-totalling');
export const Ending = waiting('ending');
