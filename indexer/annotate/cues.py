"""The words by which a report says what somebody did: their role codes, and what tells that somebody was not there."""

from __future__ import annotations

import re

# Role code -> the expressions that say it, in shadow letters, the longer before the shorter that they begin with. Sources: the
# verbs of reports themselves. "dự thảo", "dự án", "du lịch" begin like "dự" and say nothing of anybody.
_ROLE_WORDS = (
    ("direct", r"du(?: hop)?(?: va|,) (?:co (?:bai )?)?(?:y kien |phat bieu )?chi dao|phat bieu (?:y kien )?chi dao|(?:co )?y kien chi dao|chi dao(?! vien)|dap tu"),
    ("chair", r"(?:dong )?chu tri|chu toa|dieu hanh"),
    ("speak", r"phat bieu(?: khai mac| be mac| ket luan| chao mung| tham luan| giai trinh| tiep thu)?|khai mac|be mac|ket luan|tham luan|thao luan|chat van|tra loi|giai trinh|tiep thu|"
              r"nhan manh|yeu cau|de nghi|ghi nhan|bieu duong|danh gia|cho biet|cho rang|khang dinh|luu y|de xuat|kien nghi|bay to|cam on|neu ro|neu bat|nhac nho|mong muon|"
              r"dong vien|chia se|hoan nghenh|giai dap|lam ro|gop y|dong gop y kien|phan tich|quan triet them|trao doi|thong tin|cho y kien|doc dien van|dien van|tuyen bo|gui gam|chi ro|dat cau hoi|hua|noi"),
    ("present", r"trinh bay|thong qua|bao cao(?! vien)|quan triet|trien khai|truyen dat|gioi thieu|cong bo|pho bien|doc bao cao|tom tat"),
    ("attend", r"(?:tham |den |toi |ve |cung |di )?du(?! (?:thao|an|kien|toan|lich|bao|phong|tru|nguon|khuyet|bi|luan|hoc|lieu))|tham gia|co mat|hien dien|lam viec|lam truong doan|dan dau|"
               r"kiem tra|giam sat|khao sat|tiep xuc|tiep|don|tham|trao|tang|nhan|duoc|trung cu|tai cu|tai dac cu|giu chuc|giu nhiem vu|chuc tet|chuc mung|dang huong|dang hoa|dat hoa|vieng|"
               r"ky ket|di cung|cung di|cung doan|vinh du|tham hoi|chung kien|bo phieu|cat bang|khanh thanh|ra mat|lam chu tich|lam truong"),
)  # fmt: skip
CUE = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _ROLE_WORDS))

# Ends what stands before a list of people and says that its verb is theirs: "… có", "… gồm các", "sự chủ trì của", "Phát biểu,".
HEADER_TAIL = re.compile(
    r"(?:[^;.]{0,110}?\b(?:co|gom|gom co|la)(?: su (?:tham du|tham gia|hien dien|co mat|chu tri) cua)?\s*:?|\s+(?:cua|boi)|\s*:|[^;.]{0,90},)\s*$"
)
BARE_TAIL = re.compile(r"[^,;.]{0,48}$")
# Stands between a person and the verb: auxiliaries, adverbs, "thay mặt Ban Thường vụ".
ADVERBS = re.compile(
    r"[\s,)\-\"]*(?:\([^()]{0,60}\)?[\s,]*)?(?:(?:da|se|cung|dang|vua|deu|truc tiep|lan luot|long trong|tham gia|co|co bai|co buoi|cung voi [^,;.]{1,40},|"
    r"thay mat [^;.]{1,100}?(?=\s*(?:,|phat|chu|trao|ghi|cam|bay))|tai (?:hoi nghi|buoi [^,;.]{1,24}|cuoc hop|dai hoi|ky hop)|len|den|ve|toi|da den|vinh du|, )[\s,]*)*$"
)
CONNECTED = re.compile(
    r"(?:,|-|\bva|\bda|\bse|\bcung|\bdong thoi|\bsau do|\broi|\bvua|\bdeu|\bcung nhu|\bla nguoi|\bthay mat [^;]{1,90})\s*$"
)

# Said before a person: nobody of this meeting, whatever follows.
AWAY_BEFORE = re.compile(
    r"\b(?:(?:thu|dien|hoa|lang hoa|thiep)(?: [a-z]+){0,5} cua|quoc tang|le tang|le vieng|tang le|tuong nho|tuong niem|truy dieu|chan dung|tuong dai|gap go|hoi kien|hoi dam|"
    r"chao xa giao|theo uy quyen cua|thay(?: cho)?|tham hoi(?: va [a-z ]{1,20})?|mang ten|than nhan|gia dinh|noi theo|guong)(?: (?:cac |nguyen |co )?)*\s*$"
)
RELIEVED_BEFORE = re.compile(
    r"\b(?:mien nhiem|bai nhiem|cho thoi|thoi giu|ky luat|khai tru|canh cao|khien trach|cach chuc|dinh chi)\b[^;.]{0,120}$"
)
RECEIVES_BEFORE = re.compile(
    r"\b(?:trao|tang|bo nhiem|dieu dong|luan chuyen|phan cong|chi dinh|bau|bau bo sung|gioi thieu|chuan y|chuc mung)\b[^;.]{0,140}$"
)
# A noun that a verb's word only qualifies: "tại phiên khai mạc".
NOUN_BEFORE = re.compile(r"\b(?:phien|buoi|le|cuoc|bai|noi dung|phan|van ban|ban|ke hoach|hoi nghi|cong tac|nhiem vu|viec)\s*$")
LISTING = re.compile(r"\b(?:gom|gom co|co|bao gom|co mat)(?: (?:cac|hai|ba))?\s*:?\s*$")
# Said after a person.
AWAY_AFTER = re.compile(
    r"[\s,)\-(]*(?:da |do |vi |dang |xin |cung |co )*(?:vang\b|di cong tac|ban (?:di )?cong tac|khong (?:the )?(?:den |tham )?du|xin phep|gui (?:thu|lang hoa|dien|hoa|loi)|uy quyen|ban viec|nghi om)"
)
RELIEVED_AFTER = re.compile(
    r"[\s,)\-]*(?:da |duoc |se |xin )*(?:cho )?(?:thoi giu|thoi dam|thoi lam|mien nhiem|nghi huu|nghi che do|tu tran|qua doi|hy sinh)"
)
SIGNED_AFTER = re.compile(r"[\s,)\-]*(?:da |vua )*ky\b(?! (?:ket|hop|niem))")
BRIDGE = re.compile(
    r"\b(?:tai|tu|o) (?:dau cau|diem cau)(?: chinh| tai)? (?:trung uong|chinh phu|ha noi|quoc hoi|tru so)|\bqua (?:cau truyen hinh|hinh thuc truc tuyen tu)"
)
