import { wordSet } from './written.ts';

/**
 * Words of ordinary questions, none of which people are called by: where a name ends, and what is no name though it is
 * written with capital letters. From the questions of this kiosk's topics, Vietnamese and English.
 */
export const ORDINARY = wordSet(`
a à ạ about accept account ad address admission after afternoon again ai all already am âm amount án ăn
and ảnh another any anything áo áp app appointment are as ask asks at atm away ấy b bà bạ baby bác back
bãi bấm ban bàn bán bạn bản bận băng bảng bánh bank banking báo bát bắt bầu bây be bé bế because before
bên benefit bệnh benhvienmau bh bhxh bhyt bị biên biến biết biểu bill bịnh birth blood bn bó bỏ bố bộ bốc
bôi bốn book booking bột bring bù bú bữa building bụng bước buổi buồn but buy bv bvm by ca cà cá cả các
cách cài cái call called cảm cầm came camera can cán căn cần cận cắn căng cạnh cannot cấp car card
care cash cashier cắt cầu cây cccd certificate chắc chăm chạm chân chấn chẳng change chào cháo chấp charge
cháu chạy chảy check chỉ chị chia chích chiếu chiều child children chính chỉnh chip chịu cho chỗ chờ chở
chối chọn chồng choose chú chủ chứ chừ chữ chưa chữa chuẩn chục chủng chứng chừng chụp chuyên chuyển
citizen ck claim clinic cmnd co có cô cơ cổ cọc code coi collect cơm come company con còn cổng cộng
consultation copy correct cost count counter cover covered cp ct cũ cụ cứ của cửa cục cung cùng cũng cứng
cước cuối cứu da dạ đa đã dài đài dẫn dặn đang đảng đánh đạp dắt đắt đặt data date dâu dấu đau đâu đầu đậu
day dày dây dạy dậy đây đầy đẩy days dc đc đẻ để đem đêm đệm đen đến department deposit desk details đều
di dì đi địa dich dịch did điện điều discharge do dỗ đo đó đỏ đồ độ đỡ đọc doctor documents does dõi
đòi đói đổi đội đợi don đón đơn đóng đồng động đột down drink đt du dữ đủ đưa đứa dùng dụng đúng đứng duoc
dược được dưới dưỡng đường đứt e early eat ecg electronic else em email emergency en english enough
evening examination example expired fast father fee file find first five floor follow food for forgot form
found free from full gái gan gần gấp gặp gave gãy get ghé ghế ghi gi gì già giá giải giám giảm gian giao
giáo giật giay giấy gio giờ giới giữ giữa giùm giường giúp give go gõ gốc gói gọi gối góp got group gửi h
hả had hàm hầm hạn hắn hand hàng hãng hành has have hay hđ hè hệ health hello help hen hẹn here hết hi
hiem hiểm hiện hiểu hình hiv hk ho họ hồ hỗ hộ hóa hoặc học hôi hơi hỏi hồi hội hok hôm home hơn hông họng
hỏng hổng hộp hospital hours how hướng hưởng hưu hủy huyện huyết i id identify if in incorrect information
inpatient insurance insured internet invoice is it ít j just k kê kế keep kèm kém kẹt kết kêu khác khách
kham khám khẩu khi khó khóa khoản khoảng khóc khỏe khỏi khong không khớp khu khuyết ki kia kiếm kiểm kiến
kiêng kiểu kinh kiosk kịp know ko kq ký kỹ là lab lạc lai lái lại làm lắm lăn lần lẫn lãnh lao last late
later lâu lầu lay lấy lẻ leave lệch left lên letter level lịch liền liệt liệu line lính lĩnh list lm lo lỡ
loa loại lobby lối lỗi lời lộn lớn look lớp lost luật lúc lục lưng luôn lượt m mà má mã mắc mạch machine
mãi make màn mần mang mạng many mất mật mắt mặt mau màu máu mẫu may máy mấy me mẹ mệ mean medical medicine
message mệt miễn miệng mình missing misspelled mistake mk mn mô mổ mờ mở mỡ móc mỏi mỗi mới momo mòn
monday money more morning một mother mri mua mục mức much mũi mún mươi muốn muộn mượn must nằm name nạn
nặng nao nào não nay này nãy nc nđ need needed nên network nếu new next ng ngã ngại ngất ngay ngày nghe
nghề nghèo nghỉ nghị nghiệm nghiệp nghìn ngoài ngoái ngoại ngồi ngủ ngừa ngực ngừng người nhà nhá nhầm
nhận nhắn nhanh nhập nhất nhặt nhau nhé nhiễm nhiêu nhiều nhìn nhịn nhỏ nhớ nhờ nhưng những ni niệu night
nó nớ nói nơi nối nổi nội nôn nóng nộp not note nothing now ntn nữ nửa nữa number nước nuôi nuốt nurse o ô
ổ ở of off office ơi ok old ốm on ơn once one ông ống online only open or order ốt otp out outside over
paid paper papers park parking passport patient patients pay payment people percent person phải phân phản
phần phẫu phê phép phí phiên phiếu phim phô phổi phone phòng photo phụ phường phút pick pin place please
pregnancy pregnant prescription press price print priority private put qđ qr qua quá quả quần quát quay
quầy quê quen quên questions quét quẹt queue r ra rách răng ray rẻ read reader receipt reception record
records referral refund register registered registration report result results return riêng right rõ rơi
rồi room rớt rứa rửa run rưỡi ruột rượu rút sạc sách sai same sản sẵn sáng sảnh sao sắp saturday says scan
screen screens sẻ second see seen service should show shows sĩ sick siêu sinh six sk slip so sơ số sổ sở
sợ social soi sớm someone sóng sốt spelled staff start stay steps still sử sự sửa sữa suất sức sunday sưng
surgery system ta tá tác tái tại take tạm tắm tận tăng tầng tập tật tắt taxi tay tây tb tê tế tell tên
test tests tết text thăm thần thận tháng thằng thẳng thank thanks tháo that thất thật thay thấy the thẻ
thể thêm then theo there they thì thiếu thiệu thính this thở thôi thời thống thủ thứ thử thưa thừa
thuật thức thuê thuế thuốc tía tích ticket tiêm tiền tiếng tiếp tiết tiêu tiểu tim tìm tím time tỉnh tô tờ
tòa toán tóc today tôi tối tới toilet tóm tomorrow tốn tổng too trả trai trái trăm trạm trắng transfer trc
trẻ trễ trên treo trị trình trợ trơn trông trú trừ trưa trực trùng trước truyền tt từ tử tự tuần tục tui
túi từng tuổi turn two ultrasound under ung ứng until uống ướt up use ưu v và vắc vaccine vạch valid vẫn
vàng vâng vào vật vậy vé về vệ vì ví vị việc viêm viện viết vietnamese vietqr visa visit vneid vô vỡ vợ
với vòng vs vssid vụ vừa vượt wait waiting walk wallet want wants ward was water wc we web website week
what wheelchair when where which while who why wife wifi will with without won work working wrong xa xã
xác xài xanh xe xem xếp xét xin xỉu xn xóa xóm xong xử xuất xuống xương year years yet yêu yếu you your z
zalo
gift shop gate entrance exit main cardiology radiology pediatrics maternity dental eye skin heart embassy ray
`);
