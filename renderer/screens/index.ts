import { Already, Appointment } from './arrive.tsx';
import { PayByCard, PayByQr } from './charge.tsx';
import { ChargeEnded } from './charge-ended.tsx';
import { Clinic } from './clinic.tsx';
import { CompanionCheck, CompanionRelation, CompanionTrouble } from './companion.tsx';
import { CompanionCard } from './companion-card.tsx';
import { ChildBirthDate, ChildName, ChildNumber, GuardianPhone } from './companion-typed.tsx';
import { Confirm } from './confirm.tsx';
import { Department } from './department.tsx';
import { Details } from './details.tsx';
import { DetailsCommune, DetailsLine, DetailsProvince } from './details-address.tsx';
import { DetailsName, DetailsRelation } from './details-person.tsx';
import { DetailsPhone, TheirPhone } from './details-phone.tsx';
import { DetailsNotSaved, DetailsTrouble } from './details-trouble.tsx';
import { PayPaperless, SlipTrouble } from './fee-papers.tsx';
import { Goodbye } from './goodbye.tsx';
import { Identify, IdentifyCode } from './identify.tsx';
import { Insurance } from './insurance.tsx';
import { OlderBills, PhoneDigits } from './older-bills.tsx';
import { Owed } from './owed.tsx';
import { ChargePaid, ReceiptTrouble } from './paid.tsx';
import { Paperless } from './paperless.tsx';
import { Refused } from './refused.tsx';
import { Review } from './review.tsx';
import { StaffNewsScreen } from './staff-news.tsx';
import { StaffPin } from './staff-pin.tsx';
import { StaffSure, StaffTaskScreen } from './staff-task.tsx';
import { StaffTasks, StaffTotals } from './staff-tasks.tsx';
import { Printed, Printing, TicketTrouble } from './ticket.tsx';
import { ArriveTrouble, DepartmentTrouble, RegisterTrouble } from './trouble.tsx';
import type { ScreenName, ScreenOf } from './view.ts';
import {
  CheckingInsurance,
  Ending,
  LoadingDay,
  LoadingDepartments,
  LoadingDetails,
  LoadingFees,
  LoadingOlder,
  LoadingPlaces,
  OpeningCharge,
  PrintingReceipt,
  PrintingSlip,
  Registering,
  Resuming,
  SavingDetails,
  SendingChild,
  StaffActing,
  StaffOpening,
  StaffTotalling,
  Starting,
  StoppingCharge,
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
  'companion.deciding': CompanionCard,
  'companion.card': CompanionCard,
  'companion.number': ChildNumber,
  'companion.name': ChildName,
  'companion.birth-date': ChildBirthDate,
  'companion.relation': CompanionRelation,
  'companion.phone': GuardianPhone,
  'companion.check': CompanionCheck,
  'companion.sending': SendingChild,
  'companion.trouble': CompanionTrouble,
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
  'details.loading': LoadingDetails,
  'details.shown': Details,
  'details.phone': DetailsPhone,
  'details.provinces': LoadingPlaces,
  'details.province': DetailsProvince,
  'details.communes': LoadingPlaces,
  'details.commune': DetailsCommune,
  'details.line': DetailsLine,
  'details.relation': DetailsRelation,
  'details.name': DetailsName,
  'details.their-phone': TheirPhone,
  'details.saving': SavingDetails,
  'details.trouble': DetailsTrouble,
  'details.not-saved': DetailsNotSaved,
  'registering.checking': Registering,
  'registering.paperless': Paperless,
  'registering.choosing': Registering,
  'registering.sending': Registering,
  'registering.registered': Registering,
  'registering.trouble': RegisterTrouble,
  'pay.deciding': LoadingFees,
  'pay.asking': LoadingFees,
  'pay.sorting': LoadingFees,
  'pay.owed': Owed,
  'pay.choosing': OlderBills,
  'pay.digits': PhoneDigits,
  'pay.unlocking': LoadingOlder,
  'pay.opening-older': LoadingOlder,
  'pay.checking': OpeningCharge,
  'pay.paperless': PayPaperless,
  'pay.showing': OpeningCharge,
  'pay.starting': OpeningCharge,
  'pay.opening': OpeningCharge,
  'pay.qr': PayByQr,
  'pay.terminal': PayByCard,
  'pay.stopping': StoppingCharge,
  'pay.ended': ChargeEnded,
  'pay.receipt': PrintingReceipt,
  'pay.paid': ChargePaid,
  'pay.receipt-trouble': ReceiptTrouble,
  'pay.slip': PrintingSlip,
  'pay.slip-trouble': SlipTrouble,
  'ticket.deciding': Printing,
  'ticket.printing': Printing,
  'ticket.printed': Printed,
  'ticket.trouble': TicketTrouble,
  goodbye: Goodbye,
  'staff.pin': StaffPin,
  'staff.opening': StaffOpening,
  'staff.loading': StaffOpening,
  'staff.listing': StaffOpening,
  'staff.tasks': StaffTasks,
  'staff.news': StaffNewsScreen,
  'staff.seeing': StaffOpening,
  'staff.renewing': StaffOpening,
  'staff.task': StaffTaskScreen,
  'staff.sure': StaffSure,
  'staff.acting': StaffActing,
  'staff.totalling': StaffTotalling,
  'staff.totals': StaffTotals,
  ending: Ending,
};

export const isScreen = (name: string): name is ScreenName => Object.hasOwn(screens, name);
