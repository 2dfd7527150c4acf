import type { Context } from 'smartcard';
import { isListTorn } from './failures.ts';

/** A list is torn by a reader that comes or goes: nobody plugs so many in one breath. */
const TRIES = 20;

/**
 * Names of the readers that are there now. The binding asks for the length of the list first and for the list then: what
 * comes or goes in between makes it fail, and it is asked again. Throws the binding's words.
 */
export const listNames = (context: Pick<Context, 'listReaders'>): readonly string[] => {
  for (let left = TRIES; ; left--) {
    try {
      return context.listReaders().map(({ name }) => name);
    } catch (error) {
      if (left === 0 || !isListTorn(error)) throw error;
    }
  }
};
