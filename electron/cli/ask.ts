import { localDay } from '../../drivers/codec/local-day.ts';
import { loadFaq } from '../../kiosk-config/faq/read.ts';
import { createAssistance } from '../host/assistance/assistance.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';
import { createLineSplitter } from './line-splitter.ts';
import { createOutput } from './output.ts';

export interface AskOptions {
  readonly lang: 'vi' | 'en';
}

/** Bytes: more than any question has. */
const LONGEST_LINE = 65_536;

/** `ask`: one question a line from stdin, one answer a line; `id` is null where the kiosk declines. False without content. */
export async function ask(settings: Settings, { lang }: AskOptions): Promise<boolean> {
  const found = configured(settings);
  if (!found) return false;
  const { faq, hospital } = found.config;
  if (faq === null) {
    print(settings, { ok: false, error: 'configuration', message: 'faq is not configured' });
    return false;
  }
  const loaded = loadFaq(faq.content);
  if (!loaded.ok) {
    for (const { file, line, path, message } of loaded.faults)
      print(settings, { ok: false, error: 'content', place: `${file}:${line}`, path, message });
    return false;
  }
  const today = localDay(Date.now(), hospital.timeZone).date;
  for (const { file, line, message } of loaded.faq.warnings(today))
    process.stderr.write(`${file}:${line}: ${message}\n`);

  const assistance = createAssistance({
    faq: loaded.faq,
    hospital: hospital.name,
    place: faq.place,
    today: () => today,
  });
  const splitter = createLineSplitter(LONGEST_LINE);
  const output = createOutput();
  const answer = (line: string): void => {
    const { kind, topics, score } = assistance.find(line);
    const given = kind === 'answer' || kind === 'emergency' ? (topics[0] ?? null) : null;
    const read = given === null ? null : assistance.read(given);
    const said = {
      id: given,
      score: Math.round(score * 1_000) / 1_000,
      answer: read && [read.answer[lang].text, ...read.answer[lang].steps].join('\n'),
      kind,
      nearest: given === null ? topics : topics.slice(1),
    };
    if (settings.json) output.line(JSON.stringify(said));
    else print(settings, said);
  };
  for await (const piece of process.stdin) {
    splitter.push(typeof piece === 'string' ? Buffer.from(piece) : piece, answer);
    if (!(await output.send())) return true;
  }
  splitter.end(answer);
  await output.send();
  output.close();
  return true;
}
