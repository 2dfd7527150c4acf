import type { MappingInput } from './mapping.ts';
import { DEPARTMENTS, OF_PERSON, REGISTRATION, VISIT } from './medipay-c06-expressions.ts';

/*
 * HDBank MediPay Kiosk C06 v1.0.6 (domain facts E1) as a mapping. What the contract lacks and exactly-once needs is the agreed
 * extension of docs/his-rest.md: calls and fields marked "extension" there.
 */

const PAGED = { counts: 'pages' } as const;

export const MEDIPAY_C06: MappingInput = {
  envelope: {
    // A code may come as a number, and 0 is 000.
    code: '$pad($string(body.code), -3, "0")',
    data: 'body.data',
    codes: {
      '000': 'ok',
      '404': 'nothing',
      '999': 'failed',
      '400': 'rejected',
      '401': 'refused',
      '403': 'refused',
    },
  },
  tables: {
    /** GIOI_TINH of every call … */
    sexCode: { male: 1, female: 2, unknown: 3 },
    /** … but of /bhyt, where 0 is a woman. */
    insuranceSexCode: { male: 1, female: 0 },
    insuranceSex: { '1': 'male', '0': 'female' },
    meansCode: { vietqr: 'QR', card: 'THE' },
  },
  operations: {
    patient: {
      calls: [
        {
          name: 'benhnhan',
          path: '/benhnhan',
          query: OF_PERSON,
          signed: ['query.SO_GTTT', 'query.LOAI_GTTT'],
        },
      ],
      result: `answers.benhnhan.{
        "id": $text(MA_BN),
        "name": $text(HO_TEN) ?? $trim($text(HO_BN) & " " & $text(TEN_BN)),
        "birthDate": $date(NGAY_SINH),
        "phone": $phone(DIEN_THOAI),
        "number": $text(MA_DINH_DANH)
      }`,
    },

    appointments: {
      calls: [
        {
          name: 'lichhen',
          path: '/lich-hen',
          query: `$merge([${OF_PERSON}, {"NGAY": $today()}])`,
          signed: ['query.SO_GTTT', 'query.LOAI_GTTT', 'query.NGAY'],
        },
      ],
      result: `answers.lichhen[$text(SO_GTTT) = $$.identity.number and $text(TRANG_THAI) = "1"].{
        "id": $text(MA_LICH_HEN),
        "clinicId": $text(ID_DICH_VU),
        "start": $instant(THOI_GIAN)
      }`,
    },

    registrations: {
      calls: [
        {
          name: 'dangky',
          path: '/dangky-kcb',
          query: OF_PERSON,
          signed: ['query.MA_THAM_CHIEU', 'query.SO_GTTT', 'query.LOAI_GTTT'],
        },
      ],
      result: `answers.dangky[$text(SO_GTTT) = $$.identity.number]${VISIT}`,
    },

    departments: {
      calls: [
        [
          { name: 'khoa', path: '/khoa', paged: PAGED },
          { name: 'loaiKham', path: '/loai-kham', paged: PAGED },
          // All departments at once: MA_KHOA is not given, and signed as nothing.
          { name: 'dichvu', path: '/dichvu', paged: PAGED, signed: ['query.MA_KHOA'] },
        ],
      ],
      result: DEPARTMENTS,
    },

    register: {
      needs: ['patient', 'clinic'],
      calls: [
        {
          name: 'bhyt',
          path: '/bhyt',
          when: 'insuranceChecked = false and insuranceCode = null',
          query: `$merge([${OF_PERSON}, {
            "HO_TEN": identity.name,
            "NGAY_SINH": identity.birthDate,
            "GIOI_TINH": $insuranceSexCode(identity.sex)
          }])`,
          optional: true,
          // It asks the portal that did not answer the kiosk: nobody waits long for it.
          timeoutMs: 2_500,
        },
        {
          name: 'dangky',
          method: 'POST',
          path: '/dangky-kcb',
          body: REGISTRATION,
          codes: { '409': 'clinic-full' },
        },
      ],
      result: `answers.dangky${VISIT}`,
    },

    findVisit: {
      calls: [
        {
          name: 'dangky',
          path: '/dangky-kcb',
          query: '{"MA_THAM_CHIEU": visitKey}',
          signed: ['query.MA_THAM_CHIEU', 'query.SO_GTTT', 'query.LOAI_GTTT'],
        },
      ],
      result: `answers.dangky${VISIT}`,
    },

    bills: {
      calls: [
        {
          name: 'vienphi',
          path: '/vien-phi',
          query: '{"MA_BN": patientId}',
          signed: ['query.MA_BN'],
          paged: PAGED,
        },
      ],
      result: `answers.vienphi.{
        "id": $text(MA_HOA_DON),
        "patientId": $text(MA_BN),
        "visitKey": $text(MA_THAM_CHIEU) ?? $text(ID_LK),
        "issuedAt": $instant(NGAY_LAP),
        "items": [CHI_TIET.{"label": $text(TEN_DICH_VU), "amount": $amount(THANH_TIEN)}],
        "insurance": $amount(BHYT_CHI_TRA),
        "due": $amount(CON_PHAI_TRA)
      }`,
    },

    settle: {
      calls: [
        {
          name: 'gachno',
          method: 'POST',
          path: '/gach-no',
          body: `{
            "MA_THAM_CHIEU": key,
            "MA_BN": patientId,
            "HINH_THUC": $meansCode(means),
            "MA_GIAO_DICH": reference,
            "MA_NGAN_HANG": [moneyIds],
            "THOI_GIAN": $local(at),
            "TONG_TIEN": $sum(bills.amount),
            "CHI_TIET": [bills.{"MA_HOA_DON": id, "SO_TIEN": amount}]
          }`,
          signed: ['body.MA_THAM_CHIEU', 'body.MA_BN', 'body.TONG_TIEN'],
          codes: { '404': 'no-bill', '409': 'already-paid' },
        },
      ],
      result: '$text(answers.gachno.MA_THAM_CHIEU) = key and $text(answers.gachno.TRANG_THAI) = "1"',
    },

    findSettlement: {
      calls: [
        {
          name: 'gachno',
          path: '/gach-no',
          query: '{"MA_THAM_CHIEU": key}',
          signed: ['query.MA_THAM_CHIEU'],
        },
      ],
      result: '$count(answers.gachno[$text(MA_THAM_CHIEU) = $$.key and $text(TRANG_THAI) = "1"]) > 0',
    },
  },
};
