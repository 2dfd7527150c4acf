const NAMES = ['Lý Thử Nghiệm', 'Đinh Mẫu Đơn', 'Hà Giả Định', 'Mai Thị Mô Phỏng', 'Thái Văn Ví Dụ'];

/**
 * QR of the n-th synthetic patient, 2021 layout (domain facts A1): nobody's name, and a number that only they have.
 * The insurance portal and the HIS know none of them.
 */
export function qrOfPatient(n: number): string {
  const number = `0010${90}${String(n).padStart(6, '0')}`;
  const name = NAMES[n % NAMES.length];
  return [number, '', name, '15061990', 'Nam', 'Số 1 Đường Mẫu, Phường Mẫu Một, Hà Nội', '20062021'].join(
    '|',
  );
}
