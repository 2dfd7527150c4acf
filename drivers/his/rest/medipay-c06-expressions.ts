/* The longer expressions of the mapping medipay-c06. */

/** Query: whose papers. */
export const OF_PERSON = '{"SO_GTTT": identity.number, "LOAI_GTTT": "CCCD"}';

/**
 * A visit as POST and GET /dangky-kcb tell it; follows the path of one. What the desk registered has no key of a kiosk: its
 * own id stands for it.
 */
export const VISIT = `.{
  "encounterId": $text(THONG_TIN_TIEP_NHAN.ID_LK),
  "visitKey": $text(MA_THAM_CHIEU) ?? $text(THONG_TIN_TIEP_NHAN.ID_LK),
  "clinicId": $text(THONG_TIN_DANG_KY.CHI_TIET_DANG_KY[0].ID_DICH_VU),
  "number": $text(THONG_TIN_TIEP_NHAN.STT_LK),
  "waiting": SO_NGUOI_CHO,
  "registeredAt": $instant(THONG_TIN_TIEP_NHAN.NGAY_VAO)
}`;

/** A clinic without a price of its own has that of its loại khám; without any it is not offered. */
export const DEPARTMENTS = `(
  $typePrices := answers.loaiKham{$text(ID_LOAI_KHAM): $amount(DON_GIA_LOAI_KHAM)};
  $services := answers.dichvu{$text(MA_KHOA): $};
  answers.khoa.(
    $khoa := $;
    {
      "id": $text(MA_KHOA),
      "name": {"vi": $text(TEN_KHOA), "en": $text(TEN_KHOA_EN)},
      "clinics": [$lookup($services, $text(MA_KHOA)).(
        $price := $amount(DON_GIA_DICH_VU) ?? $lookup($typePrices, $text(ID_LOAI_KHAM));
        $exists($price) ? {
          "id": $text(ID_DICH_VU),
          "name": {"vi": $text(TEN_DICH_VU), "en": $text(TEN_DICH_VU_EN)},
          "room": $text(PHONG),
          "floor": $text(TANG) ?? $text($khoa.TEN_KHU_VUC),
          "price": $price,
          "free": $amount(SO_CHO_CON),
          "more": {
            "ID_KHOA": $khoa.ID_KHOA,
            "ID_DICH_VU": ID_DICH_VU,
            "TEN_DICH_VU": TEN_DICH_VU,
            "DON_GIA_DICH_VU": $price,
            "ID_LOAI_KHAM": ID_LOAI_KHAM
          }
        }
      )]
    }
  )
)`;

/**
 * The HIS's own look-up counts where the kiosk's could not be made, and only for the person on the card. The address of one who
 * is known may be newer in the HIS than on the card: only what the person told is sent of it.
 */
export const REGISTRATION = `(
  $own := answers.bhyt[
    $text(TIEP_NHAN_BHYT) = "1" and
    ($$.identity.sex = "unknown" or $insuranceSex(GIOI_TINH) = $$.identity.sex)
  ];
  {
    "THONG_TIN_BN": {
      "MA_BN": patient.id ?? null,
      "SO_GTTT": identity.number,
      "LOAI_GTTT": "CCCD",
      "HO_TEN": identity.name,
      "NGAY_SINH": identity.birthDate,
      "GIOI_TINH": $sexCode(identity.sex),
      "DIA_CHI": details.address ?? ($exists(patient.id) ? null : identity.address),
      "DIEN_THOAI": details.phone ?? null,
      "MA_THE_BHYT": $text(insuranceCode) ?? $text($own[0].MA_THE_BHYT) ?? null,
      "DA_TRA_CUU_BHYT": insuranceChecked ? 1 : 0,
      "ANH_BN_CCCD": null
    },
    "THONG_TIN_DICH_VU": $merge([clinic.more, {
      "ID_KHUNG_THOI_GIAN": null,
      "MA_LICH_HEN": appointmentId,
      "DU_PHONG": visitKey
    }]),
    "SO_GIAY_CHUYEN_TUYEN": null,
    "MA_BENH_CHUYEN_TUYEN": null,
    "DON_VI_CHUYEN_TUYEN": null
  }
)`;
