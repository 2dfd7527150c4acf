/** Only a doctor may answer these: symptoms, drugs, results, and grave words that are no emergency now. One a line. */
export const CLINICAL = `
nhức đầu một bên thái dương kèm buồn nôn là bị gì
nổi hạch ở cổ sờ không đau có sao không
đi tiểu ra máu mà không buốt có nguy hiểm không
ho khan dai dẳng ba tuần chưa khỏi là bệnh gì
sáng ngủ dậy cứng các khớp ngón tay có phải thấp khớp không
ợ chua nóng rát sau xương ức về đêm thì làm sao cho đỡ
tê bì đầu ngón chân mấy tháng nay là thiếu chất gì
ù tai trái như ve kêu suốt ngày có chữa được không
hay bị chuột rút bắp chân lúc nửa đêm là do đâu
mắt cứ giật giật mí dưới cả tuần có phải bệnh thần kinh không
đi ngoài phân đen sệt như bã cà phê là sao
vàng da vàng mắt, nước tiểu sẫm màu là gan bị sao
tim đập nhanh hồi hộp mỗi khi leo cầu thang có bị hở van không
chóng mặt quay cuồng mỗi lần trở mình trên giường
sụt 6 cân trong hai tháng mà vẫn ăn bình thường
khạc đờm lẫn sợi máu buổi sáng có phải lao phổi không
đau thắt lưng lan xuống mông và bắp chân
táo bón năm ngày chưa đi được, uống gì cho ra
ra mồ hôi trộm ướt gối ban đêm là yếu thận phải không
lưỡi trắng rát, ăn cay xót là nấm hay nhiệt miệng
nuốt vướng như có cục gì ở cổ họng
tay run không cầm được đũa có phải Parkinson
bụng chướng hơi sôi òng ọc sau bữa ăn
phù hai mắt cá chân buổi chiều có phải suy thận
đau nhói gót chân bước đầu tiên buổi sáng
rụng tóc từng mảng tròn bằng đồng xu
khớp gối kêu lục cục khi đứng lên ngồi xuống
chảy máu cam liên tục mùa hanh khô có đáng lo không
khàn tiếng hơn một tháng không rõ lý do
nấc cụt hai ngày không dứt có mẹo gì không
mất khứu giác, ngửi không thấy mùi gì nữa
hôi miệng dù đánh răng kỹ là do dạ dày à
tiểu đêm năm sáu lần có phải phì đại tuyến tiền liệt
són tiểu khi cười khi hắt hơi sau sinh
bàn chân nóng ran về đêm phải gác lên tường mới ngủ được
ngón tay cái bật như lò xo khi gập lại
khó thở khi nằm phải kê hai ba gối
tự nhiên bầm tím ở đùi không va chạm vào đâu
đau vai không giơ tay chải đầu được
môi nứt nẻ chảy máu quanh năm thiếu vitamin gì
paracetamol 500 ngày uống tối đa mấy viên
amoxicillin uống trước hay sau ăn
quên một liều thuốc huyết áp amlodipin thì uống bù thế nào
metformin làm đi ngoài lỏng có nên ngưng không
thuốc tránh thai khẩn cấp uống sau 70 giờ còn tác dụng không
uống aspirin chung với ibuprofen được không
omeprazol dùng lâu năm có hại xương không
đang dùng warfarin có ăn rau cải được không
augmentin cho bé 12 ký ngày mấy gói
prednisolon có được ngừng đột ngột không
thuốc mỡ máu atorvastatin uống sáng hay tối
uống levothyroxin xong bao lâu mới được ăn sáng
kháng sinh chưa hết liều mà đã đỡ thì bỏ được chưa
tiêm insulin xong chưa ăn được có sao không
sorbitol pha bao nhiêu nước
smecta uống cách các thuốc khác mấy tiếng
cefixim 200 có dùng cho bà bầu được không
loratadin với cetirizin loại nào ít buồn ngủ hơn
dùng thuốc nhỏ mũi xylometazolin quá bảy ngày có nghiện không
salbutamol xịt mấy nhát một lần
colchicin uống bao nhiêu khi gút sưng đau
thuốc sắt làm phân đen có bình thường không
canxi với sắt uống cùng lúc được chăng
gabapentin gây lơ mơ thì giảm liều được không
losartan uống bị ho khan là tác dụng phụ à
tramadol có gây nghiện không
uống thuốc ngủ seduxen mười năm rồi muốn bỏ
isotretinoin trị mụn bao lâu sau mới có thai được
methotrexat một tuần uống mấy viên
allopurinol đang đau cấp có uống không
uống rượu sau khi dùng metronidazol có sao không
berberin cho trẻ con uống được mấy viên
efferalgan viên sủi với viên đặt hậu môn dùng chung được không
thuốc nam chữa sỏi thận uống kèm thuốc tây được không
viagra với người bệnh tim có dùng được không
clopidogrel trước khi nhổ răng ngưng mấy ngày
bisoprolol làm nhịp tim còn 48 thì tính sao
furosemid uống buổi tối có được không
spironolacton bị to vú phải làm sao
oresol pha xong để qua đêm còn dùng được không
tamiflu mua về uống phòng cho cả nhà được không
medrol uống bị phù mặt bao giờ hết
diclofenac hại dạ dày cỡ nào
vitamin D3 nhỏ cho bé mấy giọt mỗi ngày
uống nhầm hai viên thuốc tiểu đường sáng nay mà chưa thấy gì
fluconazol một viên duy nhất có khỏi nấm không
thuốc xổ giun albendazol mấy tháng uống một lần
lỡ uống thuốc hết hạn từ năm kia
escitalopram bao lâu thì ngấm
thuốc chống đông rivaroxaban có phải uống suốt đời
nhỏ mắt tobramycin khi đang đeo kính áp tròng
sertralin làm giảm ham muốn có đổi thuốc khác được không
men vi sinh uống cùng kháng sinh có mất tác dụng
codein ho cho trẻ sáu tuổi có cấm không
ciprofloxacin gây đau gân gót có thật không
đường huyết lúc đói 7,2 là tiểu đường chưa
HbA1c 8,5 nghĩa là gì
creatinin 145 có phải suy thận độ mấy
men gan AST ALT gấp ba lần bình thường thì sao
acid uric 520 có bị gút không
cholesterol toàn phần 6,8 có phải uống thuốc
triglycerid 9 cao quá có nguy hiểm tụy không
tiểu cầu còn 90 nghìn có đáng ngại
bạch cầu 14 là nhiễm trùng à
huyết sắc tố 9 gam có phải truyền máu không
TSH thấp FT4 cao là cường giáp phải không
HBsAg dương tính là sao
anti-HBs 5 có cần chích lại viêm gan B
PSA 11 có phải ung thư tuyến tiền liệt
CEA tăng nhẹ 6,2 là có khối u không
AFP 20 khi bị xơ gan có ý nghĩa thế nào
CA 125 cao mà siêu âm bình thường
CRP 48 nghĩa là viêm nặng không
ferritin 8 là thiếu sắt chưa
kali máu 5,9 phải kiêng những thứ gì
natri 128 ở người già có sao
beta hCG 1200 là thai mấy tuần
protein niệu hai cộng khi mang bầu 30 tuần
INR 4,1 có bị chảy máu không
D-dimer tăng có phải cục máu đông
eGFR 52 thuộc giai đoạn nào
ceton niệu dương tính nói lên điều gì
RF dương tính mà tay không sưng
ASLO 400 ở trẻ em có phải thấp tim
nitrit nước tiểu dương tính là viêm bàng quang hả
troponin âm tính là tim ổn rồi đúng không
procalcitonin 2 là nhiễm trùng huyết ư
Rh âm mà chồng Rh dương thì con có sao
tinh dịch đồ tỷ lệ di động 20 phần trăm có con tự nhiên được không
AMH 0,9 còn mấy trứng
vi khuẩn HP dương tính có lây cho con không
test lao Mantoux 15 milimét là mắc lao chưa
NIPT nguy cơ cao trisomy 21 chính xác cỡ nào
TIRADS 4 có phải mổ không
BIRADS 3 theo dõi mấy tháng
gan nhiễm mỡ độ hai chữa khỏi được không
nang thận đơn thuần 25 mm có cần chọc hút
polyp túi mật 7 ly nên cắt hay để
sỏi niệu quản 6 mm có tự rơi ra không
tăng âm tuyến tiền liệt thể tích 45 gam
nốt mờ thùy trên phổi phải trên phim là gì
thoát vị đĩa đệm L4 L5 chèn rễ có bắt buộc phẫu thuật
gai cột sống cổ C5 C6 tập yoga được không
bóng tim to trên phim ngực là sao
vôi hóa động mạch chủ có nguy hiểm gì
điện tim ghi block nhánh phải không hoàn toàn
ngoại tâm thu thất thưa thớt có cần điều trị
hở van hai lá một phần tư có đi bộ đội được không
EF 45 phần trăm là tim yếu cỡ nào
u xơ tử cung 4 phân có mang thai được không
lạc nội mạc trong cơ tử cung có con được không
đa nang buồng trứng chữa bằng gì
dịch cùng đồ Douglas lượng ít nghĩa là gì
nhồi máu ổ khuyết cũ trên MRI não
teo não tuổi già có phải lú lẫn không
viêm dạ dày trợt xung huyết hang vị có thành ung thư không
loạn sản nặng cổ tử cung CIN 3
giải phẫu bệnh ghi carcinoma là gì vậy
mật độ xương T-score âm 2,8
gút có được ăn thịt bò, uống bia không đồ uống nào tốt
tiểu đường ăn xoài chín, sầu riêng được không
cao huyết áp kiêng mặn thế nào cho đúng
suy thận độ ba ăn đạm bao nhiêu là vừa
người sỏi mật nên tránh món gì
viêm đại tràng uống sữa tươi có bị đau lại
mới mổ ruột thừa bao lâu được ăn cơm, chạy bộ
cắt amidan ngày thứ năm ăn phở nóng được chưa
sau mổ đẻ mấy tháng thì tập bụng lại được
thay khớp háng nằm nghiêng bên nào
vết khâu rỉ dịch vàng sau cắt chỉ hai hôm
bó bột cẳng tay mà ngứa bên trong thì gãi kiểu gì
tháo đinh nẹp xương đòn khi nào là hợp lý
mổ phaco xong mấy ngày được gội đầu
nội soi khớp gối về tập gập duỗi bao nhiêu độ
mổ trĩ xong đi cầu đau muốn khóc có bình thường không
đặt stent xong có được quan hệ vợ chồng không
cắt túi mật rồi sao vẫn đầy bụng
chỗ mổ tuyến giáp nổi cục cứng
mổ sỏi thận còn ống JJ bao lâu phải rút
hút thai xong ra huyết kéo dài mười ngày
sau nong da quy đầu sưng nề mấy hôm thì hết
cắt polyp đại tràng về ăn cháo mấy bữa
bị thủy đậu có được tắm, ra gió không
quai bị có gây vô sinh thật không
sốt xuất huyết ngày thứ tư hết sốt là khỏi hay nặng lên
sởi lây qua đường nào
tay chân miệng độ 1 chăm ở nhà ra sao
đau mắt đỏ nhìn nhau có lây không
zona thần kinh ở mạn sườn đắp đậu xanh được không
ghẻ nước ngứa kẽ tay cả nhà lây nhau
vảy nến da đầu có chữa dứt điểm
hắc lào bôi lá muồng trâu mãi chẳng hết
bạch biến lan ra mặt phải làm sao
nám má sau sinh bôi kem nào
nốt ruồi to dần, bờ nham nhở có phải ung thư da
mụn cóc lòng bàn chân đốt laser hay chấm thuốc
chàm sữa má bé đỏ rực nứt nẻ
viêm da cơ địa tắm lá khế tốt không
nổi mề đay mỗi khi trời lạnh
tổ đỉa bàn tay bóc da chảy nước
giời leo gần mắt có ảnh hưởng thị lực
móng chân dày vàng mủn là nấm hay thiếu canxi
sẹo lồi trước ngực tiêm có hết không
hôi nách chữa tận gốc kiểu gì
lang ben bôi gì cho khỏi loang
răng khôn mọc lệch không đau có cần nhổ
chảy máu chân răng khi chải là thiếu gì
răng ê buốt khi ăn kem
trẻ bảy tuổi răng sữa chưa lung lay mà răng mới mọc trong
niềng răng xong cắn lệch trở lại
lấy tủy rồi vẫn đau nhức về đêm
nghiến răng lúc ngủ có sao
áp xe lợi nặn mủ ở nhà được không
trám răng khi đang bầu có hại thai
nhìn đèn thấy quầng xanh đỏ có phải glôcôm
ruồi bay trước mắt mấy hôm nay nhiều hơn
cận tám độ có sinh thường được không
đục thủy tinh thể để chín mới mổ hay mổ sớm
lẹo mắt chườm nóng hay chườm lạnh
chắp mi tái đi tái lại
con năm tuổi nheo mắt nhìn tivi có phải loạn thị
mộng thịt lấn vào lòng đen
khô mắt do máy tính nhỏ nước mắt nhân tạo ngày mấy lần
lác mắt ở trẻ mấy tuổi chữa thì kịp
nhìn một thành hai từ hồi đeo kính mới
mù màu có di truyền cho con gái
thoái hóa điểm vàng có mù hẳn không
viêm tai giữa thủng màng nhĩ có tự liền
ráy tai đóng cục nhỏ oxy già được không
polyp mũi mổ rồi có mọc lại
viêm xoang hàm chảy mũi xanh mùi hôi
ngáy to ngưng thở lúc ngủ có chết đột ngột không
hạt xơ dây thanh ở cô giáo
viêm họng hạt đốt xong có dứt
trào ngược họng thanh quản kê gối cao mấy phân
con được 20 ngày vàng da phơi nắng thế nào
trẻ ba tháng bốn ngày chưa đi ị
rốn bé chưa rụng sau hai tuần có mùi
em bé ọc sữa vọt qua mũi
bé sơ sinh thở khò khè mà không sốt
bú mẹ hoàn toàn có cần cho uống thêm nước
mười tám tháng chưa biết nói có phải tự kỷ
trẻ biếng ăn còi xương bổ sung gì
con sốt 38,5 có cần uống hạ sốt chưa
bé đi tướt lúc mọc răng
hẹp bao quy đầu trẻ hai tuổi lộn ra được không
tinh hoàn ẩn một bên mấy tuổi mổ
cháu gái tám tuổi đã có ngực có phải dậy thì sớm
con trai 15 tuổi cao mét rưỡi còn lớn không
đái dầm ở trẻ lớp ba
hăm tã loét đỏ bôi gì
thóp phồng nhẹ khi khóc có bình thường
trẻ co quắp chân khóc dạ đề ban đêm
bé mút tay có hô răng không
lồng ruột có tái phát không
tim bẩm sinh thông liên thất lỗ nhỏ tự bít không
chân vòng kiềng tập sao cho thẳng
tăng động giảm chú ý có phải uống thuốc
giun kim ngứa hậu môn ban đêm ở trẻ
viêm phế quản co thắt lớn lên có thành hen
bé suy dinh dưỡng nhẹ cân hơn bạn
mang thai sáu tuần ra ít máu nâu có giữ được không
bầu mấy tháng thì hết nghén
thai 36 tuần ngôi mông có xoay đầu lại được
đái tháo đường thai kỳ ăn gì buổi sáng
dây rốn quấn cổ hai vòng có đẻ thường được không
bà bầu bị cúm có ảnh hưởng dị tật
nước ối ít uống nước dừa có lên không
thai chậm tăng trưởng ăn gì vào con
rau tiền đạo kiêng đi lại tới đâu
trễ kinh mười ngày que một vạch
sảy thai xong bao lâu có lại được
tử cung đổ sau khó đậu thai phải không
bầu chín tháng phù chân, huyết áp 140
uống nước rau ngót có sảy thai không
mẹ viêm gan B cho con bú được không
tắc tia sữa day thế nào cho tan
sau đẻ sáu tuần sản dịch còn hôi
nứt cổ gà có cho bú tiếp được
trầm cảm sau sinh có tự khỏi không
mất sữa uống gì gọi sữa về
đặt vòng xong rong kinh có phải tháo ra
que cấy tránh thai làm mất kinh
kinh nguyệt vón cục đen, đau quằn
mãn kinh ba năm ra huyết lại
bốc hỏa mất ngủ tuổi tiền mãn kinh
khí hư trắng như bã đậu ngứa rát
huyết trắng màu xanh mùi tanh
nang tuyến Bartholin sưng đau
ngực có cục di động ở cô gái 20
núm vú tiết dịch hồng
sa tử cung ở bà cụ có cần phẫu thuật
tiêm vắc xin sởi xong nổi ban có phải mắc bệnh không
chích lao BCG ở vai mưng mủ hai tháng
tiêm 6 trong 1 về sốt quấy khóc cả đêm
tiêm ngừa HPV đau tay tê bả vai
chích dại rồi có kiêng rượu, tập nặng không
tiêm uốn ván sưng cục cứng ở mông
uống rota xong bé đi ngoài có nhầy
tiêm cúm khi đang cảm nhẹ được không
lỡ có bầu ngay sau mũi rubella
trễ mũi nhắc viêm não Nhật Bản có mất tác dụng
vắc xin phế cầu người 70 tuổi có nên chích
dị ứng trứng có tiêm được cúm
dương vật không cương cứng ở tuổi 40
xuất tinh sớm dùng thuốc xịt có hại không
thủ dâm nhiều có yếu sinh lý
đi tiểu buốt chảy mủ sau lần quan hệ với người lạ
sùi mào gà đốt xong có tái lại
quan hệ không bao thì bao lâu xét nghiệm HIV mới chắc
giang mai chữa khỏi rồi có lây vợ không
đau rát khi gần chồng
giãn tĩnh mạch thừng tinh có gây hiếm muộn
oral sex có lây lậu không
tinh trùng lẫn máu đỏ
herpes sinh dục sống chung thế nào
phơi nhiễm HIV đã 72 giờ uống PEP còn kịp không
vợ chồng lấy nhau hai năm không kiêng cữ mà chưa có con
chán nản, không thiết gì, nằm suốt là bị trầm cảm phải không
mất ngủ triền miên ba giờ sáng lại tỉnh
hay nghe tiếng người nói trong đầu
lo âu tim đập thình thịch chỗ đông người
con gái tôi nhịn ăn vì sợ béo
ông nhà tôi lú lẫn đi lạc, hay quên tên con
rối loạn lưỡng cực có lấy vợ được không
nghiện game bỏ học có thuốc gì chữa
cai rượu run tay vã mồ hôi thì dùng gì
ám ảnh rửa tay cả trăm lần một ngày
tâm thần phân liệt có di truyền
stress quá hay quên, đãng trí tuổi 30
mộng du ở trẻ có cần lo
hen suyễn có chơi bóng được không
COPD tập thở chúm môi ra sao
lao phổi điều trị hai tháng còn lây không
xơ gan còn bù sống được bao lâu
viêm gan C có thuốc chữa khỏi hẳn chưa
động kinh có được lái xe máy
Basedow uống thuốc hay uống phóng xạ
suy giáp có béo lên không
hội chứng ống cổ tay đêm tê buốt
lupus ban đỏ có được phơi nắng
thalassemia hai vợ chồng cùng mang gen
suy tim độ 2 uống nước ngày mấy lít
rung nhĩ có cần đốt điện
suy giãn tĩnh mạch mang vớ có hết không
trĩ nội độ ba mổ hay thắt
rò hậu môn cứ chảy mủ hoài
nứt kẽ hậu môn rặn ra máu tươi
Crohn là bệnh gì thế
hội chứng ruột kích thích kiêng món nào
thiếu máu cơ tim cục bộ có đi máy bay được không
viêm cột sống dính khớp còn trẻ có liệt không
loãng xương nên uống hay truyền
đau thần kinh tọa châm cứu mấy buổi
trật đĩa cổ đeo nẹp mấy giờ một ngày
viêm gân Achilles chạy tiếp được không
tràn dịch khớp gối có nên hút
nang hoạt dịch cổ tay đập vỡ được không
bong gân cổ chân xoa dầu nóng hay chườm đá
liệt mặt ngoại biên méo miệng đã hai tuần, châm cứu có về
đau dây thần kinh số năm buốt như điện giật
nhược cơ sụp mi chiều nặng
sốt rét rừng có tái phát
giun lươn ký sinh dưới da
sán lá gan do ăn gỏi
viêm tụy mạn kiêng mỡ đến bao giờ
ung thư đại tràng giai đoạn hai tiên lượng sống
hóa trị xong rụng tóc bao lâu mọc lại
xạ trị vùng cổ khô miệng, loét họng
u máu trong gan có vỡ không
lymphoma không Hodgkin chữa được chăng
đa u tủy có ghép tủy được không
chạy thận tuần ba lần ăn chuối được không
thận ứ nước độ 1 khi mang bầu
viêm bàng quang tái đi tái lại ở phụ nữ
hội chứng thận hư ở trẻ phù mặt
bệnh Wilson kiêng nội tạng phải không
cường lách là gì
hạ canxi co rút bàn tay
tiền đái tháo đường có về lại bình thường
bàn chân tiểu đường loét lâu lành rửa bằng gì
chỉ số BMI 31 có cần uống thuốc giảm béo
uống trà giảm cân bị đánh trống ngực
huyết áp 150/95 ở tuổi 60 đã phải uống thuốc chưa
huyết áp thấp 90/60 uống gừng hay cà phê
SpO2 94 ở cụ già có thấp không
nhịp tim nghỉ 110 là nhanh quá à
lõm ngực bẩm sinh có phải mổ
vẹo cột sống 20 độ ở nữ sinh
thoát vị bẹn ở ông già đẩy vô được
giãn phế quản ho máu từng đợt
tràn dịch màng phổi chọc hút có đau, có biến chứng
viêm cơ tim hồi phục bao lâu
bệnh Kawasaki phải uống aspirin đến khi nào
ho gà ở trẻ chưa chích ngừa
bạch hầu tiếp xúc rồi phải uống thuốc phòng gì
viêm não mô cầu ủ bệnh mấy ngày
covid xong cứ mệt, hụt hơi, rụng tóc
cúm A ngày mấy hết lây
viêm gan A ăn chung có lây
đậu mùa khỉ nổi mụn ra sao
uốn ván khi giẫm đinh gỉ hôm kia có cần phòng
bị mèo cào xước nhẹ có phải tiêm phòng dại
ong đốt sưng tay hai hôm bôi gì
kiến ba khoang đốt phồng rộp rát
k biết bị j mà cứ nhói nhói bên sườn trái
ad ơi e nổi mụn nc ở môi là bệnh j v
uống thuốc đau dd xong bị táo bón có s k
bé nhà mk 8m chưa mọc răng có s hk mn
trễ kinh 5 ngày thử que 2 vạch mờ là s ạ
e bị đau bụng dưới âm ỉ trc kì kinh có s ko
uống cà fê chung vs thuốc cảm đc hk
bn trai e tiểu rát là bị lậu hả bs
mún giảm mỡ bụng uống thuốc j cho lẹ
kq ghi gan nhiễm mỡ là nặng k ạ
xét nghiệm ra HP 0.5 là nặng hk bs
mắt e mờ mờ khi nhìn đt lâu, bị j z
sao e hay chóng mặt lúc đứng dậy vậy ad
uống lộn 2v thuốc ngừa thai 1 ngày có s k
da mặt e đỏ rát do kem trộn h lm sao
mới xăm môi sưng vù bôi j cho xẹp
bị hp kiêng hôn ny k bs ơi
thuốc ks uống mấy ngày là đủ v
nách nổi cục hạch bấm đau là s
con e ho sổ mũi cho uống siro j đc
đau răng số 8 uống tạm thuốc j hok
bầu 3m ăn dứa đc k mn
hít khói thuốc của ck có hại thai k
stress wa rụng tóc hoài, uống biotin đc k
e bị vk nói hôi chân, chữa s z
ngứa vùng kín mà ngại hỏi, bôi j ạ
mới phá thai thuốc 4 ngày ra máu còn nhiều k bình thường hả
tt nhỏ quá uống nội tiết có to k
đứng lâu tê chân, v là bị j z mn
uống collagen nhiều có hại thận hk
Cô ơi cho bà hỏi, bà năm nay tám mươi mốt, cứ đêm đến là hai ống chân nó bứt rứt như kiến bò, phải ngồi dậy đấm mới ngủ được, thế là bệnh gì hả cô
Bác sĩ ơi ông nhà tôi uống thuốc huyết áp ba năm nay rồi, dạo này đo toàn 120 thôi, thế có bỏ thuốc đi được chưa hay vẫn phải uống tiếp
Cháu ạ, bác bị cái khớp gối nó sưng to, hàng xóm bảo mua cao ngựa bạch về bôi, không biết có nên tin không
Tui hỏi cái ni, mệ nhà tui ăn chi vô cũng mửa ra, người gầy rộc đi, răng mà rứa hè
O ơi chừ tui bị đau cái đầu gúi, bước lên cầu thang nghe rắc rắc, uống thuốc nam chi cho đỡ
Con mô rứa, mạ tui ăn cơm xong là trướng bụng, ợ lên chua lè, có phải đau bao tử không con
Răng mà dạo ni tui hay quên dữ, để cái chi mô rồi kiếm không ra, có phải lẫn không o
Dạ cho tui hỏi, bà già tui hổm rày ăn hổng vô, uống sữa cũng ói, người ta biểu vô nước biển cho khoẻ, có nên hông
Cưng ơi, dì bị tiểu đường mười mấy năm, bữa nay thấy chưn tê rần đạp gai hổng hay, vậy là biến chứng rồi hả cưng
Chú mày coi giùm, tui uống thuốc gút hoài mà lâu lâu nhậu chút xíu nó hành đi hổng nổi, có thuốc nào nhậu được hông
Thằng cháu nội tui bốn tuổi mà cứ ho sù sụ nửa đêm tới sáng, bà ngoại nó chưng tắc mật ong cho uống, vậy có được hông con
Tôi là người già có một mình, mấy hôm nay đi đại tiện khó lắm, rặn mãi, con dâu mua cho thuốc thụt, dùng nhiều liệu có hỏng ruột không
Bà lão nhà tôi tay cứ run bần bật lúc bưng bát, viết chữ thì nhỏ tí, người làng bảo bệnh run Pắc kin gì đó, có thuốc nào bớt run không chị
Ba con hồi trẻ hút thuốc lào dữ lắm, giờ đi mấy bước là thở hồng hộc, đàm đặc quánh, vậy phổi có phục hồi được nữa hông
Thưa bác sĩ, tôi mổ thay thủy tinh thể mắt phải tháng trước, giờ nhìn vẫn như có màng sương, có phải mổ hỏng rồi không ạ
Em dâu tôi mới đẻ được mười hôm, mẹ chồng bắt nằm than, ăn toàn thịt kho nghệ, không cho tắm gội, thế có đúng không các cô
Ôn tui bị cao máu, bựa ni ăn mắm ruốc nhiều, đo lên 160, chừ nằm nghỉ hay uống thêm nửa viên nữa o hè
Bữa trước cô điều dưỡng dặn uống thuốc này sau ăn mà tui nghe lộn, uống lúc bụng đói mấy bữa rồi, có sao hông cô
tôi cầm tờ kết quả mà mắt kém, thấy có mấy chữ H in đậm với mũi tên lên, thế là tôi mắc bệnh gì vậy cháu
Mẹ em bảy mươi tư tuổi, chụp phim người ta bảo lún đốt sống lưng, giờ nên nằm một chỗ hay vẫn đi lại nhẹ nhàng ạ
Con tui đi nghĩa vụ về ngứa háng bôi thuốc ba con chi đó lột cả da, chừ rát quá bôi cái chi cho dịu
Chồng tôi đi nhậu về hay đau tức hạ sườn phải, người ngứa, mắt hơi vàng, tôi bảo nghỉ rượu mà không nghe, liệu gan có sao không
chích insulin chỗ bụng nổi cục chai thì chích chỗ nào
tôi bị dị ứng tôm, ăn cua có bị không
đang rối loạn tiền đình có nên đi xe đạp
bị sốt phát ban có được nằm quạt không
uống nước lá vối giảm mỡ máu được chứ
người viêm gan B có ăn trứng được không
tập gym khi bị thoát vị rốn
đau nửa đầu có nên uống cà phê
viêm khớp dạng thấp ăn đậu nành hại không
nhịn ăn gián đoạn cho người dạ dày
ăn chay trường có thiếu B12
sau xạ iốt cách ly con nhỏ mấy ngày
uống bột sắn dây khi huyết áp thấp
máu nhiễm mỡ nên dùng dầu gì chiên rán
tắm đêm có gây đột tử thật không
cạo gió khi trúng gió đúng hay sai
ngâm chân nước gừng cho người suy tĩnh mạch
nặn mụn ở mép có nguy hiểm không
thức khuya nhiều có suy gan
đi bộ bao nhiêu bước tốt cho người suy tim
nhai trầu có gây ung thư miệng
Is it normal to have a dry cough for a month after flu
How many ibuprofen can I take in one day
What does elevated ALT mean on my report
My son has a rash behind the ears, what could it be
Can I drink beer while on antibiotics
Is a 5 mm kidney stone going to pass by itself
I forgot my birth control pill yesterday, what now
What is the normal range for TSH
Is my blood pressure of 145 over 90 too high
Can pregnant women eat papaya
My knee clicks when I walk, should I worry
Side effects of doxycycline please
Does metformin cause weight loss
Why are my gums bleeding when I floss
How long until I can swim after hernia surgery
Swollen lymph node under jaw is it cancer
My baby spits up after each feeding
What foods to avoid with gout
Is it safe to take Panadol together with cold syrup
White patches on tongue what is this
Dengue day five platelets 80 is dangerous?
I have burning when pee two days what medicine
Can diabetics eat rice noodles
Numb fingers in the morning why
Is hepatitis B contagious by sharing chopsticks
my period is late two weeks but test negative
what is a hemangioma in the liver
Do I need rabies shots if a monkey scratched me lightly last week
Fever after vaccination in a toddler, how long does it last
stitches look red around, infected or not?
Should I stop blood thinner before tooth extraction
How to lower uric acid naturally
I feel hopeless and tired all the time, is it depression
hair falling out after covid, which vitamin
itchy skin between toes which cream
Does a herniated disc always need an operation
Can I fly at 34 weeks pregnant
My eye has floaters since Monday
LDL 4.2 do I need statins
what mean "nodule" in my thyroid ultrasound
Snoring very loud, is sleep apnea treatable
I got ringing ears after a concert
Are night sweats a sign of tuberculosis
the doctor gave me omeprazole and another pill, can I mix
Sperm count low, can we still conceive
Is shingles catching for my newborn
Acid reflux at night remedies
How much vitamin D for a four month old
Toe nail turned black after running
Travelers diarrhea what pill I should take
Is Japanese encephalitis vaccine safe with egg allergy
my testicle has a painless lump
Why do I get dizzy standing up
Can warts come back after freezing
Bà bị lãng tai, mấy bữa nay trong lỗ tai nó cứ ọp ẹp như có nước, con gái mua cho lọ nhỏ, nhỏ hoài mà có thấy bớt đâu, thế nhỏ thêm mấy hôm nữa hả cháu
Tôi hỏi khí không phải, đàn ông sáu mươi lăm rồi mà chuyện ấy kém, người ta mách rượu ba kích, uống có hại tim không
Chú em ơi, qua bị đau răng hàm nhức lên tới óc, ngậm rượu cau hổng bớt, giờ uống đỡ thuốc gì đây
Mạ tui nằm liệt lâu, chỗ xương cụt hắn loét ra một lỗ, rửa nước muối rứa có đúng khôn o
Bác bị bệnh vảy nến ba chục năm, ai mách gì cũng bôi, giờ da mỏng như giấy, có thuốc tiêm mới nào không cháu
Con gái út nhà tui tới tháng là đau lăn lộn, bà nội biểu lấy chồng là hết, có thiệt vậy hông cô
Tôi uống thuốc nam của ông lang dưới xuôi cho cái gan, giờ mặt sạm đen đi, có phải ngộ thuốc không hả bác sĩ
Bựa trước đo loãng xương họ nói âm ba chi đó, tui ăn cua đồng miết răng xương còn xốp rứa o
How often should I use my salbutamol puffer
Is green mucus a reason for antibiotics
Can I breastfeed while taking amoxicillin
My creatinine is 1.6, are my kidneys failing
Why does my toddler refuse to eat meat, iron lack?
what is H pylori and will my kids get it
safe dose of paracetamol for 10 kg child
Is a fatty liver reversible
Do I have gout, big toe swollen red
after gallbladder removing can I eat eggs
Lump in breast moves when touched, dangerous?
Which sleeping pill is not addictive
Bulging disc L5 what exercise is good
my mole changed color this year
Is it ok to exercise with a heart murmur
Baby has yellow skin at two weeks old
Cold sores keep coming back, any cure
Does thyroid nodule TIRADS 3 need biopsy
Cracked heels bleeding, diabetic, what to put
How soon after miscarriage can we try again
Genital warts removed, am I still infectious
Panic attacks on the plane, what can I take
red eye with sticky discharge for three days
my wisdom tooth socket smells bad
hemorrhoid cream while pregnant?
Does MMR vaccine make a fever
can I stop amlodipine, my ankles swell
meaning of "ground glass opacity" on CT
ASCUS pap smear, should I be scared
high platelet count 600 what is cause
Is vertigo from ear crystals curable
Tingling after B12 injection normal?
năm ngoái tôi bị đột quỵ, giờ có được đi máy bay không
hồi nhỏ hay co giật khi sốt, lớn lên có thành động kinh không
đau ngực âm ỉ mấy tháng nay là bệnh gì
ba tôi từng nhồi máu cơ tim, nên ăn kiêng thế nào để không bị lại
làm sao phòng tai biến cho người huyết áp cao
đã đặt máy tạo nhịp do ngừng tim, có dùng điện thoại được không
hai tuần trước ngất lúc đứng chào cờ, có cần lo không
sau chấn thương sọ não một năm hay đau đầu, mất ngủ
bị rắn lục cắn tháng trước, chỗ cắn còn thâm tím là sao
chảy máu cam thời trẻ, nay già có bị lại không
sốc phản vệ với penicillin ngày xưa thì giờ uống kháng sinh nào được
mẹ từng băng huyết lần sinh đầu, lần này đẻ thường có nguy hiểm
bé từng hóc dị vật, để lại di chứng phổi không
dấu hiệu nhận biết đột quỵ sớm gồm những gì
cơn hen lúc giao mùa, dùng thuốc dự phòng kéo dài bao lâu
vết bỏng nước sôi từ bé để lại sẹo co rút có sửa được không
nghe nói thuốc tránh thai gây đột quỵ, có đúng không
ngộ độc thức ăn tuần trước đã đỡ, giờ ăn lại bình thường được chưa
uống thuốc ngủ nhiều năm có bị ngừng thở khi ngủ không
nôn ra máu cách đây ba năm vì loét dạ dày, nay có được uống rượu vang
gãy xương đùi sáu tháng rồi vẫn đi khập khiễng
em từng có ý nghĩ tự tử hồi cấp ba, nay buồn lại thì nên uống thuốc gì
cháu tôi tự kỷ hay đập đầu vào tường, dạy bảo sao
khó thở nhẹ khi gắng sức cả năm nay
liệt nửa người sau tai biến hai năm, tập vật lý còn tiến bộ không
đẻ non lần trước, lần này khâu cổ tử cung tuần bao nhiêu
đuối nước hồi hè, con sợ nước mãi phải làm sao
hay bị điện giật tê tê khi chạm tay nắm cửa có hại tim không
ngất khi thấy máu là yếu bóng vía hay bệnh
đã khỏi viêm màng não, trí nhớ có giảm không
cục máu đông ở chân điều trị xong có đi bộ đường dài được chứ
tim ngừng đập một nhịp rồi đập lại, thỉnh thoảng thôi, có sao
đang uống thuốc động kinh ba năm không lên cơn, bao giờ dừng được
vợ tôi tiền sản giật lần đầu, lần hai có bị nữa không
phình động mạch chủ bụng 3,5 phân có vỡ không
túi phình mạch não nhỏ nên theo dõi hay can thiệp
thiếu máu não thoáng qua tháng trước, có cần uống aspirin suốt đời
xuất huyết dạ dày cũ có được uống giảm đau khớp
hạ đường huyết ban đêm thỉnh thoảng xảy ra, chỉnh thuốc ra sao
cấp cứu hồi tết vì suy tim, nay uống nước bao nhiêu một ngày
chết lưu lần trước 20 tuần, bao lâu nên có thai tiếp
bị chó cắn năm 2019 đã chích đủ, giờ cắn lại có phải chích nữa
tràn khí màng phổi đã rút ống, đi lặn biển được không
ung thư giai đoạn cuối chăm sóc giảm đau tại nhà thế nào
hôn mê gan có hồi phục hoàn toàn được không
sốt cao co giật lành tính nghĩa là gì
ăn mật cá trắm có độc thật không
khoai tây mọc mầm ăn vào có ngộ độc không
làm nghề phun thuốc sâu lâu năm có nhiễm độc không
đột tử ở người trẻ do đâu, tầm soát bằng gì
bà nội mất vì vỡ phình mạch, cháu có bị di truyền không
e từng cắt tay hồi lớp 9 giờ sẹo xấu wá, trị s ạ
trc e bị sốc thuốc tê lúc nhổ răng, h nhổ nữa có s k
ck mk tai biến nhẹ 2 năm trc, bh nhậu lại đc hk
hồi bầu bị ra máu mà giữ đc, con sinh ra có ảnh hưởng j k
Mệ tui bị tai biến từ năm tê, chừ nói còn đớ, cho uống an cung chi đó có được không o
Ông xã tui hồi tháng giêng té xỉu ngoài ruộng, chở đi nằm mấy bữa rồi về, giờ ổng hay xây xẩm, có nên cho ổng ra đồng nữa hông
Bà bị nhồi máu đặt hai cái stent từ năm kia, dạo này thỉnh thoảng nhói một tí rồi thôi, thế có cần đặt thêm không cháu
I had a stroke two years ago, can I drive again
Do febrile seizures cause brain damage later
Mild chest discomfort on and off for months, what is it
After my heart attack last spring, is sex safe
How can I prevent choking in toddlers
I survived an overdose as a teen, are my kidneys ok now
Was anaphylactic to shrimp once, may I eat fish sauce
What are early warning signs of stroke
concussion six weeks ago, still foggy, normal?
Can old burn scars be treated
My mother's epilepsy is controlled, may she swim
does an epinephrine pen expire, and what dose for a child
thuốc này uống trước hay sau bữa cơm
uống thuốc với sữa được không
thuốc phải uống lúc bụng rỗng là sao
đơn ghi ngày hai lần thì cách nhau mấy tiếng
nhai viên thuốc ra cho dễ nuốt được không
bẻ đôi viên nang đổ bột ra có mất tác dụng
thuốc ngậm dưới lưỡi tan bao lâu
uống thuốc xong nôn ra thì uống lại không
uống trùng hai loại giảm đau của hai nơi kê
thuốc bác sĩ cho uống thấy chóng mặt có bỏ được không
đơn thuốc có chữ q.d nghĩa là gì
thuốc hết rồi mà chưa tới hẹn thì uống tạm loại nào
đổi từ thuốc hãng này sang thuốc hãng kia có giống nhau
thuốc nhỏ mắt mở nắp để được mấy tuần
insulin để ngoài tủ lạnh hai ngày còn dùng được không
thuốc của vợ chồng dùng được không, cùng đau khớp
uống thuốc huyết áp buổi tối hay sáng tốt hơn
lỡ uống hai lần thuốc tiểu đường trong một bữa
nghiền thuốc cho bà cụ nuốt khó có được không
thuốc sủi có hại cho người cao huyết áp không
thuốc bổ não ginkgo uống mấy tháng nghỉ
dầu cá omega 3 có làm loãng máu không
glucosamin uống hoài có hại gan không
nhân sâm uống chung thuốc tim được không
nghệ mật ong với thuốc dạ dày cách nhau bao lâu
trà xanh làm mất tác dụng thuốc sắt phải không
nước bưởi kỵ thuốc gì
đang uống thuốc lao mà nước tiểu đỏ cam
thuốc xịt họng cho bà bầu loại nào an toàn
bôi corticoid lên mặt lâu bị teo da phải làm sao
miếng dán giảm đau dán mấy giờ thì gỡ
thuốc đặt âm đạo có phải kiêng quan hệ
thuốc tẩy giun uống xong có cần nhịn ăn sáng
kháng sinh làm bé tiêu chảy có phải dừng
uống thuốc dị ứng rồi lái xe được không
hết thuốc trầm cảm hai hôm thấy như điện giật trong đầu
ăn gì sau mổ cho mau lành
mổ ruột thừa nội soi xong bao giờ được ăn trứng
mổ xong kiêng rau muống thịt gà thật không
sau mổ dạ dày một tuần được uống sữa chưa
sinh mổ ba ngày chưa xì hơi ăn cháo được không
mới mổ tuyến giáp có được ăn hải sản
cắt túi mật ăn đồ chiên lại khi nào
mổ tim xong uống bao nhiêu nước một ngày
sau nội soi cắt polyp ra tí máu có sao
nội soi dạ dày xong rát họng mấy hôm hết
nội soi đại tràng về đầy hơi trướng bụng
mổ cột sống xong ngồi dậy sớm nhất ngày nào
gãy xương đùi đóng đinh bao lâu chống chân
bó bột tay bị sưng tím đầu ngón thì sao
tháo bột xong khớp cứng tập thế nào
mổ mắt xong xem điện thoại có hại không
đặt ống thông tiểu cứ buồn tiểu hoài
vết mổ ngứa có phải đang lành
chỉ tự tiêu bao lâu thì rụng hết
vết mổ đẻ nổi gồ đỏ bôi gel gì
mổ ung thư vú xong tay phù to
hậu môn nhân tạo phân lỏng quá chỉnh ăn uống sao
cắt tử cung rồi có bị lão hóa nhanh
thắt ống dẫn tinh có yếu đi không
mổ trĩ xong mấy tuần được ngồi xe máy
gây tê tủy sống để lại đau lưng phải không
gây mê nhiều lần có giảm trí nhớ
kết quả xét nghiệm ghi bạch cầu trung tính thấp có sao không
kết quả ghi hồng cầu nhỏ nhược sắc là sao
kết quả đường sau ăn 11 có phải tiểu đường
kết quả nước tiểu có hồng cầu ba cộng
kết quả tế bào cổ tử cung LSIL nghĩa là gì
kết quả nuôi cấy ra E.coli kháng thuốc
kết quả chụp ghi xẹp đĩa đệm nhẹ có phải mổ
kết quả CT có nốt kính mờ 6 mm
kết quả điện não sóng nhọn là động kinh à
kết quả đo thính lực giảm 40 dB có cần đeo máy
kết quả đo chức năng hô hấp FEV1 còn 60
kết quả sinh thiết lành tính có hóa ác không
kết quả HIV nghi ngờ chờ khẳng định là sao
kết quả Double test nguy cơ 1/150
kết quả dương tính kháng thể sốt xuất huyết IgG
kết quả vàng da sơ sinh bilirubin 15
kết quả holter nhịp chậm ban đêm
kết quả gen BRCA dương tính có cần cắt ngực
tờ kết quả có dấu sao đỏ ở ô GGT là bệnh gì
hai lần xét nghiệm khác nhau thì tin cái nào
siêu âm thấy nhân xơ vú hai bên
siêu âm thấy lách to nhẹ là bệnh gì
siêu âm thấy dịch ổ bụng ít có sao
siêu âm thấy thận teo một bên
siêu âm thấy gan thô có phải xơ gan
siêu âm thai thấy nang đám rối mạch mạc
siêu âm thai 12 tuần độ mờ da gáy 2,8
siêu âm tim có lỗ bầu dục
siêu âm thấy buồng trứng nhiều nang nhỏ
siêu âm thai nhỏ hơn tuổi hai tuần
siêu âm niêm mạc tử cung dày 15 ly
siêu âm chưa thấy tim thai tuần thứ bảy
siêu âm thấy huyết khối ở chân có đi lại được không
siêu âm khớp có dịch bao hoạt dịch
siêu âm bảo con trai có nhầm được không
siêu âm nhiều lần có hại cho thai
siêu âm cổ có mảng xơ vữa 30 phần trăm
siêu âm ra hạch nách dẹt có rốn hạch
xét nghiệm gan cao gấp đôi có phải nhậu nhiều
xét nghiệm mỡ máu cao kiêng trứng không
xét nghiệm canxi cao là thừa hay bệnh
xét nghiệm amylase cao có phải viêm tụy
xét nghiệm ure cao do ăn nhiều thịt à
xét nghiệm bạch cầu ái toan cao vì giun phải không
xét nghiệm máu lắng cao nói lên gì
xét nghiệm CK cao sau khi tập gym
xét nghiệm prolactin cao có thai được không
xét nghiệm testosteron thấp có cần tiêm
xét nghiệm vitamin D 15 là thiếu nặng không
xét nghiệm LDH cao là ung thư hả
xét nghiệm homocystein cao uống gì
xét nghiệm cortisol sáng thấp
xét nghiệm anti TPO cao 600
xét nghiệm giun đũa chó dương tính uống thuốc mấy đợt
xét nghiệm hồng cầu trong phân dương tính
xét nghiệm pH máu cuống rốn thấp
xét nghiệm dị nguyên ra dị ứng mạt nhà
tiêm xong sốt 39 độ có bình thường không
tiêm xong tay sưng đỏ chườm nóng hay lạnh
tiêm mũi 5 trong 1 bé bỏ bú
tiêm xong có được tắm cho bé ngay
tiêm vắc xin xong uống rượu được không
tiêm lao không để lại sẹo thì có miễn dịch không
tiêm khớp gối xong sưng to hơn
tiêm thuốc tránh thai ba tháng bị rong huyết
tiêm filler môi vón cục làm sao tan
tiêm canxi thấy nóng bừng người
tiêm thuốc cản quang xong ngứa ngáy
tiêm trưởng thành phổi có hại bé không
tiêm ngoài màng cứng mấy tháng một lần
tiêm viêm gan B trễ hai năm có phải làm lại từ đầu
tiêm mũi thủy đậu rồi vẫn lây
tiêm cúm năm nay bị cúm lại là sao
tiêm mũi dại có làm suy giảm trí nhớ không
tiêm insulin bị hạ đường thì ăn gì
mang thai ba tháng đầu ăn gì tránh gì
mang thai ăn rau răm được không
mang thai uống cà phê ngày mấy ly
mang thai đau răng uống thuốc nào
mang thai nằm nghiêng bên nào
mang thai làm việc máy tính có hại không
mang thai bị trĩ bôi gì
mang thai đi xe máy đường xa
mang thai ngứa toàn thân lúc tám tháng
mang thai bị viêm nhiễm có sinh thường
mang thai lần hai sau mổ 14 tháng nguy cơ gì
mang thai 40 tuổi con có bị Down
mang thai mất ngủ uống tâm sen được không
mang thai thèm đồ ngọt là con gái à
mang thai nhuộm tóc có ảnh hưởng
mang thai máu đông phải chích bụng
mang thai bị nấm đặt thuốc có sao
mang thai tập squat được không
mang thai vỡ mụn rộp sinh dục
bầu 6 tháng ho nhiều có động thai
bầu bị tiêu chảy uống oresol được không
bầu tăng 20 ký có nhiều quá
bầu uống nước mía từ tháng thứ mấy
bầu quan hệ tháng cuối được không
thai máy ít hơn hôm qua có lo không
que hai vạch mà máu beta thấp
dịch âm đạo nhầy hồng lúc 38 tuần là gì
cơn gò Braxton Hicks khác chuyển dạ ra sao
trẻ sơ sinh ngủ nhiều quá bỏ cữ bú có phải gọi dậy
trẻ sơ sinh hắt hơi liên tục có lạnh không
trẻ sơ sinh nấc sau bú cho uống nước được không
trẻ sơ sinh da bong tróc
trẻ sơ sinh mắt có ghèn vàng
trẻ sơ sinh vặn mình đỏ mặt thiếu canxi không
trẻ sơ sinh đi phân xanh hoa cà hoa cải
trẻ sơ sinh nằm điều hòa mấy độ
trẻ sơ sinh bị tưa lưỡi rơ bằng gì
trẻ sơ sinh nổi hạt kê mụn sữa
trẻ sơ sinh tóc rụng vành khăn
trẻ sơ sinh bầm chân sau chích gót
trẻ sơ sinh ra huyết ở bỉm bé gái
trẻ sơ sinh bú mẹ mấy phút đủ no
trẻ sơ sinh lòi rốn dán đồng xu được không
bé 6 tháng ăn dặm bắt đầu bằng gì
bé 9 tháng chưa biết bò
bé 2 tuổi nói ngọng
bé 4 tuổi đau chân ban đêm
bé ăn vạ đập đầu
bé ngủ ngáy há miệng VA độ 3 có nạo
bé sốt mọc răng mấy hôm
bé bị nổi hạch sau gáy
bé nuốt hạt nhãn hôm kia có tự ra theo phân
bé đi tè nhiều lần quanh rốn đau
bé táo bón thụt mật ong được không
bé rụng tóc kiểu vành
bé đứng bằng đầu ngón chân
bé chảy nước dãi nhiều
bé thở phì phò khi ngủ
bé bị muỗi đốt sưng vù
bé lười uống sữa công thức
huyết áp lúc cao lúc thấp là bệnh gì
huyết áp 170 mà không thấy đau đầu
huyết áp kẹt 100/85 có nguy hiểm
huyết áp hai tay chênh nhau 20
huyết áp tăng khi gặp bác sĩ áo trắng
huyết áp 130/85 ở người 30 tuổi
huyết áp sáng sớm hay tụt ngồi dậy té
huyết áp ăn chuối có hạ được không
huyết áp tối thiểu cao nói gì
đo huyết áp tay nào đúng
đường huyết 4,0 buổi sáng có thấp quá
đường huyết sau ăn hai giờ bao nhiêu là đạt
đường huyết bị tăng khi sốt phải không
đường huyết thai kỳ 5,3 lúc đói
đường huyết người già 80 tuổi bao nhiêu là ổn
ăn gạo lứt có hạ đường không
người đường máu cao uống rượu vang được không
đường tụt giữa đêm ăn gì nhanh
tiểu đường có nhổ răng được không
tiểu đường chân tê lạnh xoa dầu gì
tiểu đường tuýp 1 ở trẻ có hết
nhịp tim 50 khi ngủ bình thường không
khó ngủ trước khi đi khám uống gì
đau bụng sau ăn hải sản có nên uống than hoạt
ăn sữa chua khi đau dạ dày
ăn tỏi sống chữa cúm không
người ung thư nên kiêng đường
chạy thận ăn được trái cây nào
viêm loét dạ dày uống nghệ
sỏi thận uống râu ngô có tan
gan nhiễm mỡ ăn trứng mấy quả tuần
bệnh trĩ ăn ớt có làm nặng
viêm xoang xông lá gì
mất ngủ uống sữa ấm
đau vai gáy ngồi máy tính xoa bóp sai có liệt
giãn dây chằng chườm mấy ngày
thoái hóa khớp gối tiêm PRP có hiệu quả
gai gót chân đi giày đế gì
tê tay khi ngủ là thiếu máu
bệnh gút ăn đậu phụ
bướu cổ ăn bắp cải
dị ứng thời tiết uống lá gì
viêm mũi dị ứng rửa nước muối mấy lần
ho có đờm xanh
viêm amidan có mủ lấy ở nhà
trào ngược nằm đầu cao
hôi miệng do sâu răng
nhiệt miệng bôi gì
răng sứ đau khi nhai
tụt lợi có mọc lại
niềng răng đau mấy ngày
nhổ răng khôn bị tê môi
mọc răng khôn sốt
mắt đỏ cộm dụi ra ghèn
mắt mờ sau mổ lasik
chói mắt đèn xe ban đêm
khô mắt chảy nước mắt sống
mí mắt sụp một bên
tai chảy nước vàng mùi hôi
ù tai sau đi máy bay
da nổi vòng tròn đỏ ngứa
mụn bọc nặn để lại thâm
nấm móng tay đen
rôm sảy tắm lá gì
vết bỏng nhẹ hôm trước phồng bôi gì
sẹo rỗ lăn kim mấy lần
u mỡ dưới da có cần cắt
mồ hôi tay nhiều có mổ được
kinh ra ít hai ngày
kinh nguyệt tháng hai lần
hết kinh một năm còn có bầu
khô âm đạo sau mãn kinh
rong kinh ở tuổi dậy thì
đau bụng kinh nằm liệt
polyp cổ tử cung có thành ác
viêm lộ tuyến có nên đốt
buồng trứng có nang 5 phân tự tiêu
u vú ở tuổi 18
tinh hoàn đau âm ỉ
bao quy đầu dài có cần cắt
dương vật cong
xuất tinh ra máu
tiểu rắt đêm ở nam 60
vô sinh do tắc ống dẫn trứng
stress mất kinh
hay khóc không lý do
nghĩ nhiều, sợ chết, tim nhanh
con tuổi teen tự rạch tay ngày trước, giờ nói chuyện sao
mẹ già hay quên lặp câu hỏi
bố hay cáu gắt từ khi tai biến năm kia
thuốc này uống lúc đói hay no z ad
uống thuốc r quên mất uống chưa, h uống thêm đc k
kq e có mũi tên đi lên là bị j v
sa thấy nang 3cm có s k bs
xn gan cao là phải kiêng j ạ
tiêm xong bé sốt li bì 38 độ có s k mn
bầu 5m ăn nhãn đc hk
bé nhà e 2m k chịu bú bình lm s
mổ xong ăn xôi đc k z
mới nhổ răng uống trà sữa đc k
ha 140 có cao hk bs
đường 6.5 là tiểu đg chưa
bị trào ngược ăn mì tôm đc k
e bị nổi mẩn sau khi uống ks, ngưng k ạ
da e bị v bôi j hết
mất kinh 2 tháng mà k bầu là s
uống tránh thai hằng ngày bị nám k
đau ngực khi hít sâu là bị j v mn
bé ho đờm khò khè cho nằm sấp đc k
ngứa da đầu gãi ra vảy là bệnh j
Cháu ơi, bà uống thuốc huyết áp xong cứ phải dậy đi đái đêm bốn lần, thế có phải do cái viên nhỏ nhỏ màu trắng không
Bác được bác sĩ cho ba loại thuốc, loại nào uống trước cơm loại nào uống sau, tờ đơn chữ nhỏ quá bác đọc không ra
Tui mới mổ ruột hôm rằm, con dâu nấu cháo lươn, hàng xóm nói ăn lươn mưng mủ, rứa ăn được không o
Mệ đi siêu âm người ta nói gan có nốt chi trắng trắng, mệ sợ hung, có phải ung thư không con
Con ơi, má bị đường huyết ba trăm mấy, người ta biểu ăn khổ qua sống, uống lá dứa, vậy có hạ được hông con
Cháu nội tôi tiêm mũi hôm qua, đêm nó quấy cả nhà không ngủ, sờ trán hâm hấp, thế có phải cho uống hạ sốt không
Con dâu tôi có bầu tháng thứ bảy, chân nó sưng như cái chày, các cụ bảo xuống máu chân là sắp đẻ, có đúng không cô
Ông nhà tui mổ mắt xong cứ dụi, biểu hổng nghe, dụi vậy có hư cái mắt hông cô Tư
Tôi cầm cái phim chụp phổi, thấy có đám mờ mờ góc dưới, cháu nhìn hộ xem có phải lao không
Hồi hôm tui ăn mắm xong thức dậy môi sưng vếu, chừ xẹp rồi, mai mốt có ăn lại được không hè
Bố tôi bị tai biến đã hai năm, giờ nói ngọng, tay co quắp, châm cứu tiếp thì có khá lên được không bác sĩ
Dì bị cái khớp nó hành lúc trở trời, uống thuốc tễ của ông thầy gói giấy báo thì hết đau liền, mà mặt tròn ra, sao vậy cưng
Em sinh được hai mươi ngày, mẹ chồng bắt uống nước lá vối thay nước lọc để lợi sữa, uống thế bé có bị đi ngoài không
Cái chỗ bác chọc lấy máu hôm trước nó tím một mảng to bằng quả trứng, có phải bị vỡ mạch không cháu
take this pill before or after food
I vomited after my tablet, should I take another
can I crush this capsule
what can I eat after gallbladder surgery
how long until I can lift my baby after C-section
my wound is itchy, is it healing
my ultrasound says fibroid 4 cm, dangerous?
blood test shows low neutrophils what does that mean
is a fasting sugar of 110 normal
cholesterol high, do I stop eating eggs
fever one day after the flu shot
sore arm after tetanus injection
can pregnant women drink green tea
spotting at eight weeks
baby kicks less at night normal?
newborn sneezes a lot
my baby is constipated on formula
toddler bitten by mosquito, swollen eye
pulse 48 while sleeping
blood pressure different in both arms
is it ok to fly after a cataract operation
my stool is green
why does my jaw click
cramps in calf at night
can I take melatonin with sertraline
expired eye drops safe?
does turmeric cure ulcer
can I drink alcohol after vaccination
what does BI-RADS 3 mean
is my X-ray showing pneumonia
should I get my tonsils removed
gout diet list
is vertigo dangerous for driving
how to treat fungal nail
ringworm on my child's scalp
why am I always tired
does my father have dementia if he forgets names
how long does dengue weakness last
is a heart murmur in a child serious
antibiotic gave me diarrhoea, stop it?
my tooth hurts with cold water
pimples around mouth what cream
`;
