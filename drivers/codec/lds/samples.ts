import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { printTlv } from '../ber-tlv.ts';
import type { HashAlgorithm } from './algorithms.ts';

/** Files of a chip for the tests of this folder: written with `printTlv`, signed with Node. */

const utf8 = new TextEncoder();

export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
export const seq = (...parts: readonly Uint8Array[]): Uint8Array => printTlv(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Uint8Array => printTlv(0x31, ...parts);
export const int = (value: number): Uint8Array =>
  printTlv(0x02, bytesOf(value.toString(16).padStart(2, '0')));
export const octets = (value: Uint8Array): Uint8Array => printTlv(0x04, value);
export const utf8String = (text: string): Uint8Array => printTlv(0x0c, utf8.encode(text));
export const printable = (text: string): Uint8Array => printTlv(0x13, utf8.encode(text));

const arcBytes = (arc: number): number[] => {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 0x80);
  return bytes;
};

/** OBJECT IDENTIFIER of a dotted text. */
export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return printTlv(0x06, Uint8Array.from([40 * first + second, ...rest].flatMap(arcBytes)));
};

/** Item n of DG13, its value already as TLV. */
export const item = (n: number, ...values: readonly Uint8Array[]): Uint8Array => seq(int(n), ...values);

/** The items of a card of 2021, as domain facts B3 show their types. */
export const DG13_ITEMS: readonly Uint8Array[] = [
  item(1, printable('001090123456')),
  item(2, utf8String('Nguyễn Văn An')),
  item(3, printable('01/01/1990')),
  item(4, utf8String('Nam')),
  item(5, utf8String('Việt Nam')),
  item(6, utf8String('Kinh')),
  item(7, utf8String('Không')),
  item(8, utf8String('Xã Mẫu, Huyện Mẫu, Hà Nội')),
  item(9, utf8String(`Số 1 Đường Mẫu, Phường Mẫu, ${'Khu tập thể Mẫu, '.repeat(8)}Hà Nội`)),
  item(10, utf8String('Nốt ruồi C: 1,5cm trên trước cánh mũi trái')),
  item(11, printable('15/04/2021')),
  item(12, utf8String('01/01/2030')),
  item(13, seq(utf8String('Nguyễn Văn Cha')), seq(utf8String('Trần Thị Mẹ'))),
  item(14),
  item(15, printable('012345678')),
  item(16, printable('AB12CD34EF56GH78')),
];

/** EF.DG13 with the wrapper that was seen most. */
export const dg13Of = (items: readonly Uint8Array[]): Uint8Array => printTlv(0x6d, seq(set(...items)));

const MRZ = 'IDVNM0901234562001090123456<<39001011M3001019VNM<<<<<<<<<<<4NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<';
export const dg1Of = (mrz: string = MRZ): Uint8Array => printTlv(0x61, printTlv(0x5f1f, utf8.encode(mrz)));
export const COM = bytesOf('60145F0104303130375F36063034303030305C026175');

/** The header of a JPEG: 3 components, then the start of its scan. */
export const jpegOf = (width: number, height: number): Uint8Array =>
  bytesOf(
    `FFD8 FFE0 0010 4A46494600010100000100010000 FFC0 0011 08 ${hex16(height)} ${hex16(width)} 03 012200 021101 031101 FFDA 000C 03010002110311003F00 00 FFD9`,
  );

const hex16 = (value: number): string => value.toString(16).padStart(4, '0');
const hex32 = (value: number): string => value.toString(16).padStart(8, '0');

/** The header of a bare JPEG 2000 codestream in one tile. */
export const codestreamOf = (width: number, height: number, tile = 0xffff): Uint8Array =>
  bytesOf(
    `FF4F FF51 002F 0000 ${hex32(width)} ${hex32(height)} 00000000 00000000 ${hex32(tile)} ${hex32(tile)} 00000000 00000000 0003 070101 070101 070101 FFD9`,
  );

export const jp2Of = (codestream: Uint8Array): Uint8Array =>
  Uint8Array.from([
    ...bytesOf('0000000C 6A502020 0D0A870A 00000014 66747970 6A703220 00000000 6A703220'),
    ...bytesOf(`${hex32(8 + codestream.length)} 6A703263`),
    ...codestream,
  ]);

/** The facial record of ISO/IEC 19794-5 around a picture, with so many feature points. */
export const faceOf = (image: Uint8Array, type: number, points = 0): Uint8Array => {
  const length = 20 + 8 * points + 12 + image.length;
  return Uint8Array.from([
    ...bytesOf(`46414300 30313000 ${hex32(14 + length)} 0001`),
    ...bytesOf(`${hex32(length)} ${hex16(points)} 00 00 00 000000 0000 000000 000000`),
    ...new Uint8Array(8 * points),
    ...bytesOf(`01 ${type.toString(16).padStart(2, '0')} 0000 0000 01 02 0000 0000`),
    ...image,
  ]);
};

