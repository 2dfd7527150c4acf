/** Every wait of the host, in milliseconds. */
export const DELAYS = {
  /** How often the printer is asked how it is while nobody prints. */
  printerPoll: 5_000,
  /** Longest wait for the printer's answer to that question. */
  printerStatus: 2_000,
  /** Longest wait for its word on a job of before, which it gives in its turn: after what is still in its buffer. */
  printerJob: 10_000,
  /** How long a status of the printer stands before staff are told: sensors flicker. */
  printerSettle: 3_000,
  /** How long all must be well before the same is told again. */
  printerWell: 60_000,
  /** Longest wait for one job: longer than any driver's own patience, which knows what to do about it. */
  print: 60_000,
  /** Longest wait for the insurer before the patient goes on "to be checked". */
  insurance: 10_000,
  /** Longest wait for an answer of the HIS to a question. */
  hisQuestion: 15_000,
  /** Longest wait for one try to register. */
  register: 12_000,
  /** A try that came to nothing sooner than this is made once more. */
  registerAgain: 3_000,
  /** Waits between the questions that resolve a registration whose answer was lost, and the longest that all take. */
  resolve: [300, 1_000, 2_000, 4_000],
  resolveWithin: 12_000,
  /** What is told of a child whose number was typed is told so long after it, found or not; so long HIS and insurer have. */
  typedAnswer: 3_000,
  typedPatience: 2_800,
  /** How long an adult's card counts who tells of one child after another, and how often they may. */
  typedWithin: 3_600_000,
  /** How long a kiosk counts the printed codes that contradict the record under their number, before it says so no more. */
  contradictedWithin: 3_600_000,
  /** How long news waits for staff, and how often it is looked whether some waited longer. */
  newsKept: 3 * 24 * 3_600_000,
  newsTidy: 3_600_000,
  /** How often it is looked whether staff are to be called for news. */
  newsCall: 30_000,
  /** How often kept visits are forwarded, and the insurer is asked again, while one of either waits. */
  forwardEvery: 5_000,
  lookUpEvery: 15_000,
  /** How long one visit is not taken, time and again, before the next ones go ahead of it. */
  forwardInFront: 30_000,
  /** Pause before a kept visit is tried again that the HIS did not take while it took others: the first, and the longest. */
  forwardAgain: 10_000,
  forwardAgainMost: 300_000,
  /** How long one visit is not taken before staff hear of it. */
  forwardUntold: 300_000,
  /** How long after midnight a visit of the day before is still sent: whoever came late at night may wait yet. */
  forwardPastMidnight: 4 * 3_600_000,
  /** Longest wait until somebody was told that staff are wanted. */
  staffCall: 3_000,
  /** Longest silence of a chip that is being read: a reader that hangs must not hold a patient. */
  chipSilence: 15_000,
  /** How often an intent that nobody waits for any more is asked after. */
  background: 30_000,
  /** Age at which an intent that the HIS does not know is given up, when nobody stands before the kiosk for it. */
  abandoned: 120_000,
  /** How long a visit recovered from the journal waits for its page. */
  recoveredVisit: 30_000,
  /** Longest wait for a payment provider's answer to one question, and until a charge that is stopped has ended. */
  paymentQuestion: 20_000,
  paymentStop: 60_000,
  /** How long a paid screen waits for the HIS to book it before it says "later". */
  booked: 200,
  /** How long an HIS may show a bill as owed that it has just booked. */
  bookedShown: 120_000,
  /** How often it is looked whether money is to be asked after. */
  moneyTick: 2_000,
  /** How often one charge is asked after: while it is young, within its first hour, and later. */
  moneyAsk: [5_000, 30_000, 600_000],
  moneyYoung: 120_000,
  /** Longest wait at the start for what was left open: the rest is asked after in the background. */
  moneyBoot: 30_000,
  moneyOld: 3_600_000,
  /** Silence after which the screen for staff closes. */
  staffScreen: 120_000,
  /** How long a wrong PIN, too often, closes it: the first time, and at most. */
  staffLocked: 300_000,
  staffLockedMost: 7_200_000,
} as const;
