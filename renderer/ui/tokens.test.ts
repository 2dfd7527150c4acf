import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8');
const block = (selector: string): Map<string, string> => {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
};
const normal = block(':root');
const themes = { normal, high: new Map([...normal, ...block(':root[data-contrast="high"]')]) };

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (readonly [string, string])[] = [
  ...['ink', 'quiet', 'tone'].flatMap((text) =>
    ['ground', 'sheet', 'well'].map((ground): [string, string] => [text, ground]),
  ),
  ['on-action', 'action'],
  ['on-action', 'action-pressed'],
  ['ink', 'tint'],
  ['good', 'good-ground'],
  ['care', 'care-ground'],
  ['bad', 'bad-ground'],
];
const EDGES = [
  ['edge', 'sheet'],
  ['edge', 'well'],
  ['action', 'sheet'],
  ['focus', 'sheet'],
  ['focus', 'ground'],
] as const;

describe.each(['normal', 'high'] as const)('%s contrast', (theme) => {
  const of = (name = ''): string => {
    const value = themes[theme].get(name);
    if (!value) throw new Error(`no token ${name}`);
    return value;
  };
  it.each(TEXT)('text %s on %s has 7:1', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(7);
  });
  it.each(EDGES)('edge %s on %s has 3:1', (edge, ground) => {
    expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