export const dg2Of = (record: Uint8Array, tag = 0x5f2e): Uint8Array =>
  printTlv(
    0x75,
    printTlv(
      0x7f61,
      int(1),
      printTlv(0x7f60, printTlv(0xa1, bytesOf('80020101 87020101 88020008')), printTlv(tag, record)),
    ),
  );

const HASH_OIDS: Readonly<Record<HashAlgorithm, string>> = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
export const hashId = (hash: HashAlgorithm): Uint8Array => seq(oid(HASH_OIDS[hash]), printTlv(0x05));
export const ECDSA_SHA256 = seq(oid('1.2.840.10045.4.3.2'));
export const nameOf = (common: string): Uint8Array =>
  seq(set(seq(oid('2.5.4.6'), printable('VN'))), set(seq(oid('2.5.4.3'), utf8String(common))));
export const extension = (id: string, value: Uint8Array): Uint8Array => seq(oid(id), octets(value));

export interface CertificateParts {
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly algorithm?: Uint8Array;
  readonly innerAlgorithm?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
  readonly validity?: Uint8Array;
}

export const KEY_ID = bytesOf('0102030405060708090A0B0C0D0E0F1011121314');
export const ISSUER = nameOf('CSCA Mẫu');
export const SERIAL = 0x1234;
export const EXTENSIONS = [
  extension('2.5.29.14', octets(KEY_ID)),
  extension('2.5.29.35', seq(printTlv(0x80, bytesOf('A1A2A3')))),
  extension('2.5.29.15', printTlv(0x03, bytesOf('0780'))),
];

/** A certificate signed by `issuerKey` with ECDSA and SHA-256. */
export const certificateOf = (parts: CertificateParts): Uint8Array => {
  const { publicKey, issuerKey, algorithm = ECDSA_SHA256, extensions = EXTENSIONS } = parts;
  const { innerAlgorithm = algorithm } = parts;
  const times = [
    printTlv(0x17, utf8.encode('210101000000Z')),
    printTlv(0x18, utf8.encode('20510101000000Z')),
  ];
  const { validity = seq(...times) } = parts;
  const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  const tbs = seq(
    printTlv(0xa0, int(2)),
    int(SERIAL),
    innerAlgorithm,
    ISSUER,
    validity,
    nameOf('DS Mẫu'),
    spki,
    ...(extensions.length === 0 ? [] : [printTlv(0xa3, seq(...extensions))]),
  );
  const signature = sign('sha256', tbs, issuerKey);
  return seq(tbs, algorithm, printTlv(0x03, Uint8Array.of(0), signature));
};

export interface SodParts {
  readonly certificates: readonly Uint8Array[];
  readonly key: KeyObject;
  readonly hashes: readonly (readonly [number, Uint8Array])[];
  readonly hash?: HashAlgorithm;
  readonly id?: Uint8Array;
  readonly contentType?: string;
  readonly attributed?: string;
  /** Whether attributes are signed, or the content itself. */
  readonly attributes?: boolean;
  readonly signers?: number;
}

const LDS_OBJECT = '2.23.136.1.1.1';
export const ISSUER_AND_SERIAL = seq(ISSUER, int(SERIAL));

/** EF.SOD signed with ECDSA and SHA-256. */
export const sodOf = (parts: SodParts): Uint8Array => {
  const { certificates, key, hashes, hash = 'sha256', id = ISSUER_AND_SERIAL, attributes = true } = parts;
  const { contentType = LDS_OBJECT, attributed = contentType, signers = 1 } = parts;
  const list = seq(...hashes.map(([number, value]) => seq(int(number), octets(value))));
  const content = seq(int(0), hashId(hash), list);
  const digest = createHash('sha256').update(content).digest();
  const signed = [
    seq(oid('1.2.840.113549.1.9.3'), set(oid(attributed))),
    seq(oid('1.2.840.113549.1.9.4'), set(octets(digest))),
  ];
  const signature = sign('sha256', attributes ? set(...signed) : content, key);
  const info = seq(
    int(id[0] === 0x80 ? 3 : 1),
    id,
    hashId('sha256'),
    ...(attributes ? [printTlv(0xa0, ...signed)] : []),
    ECDSA_SHA256,
    octets(signature),
  );
  const data = seq(
    int(3),
    set(hashId('sha256')),
    seq(oid(contentType), printTlv(0xa0, octets(content))),
    printTlv(0xa0, ...certificates),
    set(...Array.from({ length: signers }, () => info)),
  );
  return printTlv(0x77, seq(oid('1.2.840.113549.1.7.2'), printTlv(0xa0, data)));
};

/** SignedData around the content of a master list; its signature is not looked at, so it has none. */
export const masterListOf = (content: Uint8Array): Uint8Array => {
  const encapsulated = seq(oid('2.23.136.1.1.2'), printTlv(0xa0, octets(content)));
  const data = seq(int(3), set(hashId('sha256')), encapsulated, set());
  return seq(oid('1.2.840.113549.1.7.2'), printTlv(0xa0, data));
};

export const newKeys = (namedCurve = 'prime256v1', paramEncoding: 'named' | 'explicit' = 'named') =>
  generateKeyPairSync('ec', { namedCurve, paramEncoding });
