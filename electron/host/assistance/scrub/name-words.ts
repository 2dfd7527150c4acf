import { wordSet } from './written.ts';

/** Surnames (họ) that hardly stand for anything else before a middle name: the most frequent. */
export const SURNAME = wordSet(`
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh phùng trương tạ
châu tống triệu quách nghiêm chu hứa bạch mạc doãn đàm cù diệp tôn thạch lục giáp nhữ lạc ngụy uông khuất
lường sầm khưu âu
`);

/** These are ordinary words in a question oftener than a name: more than a middle name must speak for them. */
export const RARE_SURNAME = wordSet(`
mai lâm tô hà thái cao lưu đồng kiều lương văn từ sơn kim tăng giang ninh an ông mã ân cung đậu hàn khúc lại liễu lò
lữ ma nông ôn phó quản sùng thân thẩm thiều tòng tông trà trang ứng viên yên thi bá biện cam chử công đan điền đổng
giàng hầu hạ hồng kiên lỗ mông mùa nhan ngân nùng ngọc ngưu phương quan quang quàng sử tào thào tiền tòng trang trầm
tưởng ty vàng vừ xa ngọ bế hoa phí ưng mẫn vi danh kha tiêu cổ lai khổng
`);

/** Never anything else, with marks or without. */
export const SURE_SURNAME = wordSet('nguyễn huỳnh');
/** What `nguyen` is in a text without marks: nguyên nhân, nguyện vọng … */
export const AFTER_NGUYEN = wordSet(
  'nhân vọng liệu phát vẹn tắc bản thủy tử do đơn giá trang lý sinh soái tố chất viên',
);
/** … and behind which it is the end of another word: tình nguyện, phụ huynh. */
export const BEFORE_NGUYEN = wordSet('tình thiện cầu phụ cao tài thái trung khởi');

/** Middle names that speak for a name by themselves. */
export const SURE_MIDDLE = wordSet('văn thị');
/** Middle names (tên đệm). */
export const MIDDLE = wordSet(`
văn thị đức hữu minh ngọc thanh xuân quang quốc công đình duy gia bảo hoàng hồng kim thu mai phương thùy thúy tuấn anh
bá bích cao chí diễm doãn đại đăng đắc hải hoài huy khánh khắc kiều lan mạnh mỹ nam ngân nguyên nguyệt nhật như nhã
nữ phú phúc phước quỳnh quý sỹ tấn tân tâm thành thái thế thiên thiện thọ tiến trí triệu trọng trung trường tú tường
tùng việt vĩnh xuyến yến ánh ân an hạnh thảo trúc trâm uyên tuyết diệu khởi sơn hà hương hiền tất cẩm bùi lê trần
`);

/** Given names (tên), and those that people are called by the order of their birth. */
export const GIVEN = wordSet(`
an anh ánh ân bách bảo bắc bằng bình bích bính bưởi bông cẩm cảnh cát cầm châu chi chiến chinh chính chung chương chuyên
công cúc cương cường dần danh dậu di dinh diễm diễn diệp diệu doanh dung duẩn dũng duy duyên dương dưỡng đại đan đào
đạo đạt đăng đảng điền điệp định đình đoàn đông đồng đức gấm gia giang giao giáp hà hạ hải hân hằng hạnh hào hảo hậu
hiên hiền hiển hiệp hiếu hiệu hoa hòa hoài hoan hoàn hoàng hoạch hoạt hồng hợi hợp huân huấn huế huệ hùng huy huyền
huỳnh hưng hưởng hương hường hữu hỷ kha khang khanh khánh khải khiêm khoa khôi khuê khương khuyên kiên kiệt kiều kim
kính kỳ lam lãm lâm lam lan lành lạc lân lập lê lệ lễ liêm liên liễu linh loan lộc lợi long lụa luân luận luật lục lực
lương lượng lưu ly lý lỳ mai mạnh mận mẫn mão mậu mây mến mi miên minh mơ mười mùi muội mỹ my na nam năm nam nga ngà
ngân nghi nghĩa nghiêm ngoan ngọ ngọc ngôn nguyên nguyện nguyệt nhã nhài nhạn nhàn nhân nhất nhật nhi nhiên nho như
nhung nhựt ninh nở nụ nương oanh phát phấn phi phong phú phúc phục phụng phương phước phượng quân quang quảng quế quốc
quý quyên quyền quyết quỳnh sa san sáng sang sáu sâm sen sinh son song sơn sương sửu sỹ tài tám tâm tân tấn tạo thạch
thái thắm thân thắng thanh thành thạnh thảo thế thêm thi thiện thịnh thìn thoa thoại thoan thọ thơ thơm thông thu thuấn
thuận thục thủy thùy thúy thụy thư thương thưởng thường thức tiên tiến tiệp tín tình tính tĩnh tịnh toại toàn toản tố
tôn trà trâm trân trang trí triết triển triều triệu trinh trọng trúc trung truyền trực trường trưởng tú tuân tuấn tuất
tuệ tùng tuyên tuyền tuyến tuyển tuyết tường tứ tư tựu tỵ uyên út vân văn vi viên việt vinh vĩnh vịnh vọng vũ vui vương
vượng vy xinh xoan xuân xuyến xuyên xương ý yên yến hai ba bảy chín
`);

/** Given names that are ordinary words as well: by themselves, without a capital, they name nobody. */
export const GIVEN_AND_ORDINARY = wordSet(`
an anh bảo bắc bằng bình bông cảnh cầm chi chính chung chương chuyên công cương danh dậu di dinh diễn dưỡng đại đan đạo đạt
đăng đảng điền định đình đoàn đông đồng giao giáp gia giang hạ hải hảo hậu hiển hiệu hòa hoàn hoạt hợp huấn hưởng hữu khoa
khuyên kiên kiều kim kính kỳ lạc lan lành lập lễ liên liễu linh lợi long luật luận lục lực lương lượng lưu ly lý mai mạnh
mây minh mơ mười mùi mỹ my na nam năm ngà ngân nghi nghĩa nghiêm nguyên nguyện nhất nhật nhi nhiên nho như nở nụ phát phấn
phi phong phú phục phương quang quảng quân quốc quý quyền quyết sa san sang sáng sáu sâm sen sinh son song sơn tài tám tâm
tân tạo thạch thái thân thắng thanh thành thế thêm thi thơ thơm thông thọ thu thục thủy thư thương thưởng thường thức tiên
tiến tín tình tính toàn tố tôn trà trang trí triển triều triệu trinh trọng trung truyền trực trường trưởng tư tứ tuyên tuyến
tuyển tường tú vân văn vi viên việt vịnh vọng vũ vui vương xinh xương xuân ý yên yến út hai ba bảy chín hoa hồng hương nga
phúc phước lộc khang thiện đức hiếu dung tuyết kha hân
`);

/** Whom a name follows: relatives, staff, and how people are spoken to. */
export const TITLE = wordSet(`
anh chị em cháu bé con ông bà cô chú bác dì cậu mợ thím thầy cụ bạn mẹ bố ba má vợ chồng thằng nhóc sĩ sỹ tá bs
mr mrs ms miss dr doctor nurse uncle aunt
`);
/** Of whom a name is told: `tôi tên`, `tên cháu là`, `bệnh nhân tên`, `họ và tên`. */
export const NAMED = wordSet(`
tôi tui tớ em cháu con mình bé mẹ bố ba má ông bà anh chị cô chú bác dì cậu mợ thím cụ vợ chồng gái trai nhân nhà khách
bạn họ và nội ngoại
`);
