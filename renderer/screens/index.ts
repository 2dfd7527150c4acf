import { Already, Appointment } from './arrive.tsx';
import { Clinic } from './clinic.tsx';
import { Confirm } from './confirm.tsx';
import { Department } from './department.tsx';
import { Goodbye } from './goodbye.tsx';
import { Identify, IdentifyCode } from './identify.tsx';
import { Insurance } from './insurance.tsx';
import { Paperless } from './paperless.tsx';
import { Refused } from './refused.tsx';
import { Review } from './review.tsx';
import { Printed, Printing, TicketTrouble } from './ticket.tsx';
import { ArriveTrouble, DepartmentTrouble, RegisterTrouble } from './trouble.tsx';
import type { ScreenName, ScreenOf } from './view.ts';
import {
  CheckingInsurance,
  Ending,
  LoadingDay,
  LoadingDepartments,
  Registering,
  Resuming,
  Starting,
  TakingNumber,
} from './waiting.tsx';
import { Welcome } from './welcome.tsx';

/** The screen of every state of the visit; a state without one does not compile. */
export const screens: Readonly<Record<ScreenName, ScreenOf>> = {
  starting: Starting,
  resuming: Resuming,
  welcome: Welcome,
  identify: Identify,
  'identify.code': IdentifyCode,
  refused: Refused,
  confirm: Confirm,
  'insurance.checking': CheckingInsurance,
  'insurance.shown': Insurance,
  'arrive.loading': LoadingDay,
  'arrive.deciding': LoadingDay,
  'arrive.already': Already,
  'arrive.taking': TakingNumber,
  'arrive.appointment': Appointment,
  'arrive.trouble': ArriveTrouble,
  'department.loading': LoadingDepartments,
  'department.choosing': Department,
  'department.trouble': DepartmentTrouble,
  clinic: Clinic,
  review: Review,
  'registering.checking': Registering,
  'registering.paperless': Paperless,
  'registering.choosing': Registering,
  'registering.sending': Registering,
  'registering.trouble': RegisterTrouble,
  'ticket.deciding': Printing,
  'ticket.printing': Printing,
  'ticket.printed': Printed,
  'ticket.trouble': TicketTrouble,
  goodbye: Goodbye,
  ending: Ending,
};

export const isScreen = (name: string): name is ScreenName => Object.hasOwn(screens, name);
