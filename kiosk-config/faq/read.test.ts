import { mkdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fixture, writeFixture } from './fixture.ts';
import { isValidOn, loadFaq } from './read.ts';

let hospital: Fixture;
beforeEach(() => {
  hospital = writeFixture();
});
afterEach(() => hospital.remove());

const load = () => loadFaq(hospital.path('faq.yaml'));
const faultsOf = () => {
  const loaded = load();
  return loaded.ok ? [] : loaded.faults;
};
describe('what a hospital answers', () => {
  it('is read: topics in the order of their files, blocks of text as phrases', () => {
    const loaded = load();
    expect(loaded.ok && loaded.faq.topics).toMatchObject([
      {
        id: 'gui-xe',
        questions: { vi: ['gửi xe ở đâu', 'để xe chỗ nào'], en: ['where can I park'] },
        keywords: { vi: ['bãi xe'], en: [] },
        answer: {
          vi: { text: 'Ở hầm nhà A.', steps: ['Nhận vé lúc vào.', 'Trả tiền lúc ra.'] },
          en: { text: 'In the basement.', steps: [] },
        },
        places: ['basement'],
        valid: { from: '2026-01-01', to: '2026-12-31' },
      },
      {
        id: 'cap-cuu',
        icon: 'circle-help',
        questions: { vi: ['cấp cứu ở đâu', 'có người ngất'], en: [] },
        ...{ places: [], screens: [], valid: { from: null, to: null } },
      },
    ]);
    expect(loaded.ok && loaded.faq.warnings('2026-11-23')).toEqual([]);
  });

  it('may do without a plan and without an address', () => {
    hospital.write(
      'faq.yaml',
      'emergency: cap-cuu\ngroups: [{ id: wards, icon: siren, title: { vi: a, en: b } }]\ntopics: [wards.yaml]',
    );
    expect(load()).toMatchObject({ ok: true, faq: { plan: null, head: { home: null } } });
  });

  it('is composed (NFC), whatever it was written in', () => {
    hospital.spoil('parking.yaml', 'để xe chỗ nào', 'để xe chỗ nào'.normalize('NFD'));
    const loaded = load();
    expect(loaded.ok && loaded.faq.topics[0]?.questions.vi[1]).toBe('để xe chỗ nào');
  });
});

