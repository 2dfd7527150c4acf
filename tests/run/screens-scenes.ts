import { ASKING_SCENES } from './screens-asking.ts';
import { CHARGE_SCENES } from './screens-charge.ts';
import { COMPANION_SCENES } from './screens-companion.ts';
import { DETAILS_SCENES } from './screens-details.ts';
import { drawnFace } from './screens-face.ts';
import { FEE_SCENES } from './screens-fees.ts';
import { answer, never } from './screens-host.ts';
import { STAFF_SCENES } from './screens-staff.ts';
import type { Scene } from './screens-stage.ts';
import {
  APPOINTMENT,
  at,
  BY_CAMERA,
  COVERED,
  confirming,
  departments,
  door,
  failing,
  GENUINE,
  insured,
  KIOSK,
  LONG_NAME,
  NUMBER,
  PERSON,
  PLAIN,
  primary,
  READY,
  SEES,
  seen,
  UNPROVEN,
  WITH_CHIP,
} from './screens-stage.ts';

const NO_ANSWERS = [
  'timeout',
  'unreachable',
  'portal-error',
  'bad-answer',
  'refused',
  'misconfigured',
] as const;
const NOT_COVERED = [
  'no-card',
  'expired',
  'revoked',
  'suspended',
  'wrong-code',
  'name-mismatch',
  'birth-date-mismatch',
  'papers-needed',
] as const;
const CHIP_TROUBLES = ['other-chip', 'mute', 'key-refused', 'chip-blocked', 'chip-garbled'] as const;
const TROUBLES = ['no-answer', 'bad-answer', 'refused', 'no-visit'] as const;
const PRINT_TROUBLES = ['paper-out', 'cover-open', 'offline', 'fault', 'unknown', 'reprint-limit'] as const;

