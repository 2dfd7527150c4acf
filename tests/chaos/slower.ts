import { setTimeout as sleep } from 'node:timers/promises';
import { LabServer } from '../lab/http-server.ts';

/** A way to a system that takes longer for some. */
export interface SlowerFront {
  readonly url: string;
  close(): Promise<void>;
}

/** Passes requests on to `url`, those that name one of these people so many milliseconds later. */
export async function startSlower(url: string, people: readonly string[], ms: number): Promise<SlowerFront> {
  const base = new URL(url);
  const server = new LabServer(async ({ method, url: asked, headers, body }) => {
    const about = `${decodeURIComponent(asked.search)} ${body.toString('utf8')}`;
    if (people.some((one) => about.includes(one))) await sleep(ms);
    const answer = await fetch(new URL(`${asked.pathname}${asked.search}`, base), {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && PASSED_ON.includes(name) ? [[name, value]] : [],
      ),
      ...(body.length > 0 ? { body: body.toString('utf8') } : {}),
    });
    return {
      status: answer.status,
      headers: { 'Content-Type': answer.headers.get('content-type') ?? 'application/octet-stream' },
      body: await answer.text(),
    };
  });
  await server.listen(0);
  return { url: `${server.url}${base.pathname}`, close: () => server.close() };
}

const PASSED_ON = ['accept', 'content-type', 'if-none-exist', 'prefer', 'authorization'];