/** What is wrong | in which file | what of it | is replaced by what | where it is found | what is said; ⏎ is a new line. */
const FAULTS = String.raw`
a file of topics that is not there | faq.yaml | wards.yaml | none.yaml | faq.yaml:9 | there is no file
a plan that is not there | faq.yaml | plan.yaml | none.yaml | faq.yaml:2 | there is no file
no topic for emergencies | faq.yaml | cap-cuu | cap-kuu | faq.yaml:1 | there is no topic cap-kuu
an address that is none | faq.yaml | https://hospital.example/{id} | hospital | faq.yaml:3 | must be an address
an address of another kind | faq.yaml | https: | ftp: | faq.yaml:3 | must be an address
an address without the answer | faq.yaml | /{id} | / | faq.yaml:3 | must have {id}
a group that is there twice | faq.yaml | id: wards | id: roads | faq.yaml:6 | roads is there twice
a group without a title | faq.yaml | , title: { vi: Đường đi, en: Ways } |  | faq.yaml:5 | is missing
a key of the head that nobody knows | faq.yaml | home: | hoem: | faq.yaml:3 | did you mean home?
no files of topics | faq.yaml | topics:⏎  - parking.yaml⏎  - wards.yaml | topics: [] | faq.yaml:7 | must not be empty
no list | wards.yaml | - id: cap-cuu⏎  group | group | wards.yaml:1 | (BLOCK_AS_IMPLICIT_KEY)
a map | wards.yaml | - id: cap-cuu | cap-cuu: | wards.yaml:1 | must be a list
a quote that is not closed | parking.yaml | text: Ở hầm nhà A. | text: "Ở hầm | parking.yaml:10 | (MISSING_CHAR)
a text with a colon in it | parking.yaml | Ở hầm nhà A. | Nhà A: hầm. | parking.yaml:10 | needs quotes around it
a step with a colon in it | parking.yaml | Nhận vé lúc vào. | Nhận vé: lúc vào. | parking.yaml:12 | must be a text, not a map
a key that nobody knows | parking.yaml | source: | sorce: | parking.yaml:19 | "sorce" is not known here: did you mean source?
a key with much below | parking.yaml |   questions: |   question: | parking.yaml:20 | did you mean questions?
a language that is missing | parking.yaml |     en: Where can I park?⏎ |  | parking.yaml:6 | is missing
an answer that is missing | wards.yaml |     en: { text: Floor 1. }⏎ |  | wards.yaml:10 | is missing
an id that is missing | wards.yaml | - id: cap-cuu⏎  group | - group | wards.yaml:1 | is missing
an empty text | parking.yaml | text: Ở hầm nhà A. | text: " " | parking.yaml:10 | must not be empty
nothing where a text should be | parking.yaml | text: Ở hầm nhà A. | text: | parking.yaml:10 | must be a text, not nothing
a number for a text | parking.yaml | text: Ở hầm nhà A. | text: 12 | parking.yaml:10 | must be a text, not a number
a text that is too long | parking.yaml | Ở hầm nhà A. | ${'x'.repeat(401)} | parking.yaml:10 | must not be longer than 400 letters
a title that is too long | parking.yaml | Gửi xe ở đâu? | ${'x'.repeat(81)} | parking.yaml:6 | must not be longer than 80 letters
markup | parking.yaml | In the basement. | In the <b>basement</b>. | parking.yaml:15 | must hold no markup
a control character | parking.yaml | In the basement. | "In the\u0007 basement." | parking.yaml:15 | no control characters
an id that is none | parking.yaml | id: gui-xe | id: Gửi xe | parking.yaml:2 | lower-case letters
a drawing that is none | parking.yaml | icon: car | icon: Car! | parking.yaml:4 | lower-case letters
a group that nobody knows | parking.yaml | group: roads | group: streets | parking.yaml:3 | there is no group streets
a day that does not exist | parking.yaml | 2026-12-31 | 2026-02-30 | parking.yaml:18 | must be a day
a day written otherwise | parking.yaml | 2026-12-31 | 31/12/2026 | parking.yaml:18 | must be a day
an end before its beginning | parking.yaml | 2026-12-31 | 2025-12-31 | parking.yaml:18 | ends (2025-12-31) before it begins
a screen that nobody knows | parking.yaml | [welcome] | [welcome, welcom] | parking.yaml:17 | did you mean welcome?
a place that nobody knows | parking.yaml | place: basement | place: cellar | parking.yaml:16 | the plan has no place cellar
a place of several that nobody knows | parking.yaml | place: basement | place:⏎    - basement⏎    - cellar | parking.yaml:18 | the plan has no place cellar
a place that is there twice | parking.yaml | place: basement | place: [basement, basement] | parking.yaml:16 | names a place twice
a place that is none | parking.yaml | place: basement | place: The Basement | parking.yaml:16 | lower-case letters
more than six steps | parking.yaml |         - Nhận vé lúc vào.⏎ | ${'        - a⏎'.repeat(7)} | parking.yaml:12 | must not hold more than 6
a list for a block | parking.yaml | vi: |⏎      bãi xe | vi:⏎      - bãi xe | parking.yaml:29 | must be a text, not a list
no question | wards.yaml |       cấp cứu ở đâu⏎      có người ngất⏎ |  | wards.yaml:5 | has no question in Vietnamese
no questions | wards.yaml |   questions:⏎    vi: |⏎ |   keywords:⏎    vi: |⏎ | wards.yaml:1 | is missing
a question with markup | parking.yaml | để xe chỗ nào | để <i>xe | parking.yaml:24 | must hold no markup
a question with a tab | parking.yaml | để xe chỗ nào | để	xe | parking.yaml:24 | no tabs
a question that is too long | parking.yaml | can I park⏎ | can I park⏎      ${'x'.repeat(401)}⏎ | parking.yaml:27 | must not be longer than 400
a keyword with markup | parking.yaml | bãi xe | bãi > xe | parking.yaml:29 | must hold no markup
a question that is folded | parking.yaml | vi: |⏎      gửi xe | vi: >⏎      gửi <xe | parking.yaml:21 | must hold no markup
a keyword in quotes | parking.yaml | vi: |⏎      bãi xe | vi: "a\nb<" | parking.yaml:28 | must hold no markup
a topic of another file | wards.yaml | - id: cap-cuu | - id: gui-xe | wards.yaml:1 | gui-xe is there twice
a question of two topics | wards.yaml | có người ngất | Để xe chỗ nào | wards.yaml:8 | is a question of gui-xe, too
`;
const ROWS = FAULTS.trim()
  .split('\n')
  .map((row) => row.replaceAll('⏎', '\n').split(' | '));

