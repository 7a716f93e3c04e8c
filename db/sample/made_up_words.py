"""Words for made-up commitments, in eleven languages and ten scripts."""

from random import Random

LANGUAGES = ("en", "ru", "ar", "fa", "zh", "hi", "th", "el", "ko", "ka", "he")

# Verb, object, and how the two are joined, by language.
_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "en": (
        ("Open", "Complete", "Rebuild", "Publish", "Ratify", "Withdraw", "Fund", "Reform"),
        ("the bridge", "the power plant", "the annual budget", "the treaty", "the northern base", "the water network"),
        "{verb} {thing}",
    ),
    "ru": (
        ("Открыть", "Завершить", "Восстановить", "Опубликовать", "Ратифицировать", "Вывести"),
        ("мост", "электростанцию", "годовой бюджет", "договор", "северную базу", "водопровод"),
        "{verb} {thing}",
    ),
    "ar": (
        ("افتتاح", "إكمال", "إعادة بناء", "نشر", "التصديق على", "تمويل"),
        ("الجسر", "محطة الكهرباء", "الموازنة السنوية", "المعاهدة", "القاعدة الشمالية", "شبكة المياه"),
        "{verb} {thing}",
    ),
    "fa": (
        ("گشایش", "تکمیل", "بازسازی", "انتشار", "تصویب", "تأمین مالی"),
        ("پل", "نیروگاه", "بودجه سالانه", "پیمان", "پایگاه شمالی", "شبکه آب"),
        "{verb} {thing}",
    ),
    "zh": (
        ("开放", "建成", "重建", "公布", "批准", "撤出"),
        ("大桥", "发电厂", "年度预算", "条约", "北部基地", "供水网"),
        "{verb}{thing}",
    ),
    "hi": (
        ("खोलना", "पूरा करना", "पुनर्निर्माण", "प्रकाशित करना", "अनुमोदन"),
        ("पुल", "बिजलीघर", "वार्षिक बजट", "संधि", "उत्तरी अड्डा", "जल जाल"),
        "{thing} {verb}",
    ),
    "th": (
        ("เปิด", "สร้าง", "บูรณะ", "เผยแพร่", "ให้สัตยาบัน"),
        ("สะพาน", "โรงไฟฟ้า", "งบประมาณประจำปี", "สนธิสัญญา", "ฐานทัพเหนือ", "ระบบน้ำ"),
        "{verb}{thing}",
    ),
    "el": (
        ("Άνοιγμα", "Ολοκλήρωση", "Ανοικοδόμηση", "Δημοσίευση", "Επικύρωση"),
        ("της γέφυρας", "του σταθμού", "του προϋπολογισμού", "της συνθήκης", "του δικτύου ύδρευσης"),
        "{verb} {thing}",
    ),
    "ko": (
        ("개통", "완공", "재건", "공개", "비준", "철수"),
        ("다리", "발전소", "연간 예산", "조약", "북부 기지", "상수도망"),
        "{thing} {verb}",
    ),
    "ka": (
        ("გახსნა", "დასრულება", "აღდგენა", "გამოქვეყნება", "რატიფიცირება"),
        ("ხიდის", "ელექტროსადგურის", "ბიუჯეტის", "ხელშეკრულების", "წყლის ქსელის"),
        "{thing} {verb}",
    ),
    "he": (
        ("פתיחת", "השלמת", "שיקום", "פרסום", "אשרור", "מימון"),
        ("הגשר", "תחנת הכוח", "התקציב השנתי", "האמנה", "הבסיס הצפוני", "רשת המים"),
        "{verb} {thing}",
    ),
}

PLACES = tuple(
    "Northport,Eastvale,Southmere,Westhaven,Highmoor,Lowfield,Stonebridge,Riverton,Lakeside,Hillcrest,Oldtown,Newgate,"
    "Greenfield,Blackwater,Redcliff,Whitestone,Silverlake,Goldenbay,Ironforge,Copperhill,Ashford,Oakridge,Elmwood,"
    "Pinecrest,Birchdale,Cedar Point,Maple Grove,Willow Creek,Fern Hollow,Heather Glen".split(",")
)
TOPICS = tuple(
    "Energy,Water,Health,Education,Transport,Defence,Justice,Climate,Trade,Housing,Agriculture,Migration,Science,"
    "Culture,Labour,Taxes".split(",")
)
PUBLISHERS = tuple(
    "The Daily Record,Morning Herald,National Gazette,State News Agency,The Observer,City Wire,Open Monitor,"
    "The Chronicle,Public Radio,Evening Post".split(",")
)
_BODIES = ("Ministry of {}", "{} Authority", "{} Commission", "Department of {}", "{} Council", "{} Agency")
_NAMES = ("Amin", "Bauer", "Chen", "Diaz", "Eze", "Farah", "Gupta", "Haddad", "Ivanova", "Jensen", "Kim", "Lopez")


def actor_name(number: int, random: Random) -> str:
    """A body or a person; numbers keep names apart."""
    if number % 3 == 2:
        return f"{random.choice(_NAMES)} {random.choice(_NAMES)} {number + 1}"
    return f"{random.choice(_BODIES).format(random.choice(TOPICS))} of {random.choice(PLACES)} {number + 1}"


def title_of(number: int, language: str, random: Random) -> tuple[str, str]:
    """A title, numbered so that none is twice, and the statement in the same words."""
    verbs, things, pattern = _WORDS[language]
    words = pattern.format(verb=random.choice(verbs), thing=random.choice(things))
    return f"{words} {number + 1}", words
