import type { ClinicView } from '../../electron/contract/views.ts';
import { Choice } from '../ui/choice.tsx';
import { Clinic as ClinicDrawing } from '../ui/drawings/drawings.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices, where } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** How many places are left, in words. */
export const places = ({ say }: View, free: number | null): string =>
  free === null ? say('clinic.open') : free === 0 ? say('clinic.full') : say('clinic.free', { count: free });

/** Chọn phòng khám, with price and places. */
export function Clinic({ view }: { view: View }) {
  const { context, say } = view;
  const department = context.departments?.find(({ id }) => id === context.departmentId);
  const clinics = department?.clinics ?? [];
  const allFull = clinics.every(({ free }) => free === 0);
  return (
    <FlowScreen
      view={view}
      headline={say('clinic.headline')}
      lead={department && local(view, department.name)}
      drawing={<ClinicDrawing />}
      notice={allFull && <Notice kind="care">{say('clinic.allFull')}</Notice>}
    >
      <PagedChoices
        view={view}
        label={say('clinic.headline')}
        shape="wide"
        items={clinics.map((one) => <ClinicChoice key={one.id} view={view} clinic={one} />)}
      />
    </FlowScreen>
  );
}

function ClinicChoice({ view, clinic }: { view: View; clinic: ClinicView }) {
  return (
    <Choice
      title={local(view, clinic.name)}
      detail={where(view, clinic)}
      value={money(clinic.price)}
      note={places(view, clinic.free)}
      unavailable={clinic.free === 0}
      onChoose={() => view.send({ type: 'CLINIC', id: clinic.id })}
    />
  );
}