describe('a fault names its file and line', () => {
  it.each(ROWS)('%s', (_, file, from, to, where, message) => {
    hospital.spoil(file, from, to);
    const found = faultsOf().map((fault) => `${basename(fault.file)}:${fault.line} ${fault.message}`);
    expect(found.filter((one) => one.startsWith(`${where} `)).join('\n')).toContain(message);
  });

  it('a topic that is there twice in one file', () => {
    const again =
      '- id: gui-xe\n  group: roads\n  title: { vi: a, en: b }\n  questions: { vi: xe đạp }\n  answer: { vi: { text: a }, en: { text: b } }\n';
    hospital.spoil('parking.yaml', '# Where vehicles go.\n', again);
    expect(faultsOf()).toMatchObject([
      { file: hospital.path('parking.yaml'), line: 6, path: '1.id', message: 'gui-xe is there twice' },
    ]);
  });

  it('of the plan', () => {
    hospital.spoil('plan.yaml', 'level: 1', 'level: ground');
    expect(faultsOf()).toMatchObject([{ file: hospital.path('plan.yaml'), line: 4, path: 'floors.0.level' }]);
  });

  it('a head that is not there, is a folder, or is a list', () => {
    const file = hospital.path('faq.yaml');
    hospital.write('faq.yaml', '- one');
    expect(faultsOf()).toMatchObject([{ file, line: 1, message: 'must be a map of sections' }]);
    rmSync(file);
    expect(faultsOf()).toMatchObject([{ file, line: 1, message: 'cannot be read' }]);
    mkdirSync(file);
    expect(faultsOf()).toMatchObject([{ file, line: 1, message: 'cannot be read' }]);
  });

  it('each fault of each file, at once', () => {
    hospital.spoil('parking.yaml', 'id: gui-xe', 'id: Gửi xe');
    hospital.spoil('wards.yaml', 'Floor 1.', '<b>');
    hospital.spoil('plan.yaml', 'level: 1', 'level: ground');
    expect(faultsOf().map(({ file, line }) => [file, line])).toEqual([
      [hospital.path('parking.yaml'), 2],
      [hospital.path('wards.yaml'), 11],
      [hospital.path('plan.yaml'), 4],
    ]);
  });
});

describe('a warning names its file and line', () => {
  it.each<[string, string, string, string, string, number, RegExp]>([
    ['no source', 'parking.yaml', '  source: Quyết định số 1\n', '', '2026-06-01', 2, /^gui-xe: no source/],
    ['past its date', 'parking.yaml', '', '', '2027-01-01', 18, /^gui-xe: was valid to 2026-12-31/],
    ['not yet valid', 'parking.yaml', '', '', '2025-12-31', 18, /^gui-xe: is valid from 2026-01-01/],
  ])('%s', (_, name, from, to, today, line, message) => {
    hospital.spoil(name, from, to);
    const loaded = load();
    expect(loaded.ok && loaded.faq.warnings(today)).toEqual([
      { file: hospital.path(name), line, path: expect.any(String), message: expect.stringMatching(message) },
    ]);
  });

  it('and on its first and its last day an answer holds', () => {
    const loaded = load();
    const parking = loaded.ok ? loaded.faq.topics.find(({ id }) => id === 'gui-xe') : undefined;
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(days.map((day) => parking && isValidOn(parking, day))).toEqual([false, true, true, false]);
  });
});

describe('whatever a file holds', () => {
  const NAMES = ['faq.yaml', 'parking.yaml', 'wards.yaml', 'plan.yaml'];
  const lines = fc.array(
    fc.constantFrom(
      ...['- id: a', '  group: roads', '  questions:', '    vi: |', '      phrase', '    en: >', '? [a, b]'],
      ...[
        '  title: { vi: a, en: b }',
        '  answer: &a',
        '    vi: *a',
        '<<: *a',
        '__proto__: { a: 1 }',
        '!!binary x',
      ],
      ...[
        '',
        '---',
        '...',
        '\t',
        '{',
        '- - -',
        '"',
        'topics: [faq.yaml, "\\0"]',
        'groups: []',
        '- 1',
        '%YAML',
      ],
    ),
    { maxLength: 12 },
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    lines.map((all) => all.join('\n')),
  );

  it('it is refused with a line, or read, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), text, (name, written) => {
        const fresh = writeFixture();
        fresh.write(name, written);
        const loaded = loadFaq(fresh.path('faq.yaml'));
        fresh.remove();
        if (loaded.ok) return;
        expect(loaded.faults.length).toBeGreaterThan(0);
        for (const { line, message } of loaded.faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
