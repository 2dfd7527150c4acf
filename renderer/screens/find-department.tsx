import { List } from 'lucide-react';
import { useState } from 'react';
import type { DepartmentView } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { plain } from '../ui/format.ts';
import { Keyboard } from '../ui/keyboard.tsx';
import { Notice } from '../ui/notice.tsx';
import { methodOf } from '../ui/typing.ts';
import { DepartmentChoice } from './department-choice.tsx';
import type { View } from './view.ts';

/** As many as stand above the keyboard. */
const SHOWN = 2;

interface FindDepartmentProps {
  readonly view: View;
  readonly departments: readonly DepartmentView[];
  readonly onClose: () => void;
}

/** Finds a department, or one of its clinics, by any part of its name; marks do not matter. */
export function FindDepartment({ view, departments, onClose }: FindDepartmentProps) {
  const { say } = view;
  const [text, setText] = useState('');
  const found = departments.filter((one) => matches(one, text));
  return (
    <div className="typing">
      <div className="typed-row">
        <output className="typed" aria-label={say('keyboard.typed')}>
          {text}
        </output>
        <Action kind="quiet" icon={List} onPress={onClose}>
          {say('department.closeSearch')}
        </Action>
      </div>
      <div className="found">
        {found.slice(0, SHOWN).map((one) => (
          <DepartmentChoice key={one.id} view={view} department={one} />
        ))}
        {found.length === 0 && <Notice kind="info">{say('department.none')}</Notice>}
      </div>
      <Keyboard
        text={text}
        onText={setText}
        method={methodOf(view.context.language)}
        words={{ label: say('keyboard.label'), space: say('keyboard.space'), delete: say('keyboard.delete') }}
      />
    </div>
  );
}

const matches = ({ name, clinics }: DepartmentView, text: string): boolean =>
  [name, ...clinics.map((clinic) => clinic.name)].some(({ vi, en }) =>
    plain(`${vi} ${en}`).includes(plain(text.trim())),
  );
