import { useSelector } from '@xstate/react';
import { useCallback, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { isPaid } from './flow/fees.ts';
import type { FlowActor, FlowSnapshot } from './flow/follow.ts';
import { askingOf, screenOf, stepOf } from './flow/follow.ts';
import type { FlowContext } from './flow/setup.ts';
import { useTexts } from './i18n/i18n.ts';
import { asks, isAskName } from './screens/asks.ts';
import { isScreen, screens } from './screens/index.ts';
import { Questions } from './screens/questions.tsx';
import type { AskName, AskView, View } from './screens/view.ts';
import type { Sight } from './sight.ts';
import { useArrowKeys } from './ui/arrow-keys.ts';
import { Kept } from './ui/kept.tsx';
import { useSettled } from './ui/settled.ts';

/** What is quick is not shown as waiting: the screen before it stays, untouchable, this long. */
const SETTLE_MS = 300;
const WAITS =
  /^(resuming|companion\.(deciding|sending)|insurance\.checking|arrive\.(loading|deciding)|department\.loading|details\.(loading|provinces|communes)|ticket\.deciding|pay\.(deciding|asking|sorting|unlocking|opening-older|checking|showing|starting|opening)|staff\.(opening|loading))$/;
/** Money is being waited for. */
const PAYS = /^pay\.(showing|starting|opening|qr|terminal|stopping)$/;
const ASK_WAITS = /^(open|asked|judged|reading)$/;

const whole = (snapshot: FlowSnapshot): FlowSnapshot => snapshot;
/** Which visit this is; everything drawn for one goes when another begins or it ends. */
const visitOf = ({ context }: FlowSnapshot): string => context.visitKey ?? 'nobody';

interface AppProps {
  readonly actor: FlowActor;
  readonly sight: Sight;
}

export function App({ actor, sight }: AppProps) {
  const visit = useSelector(actor, visitOf);
  return <Visit key={visit} actor={actor} sight={sight} />;
}

/** Everything drawn for one visit; taken down as a whole with it. */
function Visit({ actor, sight }: AppProps) {
  const present = useSelector(actor, whole);
  const visit = useSettled(present, WAITS.test(screenOf(present)), SETTLE_MS);
  const ask = useSettled(present, ASK_WAITS.test(askingOf(present)), SETTLE_MS);
  const { context } = present;
  const say = useTexts(context.language);
  useLook(context.language, context.textSize, context.contrast);
  const asked = askingOf(ask.shown);
  const asking = isAskName(asked);
  const back = useCallback(() => actor.send({ type: asking ? 'ASK_BACK' : 'BACK' }), [actor, asking]);
  useArrowKeys(back);

  const name = screenOf(visit.shown);
  if (!isScreen(name)) throw new Error('no-screen');
  const view: View = {
    name,
    context: contextOf(visit, present),
    step: stepOf(visit.shown),
    busy: visit.shown.hasTag('busy'),
    sight,
    say,
    send: actor.send,
    goesBack: visit.shown.can({ type: 'BACK' }),
  };
  const Screen = screens[name];
  return (
    <I18nProvider locale={context.language}>
      <Kept covered={asking} still={visit.settling || ask.settling}>
        <Screen view={view} />
      </Kept>
      {asking && (
        <div className="settling" inert={ask.settling}>
          <Asked name={asked} view={{ ...view, context: contextOf(ask, present) }} />
        </div>
      )}
      <Questions view={view} beside={present.value} />
    </I18nProvider>
  );
}

/** Questions and answers, over the screen of the visit. */
function Asked({ name, view }: { name: AskName; view: View }) {
  const Screen = asks[name];
  return <Screen view={{ ...view, news: newsOf(view) }} />;
}

/** What happened below since they were opened. */
const newsOf = ({ name, context }: View): AskView['news'] => {
  const { over } = context.ask;
  if (name === over) return null;
  return PAYS.test(over) && isPaid(context) ? 'paid' : 'other';
};

const contextOf = (
  { shown, settling }: { readonly shown: FlowSnapshot; readonly settling: boolean },
  present: FlowSnapshot,
): FlowContext => (settling ? { ...shown.context, ...comfort(present) } : present.context);

const comfort = ({ context: { language, textSize, contrast } }: FlowSnapshot) => ({
  language,
  textSize,
  contrast,
});

/** Themes and text size are attributes of the page; the tokens do the rest. */
function useLook(language: string, textSize: string, contrast: string): void {
  useEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dataset.textSize = textSize;
    page.dataset.contrast = contrast;
  }, [language, textSize, contrast]);
}
