import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../tests/lab/listen.ts';
import { parseIpp } from '../../codec/ipp.ts';
import { cupsOptions } from './options.ts';
import { createTalk } from './talk.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

it('tells a server nothing of a job but its id in the journal, its form and whose kiosk it is', async () => {
  const bodies: Buffer[] = [];
  server = createServer(async (request, response) => {
    bodies.push(Buffer.concat(await request.toArray()));
    response.end();
  });
  const port = await listenOnLoopback(server);
  const options = cupsOptions.parse({ to: `ipp://127.0.0.1:${port}/printers/office` });
  const talk = createTalk(options, { format: 'application/pdf', media: 'iso_a5_148x210mm' });
  const id = '3f0c7b52-0000-4000-8000-000000000001';
  await talk.send(id, new Uint8Array([1, 2, 3]), new AbortController().signal);

  const message = parseIpp(bodies[0] ?? Buffer.alloc(0));
  if (!message.ok) throw new Error(message.error);
  const said = message.value.groups.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, values }) =>
      values.map((each) => [name, 'value' in each ? each.value : null] as const),
    ),
  );
  expect(said).toEqual([
    ['attributes-charset', 'utf-8'],
    ['attributes-natural-language', 'en'],
    ['printer-uri', options.to],
    ['requesting-user-name', 'tiep-don'],
    ['job-name', id],
    ['document-format', 'application/pdf'],
    ['media', 'iso_a5_148x210mm'],
    ['sides', 'one-sided'],
    ['print-scaling', 'none'],
  ]);
});
