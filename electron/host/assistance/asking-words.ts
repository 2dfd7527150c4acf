import { type Said, signs } from './signs.ts';

const PHRASES = signs(`
ở đâu
ở mô
đi đâu
đến đâu
vào đâu
khám đâu
chỗ nào
chỗ mô
nơi nào
giá khám
bảng giá
giá bao nhiêu
tầng mấy
tầng nào
khoa
chuyên khoa
phòng
quầy
khám
bác sĩ nào
bác sĩ gì
ai hướng dẫn
hỏi ai
gặp ai
đăng ký
đặt lịch
lịch hẹn
giờ nào
mấy giờ
lúc nào
khi nào
mở cửa
tiền
chi phí
viện phí
bảo hiểm
bhyt
giấy
phiếu
lấy số
số thứ tự
bốc số
ưu tiên
xếp hàng
ngồi
xe lăn
thang máy
cầu thang
đi bộ
nhà thuốc
chụp
siêu âm
xét nghiệm
nội soi
nhập viện
chuyển viện
where
which
who
department
clinic
specialist
specialty
room
floor
counter
desk
register
registration
book
booking
appointment
open
hours
price
cost
how much
insurance
ticket
queue
wait
waiting
first
wheelchair
walk
lift
elevator
stairs
restroom
toilet
pharmacy
buy
paper
papers
pay
scan
test
vaccine
choose
doctor
paediatrics
pediatrics
documents
postpone
painkiller
shot
inject
muốn xin
cần gói
muốn đi ngoài
vệ sinh
wc
mắc tiểu
`);

/** Without marks these are also other words: đau, nổi, cho, già, mưa. */
const WITH_MARKS = signs(`
đâu
chỗ
nơi
mô
lầu
cổng
giá
thẻ
đứng
chờ
đợi
xe
ghế
lối
cáng
mua
hủy
dời
nghỉ
tầng
tiêm
chích
`);

/** Words of somebody who wants to know something of the hospital: where, which room, when, for how much. */
export const ASKING = {
  in: (words: readonly Said[]): boolean => PHRASES.in(words) || WITH_MARKS.exactlyIn(words),
};
