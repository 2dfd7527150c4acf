/** The demo hospital: a plausible Vietnamese district hospital with 12 departments and 30 clinics. */

export interface DepartmentSeed {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly floor: string;
  readonly clinics: readonly ClinicSeed[];
}

export interface ClinicSeed {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly room: string;
  /** Integer đồng. */
  readonly price: number;
  /** People who came before the kiosk opened. */
  readonly waiting: number;
  readonly full?: boolean;
}

const clinic = (
  id: string,
  vi: string,
  en: string,
  room: string,
  price: number,
  waiting: number,
): ClinicSeed => ({
  id,
  vi,
  en,
  room,
  price,
  waiting,
});

export const HOSPITAL = {
  id: 'benh-vien',
  vi: 'Bệnh viện Đa khoa Huyện Mẫu',
  en: 'Mau District General Hospital',
};

export const DEPARTMENTS: readonly DepartmentSeed[] = [
  {
    id: 'khoa-noi',
    vi: 'Nội tổng hợp',
    en: 'Internal Medicine',
    floor: '1',
    clinics: [
      clinic('noi-1', 'Phòng khám Nội 1', 'Internal Medicine 1', '101', 50_000, 6),
      clinic('noi-2', 'Phòng khám Nội 2', 'Internal Medicine 2', '102', 50_000, 4),
      clinic('noi-3', 'Phòng khám Hô hấp', 'Respiratory', '103', 60_000, 2),
      clinic('noi-4', 'Phòng khám Tiêu hóa', 'Digestive Diseases', '104', 60_000, 3),
    ],
  },
  {
    id: 'khoa-tim-mach',
    vi: 'Tim mạch',
    en: 'Cardiology',
    floor: '2',
    clinics: [
      clinic('tim-mach-1', 'Phòng khám Tim mạch 1', 'Cardiology 1', '201', 80_000, 5),
      clinic('tim-mach-2', 'Phòng khám Tim mạch 2', 'Cardiology 2', '202', 80_000, 2),
      clinic('tim-mach-3', 'Phòng khám Tăng huyết áp', 'Hypertension', '203', 60_000, 1),
    ],
  },
  {
    id: 'khoa-ngoai',
    vi: 'Ngoại tổng hợp',
    en: 'General Surgery',
    floor: '1',
    clinics: [
      clinic('ngoai-1', 'Phòng khám Ngoại 1', 'Surgery 1', '111', 50_000, 1),
      clinic('ngoai-2', 'Phòng khám Chấn thương chỉnh hình', 'Trauma and Orthopaedics', '112', 70_000, 3),
      clinic('ngoai-3', 'Phòng khám Tiết niệu', 'Urology', '113', 70_000, 0),
    ],
  },
  {
    id: 'khoa-san',
    vi: 'Phụ sản',
    en: 'Obstetrics and Gynaecology',
    floor: '2',
    clinics: [
      clinic('san-1', 'Phòng khám Thai', 'Antenatal Care', '211', 80_000, 4),
      clinic('san-2', 'Phòng khám Phụ khoa', 'Gynaecology', '212', 70_000, 2),
      clinic('san-3', 'Phòng khám theo yêu cầu', 'Gynaecology by request', '213', 300_000, 0),
    ],
  },
  {
    id: 'khoa-nhi',
    vi: 'Nhi',
    en: 'Paediatrics',
    floor: '1',
    clinics: [
      clinic('nhi-1', 'Phòng khám Nhi 1', 'Paediatrics 1', '121', 50_000, 7),
      clinic('nhi-2', 'Phòng khám Nhi 2', 'Paediatrics 2', '122', 50_000, 3),
      clinic('nhi-3', 'Phòng khám Sơ sinh', 'Newborns', '123', 60_000, 0),
      clinic('nhi-4', 'Phòng tư vấn Tiêm chủng', 'Vaccination', '124', 30_000, 2),
    ],
  },
  {
    id: 'khoa-mat',
    vi: 'Mắt',
    en: 'Ophthalmology',
    floor: '3',
    clinics: [
      clinic('mat-1', 'Phòng khám Mắt 1', 'Eyes 1', '301', 50_000, 2),
      clinic('mat-2', 'Phòng đo Khúc xạ', 'Refraction', '302', 40_000, 1),
    ],
  },
  {
    id: 'khoa-tmh',
    vi: 'Tai Mũi Họng',
    en: 'Ear, Nose and Throat',
    floor: '3',
    clinics: [
      clinic('tmh-1', 'Phòng khám Tai Mũi Họng 1', 'Ear, Nose and Throat 1', '311', 50_000, 4),
      clinic('tmh-2', 'Phòng khám Tai Mũi Họng 2', 'Ear, Nose and Throat 2', '312', 50_000, 1),
    ],
  },
  {
    id: 'khoa-rhm',
    vi: 'Răng Hàm Mặt',
    en: 'Dentistry',
    floor: '3',
    clinics: [
      clinic('rhm-1', 'Phòng khám Răng 1', 'Dentistry 1', '321', 50_000, 1),
      clinic('rhm-2', 'Phòng khám Răng 2', 'Dentistry 2', '322', 50_000, 0),
    ],
  },
  {
    id: 'khoa-da-lieu',
    vi: 'Da liễu',
    en: 'Dermatology',
    floor: '2',
    clinics: [
      clinic('da-lieu-1', 'Phòng khám Da liễu', 'Dermatology', '221', 50_000, 3),
      clinic('da-lieu-2', 'Phòng khám Thẩm mỹ da', 'Cosmetic Dermatology', '222', 200_000, 0),
    ],
  },
  {
    id: 'khoa-than-kinh',
    vi: 'Thần kinh',
    en: 'Neurology',
    floor: '2',
    clinics: [
      clinic('than-kinh-1', 'Phòng khám Thần kinh', 'Neurology', '231', 80_000, 2),
      clinic('than-kinh-2', 'Phòng khám Tâm thể', 'Psychosomatic Medicine', '232', 100_000, 1),
    ],
  },
  {
    id: 'khoa-yhct',
    vi: 'Y học cổ truyền',
    en: 'Traditional Medicine',
    floor: '4',
    clinics: [
      clinic('yhct-1', 'Phòng khám Y học cổ truyền', 'Traditional Medicine', '401', 40_000, 3),
      clinic('yhct-2', 'Phòng Phục hồi chức năng', 'Rehabilitation', '402', 60_000, 2),
    ],
  },
  {
    id: 'khoa-noi-tiet',
    vi: 'Nội tiết',
    en: 'Endocrinology',
    floor: '4',
    clinics: [
      { ...clinic('noi-tiet-1', 'Phòng khám Đái tháo đường', 'Diabetes', '411', 80_000, 5), full: true },
    ],
  },
];

export const CLINICS: readonly ClinicSeed[] = DEPARTMENTS.flatMap((department) => department.clinics);
