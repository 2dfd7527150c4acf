import { signs } from './signs.ts';

/** Symptoms as they are told. */
export const SYMPTOMS = signs(`
đau đầu
nhức đầu
đau bụng
đau bao tử
đau dạ dày
đau lưng
đau cổ
đau họng
đau tai
đau răng
nhức răng
đau mắt
đau vai
đau khớp
đau gối
đau đầu gối
đau chân
đau tay
đau mình
đau người
đau nhức
nhức mỏi
mỏi người
chóng mặt
hoa mắt
choáng váng
buồn nôn
nôn ói
nôn mửa
ói mửa
tiêu chảy
táo bón
tê tay
tê chân
tê bì
nổi mẩn
nổi mề đay
phát ban
ngứa khắp
ngứa toàn thân
ngứa da
ngứa người
sốt cao
bị sốt
sốt quá
sốt nóng
bị ho
ho khan
ho nhiều
ho có đờm
sổ mũi
nghẹt mũi
ù tai
mờ mắt
mất ngủ
mệt mỏi
khó tiêu
đầy bụng
phù chân
sưng chân
chuột rút
tim đập nhanh
hồi hộp
headache
headaches
migraine
stomach ache
stomachache
stomach hurts
stomach hurt
tummy ache
belly hurts
belly pain
abdominal pain
stomach pain
back pain
back hurts
joint pain
knee pain
sore throat
toothache
earache
dizzy
dizziness
nausea
nauseous
vomiting
diarrhea
diarrhoea
constipated
fever
cough
coughing
rash
itchy
numb
numbness
head hurts
`);
