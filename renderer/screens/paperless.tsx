import { ArrowRight } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews, printerTrouble } from './parts.tsx';
import type { View } from './view.ts';

/** Asked before anything becomes real: no paper will come out, is the number on the screen enough? */
export function Paperless({ view }: { view: View }) {
  const { context, say, send } = view;
  const trouble = printerTrouble(context.devices.printer) ?? 'fault';
  return (
    <FlowScreen
      view={view}
      headline={say(`ticket.trouble.${trouble}.headline`)}
      lead={say('paperless.lead')}
      drawing={<Trouble />}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('paperless.go')}
        </Action>
      }
    >
      <Points
        points={badNews(view, say('paperless.what'), say('paperless.now'))}
        small={say('frame.staffCode', { code: `PRINTER ${trouble}` })}
      />
    </FlowScreen>
  );
}
