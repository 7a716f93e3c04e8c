"""Indonesian."""

from db.domain.languages import Language

LANGUAGE = Language(
    code="id",
    words={
        "by": """
            sampai dengan; s d; sd; pada atau sebelum; paling lambat; selambatnya; selambat lambatnya; paling telat;
            tidak lewat dari; tidak melewati; hingga paling lambat; tenggat; tenggat waktu; dengan tenggat; batas
            waktu; batas akhir; dengan batas waktu; jatuh tempo; selambatnya pada; tidak lebih lambat dari; paling
            akhir; maksimal; maksimum; sebelum atau pada; sudah; per; hingga batas waktu; telah; sampai batas;
            ditargetkan rampung; paling lama pada; selambatnya tanggal; batas akhirnya
        """,
        "before": """
            sebelum; sebelum masuk; sebelum memasuki; lebih awal dari; mendahului; menjelang; jelang; sebelum
            datangnya; sebelum tibanya; sebelum jatuhnya; sebelum berakhirnya masuk
        """,
        "after": """
            setelah; sesudah; seusai; usai; selepas; pasca; lewat; sehabis; setelah lewat; selewat; di atas;
            melampaui; melebihi; lewat dari; lebih lambat dari; baru setelah; lepas; setelah berakhirnya; melewati
        """,
        "from": """
            mulai; sejak; tidak sebelum; paling cepat; paling awal; tidak lebih awal dari; terhitung mulai; mulai
            dari; bukan sebelum; berlaku mulai; per tanggal; tak sebelum; tidak akan sebelum; mulai dari tanggal; ke
            atas; dan seterusnya; seterusnya; baru akan; secepat cepatnya pada; tidak sampai; secepatnya pada; paling
            cepat (pada|di|mulai|baru); tidak lebih (cepat|dini) dari; paling dini; paling dini pada; tidak akan lebih
            cepat dari; terhitung sejak; terhitung; tidak sebelum tanggal; secepat cepatnya; baru (mulai|setelah
            mulai); mulai berlaku sejak; tidak mungkin sebelum; tak akan sebelum
        """,
        "in": """
            pada; saat; ketika musim; sepanjang; bertepatan dengan; di sepanjang; dijadwalkan (pada|); direncanakan
            (pada|); ditargetkan (pada|); rencananya (pada|); diperkirakan (pada|); diharapkan (pada|); dalam
            rentang; berlangsung pada; bersamaan dengan; seiring; seiring dengan; ditarget; untuk; di dalam
        """,
        "within": """
            dalam waktu; dalam jangka waktu; dalam tempo; dalam kurun waktu; dalam kurun; dalam rentang waktu;
            selama kurun waktu; dalam waktu paling lama; dalam waktu paling lambat; dalam waktu tidak lebih dari;
            dalam waktu kurang dari; kurang dari; lagi; dalam; selama; dalam jangka; dalam periode; dalam masa;
            dalam waktu maksimal; dalam waktu maksimum; tidak lebih dari; paling lama; paling lambat dalam; dalam
            tenggat; tempo; dari sekarang; terhitung dari sekarang; dalam waktu hanya
        """,
        "end": """
            akhir; di akhir; pada akhir; penghujung; ujung; pengujung; berakhirnya; akhir dari; di penghujung;
            tutup; penutupan; tutup akhir; pada penghujung; habisnya; hari terakhir; akhir dari bulan; akhir dari
            tahun; hari hari terakhir; berakhir
        """,
        "start": """
            awal; awal dari; permulaan; dimulainya; mulainya; bermulanya; pembukaan; di awal; pada awal; memasuki;
            masuknya; datangnya; tibanya; dibukanya; hari pertama di; hari hari pertama; awal awal; pangkal
        """,
        "mid": "pertengahan; tengah; medio; paruh tengah; di pertengahan; pada pertengahan; separuh jalan",
        "end year": "akhir tahun; tutup tahun; penghujung tahun; pengujung tahun",
        "end month": "akhir bulan",
        "start month": "awal bulan",
        "start year": "awal tahun",
        "mid year": "tengah tahun; pertengahan tahun",
        "mid month": "tengah bulan; pertengahan bulan",
        "next": """
            depan; akan datang; berikutnya; berikut; selanjutnya; yang mendatang; nanti; yang depan; di depan
        """,
        "this": "ini; berjalan; yang sedang berjalan; yang berjalan; yang sama",
        "last": "lalu; kemarin; terakhir; sebelumnya; silam; yang terakhir",
        "coming": "mendatang; ke depan; yang akan datang; kedepan",
        "few": "beberapa; sejumlah; (dalam |)hitungan; sedikit; beberapa waktu; dua tiga",
        "between": "antara; di antara; dari antara; rentang",
        "to": "ke",
        "and": "dan; atau; serta; maupun; dan atau",
        "about": """
            sekitar; kira kira; kurang lebih; kisaran; perkiraan; sekira; diperkirakan sekitar; di sekitar;
            mendekati; seputar; lebih kurang
        """,
        "of": "dari; daripada",
        "the": """
            nya; yang; akan; di; terhadap; bagi; tanggal; tgl; waktu; si; sang; wib; wita; wit; pagi; siang; sore;
            malam; kalender; tersebut; itu; periode; masa; juga; pun; tepatnya; yaitu; yakni; kerja waktu; setempat;
            ini juga
        """,
        "today": "hari ini; malam ini; sore ini; pagi ini; siang ini",
        "now": "sekarang; saat ini; kini; tanggal ini",
        "tomorrow": "besok; esok; esok hari; keesokan harinya; besok hari",
        "overmorrow": "lusa; besok lusa",
        "hour": "jam",
        "day": "hari; hari kalender",
        "days": "hari hari; harian",
        "1 day": "sehari; satu hari; se hari",
        "1 week": "seminggu; sepekan",
        "1 month": "sebulan",
        "1 year": "setahun",
        "1 decades": "sedekade; satu dekade; satu dasawarsa",
        "6 month": "setengah tahun; satu semester",
        "18 month": "satu setengah tahun; setahun setengah",
        "2 week": "dua minggu; dua pekan",
        "lasting": "selama; untuk; sepanjang; selama kurun waktu; untuk (jangka waktu|masa)",
        "calendar_week": "minggu kalender",
        "week": "minggu; pekan",
        "weeks": "minggu minggu; pekan pekan",
        "weekend": "akhir pekan; akhir minggu",
        "month": "bulan",
        "months": "bulan bulan",
        "quarter": "triwulan; kuartal; tri wulan; kwartal; caturwulan pertama tidak; trimester; tw",
        "half": "semester; paruh; setengah; paro; separuh; paruhan; paruh tahun",
        "1 half": "",
        "half 1": """
            paruh pertama; semester satu; semester pertama; semester awal; setengah pertama; paruh awal; paro
            pertama; semester i; semester 1
        """,
        "half 2": """
            paruh kedua; semester dua; semester kedua; semester akhir; setengah kedua; paruh akhir; paro kedua;
            semester ii; semester 2
        """,
        "season": "musim",
        "year": "tahun; th; thn",
        "years": "tahun tahun",
        "decade": "dekade; dasawarsa",
        "decades": "dekade dekade",
        "century": "abad",
        "spring": "musim semi; semi",
        "summer": "musim panas",
        "autumn": "musim gugur",
        "winter": "musim dingin; musim salju",
        "monday": "senin",
        "tuesday": "selasa",
        "wednesday": "rabu",
        "thursday": "kamis",
        "friday": "jumat; jum at",
        "saturday": "sabtu",
        "sunday": "hari minggu; ahad",
        "january": "jan",
        "february": "feb; pebruari; peb",
        "march": "mar; maret",
        "april": "apr",
        "may": "mei",
        "june": "jun",
        "july": "jul",
        "august": "agu; agt; agus; ags",
        "september": "sept; sep",
        "october": "okt",
        "november": "nov; nopember; nop",
        "december": "des",
        "muharram": "muharram; muharam; suro",
        "safar": "safar; shafar",
        "rabi1": "rabiul awal; rabi ul awal; rabiulawal; maulid bulan",
        "rabi2": "rabiul akhir; rabiulakhir",
        "jumada1": "jumadil awal; jumadilawal",
        "jumada2": "jumadil akhir; jumadilakhir",
        "rajab": "rajab",
        "shaban": "syaban; sya ban; ruwah",
        "ramadan": """
            ramadan; ramadhan; puasa; bulan (suci |)(ramadan|ramadhan|puasa); bulan suci; ramadan suci; bulan puasa
            ramadan; puasa ramadan
        """,
        "shawwal": "syawal; syawwal",
        "dhu_alqada": "zulkaidah; dzulqa dah; dzulkaidah; zulqaidah",
        "dhu_alhijja": "zulhijah; dzulhijjah; zulhijjah; dzul hijjah",
        "eid": "hari raya",
        "eid_fitr": """
            lebaran; idul fitri; idulfitri; hari raya idul fitri; hari raya idulfitri; hari lebaran; eid al fitr; hari
            raya lebaran; libur lebaran; hari h lebaran
        """,
        "eid_adha": """
            idul adha; iduladha; hari raya idul adha; hari raya iduladha; hari raya kurban; lebaran haji; hari raya
            haji; idul kurban
        """,
        "nowruz": "nowruz; nouruz; tahun baru persia; tahun baru iran",
        "christmas": "natal; hari natal; hari raya natal; libur natal; hari raya natal",
        "christmas_eve": "malam natal",
        "new_year": "tahun baru; tahun baru masehi; pergantian tahun",
        "new_years_eve": "malam tahun baru",
        "easter": "paskah; hari paskah",
        "lunar_new_year": "imlek; tahun baru imlek; tahun baru cina; tahun baru china",
        "independence_day_indonesia": """
            hari kemerdekaan; hut ri; 17 agustusan; hut kemerdekaan; hari kemerdekaan ri; hari kemerdekaan
            indonesia; hut kemerdekaan ri
        """,
        "labour_day": "hari buruh; may day",
        "ashura": "asyura; hari asyura",
        "arbaeen": "arbain",
        "mawlid": "maulid nabi; maulid; maulid nabi muhammad",
        "islamic_new_year": "tahun baru (islam|hijriah|hijriyah)",
        "islamic_era": "h; hijriah; hijriyah; hijri",
        "common_era": "m; masehi",
        "persian_era": "hijriah syamsiah",
        "phase": """
            tahap; fase; tahap
            (pertama|kedua|ketiga|keempat|awal|akhir|berikutnya|selanjutnya|lanjutan|satu|dua|tiga|i|ii|iii|iv|1|2|3|4);
            fase (pertama|kedua|ketiga|awal|akhir|berikutnya|selanjutnya|lanjutan|satu|dua|tiga|i|ii|iii|1|2|3);
            tahapan (pertama|kedua|ketiga|berikutnya|selanjutnya|); gelombang (pertama|kedua|ketiga); putaran
            (pertama|kedua|ketiga|berikutnya); masa transisi
        """,
        "condition": """
            jika; bila; apabila; begitu; asalkan; asal; kalau; tergantung; bergantung pada; bergantung; dengan
            syarat; sepanjang syarat; setelah kondisi; ketika kondisi; saat kondisi; jika kondisi memungkinkan; bila
            kondisi memungkinkan; bila situasi memungkinkan; ketika; manakala; sesuai (kondisi|situasi); seiring
            kondisi; selama kondisi; tunggu; menunggu; jikalau; ketika waktunya tepat
        """,
        "event": """
            penandatanganan; gencatan; gencatan senjata; kesepakatan; perjanjian; perang; konflik; perundingan;
            penarikan; pembentukan; pengesahan; ratifikasi; sidang; pertemuan; rapat; selesai pembangunan; selesainya;
            keputusan; putusan; serah terima; penyerahan; transisi; operasi; misi; evaluasi; kajian; investigasi;
            penyelidikan; pengumuman; panen; pembahasan; persetujuan; ditandatangani; berlakunya; diundangkan;
            disahkan; penetapan; mandat; jabatan; masa jabatan; pandemi; krisis; proses; negosiasi; masa
            (bakti|pemerintahan|kepemimpinan|kerja|jabatan|sidang); periode (jabatan|pemerintahan|kepresidenan);
            legislatur; kepresidenan; tanggal efektif; penetapan pemenang; tanda tangan; pengumuman pemenang;
            pengaduan; permohonan; penerimaan; kontrak; surat keputusan; diterima; dilantik; tanggal diterimanya;
            pendaftaran
        """,
        "vague": """
            secepatnya; sesegera mungkin; secepat mungkin; segera; (dalam waktu|) yang tidak terlalu lama; dalam waktu
            yang tidak lama; sesegeranya; selekasnya; selekas mungkin; dalam waktu dekat; dalam waktu dekat ini; dalam
            waktu yang dekat; pada waktunya; kelak; suatu hari; suatu saat; suatu hari nanti; sebentar lagi; dalam
            waktu singkat; tanpa penundaan; tanpa menunda; tidak lama lagi; tak lama lagi; dalam jangka pendek; dalam
            jangka menengah; dalam jangka panjang; pada saatnya; pada saatnya nanti; pada waktu yang tepat; di masa
            depan; di masa mendatang; di kemudian hari; pada kesempatan pertama; pada kesempatan paling awal; dalam
            waktu secepatnya; secepat cepatnya; ke depannya; nantinya; di waktu mendatang; pada masa mendatang; pada
            masa depan; masa mendatang; dalam waktu mendatang; belum ditentukan; akan ditentukan kemudian; akan
            diumumkan kemudian; seketika; serta merta; cepat atau lambat; dalam beberapa waktu ke depan; dalam
            beberapa waktu mendatang; beberapa waktu ke depan; sebentar; dalam tempo sesingkat singkatnya; pada waktu
            dekat; waktu dekat
        """,
        "until": "hingga (pada|); sampai (pada|)",
        "begin": """
            (akan |mulai |)dimulai (pada|di|); mulai pada; (akan |)(mulai |)berlaku (pada|); mulai
            (beroperasi|dibangun|dilaksanakan|diterapkan|dikerjakan) (pada|); efektif (pada|); baru pada; (akan
            |)(diluncurkan|dibuka|beroperasi) (pada|); (rampung|tuntas|selesai) (pada|)
        """,
        "not": "tidak; tak; belum; bukan; tidak akan; takkan; tidak mungkin; tidak bisa",
        "past": """
            semula; awalnya; sebelumnya; tadinya; mulanya; ditandatangani; disepakati; diumumkan; disahkan;
            diluncurkan; sempat; pernah; (semula|awalnya|sebelumnya) (ditargetkan|direncanakan|dijadwalkan|dijanjikan)
            (pada|selesai|rampung|); dicanangkan
        """,
        "moved": """
            diundur; diundurkan; mundur; ditunda; dimajukan; maju; diperpanjang; dipercepat; digeser; bergeser; molor;
            diubah; dialihkan; dijadwalkan ulang; pengunduran; penundaan; perpanjangan
        """,
        "occasion": """
            pemilu (presiden|legislatif|serentak|); pemilihan (umum|presiden|legislatif|kepala daerah|); pilkada
            (serentak|); pilpres; pileg; konferensi; ktt; referendum; pelantikan; kongres; muktamar; olimpiade; piala
            dunia; asian games; sea games; pon; sensus; sidang umum
        """,
        "relative": """
            (dalam |)(seratus|100|90) hari (pertama|kerja pertama|pertama pemerintahan|pertama kerja|pertama masa
            jabatan|pertama menjabat)
        """,
        "workday": "hari kerja",
        "workdays": "hari hari kerja",
        "clock": "tengah malam; akhir jam kerja; penutupan jam kerja; tutup kantor; pukul tengah malam; tengah hari",
        "good_friday": "jumat agung",
        "ascension": "kenaikan (isa almasih|yesus kristus)",
        "unreadable": """
            tahun ajaran; tahun akademik; yang lalu; setiap; tiap; bulanan; tahunan; mingguan; kecuali; setidaknya;
            lebih dari; sekurangnya; minimal; setidak tidaknya; sekurang kurangnya; menit; detik; milenium; semenjak;
            sm; caturwulan; saban; paling sedikit; tanpa; musim tanam; tahun pelajaran; tahun kuliah; semester genap;
            semester ganjil; semester gasal
        """,
        "fiscal": "tahun anggaran; tahun fiskal; tahun buku; tahun pajak",
    },
    numbers={
        1: "satu; se",
        2: "dua",
        3: "tiga",
        4: "empat",
        5: "lima",
        6: "enam",
        7: "tujuh",
        8: "delapan",
        9: "sembilan",
        10: "sepuluh",
        11: "sebelas",
        12: "dua belas; selusin",
        13: "tiga belas",
        14: "empat belas",
        15: "lima belas",
        16: "enam belas",
        17: "tujuh belas",
        18: "delapan belas",
        19: "sembilan belas",
        20: "dua puluh",
        30: "tiga puluh",
        40: "empat puluh",
        50: "lima puluh",
        60: "enam puluh",
        70: "tujuh puluh",
        80: "delapan puluh",
        90: "sembilan puluh",
        100: "seratus; ratus",
        1000: "seribu; ribu",
    },
    ordinals={
        1: "pertama; kesatu",
        2: "kedua",
        3: "ketiga",
        4: "keempat",
        5: "kelima",
        6: "keenam",
        7: "ketujuh",
        8: "kedelapan",
        9: "kesembilan",
        10: "kesepuluh",
        11: "kesebelas",
        12: "kedua belas",
    },
    ordinal_prefixes="ke; tanggal; tgl",
    decade_suffixes="an",
    quarter_labels="q k tw",
    half_labels="h s",
    ambiguous="m; h; semi; sekarang; mar; puasa; per",
    adjective_after=True,
    before_counts_from_now=True,
    week_is_sunday=True,
    working_week=True,
    clock_before="pukul; jam; pkl",
    clock_after="wib; wita; wit",
    day_count_label="h",
    say={
        "by": "paling lambat {}",
        "in": "{}",
        "before": "sebelum {}",
        "after": "paling cepat {}",
        "about": "sekitar {}",
        "between": "dari {} sampai {}",
        "half 1": "semester I {}",
        "half 2": "semester II {}",
        "spring": "musim semi {}",
        "summer": "musim panas {}",
        "autumn": "musim gugur {}",
        "winter": "musim dingin {}",
    },
)
