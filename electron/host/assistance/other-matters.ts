import { signs } from './signs.ts';

/** Of prevention, of long ago, of what is being treated, or of knowledge. */
export const NOT_NOW = signs(`
phòng ngừa
phòng tránh
phòng chống
ngăn ngừa
năm ngoái
năm trước
năm kia
tháng trước
tuần trước
hồi trước
từng bị
đã từng
tiền sử
di chứng
phục hồi
xuất viện
ra viện
tái khám
khám lại
bác sĩ hẹn
bác sĩ cho nằm
ăn gì
kiêng
là gì
bệnh gì
prevent
prevention
history
last year
last month
last week
years ago
year ago
months ago
weeks ago
follow-up
discharged
`);

/** Of papers and money. */
export const PAPERS = signs(`
bảo hiểm
bhyt
giấy tờ
giấy chuyển
xin giấy
hồ sơ
bệnh án
giá khám
giá tiền
bảng giá
chi phí
viện phí
bao nhiêu tiền
hết bao nhiêu
đăng ký
đặt lịch
giờ thăm
vào thăm
ngoài giờ
sau tai biến
sau đột quỵ
sau tai nạn
cost
price
insurance
record
records
`);

/** Whoever asks for this has the patient beside him and wants to bring him in. */
export const CARRYING = signs(`
xe lăn
cõng
bế vào
dìu
đi kèm
wheelchair
`);

/** What people cry for help with that is no danger. */
export const KIOSK = signs(`
rơi ví
rơi thẻ
rơi tiền
rơi đồ
rơi giấy
rơi cái
rơi chìa khóa
rơi điện thoại
bị trừ
trừ tiền
trừ … lần
chuyển khoản
mật khẩu
wifi
điện thoại
bấm nhầm
bấm sai
mất thẻ
mất phiếu
mất ví
quên thẻ
quên mang
số thứ tự
phone
battery
password
`);
