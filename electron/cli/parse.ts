import { readCode } from '../../drivers/codec/code.ts';
import { localDay } from '../../drivers/codec/local-day.ts';
import { codeJson } from './code-json.ts';
import type { Settings } from './configured.ts';
import { print } from './configured.ts';
import { createLineSplitter } from './line-splitter.ts';
import { createOutput } from './output.ts';
import { isRefused, parsedCodeOf } from './parsed-code.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** Three bytes for each character of the longest code there is: the reader of codes refuses what is longer. */
const LONGEST_LINE = 16_384;

/**
 * `parse`: one code a line from stdin; false when one was refused. Answers leave in the portions that lines come in; it
 * ends where nobody takes them.
 */
export async function parseCodes(settings: Settings): Promise<boolean> {
  const { date: today } = localDay(Date.now(), TIME_ZONE);
  const splitter = createLineSplitter(LONGEST_LINE);
  const output = createOutput();
  let all = true;
  const answer = (line: string): void => {
    const code = readCode(line, today);
    if (isRefused(code)) all = false;
    if (settings.json) output.line(codeJson(code));
    else print(settings, { ...parsedCodeOf(code) });
  };
  for await (const piece of process.stdin) {
    splitter.push(typeof piece === 'string' ? Buffer.from(piece) : piece, answer);
    if (!(await output.send())) return all;
  }
  splitter.end(answer);
  await output.send();
  output.close();
  return all;
}
