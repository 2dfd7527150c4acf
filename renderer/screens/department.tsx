import { Search } from 'lucide-react';
import { useState } from 'react';
import type { DepartmentView } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Clinic as ClinicDrawing } from '../ui/drawings/drawings.tsx';
import { FindDepartment } from './find-department.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

const isFull = (department: DepartmentView): boolean =>
  department.clinics.length > 0 && department.clinics.every(({ free }) => free === 0);

/** Chọn khoa: all of them in pages, or found by typing. */
export function Department({ view }: { view: View }) {
  const { context, say } = view;
  const [searching, setSearching] = useState(false);
  const departments = context.departments ?? [];
  return (
    <FlowScreen
      view={view}
      headline={say(searching ? 'department.searching' : 'department.headline')}
      lead={say(searching ? 'department.searchHint' : 'department.lead')}
      drawing={<ClinicDrawing />}
    >
      {searching ? (
        <FindDepartment view={view} departments={departments} onClose={() => setSearching(false)} />
      ) : (
        <PagedChoices
          view={view}
          label={say('department.headline')}
          shape="grid"
          items={departments.map((one) => <DepartmentChoice key={one.id} view={view} department={one} />)}
          extra={
            <Action kind="quiet" icon={Search} onPress={() => setSearching(true)}>
              {say('department.search')}
            </Action>
          }
        />
      )}
    </FlowScreen>
  );
}

export function DepartmentChoice({ view, department }: { view: View; department: DepartmentView }) {
  const { say, send } = view;
  const full = isFull(department);
  return (
    <Choice
      title={local(view, department.name)}
      detail={full ? null : say('department.clinics', { count: department.clinics.length })}
      note={full ? say('clinic.full') : null}
      unavailable={full}
      onChoose={() => send({ type: 'DEPARTMENT', id: department.id })}
    />
  );
}
