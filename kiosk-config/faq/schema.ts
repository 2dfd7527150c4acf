import { z } from 'zod';
import { strict } from '../tickets/wording.ts';
import { linesOf, tidy } from './lines.ts';

const LONGEST_PHRASE = 400;
/** The page would show it as it stands: whoever writes markup means something that will not happen. */
const PLAIN = /^[^<>\p{Cc}]*$/u;
const NOT_PLAIN = 'must hold no markup (< >), no tabs, no line breaks and no control characters';

const words = (longest: number) => z.string().overwrite(tidy).min(1).max(longest).regex(PLAIN, NOT_PLAIN);
const both = (longest: number) => strict({ vi: words(longest), en: words(longest) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be of lower-case letters, digits and hyphens');
/** `2026-12-31`. */
const date = z.iso.date('must be a day, such as 2026-12-31');

/** The name of a drawing of lucide; for one that the screen does not have it shows a question mark. */
const icon = id;

/** Where in the check-in flow a topic is likely to be asked about: it is then offered first. */
const screen = z.enum([
  'welcome',
  'identify',
  'confirm',
  'companion',
  'insurance',
  'arrive',
  'department',
  'clinic',
  'review',
  'details',
  'registering',
  'pay',
  'ticket',
]);

/** A block of text, a phrase a line. The path of a fault ends in the line of the block as it stands in the file. */
const block = z.string().transform((text, context) => {
  const phrases = linesOf(text);
  for (const { line, at } of phrases) {
    // Not by a schema: there are ten thousand of them, and the kiosk is starting.
    const long = line.length > LONGEST_PHRASE ? `must not be longer than ${LONGEST_PHRASE} letters` : null;
    const message = long ?? (PLAIN.test(line) ? null : NOT_PLAIN);
    if (message !== null) context.addIssue({ code: 'custom', path: [at], message });
  }
  return phrases.map(({ line }) => line);
});
const phrases = strict({ vi: block.default([]), en: block.default([]) });
const spoken = strict({
  text: words(400),
  steps: z.array(words(160)).max(6).default([]),
});

/** `x`, or `[x, y]` where an answer leads to more than one place of the plan. */
const places = z.preprocess(
  (written) => (written === null ? [] : typeof written === 'string' ? [written] : written),
  z
    .array(id)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'names a place twice'),
);

const topicAsWritten = strict({
  id,
  group: id,
  icon: icon.default('circle-help'),
  /** The question as its button shows it. */
  title: both(80),
  /** As patients really ask it, the more ways the better. */
  questions: phrases,
  keywords: phrases.prefault({}),
  answer: strict({ vi: spoken, en: spoken }),
  place: places.default([]),
  screens: z.array(screen).default([]),
  /** The days, both included, on which the answer holds; it is not given on others. */
  valid: z
    .strictObject({ from: date.nullable().default(null), to: date.nullable().default(null) })
    .prefault({}),
  /** Which decision, notice or law says it. */
  source: words(200).nullable().default(null),
});

/** One question and the hospital's answer to it. */
const topic = topicAsWritten.transform(({ place, ...topic }) => ({ ...topic, places: place }));
export type Topic = Readonly<z.infer<typeof topic>>;

const group = strict({ id, icon, title: both(40) });

/** `faq.yaml`: the head of a hospital's answers; the topics stand in the files that it names. */
export const faqHead = strict({
  /** The topic that words of an emergency lead to. */
  emergency: id,
  /** Kinds of topics, in the order of the screen. */
  groups: z.array(group).min(1).max(12),
  /** Files of topics, beside this one. */
  topics: z.array(z.string().min(1)).min(1),
  /** The plan of the hospital, beside this file. */
  plan: z.string().min(1).nullable().default(null),
  /** Address of an answer on the hospital's own site, `{id}` in it; null: the code to take home holds the answer itself. */
  home: z
    .url({ protocol: /^https?$/, error: 'must be an address, such as https://hospital.example/hoi-dap/{id}' })
    .refine((url) => url.includes('{id}'), 'must have {id} where the id of the answer goes')
    .nullable()
    .default(null),
});
export const topicList = z.array(topic).max(1_000);
export type FaqHead = z.infer<typeof faqHead>;
