import { z } from 'zod';
import type { Position } from '../../codec/hl7v2/position.ts';
import { parsePosition } from '../../codec/hl7v2/position.ts';
import { isTimeZone } from '../../codec/local-day.ts';
import { tlsFields } from '../../transport/tls.ts';
import { engineAddress } from './address.ts';

const ms = (value: number) => z.number().int().positive().default(value);

/** A place in a message: `PV1-19`, `PV1-3.2`, `ZQN-1`. */
const place = z.string().transform((text, issues): Position => {
  const position = parsePosition(text);
  if (position !== null) return position;
  issues.addIssue(`"${text}" is no place in a message: write PV1-19 or PV1-3.2`);
  return z.NEVER;
});
/** Several: the first in which something stands is read. */
const places = (...texts: readonly string[]) =>
  z
    .array(place)
    .min(1)
    .prefault([...texts]);

const party = (application: string, facility: string) =>
  z
    .strictObject({ application: z.string().default(application), facility: z.string().default(facility) })
    .prefault({});

/**
 * An identifier system: assigning authority (CX.4; `name` or `name&oid&ISO`) and type (CX.5, table 0203). None is mandated
 * (domain facts E2), so each hospital names its own.
 */
const system = (authority: string, type: string) =>
  z
    .strictObject({ authority: z.string().min(1).default(authority), type: z.string().default(type) })
    .prefault({});

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const clinic = z.strictObject({
  id: z.string().min(1),
  name: words,
  room: z.string(),
  floor: z.string(),
  /** Integer đồng. */
  price: z.number().int().nonnegative(),
});
const departments = z
  .array(z.strictObject({ id: z.string().min(1), name: words, clinics: z.array(clinic).min(1) }))
  .refine((all) => {
    const ids = all.flatMap(({ clinics }) => clinics.map(({ id }) => id));
    return new Set(ids).size === ids.length;
  }, 'two clinics have the same id');

/** Where a hospital has the values for which the standard leaves room. */
const fields = z
  .strictObject({
    /** Our key of a visit: sent there, asked for there. */
    visitKey: place.prefault('PV1-50'),
    /** The hospital's own number of a visit. */
    visitNumber: place.prefault('PV1-19'),
    /** Phòng khám: sent there, read there. */
    clinic: place.prefault('PV1-3'),
    /** Số thứ tự. */
    queueNumber: places('ZQN-1', 'PV1-19'),
    /** People who wait before; where nothing stands nobody is counted. */
    waiting: places('ZQN-2'),
    /** The appointment for which somebody has come: sent there. Null: not at all. */
    arrivedFor: place.nullable().prefault('PV1-5'),
    /** In a message of the scheduling system. */
    appointmentClinic: places('AIL-3', 'AIS-3', 'PV1-3'),
    appointmentStart: places('SCH-11.4', 'TQ1-7', 'AIL-6', 'AIS-4'),
    /** The bill that money pays: sent there, in FT1. */
    bill: place.prefault('FT1-23'),
  })
  .prefault({});

/** Codes in ERR-3, ERR-5, ERR-1.4 or MSA-6 by which a hospital says why it did not take something. */
const codes = z
  .strictObject({
    clinicFull: z.array(z.string()).default(['FULL']),
    /** It stands there already (table 0357: duplicate key identifier). */
    duplicate: z.array(z.string()).default(['205']),
    alreadyPaid: z.array(z.string()).default(['PAID']),
    /** Table 0357: unknown key identifier. */
    noBill: z.array(z.string()).default(['204']),
    noPatient: z.array(z.string()).default(['204']),
    noVisit: z.array(z.string()).default(['204']),
  })
  .prefault({});

export const hl7Options = z
  .strictObject({
    to: engineAddress,
    /** For `tls://` alone. `serverName`: that of the certificate, where it is not that of the address. */
    tls: z.strictObject({ ...tlsFields, serverName: z.string().min(1).optional() }).prefault({}),
    sender: party('TIEPDON', 'KIOSK'),
    receiver: party('HIS', 'BV'),
    version: z.enum(['2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8']).default('2.5.1'),
    /** MSH-11: production, training, debugging. */
    processing: z.enum(['P', 'T', 'D']).default('P'),
    /** What MSH-18 calls the encoding; it is UTF-8 whatever it is called. */
    charset: z.string().default('UNICODE UTF-8'),
    identifiers: z
      .strictObject({ cccd: system('CCCD', 'NI'), bhyt: system('BHYT', 'SB'), patient: system('BV', 'PI') })
      .prefault({}),
    /** `parts`: family name and the rest apart (XPN.1, XPN.2); `whole`: all in XPN.1. */
    names: z.enum(['parts', 'whole']).default('parts'),
    /** A newcomer is told to the hospital with ADT^A28 first; else ADT^A04 alone makes the patient, too. */
    addPerson: z.boolean().default(true),
    /** What the hospital takes in ADT^A08: contact details, and what the insurer said of a visit. */
    updates: z
      .strictObject({ details: z.boolean().default(true), insurance: z.boolean().default(true) })
      .prefault({}),
    connectMs: ms(3_000),
    timeoutMs: ms(8_000),
    /** Messages on their way at the same time, each on its own connection. */
    connections: z.number().int().min(1).max(16).default(4),
    /** How often, and how long apart, is asked for the number of a visit that was taken, and for details that were. */
    askNumber: z
      .strictObject({ times: z.number().int().min(1).max(100).default(20), everyMs: ms(300) })
      .prefault({}),
    fields,
    codes,
    /** Where the scheduling system may push appointments (SIU); null: nowhere. Port 0: any that is free. */
    appointments: z
      .strictObject({
        port: z.number().int().min(0).max(65_535),
        host: z.string().default('127.0.0.1'),
        /** Addresses that may push; empty: all that reach the port. */
        from: z.array(z.string()).default([]),
      })
      .nullable()
      .default(null),
    departments,
    timeZone: z.string().refine(isTimeZone, 'is no IANA time zone').default('Asia/Ho_Chi_Minh'),
  })
  .superRefine(({ to, tls }, issues) => {
    const isSet = Object.values(tls).some((value) => value !== undefined);
    if (isSet && !to.secure)
      issues.addIssue({ code: 'custom', path: ['tls'], message: 'is for tls:// alone' });
    if ((tls.cert === undefined) !== (tls.key === undefined))
      issues.addIssue({ code: 'custom', path: ['tls'], message: 'cert and key go together' });
  });

export type Hl7Options = z.output<typeof hl7Options>;
export type IdentifierSystem = Hl7Options['identifiers']['cccd'];
