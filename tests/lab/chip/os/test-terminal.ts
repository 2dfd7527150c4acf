import { createHash, randomBytes } from 'node:crypto';
import type { CipherName, CurveName, VirtualCard } from '../contents.ts';
import { bytes, concat, fromBigInt, hex, same, toBigInt, xor } from './bytes.ts';
import { authenticate, blockSize, checksum, decrypt, deriveKey, encrypt, pad, unpad } from './cipher.ts';
import { CURVES } from './curves.ts';
import { add, decodePoint, encodePoint, multiply, type Point, sharedSecret, toScalar } from './elliptic.ts';
import { encode, findValue, parse } from './tlv.ts';

/** Plain answer: data and status word. */
export interface Reply {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** The parts of a command; `ne` null asks for no data. */
export interface Request {
  readonly cla?: number;
  readonly ins: number;
  readonly p1?: number;
  readonly p2?: number;
  readonly data?: Uint8Array;
  readonly ne?: number | null;
}

interface Keys {
  readonly cipher: CipherName;
  readonly encryption: Uint8Array;
  readonly checksum: Uint8Array;
  counter: bigint;
}

export const keysOf = (cipher: CipherName, secret: Uint8Array, counter = 0n): Keys => ({
  cipher,
  encryption: deriveKey(cipher, secret, 1),
  checksum: deriveKey(cipher, secret, 2),
  counter,
});

/** Bytes of a command in short or extended form. */
export const apduOf = (
  { cla = 0, ins, p1 = 0, p2 = 0, data, ne = null }: Request,
  extended = false,
): Uint8Array => {
  const lc = data?.length ?? 0;
  const head = bytes(cla, ins, p1, p2);
  const two = (value: number): Uint8Array => bytes((value >> 8) & 0xff, value & 0xff);
  if (!extended)
    return concat(
      head,
      lc > 0 ? bytes(lc) : bytes(),
      data ?? bytes(),
      ne === null ? bytes() : bytes(ne & 0xff),
    );
  if (lc === 0) return concat(head, ne === null ? bytes() : concat(bytes(0), two(ne)));
  return concat(head, bytes(0), two(lc), data ?? bytes(), ne === null ? bytes() : two(ne));
};

/** A terminal for tests: it protects commands, takes the protection off answers, and throws where a checksum is wrong. */
export class TestTerminal {
  readonly card: VirtualCard;
  keys: Keys | null = null;
  extended = false;

  constructor(card: VirtualCard) {
    this.card = card;
  }

  /** Answer to raw bytes; throws where none came. */
  async raw(apdu: Uint8Array): Promise<Reply> {
    const answer = await this.card.transmit(apdu);
    if (answer === null) throw new Error('no answer');
    return { data: answer.subarray(0, -2), sw: Number(toBigInt(answer.subarray(-2))) };
  }

  async send(request: Request): Promise<Reply> {
    if (this.keys === null) return this.raw(apduOf(request, this.extended));
    const reply = await this.raw(this.protect(request));
    return reply.data.length === 0 ? reply : this.unprotect(request.ins, reply);
  }

  /** Bytes of the protected command; the counter moves on. */
  protect({ cla = 0, ins, p1 = 0, p2 = 0, data, ne = null }: Request): Uint8Array {
    const keys = this.session();
    const block = blockSize(keys.cipher);
    const head = bytes(cla | 0x0c, ins, p1, p2);
    const counter = this.step();
    const sealed = data ? encrypt(keys.cipher, keys.encryption, pad(data, block), this.iv()) : bytes();
    const odd = ins % 2 === 1;
    const dataObject = !data ? bytes() : odd ? encode(0x85, sealed) : encode(0x87, bytes(1), sealed);
    const le =
      ne === null ? bytes() : encode(0x97, ne > 256 ? bytes((ne >> 8) & 0xff, ne & 0xff) : bytes(ne & 0xff));
    const objects = concat(dataObject, le);
    const body = objects.length === 0 ? bytes() : pad(objects, block);
    const mac = checksum(keys.cipher, keys.checksum, concat(counter, pad(head, block), body));
    const request = { cla: cla | 0x0c, ins, p1, p2, data: concat(objects, encode(0x8e, mac)) };
    return apduOf({ ...request, ne: this.extended ? 65_536 : 256 }, this.extended);
  }

  private unprotect(ins: number, reply: Reply): Reply {
    const keys = this.session();
    const counter = this.step();
    const objects = parse(reply.data) ?? [];
    const body = concat(...objects.slice(0, -1).map(({ whole }) => whole));
    const mac = checksum(keys.cipher, keys.checksum, pad(concat(counter, body), blockSize(keys.cipher)));
    const [sw, theirs] = [findValue(objects, 0x99), findValue(objects, 0x8e)];
    if (!theirs || !same(theirs, mac)) throw new Error('wrong checksum');
    if (!sw || Number(toBigInt(sw)) !== reply.sw) throw new Error('status words differ');
    const sealed = ins % 2 === 1 ? findValue(objects, 0x85) : findValue(objects, 0x87)?.subarray(1);
    const plain = sealed ? unpad(decrypt(keys.cipher, keys.encryption, sealed, this.iv())) : bytes();
    if (plain === null) throw new Error('wrong padding');
    return { data: plain, sw: reply.sw };
  }

  private session(): Keys {
    if (this.keys === null) throw new Error('no session');
    return this.keys;
  }

