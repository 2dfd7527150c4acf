import { ArrowRight, ConciergeBell, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PrinterView } from '../../electron/contract/views.ts';
import type { ChoicesProps } from '../ui/choices.tsx';
import { Choices } from '../ui/choices.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Point } from '../ui/points.tsx';
import type { SheetsProps } from '../ui/sheets.tsx';
import { Sheets } from '../ui/sheets.tsx';
import type { View } from './view.ts';

/** Bad news in its three parts: what happened, what to do now, who helps. */
export const badNews = (view: View, what: string, now: string): Point[] => [
  { icon: Info, kind: 'care', text: what },
  { icon: ArrowRight, kind: 'good', text: now },
  { icon: ConciergeBell, kind: 'plain', text: view.say('frame.staffHelps') },
];

/** Where a clinic is: `Phòng 201, tầng 2`. */
export const where = (view: View, place: { readonly room: string; readonly floor: string }): string =>
  view.say('clinic.room', { room: place.room, floor: place.floor });

/** What keeps a ticket from coming out; null where nothing does. */
export const printerTrouble = (printer: PrinterView) =>
  printer === 'ready' || printer === 'paper-low' ? null : printer;

/** Known before registering: there will be no paper, and that is no reason not to go on. */
export function printerNotice(view: View): ReactNode {
  const trouble = printerTrouble(view.context.devices.printer);
  return trouble && <Notice kind="care">{view.say(`printer.${trouble}`)}</Notice>;
}

const pageWords = ({ say }: View) => ({
  previous: say('department.previous'),
  more: say('department.more'),
  page: (at: number, of: number) => say('department.page', { at, of }),
});

/** Choices with the words of their page buttons. */
export const PagedChoices = ({ view, ...choices }: { view: View } & Omit<ChoicesProps, 'words'>) => (
  <Choices {...choices} words={pageWords(view)} />
);

/** What there is to read with the words of its page buttons. */
export const PagedSheets = ({ view, ...sheets }: { view: View } & Omit<SheetsProps, 'words'>) => (
  <Sheets {...sheets} words={pageWords(view)} />
);
