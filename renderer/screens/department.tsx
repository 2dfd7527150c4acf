import { Search } from 'lucide-react';
import { useState } from 'react';
import { Action } from '../ui/action.tsx';
import { Clinic as ClinicDrawing } from '../ui/drawings/drawings.tsx';
import { DepartmentChoice } from './department-choice.tsx';
import { DetailsOffer, offersDetails } from './details-parts.tsx';
import { FindDepartment } from './find-department.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

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
          first={offersDetails(view) && <DetailsOffer view={view} />}
        />
      )}
    </FlowScreen>
  );
}
