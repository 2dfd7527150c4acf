import { describe, expect, it } from 'vitest';
import { type CameraWish, createCamera } from './camera.ts';
import { machine, workers } from './fake-machine.ts';
import { manualTimers } from './manual-timers.ts';
import type { FromWorker } from './messages.ts';

const WISH: CameraWish = { label: null, torch: false, mrz: true };

function bench(names: readonly string[], wish = WISH, frames = () => new ReadableStream<VideoFrame>()) {
  const pc = machine(names);
  const crew = workers();
  const timers = manualTimers();
  const told: unknown[] = [];
  const camera = createCamera({
    wish,
    onState: (state, reason) => told.push(reason === null ? state : `${state}: ${reason}`),
    onHint: (hint) => told.push({ hint }),
    onCode: (text) => told.push({ text }),
    onUnread: (unread) => told.push({ unread }),
    onStream: (stream) => told.push(stream ? 'stream' : 'no stream'),
    cameras: pc.cameras,
    timers,
    worker: crew.start,
    frames,
  });
  const says = (message: FromWorker): void => crew.all.at(-1)?.message(message);
  return {
    ...pc,
    crew,
    timers,
    told,
    camera,
    says,
    alive: () => says({ type: 'alive', turn: crew.turn() }),
    async opened() {
      camera.watch('codes');
      await timers.pass(0);
      says({ type: 'alive', turn: crew.turn() });
      told.length = 0;
    },
  };
}

