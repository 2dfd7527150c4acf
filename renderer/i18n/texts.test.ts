import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { vi } from './vi.ts';

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
const holes = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const texts = { vi: new Map(flat(vi)), en: new Map(flat(en)) };
/** Longer than eight words is not read standing. */
const HEADLINE_WORDS = 8;

it('says the same things in both languages', () => {
  expect([...texts.en.keys()]).toEqual([...texts.vi.keys()]);
  for (const [key, text] of texts.vi)
    expect([key, holes(texts.en.get(key) ?? '')]).toEqual([key, holes(text)]);
});

describe.each(['vi', 'en'] as const)('%s', (language) => {
  it('leaves nothing empty', () => {
    expect([...texts[language]].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('keeps headlines to eight words', () => {
    const long = [...texts[language]]
      .filter(([key]) => /headline|insurance\.(covered|coveredOpen|renewed)$/i.test(key))
      .filter(([, text]) => text.split(/\s+/).length > HEADLINE_WORDS);
    expect(long).toEqual([]);
  });

  it('never shouts', () => {
    expect([...texts[language].values()].filter((text) => /\p{Lu}{4,}/u.test(text))).toEqual([]);
  });
});

it('speaks Vietnamese without pronouns', () => {
  // "Tôi còn ở đây" is what the person says, not the machine.
  const pronouns = [...texts.vi].filter(
    ([key, text]) =>
      key !== 'presence.here' && /(^|\s)(bạn|tôi|quý khách|ông|bà|bác)(\s|[,.!?]|$)/iu.test(text),
  );
  expect(pronouns).toEqual([]);
});
