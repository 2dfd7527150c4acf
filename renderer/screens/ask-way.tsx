import { PhoneTakes } from '../ui/drawings/asking.tsx';
import { linesOf } from '../ui/pieces.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { Sheets } from '../ui/sheets.tsx';
import { WayText } from '../ui/way-text.tsx';
import { WholePlan } from '../ui/whole-plan.tsx';
import { numbered } from './ask-reading.tsx';
import { AskScreen } from './ask-screen.tsx';
import type { AskView } from './view.ts';
import { local } from './view.ts';

/** Lines of the way that stand above its plan; a longer one is told on pages behind the plans. */
const LINES = 7;
const LINE = 50;

/** The way there from this kiosk: a plan a floor, and in words. */
export function AskWay({ view }: { view: AskView }) {
  const { context, news, say } = view;
  const { language, textSize } = context;
  const there = context.ask.answer?.there[context.ask.place];
  if (!there) return null;
  const { metres, floors, steps } = there.way;
  const said = steps.map((step) => local(view, step));
  const beside = textSize === 'normal' && !news && linesOf(said, LINE) <= LINES;
  const distance = say('ask.way.metres', { metres });
  return (
    <AskScreen
      view={view}
      name="way"
      headline={say('ask.way.to', { place: local(view, there.title) })}
      lead={beside ? <WayText distance={distance} steps={said} /> : distance}
    >
      <Sheets
        label={say('ask.way.steps')}
        of={[context.ask.answer?.id, context.ask.place, language, textSize, beside].join(' ')}
        parts={[
          ...floors.map((floor, at) => (
            <WholePlan
              // biome-ignore lint/suspicious/noArrayIndexKey: a floor that is walked on twice is there twice
              key={at}
              floor={floor}
              language={language}
              large={textSize === 'large'}
              words={{ here: say('ask.way.here'), there: local(view, there.title) }}
            />
          )),
          ...(beside ? [] : numbered(said)),
        ]}
        words={{
          previous: say(beside ? 'ask.way.previous' : 'department.previous'),
          more: say(beside ? 'ask.way.more' : 'department.more'),
          page: (at, of) => {
            const floor = floors[at - 1];
            return floor ? local(view, floor.title) : say('department.page', { at, of });
          },
        }}
      />
    </AskScreen>
  );
}

/** The answer as a code that a phone takes home. */
export function AskHome({ view }: { view: AskView }) {
  const { context, say } = view;
  const { answer } = context.ask;
  if (!answer) return null;
  return (
    <AskScreen
      view={view}
      name="home"
      headline={say('ask.home.headline')}
      lead={say('ask.home.lead')}
      drawing={<PhoneTakes />}
    >
      <QrCode payload={answer.home[context.language]} words={say('ask.home.picture')} correction="low" />
    </AskScreen>
  );
}
