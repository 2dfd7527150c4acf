import type { DepartmentView } from '../../electron/contract/views.ts';
import { Choice } from '../ui/choice.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

const isFull = (department: DepartmentView): boolean =>
  department.clinics.length > 0 && department.clinics.every(({ free }) => free === 0);

/** A department, with how many clinics it has, or that all of them are full. */
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