export const SCENES: readonly Scene[] = [
  { name: 'starting', host: { ...PLAIN, 'session.open': never } },
  door('welcome'),
  door('welcome-no-paper', { ...READY, printer: 'paper-out' }),
  door('welcome-no-reader', { ...READY, reader: 'lost' }),
  door('identify', READY, { reach: primary }),
  door('identify-noise', READY, {
    reach: primary,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'not-a-citizen-card' }),
  }),
  door('welcome-camera', BY_CAMERA, { kiosk: SEES }),
  door('welcome-no-camera', BY_CAMERA, { kiosk: { camera: { ...SEES.camera, label: 'none of this name' } } }),
  door('identify-camera', BY_CAMERA, { kiosk: SEES, reach: seen }),
  door('identify-camera-chip', { ...BY_CAMERA, chip: 'ready' }, { kiosk: SEES, reach: seen }),
  door('identify-camera-insurance-card', BY_CAMERA, {
    kiosk: SEES,
    reach: seen,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'insurance-card' }),
  }),
  door('identify-insurance-card', READY, {
    reach: primary,
    over: async ({ host }) => host.tell('card', { kind: 'failed', code: 'insurance-card' }),
  }),
  at('confirm', {}),
  at('confirm-long', { person: { ...PERSON, name: LONG_NAME, birthDate: '1945' } }),
  at('confirm-other-card', {}, {}, { over: async ({ host }) => host.tell('card', { kind: 'other' }) }),
  door('welcome-chip', WITH_CHIP),
  door('welcome-card-left', WITH_CHIP, { chip: { state: 'none', lying: true } }),
  door('welcome-other-chip', WITH_CHIP, {
    over: async ({ host }) => host.tell('chip', { state: 'failed', code: 'other-chip', lying: true }),
  }),
  door('identify-chip', WITH_CHIP, { reach: primary }),
  door('identify-code', WITH_CHIP, { chip: { state: 'code-wanted', lying: true } }),
  confirming('chip-optional', PERSON, { state: 'none' }),
  confirming('chip-lay', UNPROVEN, { state: 'none' }),
  confirming('chip-reading', UNPROVEN, { state: 'reading', phase: 'proof', complete: false }),
  confirming('chip-portrait', GENUINE, { state: 'reading', phase: 'portrait', complete: true }),
  confirming('chip-lifted', UNPROVEN, { state: 'lifted' }),
  ...CHIP_TROUBLES.map((code) => confirming(`chip-${code}`, UNPROVEN, { state: 'failed', code })),
  confirming('chip-failed-optional', PERSON, { state: 'failed', code: 'key-refused' }),
  confirming(
    'chip-unproven',
    { ...UNPROVEN, assurance: 'chip-read', portrait: drawnFace() },
    { state: 'done' },
  ),
  confirming('chip-resting', UNPROVEN, { state: 'none' }, { ...READY, chip: 'lost' }),
  confirming('chip-genuine', GENUINE, { state: 'done' }),
  confirming('chip-genuine-long', { ...GENUINE, name: LONG_NAME, birthDate: '1945' }, { state: 'done' }),
  door('refused', WITH_CHIP, {
    over: async ({ host }) => host.tell('card', { kind: 'refused', code: 'cloned' }),
  }),
  at('insurance-checking', { step: 'insurance', insurance: null }, { 'visit.insurance': never }),
  at(
    'insurance-slow',
    { step: 'insurance', insurance: null },
    { 'visit.insurance': never },
    {
      over: ({ page }) => page.locator('.foot .primary').waitFor(),
    },
  ),
  insured('covered', COVERED),
  insured('covered-check', { ...COVERED, validTo: null, staffCheck: true }),
  insured('renewed', { ...COVERED, code: '003', renewed: true }),
  insured('covered-next', { ...COVERED, code: '004', nextFrom: '2026-12-01' }),
  ...NOT_COVERED.map((reason) => insured(reason, { status: 'not-covered', code: '050', reason })),
  ...NO_ANSWERS.map((why) =>
    insured(why, { status: 'no-answer', code: why === 'timeout' ? null : '503', why }),
  ),
  at('arrive-loading', { step: 'arrive', day: null }, { 'visit.day': never }),
  at('arrive-trouble', { step: 'arrive', day: null }, { 'visit.day': failing('no-answer' as const) }),
  at('appointment', { step: 'arrive', day: { appointments: [APPOINTMENT], numbers: [], details: false } }),
  at(
    'appointment-no-paper',
    { step: 'arrive', day: { appointments: [APPOINTMENT], numbers: [], details: false } },
    {},
    { devices: { ...READY, printer: 'paper-out' } },
  ),
  at('appointments', {
    step: 'arrive',
    day: {
      appointments: [APPOINTMENT, { ...APPOINTMENT, id: 'a2', time: '14:00' }],
      numbers: [],
      details: false,
    },
  }),
  at('already', { step: 'arrive', day: { appointments: [], numbers: [NUMBER], details: false } }),
  ...(['printed', 'not-printed', 'unknown'] as const).map((paper) =>
    at(`already-${paper}`, {
      step: 'arrive',
      day: { appointments: [], numbers: [{ ...NUMBER, paper }], details: false },
    }),
  ),
  at('already-two-papers', {
    step: 'arrive',
    day: {
      appointments: [],
      numbers: [
        { ...NUMBER, paper: 'printed' },
        { ...NUMBER, clinicId: 'noi-2', number: '108', paper: 'unknown' },
      ],
      details: false,
    },
  }),
  at('already-two', {
    step: 'arrive',
    day: {
      appointments: [],
      numbers: [NUMBER, { ...NUMBER, number: '007', clinicId: 'noi-1' }],
      details: false,
    },
  }),
  at(
    'taking',
    { step: 'arrive', day: { appointments: [], numbers: [NUMBER], details: false } },
    { 'visit.take': never },
    { over: primary },
  ),
  at('department-loading', { step: 'department' }, { 'visit.departments': never }),
  at('department', { step: 'department' }),
  at(
    'department-page-2',
    { step: 'department' },
    {},
    {
      over: ({ page }) => page.locator('.pager .action').last().click(),
    },
  ),
  at(
    'department-typing',
    { step: 'department' },
    {},
    {
      over: async ({ page }) => {
        await page.locator('.pager .action:has(.lucide-search)').click();
        for (const key of 'mawt') await page.locator('.key', { hasText: new RegExp(`^${key}$`) }).click();
      },
    },
  ),
  at('department-trouble', { step: 'department' }, { 'visit.departments': failing('bad-answer' as const) }),
  at('clinic', { step: 'clinic' }),
  at('clinic-all-full', {
    step: 'clinic',
    departments: departments.map((one) => ({ ...one, clinics: one.clinics.map((c) => ({ ...c, free: 0 })) })),
  }),
  at(
    'clinic-became-full',
    { step: 'review' },
    { 'visit.choose': failing('clinic-full' as const) },
    { reach: primary },
  ),
  at('review', { step: 'review' }),
  at('review-no-paper', { step: 'review' }, {}, { devices: { ...READY, printer: 'offline' } }),
  ...(['paper-out', 'offline'] as const).map((printer) =>
    at(
      `paperless-${printer}`,
      { step: 'review' },
      { 'printer.status': answer({ status: printer }) },
      { reach: primary },
    ),
  ),
  at('registering', { step: 'review' }, { 'visit.register': never }, { over: primary }),
  ...TROUBLES.map((code) =>
    at(`register-${code}`, { step: 'review' }, { 'visit.register': failing(code) }, { reach: primary }),
  ),
  at(
    'register-unknown',
    { step: 'review' },
    { 'visit.register': failing('unknown' as const) },
    { reach: primary },
  ),
  at('ticket-printing', { step: 'ticket', number: NUMBER }, { 'visit.print': never }),
  at('ticket-printed', { step: 'ticket', number: NUMBER, printed: 'confirmed' }),
  at('ticket-unsure', { step: 'ticket', number: NUMBER, printed: 'sent-unconfirmed' }),
  ...PRINT_TROUBLES.map((code) =>
    at(`ticket-${code}`, { step: 'ticket', number: NUMBER }, { 'visit.print': failing(code) }),
  ),
  at('goodbye', { step: 'goodbye', number: NUMBER, printed: 'confirmed' }),
  at(
    'goodbye-card-left',
    { step: 'goodbye', number: NUMBER, printed: 'confirmed' },
    {},
    { devices: WITH_CHIP, chip: { state: 'done', lying: true } },
  ),
  at(
    'ending',
    {},
    { 'visit.end': never },
    {
      over: ({ page }) => page.locator('.foot .action').first().click(),
    },
  ),
  at(
    'still-there',
    {},
    {},
    {
      kiosk: { idle: { ...KIOSK.idle, quiet: 2_500 } },
      over: ({ page }) => page.locator('.action.big').waitFor(),
    },
  ),
  at(
    'staff-called',
    {},
    {},
    { over: ({ page }) => page.locator('.foot > span:nth-child(2) button').click() },
  ),
  at('leave', {}, {}, { over: ({ page }) => page.locator('.tool.leave').click() }),
  ...COMPANION_SCENES,
  ...DETAILS_SCENES,
  ...FEE_SCENES,
  ...CHARGE_SCENES,
  ...STAFF_SCENES,
  ...ASKING_SCENES,
  at('link-down', {}, {}, { over: async ({ host }) => host.hangUp() }),
];
