/** Said or typed by somebody before whose eyes an emergency happens. One a line. */
export const EMERGENCY = `
cứu với, có người ngất xỉu ngay trước cửa thang máy
bố tôi gục xuống không biết gì nữa
gọi không thưa, lay không dậy
ông ấy ngừng thở rồi
không thấy mạch đâu nữa, ai biết ép tim không
máu phun ra nhiều quá không cầm được
bị chém đứt gân tay máu chảy thành vũng
mẹ tôi tự nhiên méo mồm, nói ngọng, tay trái không nhấc lên được
vợ em đang nói chuyện thì líu lưỡi, nửa người liệt
cháu bé đang co giật sùi bọt mép
con trợn mắt tím tái giật đùng đùng
bé hóc hạt nhãn không khóc được
nghẹn miếng thịt mặt tím ngắt
thằng nhỏ uống nhầm thuốc trừ sâu
em gái tôi vừa uống cả vỉ thuốc ngủ
con nuốt pin cúc áo
uống nhầm chai axit thông cống
bị điện giật văng ra bất tỉnh
vừa vớt dưới ao lên không thở
rắn hổ cắn vô chân sưng đen rồi
tai nạn xe máy gãy chân lòi xương
đâm xe trước cổng có người nằm bất động
vỡ ối rồi, đau dồn dập sắp đẻ tới nơi
thấy đầu em bé thò ra rồi
bỏng nước sôi cả người con tôi
cháy bình ga bỏng mặt
anh ấy treo cổ vừa cắt dây xuống
nó rạch cổ tay trong nhà tắm
có người đòi nhảy lầu trên tầng 5
tôi không muốn sống nữa, tôi sắp làm liều đây
đau ngực dữ dội như đá đè, vã mồ hôi lạnh
tức ngực lan ra tay trái không thở nổi
con tím môi, thở rút lõm ngực
tiêm thuốc xong sưng mặt nghẹt thở
ăn tôm xong phù môi khò khè tụt huyết áp
ong vò vẽ đốt mấy chục mũi đang lịm đi
lên cơn hen xịt rồi mà không đỡ, không nói được câu nào
nôn ra máu đầy chậu
đi cầu ra máu xối xả choáng váng
hạ đường huyết vã mồ hôi lơ mơ
té lầu đầu chảy máu tai
ngã cầu thang đập đầu hôn mê
bà té gãy cổ xương đùi nằm kêu la
dao đâm vào bụng ruột lòi ra
cưa đứt ngón tay, ngón tay để trong túi đây
chó dại cắn nát mặt cháu bé
xe cán qua người
bị đánh hội đồng bất tỉnh
ngộ độc nấm cả nhà nôn mửa co quắp
hít khí than bếp tổ ong mê man
ngộ độc rượu mắt mờ không nhìn thấy gì
băng huyết sau sinh ướt sũng chăn
thai không đạp, ra máu đỏ tươi ồ ạt
đang mang bầu lên cơn giật
trẻ sơ sinh bú xong tím đen người
bé lịm đi mềm nhũn
cấp cứu gấp, chồng tôi ngừng tim
nhanh lên có người sắp chết
giúp tôi với bác sĩ đâu rồi
ai đó gọi y tá với, ông cụ ngã ở ghế chờ
người ngồi cạnh tôi tự nhiên đổ vật ra
có cụ già xỉu ở nhà vệ sinh
mắt trợn ngược, cứng hàm
tự dưng mù hẳn một mắt và yếu tay chân
đầu đau như búa bổ rồi nôn vọt lơ mơ
khó thở quá, tôi nghẹt thở mất
tôi sắp xỉu, tối sầm mặt
tim đập loạn xạ muốn ngất
sốc phản vệ
tụt huyết áp 60/40 chân tay lạnh ngắt
sốt 41 độ mê sảng
chảy máu mũi không ngừng, ướt cả khăn rồi
hóa chất bắn vào mắt bỏng rát không mở được
đinh sắt xuyên qua bàn chân còn cắm
cành cây đâm vào mắt
kính cứa cổ
máy xay cuốn nát bàn tay
tường đổ đè lên người
đuối nước hồ bơi bụng trướng
nuốt cả con cá rô mắc ngang họng
hóc xương chảy máu họng thở rít
thạch rau câu kẹt trong cổ bé
con nuốt đồng xu ho sặc tím
con bé nhét hạt lạc vô mũi sặc thở không được
cưu voi
cuu toi voi
co nguoi ngat
ba tui te xiu
chet nguoi mat
cap cuuuuu
gấp gấp gấp
máu máu nhiều lắm
chảy máu ko cầm dc
ck e bị tai nạn máu wa trời
có ng xỉu nè, gọi bs giùm vs
con e co giật r lm s h
bé nhà e tím mặt k thở đc, cứu vs
mẹ e méo miệng k nói đc nữa
e uống hết lọ thuốc r, sợ quá
mk vừa rạch tay, máu chảy hoài
bn e sốc thuốc lắc nằm im k nhúc nhích
k thở đc, ngực đau wá
ny e dọa nhảy cầu thang bộ, đang đứng lan can
vk e vỡ ối gòi, đẻ rớt bh
ông nội hk còn thở nữa
bị rắn cắn r ad ơi gấp
nó nuốt lưỡi lam
e bé bị phỏng nc sôi, da tuột ra
Cô ơi cô cứu ông nhà tôi với, ông ấy đang ngồi thì đổ vật ra đất, mắt trợn lên, tôi gọi mãi không thấy trả lời
Ối giời ơi con tôi, nó giật đùng đùng thế này, bác sĩ đâu các ông các bà ơi
Trời ơi bà già tui đang ăn cháo bị sặc, mặt bầm xanh hết trơn, vỗ lưng hoài hổng ra
Mệ tui té xỉu rồi tê, mô có bác sĩ mau lên o ơi
Ba tui tự dưng tay mặt rớt đũa, miệng méo xệch, nói ú ớ, chừ mần răng đây
Thằng cu nhà tui sẩy chân xuống mương, vớt lên mình mẩy lạnh ngắt, còn thở thoi thóp
Con dâu tôi chửa tám tháng tự nhiên ra máu ướt hết quần, mặt tái mét, nó sắp ngất rồi
Chú ơi ổng ôm ngực gục xuống bàn, mồ hôi tuôn như tắm, giờ kêu ai
Cháu ơi bà thấy tức ngực quá, không thở được, bà sắp chết mất
Có con rắn lục mổ vô tay tui nè, sưng lên tới nách rồi, lẹ lẹ giùm
Răng mà hắn nằm im re rứa, kêu không nghe, thở khò khè, mau cứu hắn với
Bà con ơi xe khách lật ngoài ngã tư chở vô mấy người máu me đầy mình
Con nhỏ uống thuốc cỏ cháy, miệng nó rộp lên hết rồi, cô ơi cứu
Anh thợ điện bị giật rớt từ cột xuống, người cháy đen một bên
help someone collapsed in the lobby
He is not breathing
my father has no pulse
She is having a seizure right now
my baby is choking and turning blue
there is blood everywhere, it won't stop
crushing chest pain, I can't breathe
her face is drooping and she can't lift her arm
I think I'm having a heart attack
water broke, baby is coming now
he took a whole bottle of pills
I want to kill myself right now
bitten by a snake, leg is swelling fast
throat closing up after peanuts
electrocuted, unconscious
pulled him out of the pool, not responding
car crash outside, people hurt
call a doctor quick
my wife fainted and won't wake up
child drank bleach
deep stab wound please hurry
burned by hot oil all over arms
old man fell, head bleeding badly
emergency!!! now
asthma attack, inhaler not working
diabetic passed out, cold and sweating
man hanging, we cut him down
she vomit blood a lot
finger cut off
pls help my boy shaking foam mouth
sock phan ve roi cuu
xỉu rồi
ngưng tim
đột quỵ, nhanh lên
đẻ rơi ngoài xe taxi
nó không tỉnh lại nữa
lưỡi tụt vào trong, thở ngáy to rồi im
người nhà tôi đang hấp hối
ngạt khói cháy nhà vừa đưa tới
dây thừng siết cổ tím ngắt
bình oxy hết rồi, mẹ tôi đang ngáp cá
rút nhầm ống thở, ông cụ tím tái
vết mổ bục toác ra, ruột trào
truyền nước xong rét run bần bật, tím đầu chi
cho con bú ngủ quên đè lên, bé không thở
`;
