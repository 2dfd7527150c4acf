import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

/**
 * How a system of the lab misbehaves. `down`: connections are refused; `nonsense-html`, `cut-json`, `wrong-resource`:
 * 200 with rubbish; `lose-answer`: does what a POST, PUT or PATCH asks, then breaks the connection (GET is answered);
 * `error-500`: a server error; `wrong-encoding`: 200 with letters that are no UTF-8, whatever the header says; `huge`,
 * `huge-packed`: 200 with 50 MB, as they are and packed into some 50 KB; `slow-drip`: 200, byte by byte, and broken off;
 * `redirect`: 307 to somewhere else. With all of them but `ok` and `lose-answer` nothing is done.
 */
export const FAULT_MODES = [
  'ok',
  'down',
  'nonsense-html',
  'cut-json',
  'wrong-resource',
  'lose-answer',
  'error-500',
  'wrong-encoding',
  'huge',
  'huge-packed',
  'slow-drip',
  'redirect',
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** A whole answer at once. */
const answered =
  (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer) =>
  async (response: ServerResponse): Promise<void> => {
    response.writeHead(status, headers).end(body);
  };

/** JSON of 50 MB that would be right at its end, made as it is read. */
function* endless(): Generator<string> {
  yield '{"resourceType":"Bundle","maKetQua":"000","entry":["';
  const piece = 'Nguyen Van Mau '.repeat(70_000);
  for (let sent = 0; sent < 50_000_000; sent += piece.length) yield piece;
  yield '"]}';
}

/** Until whoever asks has had enough: that ends it with an error, which the server takes for a broken connection. */
const streamed = (response: ServerResponse, packed: boolean): Promise<void> => {
  response.writeHead(200, { ...JSON_TYPE, ...(packed ? { 'Content-Encoding': 'gzip' } : {}) });
  return packed
    ? pipeline(Readable.from(endless()), createGzip(), response)
    : pipeline(Readable.from(endless()), response);
};

const DRIP_MS = 5;

const dripped = async (response: ServerResponse): Promise<void> => {
  response.writeHead(200, JSON_TYPE);
  for (const letter of '{"resourceType":"Bundle","maKetQua":"00') {
    if (response.destroyed) return;
    response.write(letter);
    await sleep(DRIP_MS);
  }
  response.destroy();
};

/** What a system does with an answer while it misbehaves, instead of what was asked. */
export const TROUBLES: Partial<Record<FaultMode, (response: ServerResponse) => Promise<void>>> = {
  'nonsense-html': answered(
    200,
    { 'Content-Type': 'text/html; charset=utf-8' },
    '<!doctype html><title>Đăng nhập</title><h1>Hệ thống đang bảo trì</h1>',
  ),
  'cut-json': answered(200, JSON_TYPE, '{"resourceType":"Bundle","maKetQua":"0'),
  'wrong-resource': answered(
    200,
    JSON_TYPE,
    JSON.stringify({ resourceType: 'Basic', id: 'x', maKetQua: 7, code: { text: 'something else' } }),
  ),
  'error-500': answered(
    500,
    JSON_TYPE,
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'fatal', code: 'exception' }],
      Message: 'An error has occurred.',
    }),
  ),
  // `Nguyễn` as Windows-1258 writes it.
  'wrong-encoding': answered(
    200,
    JSON_TYPE,
    Buffer.from('{"resourceType":"Bundle","maKetQua":"000","hoTen":"Nguy\xea\xden"}', 'latin1'),
  ),
  huge: (response) => streamed(response, false),
  'huge-packed': (response) => streamed(response, true),
  'slow-drip': dripped,
  redirect: answered(
    307,
    { Location: '/elsewhere', 'Content-Type': 'text/html; charset=utf-8' },
    '<a>moved</a>',
  ),
};
