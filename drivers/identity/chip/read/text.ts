import { parseDg1 } from '../../../codec/lds/dg1.ts';
import { parseDg13 } from '../../../codec/lds/dg13.ts';
import { personOf } from './person.ts';
import { end, fetch, fileEnd, isWithheld, type Step } from './step.ts';

/** Văn bản: DG1, which every card has, and DG13, the same person with diacritics and more. */
export const text: Step = {
  phase: 'text',
  run: async (reader) => {
    const { reading, today } = reader;
    const dg1 = await fetch(reader, 'dg1');
    if ('failure' in dg1) return fileEnd(dg1.failure, 'dg1');
    const zone = parseDg1(dg1.file, today);
    if (!zone.ok && zone.error !== 'invalid') return end('chip-garbled', `dg1: ${zone.error}`);
    const known = zone.ok ? zone.value : null;
    const first = personOf(known, null);
    reading.person = first === 'different' ? null : first;

    const dg13 = await fetch(reader, 'dg13');
    if ('failure' in dg13 && !isWithheld(dg13.failure)) return fileEnd(dg13.failure, 'dg13');
    const more = 'file' in dg13 ? parseDg13(dg13.file) : null;
    // The zone alone names the person too, if without diacritics; the signed list decides whether the file is genuine.
    if (more !== null && !more.ok) reading.detail = `dg13: ${more.error}`;
    const person = personOf(known, more?.ok ? more.value : null);
    if (person === 'different') return end('forged', 'dg1 and dg13 tell of two people');
    reading.person = person;
    return person === null ? end('chip-garbled', 'nobody is named') : null;
  },
};