describe('camera', () => {
  it('is ready when frames are looked at, and off with its light out', async () => {
    const { camera, timers, told, alive, tracks, crew } = bench(['Front', 'Back']);
    camera.watch('codes');
    camera.watch('codes');
    await timers.pass(0);
    alive();
    alive();
    camera.watch('nothing');
    expect(told).toEqual(['opening', 'stream', 'ready', 'no stream', 'off']);
    expect(tracks.map(({ name, stopped }) => [name, stopped])).toEqual([['Front', true]]);
    expect(crew.all[0]?.sent.map(({ type }) => type)).toEqual(['watch', 'stop']);
  });

  it('opens the camera that is named, though names are told after a first opening only', async () => {
    const { camera, timers, tracks } = bench(['Front', 'HD Webcam C270'], { ...WISH, label: 'c270' });
    camera.watch('codes');
    await timers.pass(0);
    expect(tracks.map(({ name, stopped }) => [name, stopped])).toEqual([
      ['Front', true],
      ['HD Webcam C270', false],
    ]);
  });

  it.each([
    [[], null, null, 'no-camera'],
    [[], 'c270', null, 'no-camera'],
    [['Front'], 'c270', null, 'not-this-camera'],
    [['Front'], null, 'NotAllowedError', 'not-allowed'],
    [['Front'], null, 'NotReadableError', 'in-use'],
  ] as const)('says why it is lost: %j, wished %j, %j', async (names, label, refusal, reason) => {
    const { camera, timers, told, refuse } = bench(names, { ...WISH, label });
    refuse(refusal);
    camera.watch('codes');
    await timers.pass(0);
    expect(told).toEqual(['opening', `lost: ${reason}`]);
  });

  it('tries again with back-off, without flicker, and opens what was let go', async () => {
    const { camera, timers, told, refuse, alive, tracks } = bench(['Front']);
    refuse('NotReadableError');
    camera.watch('codes');
    await timers.pass(3400);
    expect([told, tracks]).toEqual([['opening', 'lost: in-use'], []]);
    refuse(null);
    await timers.pass(200);
    alive();
    expect(told).toEqual(['opening', 'lost: in-use', 'stream', 'ready']);
  });

  it('reopens after unplugging, as soon as a device is there', async () => {
    const { opened, timers, told, tracks, plug, alive } = bench(['Front']);
    await opened();
    plug([]);
    tracks[0]?.dispatchEvent(new Event('ended'));
    await timers.pass(15_000);
    expect(told).toEqual(['no stream', 'lost: unplugged', 'lost: no-camera']);
    plug(['Front']);
    await timers.pass(300);
    alive();
    expect(told.slice(3)).toEqual(['stream', 'ready']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('reopens a stream that fell silent, with another worker', async () => {
    const { opened, timers, told, alive, crew, tracks } = bench(['Front']);
    await opened();
    await timers.pass(4999);
    expect(told).toEqual([]);
    await timers.pass(501);
    alive();
    expect(told).toEqual(['no stream', 'lost: silent', 'stream', 'ready']);
    expect(crew.all.map(({ ended }) => ended)).toEqual([true, false]);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('stays open while signs of life come, and reopens what is muted for long', async () => {
    const { opened, timers, told, alive, tracks } = bench(['Front']);
    await opened();
    const lives = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second++) {
        await timers.pass(1000);
        alive();
      }
    };
    await lives(20);
    tracks[0]?.dispatchEvent(new Event('mute'));
    await lives(3);
    tracks[0]?.dispatchEvent(new Event('unmute'));
    await lives(10);
    expect(told).toEqual([]);
    tracks[0]?.dispatchEvent(new Event('mute'));
    await lives(5);
    expect(told.slice(0, 2)).toEqual(['no stream', 'lost: silent']);
  });

  it('passes on codes and hints of this turn alone, and takes the hint back at the end', async () => {
    const { opened, told, says, crew, camera, timers } = bench(['Front']);
    await opened();
    const first = crew.turn();
    says({ type: 'hint', turn: first, hint: 'closer' });
    says({ type: 'code', turn: first, text: 'one', held: [] });
    says({ type: 'unread', turn: first, why: 'foreign' });
    camera.watch('nothing');
    says({ type: 'code', turn: first, text: 'late', held: ['late'] });
    says({ type: 'unread', turn: first, why: 'two-cards' });
    camera.watch('codes');
    await timers.pass(0);
    says({ type: 'code', turn: first, text: 'very late', held: [] });
    says({ type: 'code', turn: crew.turn(), text: 'two', held: [] });
    expect(told).toEqual([
      { hint: 'closer' },
      { text: 'one' },
      { unread: 'foreign' },
      { hint: null },
      'no stream',
      'off',
      'opening',
      'stream',
      { text: 'two' },
    ]);
  });

  it('stops a stream that was opened for nobody', async () => {
    const { camera, timers, told, tracks } = bench(['Front']);
    camera.watch('codes');
    camera.watch('nothing');
    await timers.pass(60_000);
    expect([told, tracks.map(({ stopped }) => stopped)]).toEqual([['opening', 'off'], [true]]);
  });

  it.each([
    ['throws', (one: { error: () => void }) => one.error()],
    ['says nonsense', (one: { message: (data: unknown) => void }) => one.message({ type: 'picture' })],
    ['cannot read codes', (one: { message: (data: unknown) => void }) => one.message({ type: 'failed' })],
  ])('takes another worker where one %s', async (_name, breaks) => {
    const { opened, told, crew, timers, alive } = bench(['Front']);
    await opened();
    const [first] = crew.all;
    if (first) breaks(first);
    await timers.pass(500);
    alive();
    expect(told).toEqual(['no stream', 'lost: fault', 'stream', 'ready']);
    expect(crew.all.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('tells every later watching what was held, another worker too, but not what came late', async () => {
    const { opened, camera, crew, says, timers } = bench(['Front']);
    await opened();
    const first = crew.turn();
    says({ type: 'code', turn: first, text: 'one', held: ['hash'] });
    camera.watch('nothing');
    says({ type: 'code', turn: first, text: 'late', held: ['late'] });
    camera.watch('codes');
    await timers.pass(0);
    crew.all[0]?.error();
    await timers.pass(500);
    const held = crew.all.map(({ sent }) => sent.flatMap((one) => (one.type === 'watch' ? [one.held] : [])));
    expect(held).toEqual([[[], ['hash']], [['hash']]]);
  });

  it('gives up a camera that does not open, and stops it where it opens after all', async () => {
    const { camera, timers, told, tracks, hang, alive } = bench(['Front']);
    const goesOn = hang();
    camera.watch('codes');
    await timers.pass(14_999);
    expect(told).toEqual(['opening']);
    await timers.pass(1);
    expect(told).toEqual(['opening', 'lost: silent']);
    goesOn();
    await timers.pass(500);
    alive();
    expect(told.slice(2)).toEqual(['stream', 'ready']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
    await timers.pass(4000);
    expect(told).toHaveLength(4);
  });

  it('is lost, and tries again, where the page breaks while it opens', async () => {
    let breaks = true;
    const { camera, timers, told, tracks, alive } = bench(['Front'], WISH, () => {
      if (breaks) throw new Error('no frames here');
      return new ReadableStream();
    });
    camera.watch('codes');
    await timers.pass(0);
    expect(told).toEqual(['opening', 'no stream', 'lost: fault']);
    breaks = false;
    await timers.pass(500);
    alive();
    expect(told.slice(3)).toEqual(['stream', 'ready']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('does not spin where the worker breaks while the camera is off', async () => {
    const { crew, timers, told, camera } = bench(['Front']);
    crew.all[0]?.error();
    await timers.pass(60_000);
    expect([crew.all.length, told]).toEqual([1, []]);
    camera.watch('codes');
    await timers.pass(0);
    expect(crew.all).toHaveLength(2);
  });

  it('says that it reads codes but no print, and when it does', async () => {
    const { opened, told, says } = bench(['Front']);
    await opened();
    says({ type: 'print', works: false });
    says({ type: 'print', works: true });
    expect(told).toEqual(['ready: no-print', 'ready']);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { opened, camera, crew, plug, timers, told, tracks } = bench(['Front']);
    await opened();
    camera.close();
    plug(['Front', 'Back']);
    await timers.pass(60_000);
    expect(told).toEqual(['no stream', 'off']);
    expect([crew.all[0]?.ended, tracks[0]?.stopped, tracks.length]).toEqual([true, true, 1]);
  });
});
