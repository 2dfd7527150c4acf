import { portraitOf } from '../portrait.ts';
import { checkFile, isSigned } from './signed.ts';
import { fetch, fileEnd, isWithheld, type Step } from './step.ts';

/** Ảnh chân dung. A picture that cannot be shown is no failure of the card. */
export const face: Step = {
  phase: 'portrait',
  run: async (reader) => {
    const { reading } = reader;
    if (reading.security !== null && !isSigned(reader, 'dg2')) return null;
    const dg2 = await fetch(reader, 'dg2');
    if ('failure' in dg2 && !isWithheld(dg2.failure)) return fileEnd(dg2.failure, 'dg2');
    const ended = checkFile(reader, 'dg2');
    if (ended !== null || 'failure' in dg2) return ended;
    const portrait = await portraitOf(dg2.file);
    if (portrait.ok) reading.portrait = portrait.value;
    else reading.detail = `portrait: ${portrait.error}`;
    return null;
  },
};
