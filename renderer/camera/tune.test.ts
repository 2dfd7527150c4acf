import { describe, expect, it } from 'vitest';
import type { TunableTrack } from './tune.ts';
import { tune } from './tune.ts';

type Offered = ReturnType<TunableTrack['getCapabilities']>;

/** A camera's track that refuses the settings `refuses` names. */
function track(offered: Offered, refuses: readonly string[] = []) {
  const asked: Record<string, unknown>[] = [];
  return {
    asked,
    getCapabilities: () => offered,
    applyConstraints: async ({ advanced }: { advanced: Record<string, unknown>[] }) => {
      asked.push(...advanced);
      if (advanced.some((set) => refuses.some((name) => name in set)))
        throw new DOMException('', 'OperationError');
    },
  };
}

describe('tune', () => {
  it('asks nothing of a camera that offers nothing', async () => {
    const plain = track({});
    expect(await tune(plain, true)).toEqual([]);
    expect(plain.asked).toEqual([]);
  });

  it('sets light and what follows by itself, in one set', async () => {
    const good = track({ torch: true, focusMode: ['manual', 'continuous'], exposureMode: ['manual'] });
    expect(await tune(good, true)).toEqual(['torch', 'focusMode']);
    expect(good.asked).toEqual([{ torch: true, focusMode: 'continuous' }]);
  });

  it('leaves the light off where it is not wished', async () => {
    const good = track({ torch: true, whiteBalanceMode: ['continuous'] });
    expect(await tune(good, false)).toEqual(['whiteBalanceMode']);
  });

  it('still lights up a camera that refuses the rest', async () => {
    const odd = track({ torch: true, focusMode: ['continuous'] }, ['focusMode']);
    expect(await tune(odd, true)).toEqual(['torch']);
  });

  it('works on without a light that was offered and is refused', async () => {
    expect(await tune(track({ torch: true }, ['torch']), true)).toEqual([]);
  });
});
