/** What the screen says where the hospital's system has to do without, or staff have to look; see `vi` for the rules. */
export const viDown = {
  goOn: 'Đi tiếp không\u00a0chờ',
  toDesk: 'Lấy phiếu đến\u00a0quầy',
  arriveNow: 'Bấm Đi tiếp không chờ: vẫn khám được, bệnh viện sẽ ghi lại sau.',
  departmentNow: 'Bấm Lấy phiếu đến quầy: nhân viên chọn phòng khám giúp.',
  'several-patients': {
    headline: 'Cần nhân viên chọn giúp hồ sơ',
    what: 'Bệnh viện có nhiều hồ sơ cùng số căn cước này.',
    now: 'Bấm Lấy phiếu đến quầy: nhân viên chọn giúp đúng hồ sơ.',
  },
  'other-record': {
    headline: 'Quầy tiếp đón cần xem lại hồ sơ',
    what: 'Hồ sơ ở bệnh viện ghi họ tên và ngày sinh khác với thẻ.',
    now: 'Bấm Lấy phiếu đến quầy: nhân viên xem thẻ và sửa hồ sơ.',
  },
  'papers-first': {
    headline: 'Quầy tiếp đón cần xem giấy khai sinh',
    what: 'Trẻ chưa có thẻ nên nhân viên xem giấy khai sinh trước.',
    now: 'Mang giấy khai sinh của trẻ đến quầy tiếp đón, cùng phiếu lấy ở đây.',
  },
  later: 'Bệnh viện sẽ ghi lại khi hệ thống chạy.',
  local: {
    number: 'Số tạm',
    printing: 'Đang in phiếu số tạm',
    printed: 'Mời lấy phiếu\u00a0số\u00a0tạm bên\u00a0dưới',
    where: 'Số tạm dùng được ngay ở phòng khám này.',
    keep: 'Số tạm {{number}} vẫn dùng được, không có phiếu cũng được.',
  },
  desk: {
    number: 'Tên phiếu',
    title: 'Quầy tiếp đón',
    time: 'Lấy phiếu lúc {{time}}',
    wish: 'Muốn khám: {{clinic}}',
    printing: 'Đang in phiếu đến quầy',
    printed: 'Mời cầm phiếu đến quầy tiếp đón',
    goodbye: 'Mời đến quầy tiếp đón',
    keep: 'Không có phiếu cũng được: đọc tên phiếu {{number}} cho quầy tiếp đón.',
  },
};
