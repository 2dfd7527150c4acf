import { describe, expect, it } from 'vitest';
import { newestOf } from './newest.ts';

function camera() {
  const closed: number[] = [];
  const frame = (id: number) => ({ id, close: () => closed.push(id) });
  const cancelled: true[] = [];
  const controllers: ReadableStreamDefaultController<ReturnType<typeof frame>>[] = [];
  const stream = new ReadableStream<ReturnType<typeof frame>>({
    start: (controller) => void controllers.push(controller),
    cancel: () => void cancelled.push(true),
  });
  return {
    stream,
    closed,
    cancelled,
    give: (...ids: number[]) => {
      for (const id of ids) controllers[0]?.enqueue(frame(id));
    },
    end: () => controllers[0]?.close(),
    break: () => controllers[0]?.error(new Error('gone')),
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('newest frame', () => {
  it('gives the last of those that came meanwhile, and closes the others', async () => {
    const { stream, give, closed } = camera();
    const newest = newestOf(stream);
    give(1, 2, 3);
    await settled();
    expect((await newest.next())?.id).toBe(3);
    expect(closed).toEqual([1, 2]);
  });

  it('waits for a frame, and gives none twice', async () => {
    const { stream, give } = camera();
    const newest = newestOf(stream);
    const first = newest.next();
    give(1);
    expect((await first)?.id).toBe(1);
    const second = newest.next();
    give(2);
    expect((await second)?.id).toBe(2);
  });

  it('ends with the stream, after its last frame', async () => {
    const { stream, give, end } = camera();
    const newest = newestOf(stream);
    give(1);
    end();
    await settled();
    expect([(await newest.next())?.id, await newest.next()]).toEqual([1, null]);
  });

  it('closes what waits and lets go of the stream', async () => {
    const { stream, give, closed, cancelled } = camera();
    const newest = newestOf(stream);
    give(1);
    await settled();
    newest.close();
    expect([closed, cancelled, await newest.next()]).toEqual([[1], [true], null]);
  });

  it('wakes whoever waits when it is closed', async () => {
    const newest = newestOf(camera().stream);
    const next = newest.next();
    newest.close();
    expect(await next).toBeNull();
  });

  it('throws where the stream broke', async () => {
    const { stream, break: breakIt } = camera();
    const next = newestOf(stream).next();
    breakIt();
    await expect(next).rejects.toThrow('gone');
  });
});
