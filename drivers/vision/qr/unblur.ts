import type { BlurKernel } from './blur-kernel.ts';
import type { Sheet } from './sample.ts';

/** `out` = the modules seen through the blur; the outermost ones, whose neighbours are not there, stay as they are. */
const blurInto = (out: Float32Array, modules: Float32Array, side: number, kernel: BlurKernel): void => {
  const { reach, weights, offset } = kernel;
  const wide = 2 * reach + 1;
  for (let y = reach; y < side - reach; y++) {
    for (let x = reach; x < side - reach; x++) {
      let sum = offset;
      for (let row = 0, weight = 0; row < wide; row++) {
        const from = (y + row - reach) * side + x - reach;
        for (let column = 0; column < wide; column++)
          sum += (weights[weight++] ?? 0) * (modules[from + column] ?? 0);
      }
      out[y * side + x] = sum;
    }
  }
};

const STEPS = 18;

/**
 * The modules (-1 light … 1 dark) that explain what is seen through the blur, by projected gradient descent on the squared error:
 * values stay between light and dark, and modules that the standard fixes (`truth` not 0) stay as they are.
 */
export const unblur = ({ side, values }: Sheet, kernel: BlurKernel, truth: Int8Array): Float32Array => {
  const modules = values.map((value, at) => truth[at] || Math.min(Math.max(value, -1), 1));
  // As seen at the rim, where nothing is to be explained: quiet zone, known to be light.
  const seen = values.slice();
  const missing = new Float32Array(values.length);
  const back = new Float32Array(values.length);
  const mirrored = { ...kernel, weights: kernel.weights.slice().reverse(), offset: 0 };
  const strength = kernel.weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const pace = 1.6 / Math.max(strength * strength, 1e-3);
  for (let step = 0; step < STEPS; step++) {
    blurInto(seen, modules, side, kernel);
    for (let at = 0; at < values.length; at++) missing[at] = (values[at] ?? 0) - (seen[at] ?? 0);
    blurInto(back, missing, side, mirrored);
    for (let at = 0; at < values.length; at++) {
      if (truth[at] !== 0) continue;
      modules[at] = Math.min(Math.max((modules[at] ?? 0) + pace * (back[at] ?? 0), -1), 1);
    }
  }
  return modules;
};
