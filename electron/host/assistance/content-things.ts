import type { Topic } from '../../../kiosk-config/faq/schema.ts';
import type { Thing } from './search/search-index.ts';

/** What a topic is recognised by: title, questions and keywords in both languages. Answers hold words of other topics, too. */
export const contentThing = ({ id, title, questions, keywords }: Topic): Thing => ({
  id,
  scope: 'topic',
  texts: [title.vi, title.en, ...questions.vi, ...questions.en, ...keywords.vi, ...keywords.en],
});
