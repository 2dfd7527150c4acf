import { useSelector } from '@xstate/react';
import { useCallback, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { FlowActor, FlowSnapshot } from './flow/follow.ts';
import { screenOf, stepOf } from './flow/follow.ts';
import { useTexts } from './i18n/i18n.ts';
import { isScreen, screens } from './screens/index.ts';
import { Questions } from './screens/questions.tsx';
import type { View } from './screens/view.ts';
import type { Sight } from './sight.ts';
import { useArrowKeys } from './ui/arrow-keys.ts';
import { useSettled } from './ui/settled.ts';

/** What is quick is not shown as waiting: the screen before it stays, untouchable, this long. */
const SETTLE_MS = 300;
const WAITS =
  /^(resuming|companion\.(deciding|sending)|insurance\.checking|arrive\.(loading|deciding)|department\.loading|details\.(loading|provinces|communes)|ticket\.deciding|pay\.(deciding|asking|sorting|unlocking|opening-older|checking|showing|starting|opening)|staff\.(opening|loading))$/;

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
  const { shown, settling } = useSettled(present, WAITS.test(screenOf(present)), SETTLE_MS);
  const { context } = present;
  const say = useTexts(context.language);
  useLook(context.language, context.textSize, context.contrast);
  const back = useCallback(() => actor.send({ type: 'BACK' }), [actor]);
  useArrowKeys(back);

  const name = screenOf(shown);
  if (!isScreen(name)) throw new Error('no-screen');
  const view: View = {
    name,
    context: settling ? { ...shown.context, ...comfort(present) } : context,
    step: stepOf(shown),
    busy: shown.hasTag('busy'),
    sight,
    say,
    send: actor.send,
    goesBack: shown.can({ type: 'BACK' }),
  };
  const Screen = screens[name];
  return (
    <I18nProvider locale={context.language}>
      <div className="settling" inert={settling}>
        <Screen view={view} />
      </div>
      <Questions view={view} beside={present.value} />
    </I18nProvider>
  );
}

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
