import type { Handlers } from '../../electron/contract/server.ts';
import type { PatientDetailsView, PlaceNameView, VisitSnapshot } from '../../electron/contract/views.ts';
import { choose, typing } from './screens-fees.ts';
import { answer, never } from './screens-host.ts';
import type { Scene, Stage } from './screens-stage.ts';
import { APPOINTMENT, at, failing, NUMBER, PERSON, primary } from './screens-stage.ts';

/** An address of before July 2025, in a ward that was divided among two. */
const RECORD: PatientDetailsView = {
  phone: '•••••••678',
  address: 'Số 12 Ngõ 34 Phố Hàng Ngang, Phường Hàng Đào, Quận Hoàn Kiếm, Thành phố Hà Nội',
  contact: { name: 'Công Tằng Tôn Nữ Huyền Trân Phương Khuê', phone: '•••••••345' },
  guardian: null,
  place: {
    line: 'Số 12 Ngõ 34 Phố Hàng Ngang',
    provinceCode: '01',
    communeCodes: ['00070', '00091'],
    former: true,
  },
};
const NOTHING: PatientDetailsView = {
  phone: null,
  address: null,
  contact: null,
  guardian: null,
  place: { line: '', provinceCode: null, communeCodes: [], former: false },
};
const CHILD = { ...PERSON, name: 'Nguyễn Gia Bảo', birthDate: '2022-05-04', underSix: true };
const named = (names: readonly string[]): PlaceNameView[] =>
  names.map((name, place) => ({ code: String(place + 1).padStart(2, '0'), name }));
const PROVINCES = named([
  'Hà Nội',
  'Huế',
  'Đà Nẵng',
  'Hải Phòng',
  'Cần Thơ',
  'Thành phố Hồ Chí Minh',
  'An Giang',
  'Bắc Ninh',
  'Cà Mau',
  'Cao Bằng',
  'Đắk Lắk',
  'Điện Biên',
]);
const COMMUNES: PlaceNameView[] = [
  { code: '00004', name: 'Phường Ba Đình' },
  { code: '00070', name: 'Phường Hoàn Kiếm' },
  { code: '00091', name: 'Phường Hồng Hà' },
  { code: '00097', name: 'Phường Văn Miếu - Quốc Tử Giám' },
  { code: '00101', name: 'Xã Ứng Hòa' },
  { code: '00103', name: 'Xã Hòa Lạc' },
];

const keys =
  (letters: string) =>
  async ({ page }: Pick<Stage, 'page'>): Promise<void> => {
    for (const letter of letters)
      await (letter === ' '
        ? page.locator('.key.space')
        : page.locator('.key', { hasText: new RegExp(`^${letter}$`, 'i') })
      ).click();
  };
const shown =
  (state: string) =>
  ({ page }: Pick<Stage, 'page'>): Promise<void> =>
    page.locator(`[data-screen="details.${state}"]`).waitFor();
type Move = (stage: Stage) => Promise<void>;
const moves =
  (...all: readonly Move[]): Move =>
  async (stage) => {
    for (const move of all) await move(stage);
  };
const offer: Move = ({ page }) => page.locator('button:has(.lucide-user-round-pen)').click();
const clear: Move = ({ page }) => page.locator('.typed-row .action').click();

const inside = moves(offer, shown('shown'));
const phoned = moves(inside, choose(0), shown('phone'), typing('0987654321'), primary, shown('shown'));
const toCommune = moves(inside, choose(1), shown('province'), choose(0), shown('commune'));
const toLine = moves(toCommune, choose(0), shown('line'));
const moved = moves(toLine, primary, shown('shown'));
const toName = moves(inside, choose(2), shown('name'));
const toTheirPhone = moves(toName, clear, keys('leevawns'), primary, shown('their-phone'));

const detailed = (
  name: string,
  reach: Move,
  handlers: Partial<Handlers> = {},
  visit: Partial<VisitSnapshot> = {},
): Scene =>
  at(
    `details-${name}`,
    { step: 'arrive', day: { appointments: [], numbers: [], details: true }, ...visit },
    {
      'visit.details': answer(RECORD),
      'visit.update-details': answer({ ...RECORD, phone: '•••••••321' }),
      'places.provinces': answer(PROVINCES),
      'places.communes': answer(COMMUNES),
      ...handlers,
    },
    { reach },
  );
const offered = (name: string, day: Partial<NonNullable<VisitSnapshot['day']>>): Scene =>
  at(`details-offered-${name}`, {
    step: 'arrive',
    day: { appointments: [], numbers: [], details: true, ...day },
  });

export const DETAILS_SCENES: readonly Scene[] = [
  offered('department', {}),
  offered('appointment', { appointments: [APPOINTMENT] }),
  offered('appointments', {
    appointments: [APPOINTMENT, { ...APPOINTMENT, id: 'a2', time: '14:00' }],
  }),
  offered('already', { numbers: [{ ...NUMBER, paper: 'not-printed' }] }),
  offered('already-two', { numbers: [NUMBER, { ...NUMBER, number: '007', clinicId: 'noi-1' }] }),
  detailed('loading', offer, { 'visit.details': never }),
  detailed('shown', inside),
  detailed('nothing', inside, { 'visit.details': answer(NOTHING) }),
  detailed('child', inside, {}, { person: CHILD }),
  detailed('changed-phone', phoned),
  detailed('changed-all', moves(phoned, choose(1), choose(0), choose(0), primary, shown('shown'))),
  detailed('stored', moves(phoned, primary, shown('shown'))),
  detailed('saving', moves(phoned, primary), { 'visit.update-details': never }),
  ...(['changed', 'unknown'] as const).map((error) =>
    detailed(`save-${error}`, moves(phoned, primary, shown('shown')), {
      'visit.update-details': failing(error),
    }),
  ),
  detailed('save-no-place', moves(moved, primary, shown('shown')), {
    'visit.update-details': failing('no-place'),
  }),
  detailed('no-places', moves(inside, choose(1), shown('shown')), { 'places.provinces': answer([]) }),
  detailed('phone', moves(inside, choose(0), shown('phone'), typing('09876'))),
  detailed('phone-wrong', moves(inside, choose(0), shown('phone'), typing('0412345678'))),
  detailed('phone-again', moves(phoned, choose(0), shown('phone'))),
  detailed('province', moves(inside, choose(1), shown('province'))),
  detailed('commune', toCommune),
  detailed(
    'commune-typing',
    moves(toCommune, ({ page }) => page.locator('.pager .action:has(.lucide-search)').click(), keys('ho')),
  ),
  detailed('commune-elsewhere', toCommune, {
    'visit.details': answer(NOTHING),
  }),
  detailed('line', toLine),
  detailed(
    'line-long',
    moves(toLine, keys('soos 12/34/56 dduwowngf nguyeenx thij minh khai, toor'.repeat(2))),
  ),
  detailed('name', toName),
  detailed('name-short', moves(toName, clear, keys('t'))),
  detailed('their-phone', toTheirPhone),
  detailed('relation', moves(inside, choose(3), shown('relation')), {}, { person: CHILD }),
  ...(['no-answer', 'bad-answer', 'refused'] as const).map((error) =>
    detailed(`trouble-${error}`, moves(offer, shown('trouble')), { 'visit.details': failing(error) }),
  ),
  detailed('not-saved', moves(phoned, primary, shown('not-saved')), {
    'visit.update-details': failing('no-answer'),
  }),
];
