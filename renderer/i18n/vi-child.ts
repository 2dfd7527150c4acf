/** What the screen says where a child under six and an adult come together; see `vi` for the rules of speech. */
export const viChild = {
  choice: 'Khám cho trẻ dưới 6 tuổi',
  card: {
    child: {
      headline: 'Mời đặt thẻ căn cước của trẻ',
      camera: 'Mời đưa mã trên thẻ của trẻ',
      lead: 'Thẻ của người đi cùng đã đọc xong.',
      other: 'Đây không phải thẻ của trẻ dưới 6 tuổi. Mời đặt thẻ của trẻ.',
    },
    adult: {
      headline: 'Mời người đi cùng đặt thẻ căn\u00a0cước',
      camera: 'Mời người đi cùng đưa mã thẻ',
      lead: 'Trẻ dưới 6 tuổi cần có người lớn đi cùng.',
      other: 'Đây không phải thẻ của người lớn. Mời đặt thẻ của người đi cùng.',
    },
    staff: 'Chưa có thẻ của người đi cùng: bấm Gọi nhân viên',
    certificate: 'Trẻ không có thẻ',
    certificateDetail: 'Nhập theo giấy khai sinh',
  },
  number: {
    headline: 'Nhập số định danh của trẻ',
    lead: 'Dãy 12 số trên giấy khai sinh.',
    typed: 'Số đã nhập',
  },
  name: { headline: 'Nhập họ và tên của trẻ', lead: 'Đúng như trên giấy khai sinh.' },
  birthDate: {
    headline: 'Nhập ngày sinh của trẻ',
    lead: 'Hai số ngày, hai số tháng, bốn số năm.',
    typed: 'Ngày đã nhập',
  },
  relation: {
    headline: 'Người đi cùng là ai của trẻ?',
    mother: 'Mẹ',
    father: 'Bố',
    guardian: 'Người giám hộ',
  },
  phone: {
    headline: 'Số điện thoại của người đi cùng',
    lead: 'Để bệnh viện gọi khi cần.',
    typed: 'Số đã nhập',
    skip: 'Bỏ qua',
  },
  check: {
    headline: 'Khám cho trẻ này có đúng không?',
    mother: 'Mẹ đi cùng',
    father: 'Bố đi cùng',
    guardian: 'Người giám hộ đi cùng',
    phone: 'Điện thoại',
    noPhone: 'Không để lại số',
  },
  fault: {
    'not-under-six': 'Máy chỉ nhận trẻ dưới 6 tuổi ở bước này. Mời xem lại, hoặc bấm Gọi nhân viên.',
    'not-that-number': 'Số định danh và ngày sinh chưa khớp nhau. Mời xem lại giấy khai sinh.',
    'not-that-date': 'Ngày sinh chưa khớp với số định danh. Mời xem lại giấy khai sinh.',
    attempts: 'Máy không nhận thêm giấy khai sinh. Mời đặt thẻ của trẻ, hoặc đến quầy tiếp đón.',
    'no-such-day': 'Không có ngày này. Mời xem lại giấy khai sinh.',
    phone: 'Số điện thoại chưa đúng. Mời xem lại, hoặc bấm Bỏ qua.',
  },
  trouble: {
    headline: 'Chưa chuyển sang khám cho trẻ được',
    what: 'Máy chưa ghi nhận được trẻ và người đi cùng.',
    now: 'Bấm Thử lại, hoặc mời đến quầy tiếp đón.',
    closed: 'Lượt khám này đã đóng.',
    closedNow: 'Bấm Dừng lại, rồi đặt thẻ căn cước một lần nữa.',
    attempts: {
      headline: 'Quầy tiếp đón sẽ nhận khám cho trẻ',
      what: 'Máy đã nhận đủ số lần nhập giấy khai sinh.',
      now: 'Mời mang giấy khai sinh của trẻ đến quầy tiếp đón.',
    },
  },
  insurance: {
    headline: 'Quầy tiếp đón xem giấy khai sinh',
    what: 'Trẻ dưới 6 tuổi được hưởng bảo hiểm y tế bằng giấy khai sinh.',
    now: 'Vẫn lấy số khám được. Mời đưa giấy khai sinh cho quầy tiếp đón.',
  },
};