  private step(): Uint8Array {
    const keys = this.session();
    keys.counter = BigInt.asUintN(8 * blockSize(keys.cipher), keys.counter + 1n);
    return fromBigInt(keys.counter, blockSize(keys.cipher));
  }

  private iv(): Uint8Array {
    const { cipher, encryption, counter } = this.session();
    return cipher === '3des' ? new Uint8Array(8) : encrypt(cipher, encryption, fromBigInt(counter, 16));
  }
}

export const selectApplication = (terminal: TestTerminal): Promise<Reply> =>
  terminal.send({ ins: 0xa4, p1: 0x04, p2: 0x0c, data: hex('A0000002471001') });

export const selectFile = (terminal: TestTerminal, id: number): Promise<Reply> =>
  terminal.send({ ins: 0xa4, p1: 0x02, p2: 0x0c, data: bytes(id >> 8, id & 0xff) });

export const readBinary = (terminal: TestTerminal, offset: number, ne: number): Promise<Reply> =>
  terminal.send({ ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, ne });

/** Basic access control; the status word of EXTERNAL AUTHENTICATE. */
export const openBac = async (terminal: TestTerminal, mrzInformation: string): Promise<number> => {
  const seed = createHash('sha1').update(mrzInformation).digest().subarray(0, 16);
  const { encryption, checksum: checksumKey } = keysOf('3des', seed);
  const challenge = (await terminal.send({ ins: 0x84, ne: 8 })).data;
  const [own, share] = [randomBytes(8), randomBytes(16)];
  const sealed = encrypt('3des', encryption, concat(own, challenge, share));
  const data = concat(sealed, authenticate('3des', checksumKey, sealed));
  const reply = await terminal.send({ ins: 0x82, data, ne: 0x28 });
  if (reply.sw !== 0x9000) return reply.sw;
  const answer = reply.data.subarray(0, 32);
  if (!same(authenticate('3des', checksumKey, answer), reply.data.subarray(32)))
    throw new Error('wrong token');
  const plain = decrypt('3des', encryption, answer);
  const counter = toBigInt(concat(challenge.subarray(4), own.subarray(4)));
  terminal.keys = keysOf('3des', xor(plain.subarray(16), share), counter);
  return reply.sw;
};

/** What PACE needs to know before. */
export interface PaceRequest {
  readonly curve: CurveName;
  readonly cipher: CipherName;
  readonly reference: number;
  /** MRZ information or CAN. */
  readonly password: string;
}

const ARC: Readonly<Record<CipherName, number>> = { '3des': 1, 'aes-128': 2, 'aes-192': 3, 'aes-256': 4 };

export const paceOid = (cipher: CipherName): Uint8Array => hex(`04007F000702020402 0${ARC[cipher]}`);
export const caOid = (cipher: CipherName): Uint8Array => hex(`04007F000702020302 0${ARC[cipher]}`);

const dynamic = async (terminal: TestTerminal, cla: number, ...object: Uint8Array[]): Promise<Reply> => {
  const reply = await terminal.send({ cla, ins: 0x86, data: encode(0x7c, ...object), ne: 256 });
  const inner = parse(parse(reply.data)?.[0]?.value ?? bytes())?.[0]?.value ?? bytes();
  return { data: inner, sw: reply.sw };
};

/** PACE with generic mapping; the first status word that is not 9000, or 9000 and the session is open. */
export const openPace = async (terminal: TestTerminal, request: PaceRequest): Promise<number> => {
  const { cipher } = request;
  const curve = CURVES[request.curve];
  const secret = new TextEncoder().encode(request.password);
  const hashed = request.reference === 1 ? createHash('sha1').update(secret).digest() : secret;
  const key = deriveKey(cipher, hashed, 3);
  const oid = paceOid(cipher);
  const template = concat(encode(0x80, oid), encode(0x83, bytes(request.reference)));
  const set = await terminal.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: template });
  if (set.sw !== 0x9000) return set.sw;
  const first = await dynamic(terminal, 0x10);
  if (first.sw !== 0x9000) return first.sw;
  const nonce = decrypt(cipher, key, first.data);
  const base: Point = { x: curve.x, y: curve.y };
  const mapping = toScalar(curve, randomBytes(curve.size));
  const mapped = await dynamic(
    terminal,
    0x10,
    encode(0x81, encodePoint(curve, multiply(curve, mapping, base))),
  );
  if (mapped.sw !== 0x9000) return mapped.sw;
  const shared = multiply(curve, mapping, decodePoint(curve, mapped.data));
  const generator = add(curve, multiply(curve, toBigInt(nonce), base), shared);
  const ephemeral = toScalar(curve, randomBytes(curve.size));
  const own = encodePoint(curve, multiply(curve, ephemeral, generator));
  const agreed = await dynamic(terminal, 0x10, encode(0x83, own));
  if (agreed.sw !== 0x9000) return agreed.sw;
  const agreement = sharedSecret(curve, ephemeral, decodePoint(curve, agreed.data));
  const keys = keysOf(cipher, agreement);
  const token = (point: Uint8Array): Uint8Array =>
    authenticate(cipher, keys.checksum, encode(0x7f49, encode(0x06, oid), encode(0x86, point))).subarray(
      0,
      8,
    );
  const last = await dynamic(terminal, 0x00, encode(0x85, token(agreed.data)));
  if (last.sw !== 0x9000) return last.sw;
  if (!same(last.data, token(own))) throw new Error('wrong token');
  terminal.keys = keys;
  return last.sw;
};
