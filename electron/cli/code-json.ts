import type { BhytQr } from '../../drivers/codec/bhyt-qr.ts';
import type { CccdQr } from '../../drivers/codec/cccd-qr.ts';
import type { Code } from '../../drivers/codec/code.ts';
import type { CitizenMrz } from '../../drivers/codec/mrz-code.ts';
import type { VietQr } from '../../drivers/codec/vietqr.ts';
import { isRefused, type ParsedCode, refusalOf } from './parsed-code.ts';

// JSON.stringify of the whole object takes twice the time of reading a code: the fields are put together here. Only
// free text can hold what JSON escapes; numbers, dates and closed words never do.
const plain = (text: string | null): string => (text === null ? 'null' : `"${text}"`);
/** Anything but what JSON writes as it stands. */
const ESCAPED = /[^ !#-[\]-\uD7FF\uE000-\uFFFF]/;
const free = (text: string | null): string =>
  text !== null && ESCAPED.test(text) ? JSON.stringify(text) : plain(text);
const list = (texts: readonly string[]): string => (texts.length === 0 ? '[]' : JSON.stringify(texts));

const citizenCard = (card: CccdQr): string =>
  `{"number":"${card.number}","oldNumber":${plain(card.oldNumber)},"name":${free(card.name)},` +
  `"birthDate":"${card.birthDate}","sex":"${card.sex}","address":${free(card.address)},` +
  `"issueDate":${plain(card.issueDate)},"layout":${card.layout},"extra":${list(card.extra)}}`;

/** The fields that the command line tells: the card has more. */
const insuranceCard = (card: BhytQr): string =>
  `{"code":"${card.code}","name":${free(card.name)},"birthDate":"${card.birthDate}","sex":"${card.sex}",` +
  `"address":${free(card.address)},"facility":${plain(card.facility)},"validFrom":${plain(card.validFrom)},` +
  `"validTo":${plain(card.validTo)},"issueDate":${plain(card.issueDate)},"guardian":${free(card.guardian)},` +
  `"fiveYearDate":${plain(card.fiveYearDate)},"benefitLevel":${plain(card.benefitLevel)}}`;

const zone = (card: CitizenMrz): string =>
  `{"number":"${card.number}","documentNumber":"${card.documentNumber}","birthDate":"${card.birthDate}",` +
  `"sex":"${card.sex}","expiryDate":${plain(card.expiryDate)},"nationality":"${card.nationality}",` +
  `"name":"${card.name}"}`;

const transfer = (code: VietQr): string =>
  `{"bin":"${code.bin}","account":"${code.account}","service":"${code.service}","amount":${code.amount},` +
  `"purpose":${free(code.purpose)},"dynamic":${code.dynamic}}`;

const taken = (type: ParsedCode['type'], value: string, warnings: readonly string[]): string =>
  `{"type":"${type}","ok":true,"value":${value},"warnings":${list(warnings)},"error":null}`;

/** One code as `parsedCodeOf` gives it, in JSON on one line. */
export const codeJson = (code: Code): string => {
  if (isRefused(code)) {
    const { type, error } = refusalOf(code);
    return `{"type":"${type}","ok":false,"value":null,"warnings":[],"error":"${error}"}`;
  }
  switch (code.type) {
    case 'cccd-qr':
      return taken(code.type, citizenCard(code.value), code.warnings);
    case 'bhyt-qr':
      return taken(code.type, insuranceCard(code.value), code.warnings);
    case 'mrz':
      return taken(code.type, zone(code.value), code.warnings);
    case 'vietqr':
      return taken(code.type, transfer(code.value), code.warnings);
  }
};
