import { ArrowRight, List, Search } from 'lucide-react';
import { useState } from 'react';
import type { PlaceNameView } from '../../electron/contract/views.ts';
import { LONGEST_LINE } from '../flow/details-wish.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { HouseMarked } from '../ui/drawings/details.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { Notice } from '../ui/notice.tsx';
import { LETTERS_AND_DIGITS } from '../ui/typing-rows.ts';
import { Keep, keyboardWords } from './details-parts.tsx';
import { findPlaces, hereFirst, lineBegun, placesHere } from './details-places.ts';
import { TypedRow } from './details-typing.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

/** As many as stand above the keyboard. */
const SHOWN = 2;

/** Tỉnh, thành phố: that of the present address first. */
export function DetailsProvince({ view }: { view: View }) {
  const { context, say, send } = view;
  const { change, provinces } = context.detailsDesk;
  const here = placesHere(context.detailsDesk);
  return (
    <FlowScreen
      view={view}
      headline={say('details.province.headline')}
      lead={say('details.province.lead')}
      drawing={<HouseMarked />}
    >
      <PagedChoices
        view={view}
        label={say('details.province.headline')}
        shape="grid"
        items={hereFirst(provinces, here).map(({ code, name }) => (
          <Choice
            key={code}
            title={name}
            detail={here.includes(code) && say('details.province.here')}
            onChoose={() => send({ type: 'PROVINCE', code })}
          />
        ))}
        {...(change.address && { extra: <Keep view={view} field="address" /> })}
      />
    </FlowScreen>
  );
}

/** Xã, phường: those of the present address as choices, any other by typing a part of its name. */
export function DetailsCommune({ view }: { view: View }) {
  const { context, say } = view;
  const { communes, standing } = context.detailsDesk;
  const here = placesHere(context.detailsDesk);
  const known = communes.some(({ code }) => here.includes(code));
  const [typing, setTyping] = useState(!known);
  const [text, setText] = useState('');
  const found = findPlaces(communes, text);
  const former = known && standing?.place.former;
  return (
    <FlowScreen
      view={view}
      headline={say(typing ? 'details.commune.typing' : 'details.commune.headline')}
      lead={
        typing
          ? say('details.commune.found', { count: found.length })
          : say(former ? 'details.commune.former' : 'details.commune.lead')
      }
      drawing={<HouseMarked />}
    >
      {typing ? (
        <div className="typing">
          <TypedRow
            view={view}
            text={text}
            action={
              <Action kind="quiet" icon={List} onPress={() => setTyping(false)}>
                {say('details.commune.list')}
              </Action>
            }
          />
          <div className="found">
            {found.slice(0, SHOWN).map((one) => (
              <CommuneChoice key={one.code} view={view} commune={one} here={here} />
            ))}
            {found.length === 0 && <Notice kind="info">{say('details.commune.none')}</Notice>}
          </div>
          <Keyboard text={text} onText={setText} words={keyboardWords(view)} />
        </div>
      ) : (
        <PagedChoices
          view={view}
          label={say('details.commune.headline')}
          shape="grid"
          items={hereFirst(communes, here).map((one) => (
            <CommuneChoice key={one.code} view={view} commune={one} here={here} />
          ))}
          extra={
            <Action kind="quiet" icon={Search} onPress={() => setTyping(true)}>
              {say('details.commune.search')}
            </Action>
          }
        />
      )}
    </FlowScreen>
  );
}

interface CommuneChoiceProps {
  readonly view: View;
  readonly commune: PlaceNameView;
  readonly here: readonly string[];
}

const CommuneChoice = ({ view: { say, send }, commune: { code, name }, here }: CommuneChoiceProps) => (
  <Choice
    title={name}
    detail={here.includes(code) && say('details.commune.here')}
    onChoose={() => send({ type: 'COMMUNE', code })}
  />
);

/** Số nhà, đường, thôn. */
export function DetailsLine({ view }: { view: View }) {
  const { context, say, send } = view;
  const [line, setLine] = useState(() => lineBegun(context.detailsDesk));
  return (
    <FlowScreen
      view={view}
      headline={say('details.line.headline')}
      lead={say('details.line.lead')}
      drawing={<HouseMarked />}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'LINE', line })}>
          {say('frame.next')}
        </Action>
      }
    >
      <div className="typing">
        <TypedRow view={view} text={line} onClear={() => setLine('')} long />
        <Keyboard
          text={line}
          onText={setLine}
          words={keyboardWords(view)}
          rows={LETTERS_AND_DIGITS}
          capitals="address"
          longest={LONGEST_LINE}
        />
      </div>
    </FlowScreen>
  );
}
