"""Turkish."""

from db.domain.languages import Language

_CASES = """
            (i|ı|u|ü|yi|yı|yu|yü|ni|nı|nu|nü|a|e|ya|ye|na|ne|da|de|ta|te|nda|nde|dan|den|tan|ten|ndan|nden|in|ın|un|ün|nin|nın|nun|nün|daki|deki|taki|teki|ndaki|ndeki|nca|nce|ca|ce|yla|yle|la|le|lar|ler|ları|leri|ların|lerin|larda|lerde|lara|lere|lardan|lerden|larında|lerinde|ına|ine|una|üne|ında|inde|unda|ünde|ından|inden|undan|ünden|ının|inin|unun|ünün|dır|dir|tır|tir)
        """

_OUT_OF = "dan; den; tan; ten; ndan; nden"

LANGUAGE = Language(
    code="tr",
    words={
        "by": """
            kadar; dek; değin; en geç; en son; en geç olarak; itibariyle; itibarıyla; son tarih; son tarihi; son
            gün; son günü; en fazla; azami; son olarak; en çok; öncesinde veya; son teslim tarihi; son tarih olarak;
            geç olmamak üzere; geç olmamak kaydıyla; sonuna kadar olan; olmak üzere en geç; tarihine kadar; tarihine
            dek; ayına kadar; yılına kadar; gününe kadar; ayına dek; yılına dek; gününe dek; kadar olan sürede;
            mühlet; kadarki; en geç kadar; ertelenmeden
        """,
        "before": """
            önce; öncesinde; evvel; öncesi; öncesine; önceden; öncesine kadar; gelmeden; gelmeden önce; girmeden;
            girmeden önce; başlamadan; başlamadan önce; erken; olmadan; arifesinde; tarihinden önce; ayından önce;
            yılından önce; öncesindeki; olmadan önce; varmadan
        """,
        "end before": """
            bitmeden; dolmadan; bitmeden önce; dolmadan önce; sona ermeden; sona ermeden önce; tamamlanmadan;
            tamamlanmadan önce; çıkmadan; geçmeden; kapanmadan
        """,
        "after": """
            sonra; sonrasında; sonrası; ardından; akabinde; bittikten; takiben; geçtikten sonra; bittikten sonra;
            sonrasına; ötesinde; ötesine; daha geç; sonrasından; geçtikten; geç; bittikten sonra; tamamlandıktan
            sonra; aştıktan sonra; ötesi; ancak sonra; sonrasındaki
        """,
        "from": """
            itibaren; başlayarak; beri; en erken; önce değil; önce olmamak üzere; önce olmayacak; önce olmaz; önce
            olmaksızın; evvel olmamak üzere; öncesinde değil; önce olmamak kaydıyla; itibaren geçerli; ve sonrası; ve
            sonrasında; başlamak üzere; önce beklenmiyor; erken değil; ve sonrasına; bu yana; sonra başlayarak;
            yılından itibaren; ayından itibaren; tarihinden itibaren; öncesi değil; önce gerçekleşmeyecek; önce
            yapılmayacak; önce tamamlanmayacak; önce bitmeyecek; önce mümkün değil; öncesinde olmayacak; evvel değil;
            önce başlamayacak; en erken; önce değil; (önce|evvel|erken)
            (olmaz|olmayacak|beklenmiyor|başlamayacak|mümkün değil|mümkün
            olmayacak|tamamlanmayacak|gerçekleşmeyecek|bitmeyecek|yapılmayacak|hazır olmayacak|tamamlanması
            beklenmiyor|başlaması beklenmiyor|olması beklenmiyor|gerçekleşmesi beklenmiyor|olmamak kaydıyla|olmamak
            şartıyla|olmamak koşuluyla|öngörülmüyor|planlanmıyor); (öncesinde|öncesi) (olmaz|beklenmiyor|mümkün
            değil|öngörülmüyor); ve sonrası; ve sonrasında; veya sonrasında; veya sonrası; veya daha sonra; itibariyle
            başlayarak; en erken olarak
        """,
        "in": """
            esnasında; sırasında; döneminde; için; ile birlikte; gelmesiyle birlikte; gelişiyle;
            girmesiyle; girişiyle; planlanan; öngörülen; beklenen; itibari ile; eş zamanlı olarak; eşzamanlı;
            gelmesiyle; ayı içinde; ayı içerisinde; yılı içinde; yılı içerisinde; dolaylarında olan; mevsiminde;
            dahilinde olan; bir ara; bir zamanda; aylarında; yıllarında; hedefiyle
        """,
        "within": """
            içinde; içerisinde; zarfında; dahilinde; süre içinde; sürede; süre zarfında; süresi içinde; az
            sürede; bir sürede; bir süre içinde; bir zaman içinde; kalan; süresinde; gibi bir sürede; az bir sürede;
            az bir süre içinde; az bir zamanda; bir süre zarfında; süresi zarfında; daha; vadede; vade içinde;
            mühlet içinde; az süre içinde; az zamanda
        """,
        "lasting": "boyunca; süresince; süreyle; süreliğine",
        "end": """
            sonu; sonuna; sonunda; sonundan; sonunun; sonları; sonlarında; sonlarına; sonlarına doğru; sonuna doğru;
            bitimi; bitimine; bitiminde; bitiminden; bitişi; bitişine; son günleri; son günlerinde; son günlerine;
            son haftaları; son haftalarında; nihayeti; nihayetinde; nihayetine; kapanışı; kapanışına; sonuncu günü;
            sona ermesi; sona ermesine; bitmesi; bitmesine; sonundaki; sonlarından; tamamlanmasına; sonu itibarıyla
            nın; geç dönemi; geç dönemlerinde; sonunu; sona
        """,
        "start": """
            başı; başına; başında; başından; başları; başlarında; başlarına; başlarından; başlangıcı; başlangıcında;
            başlangıcına; başlangıcından; ilk günleri; ilk günlerinde; ilk günlerine; ilk haftaları; ilk
            haftalarında; ilk aylarında; ilk ayları; başlaması; başlamasıyla; başlamasına; evveli; evvelinde;
            başındaki; açılışında; girişinde; gelişi; erken dönemi; erken dönemlerinde; baharında ilk; başlarındaki;
            ilk dönemlerinde
        """,
        "mid": """
            ortası; ortasına; ortasında; ortasından; ortaları; ortalarında; ortalarına; ortalarından; ortalarına
            doğru; ortasına doğru; orta; ortasındaki; ortalarındaki; yarısı sularında
        """,
        "end year": """
            yılsonu; yılsonuna; yılsonunda; yılsonundan; yıl sonu; yıl sonuna; yıl sonunda; yıl sonundan; sene sonu;
            sene sonuna; sene sonunda; sene sonundan; yıl bitimi
        """,
        "start year": """
            yılbaşı ertesi; yıl başı; yıl başında; yıl başına; sene başı; sene başında; sene başına; yıl başından;
            sene başından
        """,
        "mid year": """
            yıl ortası; yıl ortasında; yıl ortasına; yıl ortasından; sene ortası; sene ortasında; sene ortasına;
            yılortası
        """,
        "end month": "ay sonu; ay sonuna; ay sonunda; ay sonundan; aysonu",
        "start month": "ay başı; ay başında; ay başına; aybaşı; aybaşında; aybaşına",
        "mid month": "ay ortası; ay ortasında; ay ortasına",
        "end week": "hafta bitimi; hafta bitimine; hafta bitiminde",
        "start week": "hafta başı; hafta başında; hafta başına",
        "mid week": "hafta ortası; hafta ortasında; hafta ortasına",
        "end summer": "yaz sonu; yaz sonuna; yaz sonunda",
        "start summer": "yaz başı; yaz başında; yaz başına",
        "next": """
            ertesi; bir sonraki; gelecekteki; öbür; müteakip; izleyen; yeni; gelecek olan
        """,
        "next year": "seneye; gelecek sene; önümüzdeki sene; gelecek yıla; seneye kadarki",
        "next week": "haftaya",
        "afternext": "ondan sonraki",
        "this": """
            bu; içinde bulunduğumuz; mevcut; şimdiki; aynı; cari; içinde bulunulan; şu; sözkonusu
        """,
        "this year": "bu sene; bu yıl; bu seneki; bu yılın; bu yıla; bu senenin",
        "last": "geçen; son; önceki; geçmiş; evvelki; geçtiğimiz; sonuncu",
        "coming": "önümüzdeki; gelecek; ilerideki; yaklaşan; ileriki; yakın; gelen; sonraki; takip eden",
        "few": "birkaç; bir kaç; bazı; çeşitli; bir iki; iki üç; üç beş; çok sayıda; birçok",
        "2 weeks": "on beş gün kadar",
        "between": """
            arasında; arası; aralığında; arasındaki; arasındaki dönemde; arasında bir tarihte
        """,
        "to": "ila",
        "and": "ve; veya; ya da; yahut; yada; ile; veyahut; hem",
        "about": """
            yaklaşık; yaklaşık olarak; civarı; civarında; dolayları; dolaylarında; aşağı yukarı; takriben;
            sularında; yakınlarında; tahminen; kabaca; civarına; dolaylarına; doğru; gibi; yöresinde; civarlarında;
            sıralarında
        """,
        "of": """
            nin; nun; in; un; da; de; ta; te; a; e; ya; ye; yi; i; u; lı; lu; na; ne; daki;
            deki; taki; teki; nda; nde; ki; la; le; yla; yle; lar; ler; dir; nci
        """,
        "out_of": _OUT_OF,
        "the": """
            tarih; tarihi; tarihleri; tarihlerinde; tarihlerini; tarihinde; tarihine; tarihinden; tarihli; günü;
            gününe; gününde; gününden; günün; akşamı; akşamına; akşam; sabahı; gecesi; takvim; dahil; de dahil; olmak;
            olan; olarak; üzere; tam; tüm; bütün; bir; ayı; ayına; ayında; ayından; ayının; yılı; yılına; yılında;
            yılından; yılının; senesi; senesinde; senesine; senesinden; mevsimi; kutsal; mübarek; süre; sürenin;
            dönemi; dönemine; dönemin; zaman; en; ise; bile; aynen; her ikisi; kendisi; mevsiminin; boyu; ayları;
            tarihindeki; gerçekleşecek; yerel saatle; gelmesi; gelmesine; gelmesinden; girmesi; girmesine; kalmadan;
            çok; artık; tsi; gmt; teslim; süresi; şerif; artık; şimdi; yerel saat; türkiye saati ile; olacak;
            edilecek; planlanıyor; bekleniyor; hedefleniyor; öngörülüyor; iki yıllık dönem
        """,
        "today": "bugün; bu gün; bu akşam; bu gece; bugüne; bugünden",
        "now": """
            şimdi; şu an; şu andan; şimdiden; bu tarihten; bu andan; bundan; şu anki tarih; bu tarih; şimdiki an
        """,
        "tomorrow": "yarın; yarına; ertesi gün; yarından; ertesi güne",
        "overmorrow": "öbür gün; ertesi günden sonra; yarından sonraki gün; öbür güne",
        "hour": "saat; saatlik; saatte; saatin",
        "hours": "saatler; saatlerde; saatlerinde",
        "day": "gün; günlük; güne; günde; gündür; takvim günü; günü içinde",
        "days": "günler; günlerde; günlerin; günlerinde; günlere",
        "1 day": "bir gün; tek gün; bir günde",
        "week": """
            hafta; haftalık; haftaya kadar; haftada; haftanın; haftası; haftasında; haftasına; haftasının; haftadan;
            haftayı
        """,
        "weeks": "haftalar; haftalarda; haftalarında; haftaların",
        "1 week": "bir hafta; bir haftada; bir haftaya",
        "2 week": "iki hafta; iki haftaya",
        "weekend": """
            hafta sonu; haftasonu; hafta sonuna; hafta sonunda; haftasonuna; haftasonunda
        """,
        "month": "ay; aylık; ayda; ayın; aya; aydan",
        "months": "aylar; aylarda; ayların; aylara",
        "1 month": "bir ay; bir ayda; bir aya",
        "quarter": """
            çeyrek; çeyreği; çeyreğe; çeyreğine; çeyreğinde; çeyreğinden; çeyreğinin; çeyrekte; çeyreğin; üç aylık
            dönem; üç aylık dönemi; üç aylık döneminde; trimester; çeyrekten; çeyrekteki; çeyreğindeki; üç aylık
            dönemine; çeyrek dönem; çeyrek dönemi; çeyrek döneminde
        """,
        "quarters": "çeyrekler; çeyreklerde",
        "quarter 1": "ilk üç (ayı|ayında|ayına|ayının|ayda|ay)",
        "half": """
            yarı; yarısı; yarısına; yarısında; yarısından; yarısının; yarıyıl; yarıyılı; yarıyılında; yarıda;
            yarıyılına; altı aylık dönem; yarıyılının; altı ayı; altı ayında; yarısındaki; yarıyılda; altı ayda;
            yarıdan; yarıya
        """,
        "halves": "yarılar",
        "6 months": "yarım yıl; altı ay; yarım sene; yarım yılda",
        "18 months": "bir buçuk yıl; bir buçuk sene; bir buçuk yılda",
        "season": "mevsim; sezon; (futbol |)sezon(u|unda|una|unun|da|un|); kampanya dönemi",
        "year": """
            yıl; yıllık; sene; yılın; senenin; yıla; yılda; senede; seneyi; yıldan; yılsonunun değil; senelik
        """,
        "years": "yıllar; yıllarda; yılların; seneler; yıllara",
        "1 year": "bir yıl; bir sene; bir yılda; bir senede; bir yıla; bir seneye",
        "decade": "onyıl; on yıllık dönem; onyılın; on yılın",
        "1 decades": "on yıl",
        "decades": "onyıllar; onyıllarda",
        "century": "yüzyıl; asır; yüzyılın; asrın",
        "spring": "ilkbahar; bahar; ilk bahar; baharı; baharın",
        "summer": "yaz; yazı; yazın; yaz ayları",
        "autumn": "sonbahar; güz; son bahar; sonbaharı; güzün",
        "winter": "kış; kışı; kışın; kış ayları",
        "monday": "pzt; pazartesisi(ne|nde|nden|ni|nin|)",
        "tuesday": "sal; salısı(na|nda|ndan|nı|nın|)",
        "wednesday": "çar; çarşamba; çarşambası(na|nda|ndan|nı|nın|)",
        "thursday": "per; perşembe; perşembesi(ne|nde|nden|ni|nin|)",
        "friday": "cum; cuma; cuması(na|nda|ndan|nı|nın|)",
        "saturday": "cmt; cumartesi; cumartesisi(ne|nde|nden|ni|nin|)",
        "sunday": "paz; pazar; pazarı(na|nda|ndan|nı|)",
        "january": "oca",
        "february": "şub",
        "march": "mart",
        "june": "haz",
        "july": "tem",
        "august": "ağu",
        "september": "eyl",
        "october": "eki",
        "november": "kas",
        "december": "ara; aralık",
        "ramadan": """
            ramazan; ramazan ayı; ramazan ayına; ramazan ayında; ramazan ayından; ramazan ayının; ramazanı; mübarek
            ramazan; mübarek ramazan ayı; oruç ayı; oruç ayından; kutsal ramazan ayı; kutsal ramazan ayından;
            ramazan şerif; ramazan orucu; mübarek ramazan ayından; ramazanşerif
        """,
        "muharram": "muharrem; muharrem ayı",
        "safar": "safer",
        "rabi1": "rebiülevvel",
        "rabi2": "rebiülahir",
        "jumada1": "cemaziyelevvel",
        "jumada2": "cemaziyelahir",
        "rajab": "recep",
        "shaban": "şaban; şaban ayı",
        "shawwal": "şevval",
        "dhu_alqada": "zilkade",
        "dhu_alhijja": "zilhicce",
        "eid": "bayram; bayramı; bayramdan; bayrama; bayramda",
        "eid_fitr": """
            ramazan bayramı; ramazan bayramına; ramazan bayramından; ramazan bayramında; şeker bayramı; şeker
            bayramına; şeker bayramından; ramazan bayramının; şeker bayramında
        """,
        "eid_adha": """
            kurban bayramı; kurban bayramına; kurban bayramından; kurban bayramında; kurban bayramının; kurban
        """,
        "nowruz": """
            nevruz; nevruz bayramı; nevruza; nevruzdan; nevruz bayramına; nevruz bayramından; newroz
        """,
        "christmas": "noel; noele; noelden; noel bayramı; noel tatili",
        "christmas_eve": "noel arifesi; noel gecesi",
        "new_year": """
            yılbaşı; yılbaşına; yılbaşından; yılbaşında; yeni yıl; yeni yıla; yeni yıldan; yeni yılda; yeni yılın
            ilk günü; yılbaşının
        """,
        "new_years_eve": "yılbaşı gecesi; yılbaşı akşamı; yılbaşı gecesine",
        "easter": """
            paskalya; paskalyaya; paskalyadan; paskalya bayramı; paskalya bayramına
        """,
        "lunar_new_year": "çin yeni yılı; çin yeni yılına; çin yeni yılından",
        "republic_day_turkey": """
            cumhuriyet bayramı; cumhuriyet bayramına; cumhuriyet bayramından; cumhuriyet bayramında; cumhuriyet
            bayramının; cumhuriyetin ilanının yıldönümü
        """,
        "labour_day": "işçi bayramı; emek ve dayanışma günü",
        "ashura": "aşure günü; aşure; aşura",
        "arbaeen": "erbain",
        "mawlid": "mevlid kandili; mevlit kandili",
        "islamic_new_year": "hicri yılbaşı; hicri yeni yıl",
        "islamic_era": "hicri; h",
        "persian_era": "hicri şemsi; şemsi; iran takvimi; iran takvimine göre",
        "common_era": "ms; m s; miladi",
        "phase": """
            aşama; aşaması; aşamada; aşamasında; evre; evrede; evresinde; faz; fazda; fazında; etap; etapta; etabında;
            safha; safhada; safhasında; (birinci|ikinci|üçüncü|dördüncü|ilk|son|sonraki|bir
            sonraki|ileriki|gelecek|nihai|sonraki bir|ileri bir|ikinci bir|önümüzdeki|mevcut|yeni)
            (aşama|aşamada|aşamasında|aşamaya|aşaması|evre|evrede|evresinde|faz|fazda|fazında|etap|etapta|safha|safhada|tur|turda|turunda|adımda|adım);
            geçiş (dönemi|döneminde|süreci|sürecinde|aşamasında|dönemine); (2|1|3)
            (aşama|aşamada|fazda|etapta|evrede); ileriki aşamalarda; sonraki aşamalarda; ilerleyen aşamalarda;
            ilerleyen aşamada; (bir|iki|üç) (numaralı aşamada|aşamada)
        """,
        "condition": """
            eğer; elverdiğinde; elverirse; elverdikçe; el verdiğinde; izin verdiğinde; izin verirse; uygun olursa;
            koşulların (elvermesi|oluşması|sağlanması|izin vermesi|uygun olması|olgunlaşması)
            (halinde|durumunda|hâlinde|ile|sonrası); koşullar (elverdiğinde|elverirse|uygun
            olduğunda|oluştuğunda|sağlandığında|izin verdiğinde|izin verirse|uygun olursa|olgunlaştığında|müsait
            olduğunda|oluşursa|sağlanırsa|uygun hale geldiğinde|uygunsa|elverdiği takdirde|elverdikçe); şartlar
            (elverdiğinde|elverirse|oluştuğunda|sağlandığında|uygun olduğunda|izin
            verdiğinde|olgunlaştığında|oluşursa|olgunlaşınca|sağlanırsa|elverdikçe|uygun olursa); halinde;
            durumunda; takdirde; takdirinde; şartıyla; koşuluyla; olduğunda; olursa; ise eğer; bağlı olarak;
            tamamlandığında; tamamlanınca; bittiğinde; oluştuğunda; sağlandığında; olur olmaz; verdiğinde; uygun
            zamanda; uygun bir zamanda; zamanı geldiğinde; vakti geldiğinde; kaydıyla; uygun olduğunda; hazır
            olduğunda; hazır olunca; bağlı; gerçekleştiğinde; imzalandığında; duruma göre; şartlara göre; koşullara
            göre; müddetçe; sürece; gerçekleşirse; sağlanırsa; izin verdiği ölçüde; gerektiğinde; uygun
            görüldüğünde; varıldığında
        """,
        "event": """
            çekilme; çekilmeden; çekilmesi; çekilmesinden; ateşkes; ateşkesten; ateşkese; anlaşma; anlaşmadan;
            anlaşması; anlaşmanın; anlaşmaya; mutabakat; imza; imzalanması; imzalanmasından; imzalanmasına; imzadan;
            imzalandıktan; onay; onayı; onaydan; onaylanması; onaylanmasından; hükümet kurulduktan; kurulması;
            kurulmasından; savaş; savaştan; savaşın; çatışma; çatışmalar; müzakere; müzakereler; müzakerelerden;
            görüşmeler; görüşmelerden; toplantı; toplantısı; toplantıdan; toplantısından; yürürlüğe girmesi; yürürlüğe
            girmesinden; yürürlüğe girdikten; yürürlüğe; yürürlük; görev; görevi; operasyon; operasyondan;
            operasyonun; operasyonlar; harekat; tamamlanması; tamamlanmasından; tamamlandıktan; yayımlanması;
            yayımlanmasından; yayımı; yayımından; açıklama; açıklanması; karar; karardan; kararı; teslim alınması;
            devir teslim; devri; geçiş; göreve başladıktan; göreve başlaması; soruşturma; dava; kriz; salgın; denetim;
            hasat; tebliğ; tebliğinden; bildirim; ayrılması; kabulü; kabulünden; yasanın; görev süresi(nin|ne|nden|);
            dönem(in|i|); yasama dönemi(nin|ne|); yasama yılı(nın|na|); başkanlık dönemi(nin|); iktidar(ı|ın|);
            sözleşme(nin|si|sinin|); ihale(nin|si|); başvuru(nun|su|dan|); fatura(nın|); teslimat(ın|); tarihinden
            itibaren hesap; yayım tarihi(nden|); imza tarihi(nden|); tebliğ tarihi(nden|); yürürlük tarihi(nden|);
            onay tarihi(nden|); kuruluş(undan|); atanması(ndan|); meclis(in|)
        """,
        "vague": """
            en kısa sürede; en kısa zamanda; mümkün olan en kısa sürede; mümkün olan en kısa zamanda; mümkün olan en
            kısa süre içinde; en yakın zamanda; en yakın sürede; mümkün olduğunca çabuk; mümkün olduğunca erken;
            mümkün olduğunca hızlı; mümkün olduğunca kısa sürede; mümkün olduğu kadar çabuk; mümkün olur olmaz;
            olabildiğince çabuk; olabildiğince erken; olabildiğince hızlı; bir an önce; bir an evvel; derhal; hemen;
            yakında; çok yakında; yakın zamanda; yakın bir zamanda; yakın gelecekte; yakın bir gelecekte; pek
            yakında; kısa süre içinde; kısa sürede; kısa bir süre içinde; kısa zamanda; kısa süre sonra; kısa
            vadede; orta vadede; uzun vadede; gelecekte; ileride; ilerleyen zamanda; ilerleyen zamanlarda; ilerleyen
            günlerde; ilerleyen dönemde; ilerleyen süreçte; önümüzdeki dönemde; önümüzdeki süreçte; önümüzdeki
            zamanda; gelecek dönemde; zamanla; eninde sonunda; er ya da geç; er geç; günün birinde; daha sonra;
            ilerde; gecikmeden; gecikmeksizin; vakit kaybetmeden; vakit geçirmeden; zaman kaybetmeden; ivedilikle;
            ivedi olarak; acilen; acil olarak; süratle; hızla; tez zamanda; ilk fırsatta; en erken zamanda; mümkün
            olan en erken zamanda; mümkün olan en erken tarihte; en erken tarihte; ileri bir tarihte; daha ileri bir
            tarihte; daha sonraki bir tarihte; sonraki bir tarihte; belirlenecek bir tarihte; ileride belirlenecek
            bir tarihte; makul bir süre içinde; makul sürede; makul süre içinde; öngörülebilir gelecekte; vakti
            gelince; yakın vadede; gecikme olmaksızın; çok geçmeden; fazla gecikmeden; bir süre sonra; en kısa süre
            içinde; en kısa süre zarfında; bugün yarın; en hızlı şekilde; en hızlı biçimde; çabucak; tarihi henüz
            belli değil; yakın dönemde; mümkün olan en yakın zamanda; olabilecek en kısa sürede; vakit
            kaybedilmeden; çok kısa sürede; çok kısa süre içinde; mümkün mertebe çabuk; fazla uzak olmayan bir
            gelecekte
        """,
        "begin": """
            başlayacak(tır|); başlar; başlıyor; başlaması; başlanacak(tır|); başlatılacak(tır|); başlatılması;
            başlanması; başlanacağı; (yürürlüğe|devreye|hizmete|faaliyete)
            (girecek|girer|girmesi|giriyor|girecektir|alınacak|geçecek); açılacak(tır|); açılması; uygulanmaya
            (başlanacak|başlayacak); uygulamaya (girecek|geçecek|konulacak)
        """,
        "not": """
            değil; olmayacak; olmaz; beklenmiyor; mümkün değil; öngörülmüyor; olası değil; tamamlanmayacak;
            bitmeyecek; gerçekleşmeyecek; başlamayacak; yapılmayacak; beklenmemektedir; beklenemez; muhtemel değil
        """,
        "past": """
            başlangıçta; ilk başta; aslında; önceden planlanan; daha önce; ilk olarak; imzalanan; açıklanan;
            duyurulan; kabul edilen; imzalandı; açıklandı; duyuruldu; başlatılan; yapılan; söz verilen; planlanmıştı;
            öngörülmüştü; bekleniyordu; hedeflenmişti; planlanıyordu; hedefleniyordu; (yerine); idi; olarak planlanan;
            tamamlanması planlanan
        """,
        "moved": """
            ertelen(di|en|mesi|miş|ecek|iyor|erek); ertelenmiştir; ötelen(di|en|mesi|miş|iyor|ecek);
            uzatıl(dı|an|ması|mış|acak|ıyor); öne (alındı|alınan|alınması|çekildi|çekilen); kaydırıl(dı|an|ması|mış);
            sarktı; sarkan; sarkacak; çekildi; geciktiril(di|en); ötelendi; ertelemesi; uzatma
        """,
        "occasion": """
            (genel |yerel |cumhurbaşkanlığı |milletvekili |belediye |erken |ara
            |)seçim(|den|dan|ten|tan|e|a|ye|ya|de|da|te|ta|in|ın|un|ün|nin|nın|i|ı|u|ü); (genel |yerel
            |cumhurbaşkanlığı |milletvekili
            |)seçim(ler|leri|lerden|lerinden|lere|lerine|lerde|lerinde|lerin|lerinin|inden|ine|inde|inin);
            oylama(sı|)(|nden|ndan|ne|na|nde|nda|nin|nın|ni|nı); oylamadan;
            referandum(|den|dan|ten|tan|e|a|ye|ya|de|da|te|ta|in|ın|un|ün|nin|nın|i|ı|u|ü);
            zirve(si|)(|nden|ndan|ne|na|nde|nda|nin|nın|ni|nı); zirveden; zirveye;
            konferans(ı|)(|nden|ndan|ne|na|nde|nda|nin|nın|ni|nı); konferanstan;
            kongre(si|)(|nden|ndan|ne|na|nde|nda|nin|nın|ni|nı); kongreden;
            olimpiyat(lar|ları|lardan|larından|larına|lara|); olimpiyat oyunları(ndan|na|); dünya
            kupası(ndan|na|nda|); nüfus sayımı(ndan|na|); genel kurul(u|undan|una|dan|a|);
            kurultay(ı|ından|ına|dan|a|); forum(u|undan|una|dan|a|)
        """,
        "relative": "ilk (100|yüz) (gün|günü|gününde|günde|günlük) (içinde|)",
        "workday": "iş günü(nün|ne|nde|); işgünü(nün|ne|nde|); çalışma günü(nün|ne|nde|); mesai günü(nün|ne|)",
        "workdays": "iş günleri; işgünleri; iş günlük; iş gününde",
        "clock": """
            gece yarısı(na|nda|ndan|); öğlen; öğle; mesai (bitimi(ne|nde|nden|)|saati
            bitimi(ne|)|sonu(na|nda|)|saati(ne|)|saatleri(ne|)); gün sonu(na|nda|); gün bitimi(ne|)
        """,
        "national_sovereignty_day_turkey": "ulusal egemenlik(| ve çocuk bayramı); 23 nisan bayramı",
        "youth_day_turkey": "gençlik ve spor bayramı; 19 mayıs bayramı",
        "victory_day_turkey": "zafer bayramı; zafer bayramına; zafer bayramından",
        "unreadable": """
            ayda bir; haftada bir; günde bir; yılda bir kez; her; her yıl; her ay; her hafta; yılda bir; hariç;
            dışında; hiç; hiçbir; yok; asla; en az; dakika; saniye; binyıl; mö; m ö; olmadıkça; fazla; daha fazla;
            haricinde; asgari; dönem ödevi; okul yılı; okul yılında; okul yılının; hasat yılı; güz dönemi; bahar
            dönemi; güz yarıyılı; bahar yarıyılı; öğretim yılı(nın|nda|na|); eğitim öğretim yılı(nın|nda|na|);
            akademik yıl(ın|ı|ında|); eğitim yılı(nın|nda|); ders yılı(nın|nda|)
        """,
        "fiscal": """
            mali yıl; mali yılı; mali yılın; mali yılında; mali yılının; mali yıla; bütçe yılı; bütçe yılında; bütçe
            yılının; vergi yılı; vergi yılında
        """,
    },
    numbers={
        1: "bir",
        2: "iki",
        3: "üç",
        4: "dört",
        5: "beş",
        6: "altı",
        7: "yedi",
        8: "sekiz",
        9: "dokuz",
        10: "on",
        11: "on bir; onbir",
        12: "on iki; oniki",
        13: "on üç; onüç",
        14: "on dört",
        15: "on beş; onbeş",
        16: "on altı",
        17: "on yedi",
        18: "on sekiz; onsekiz",
        19: "on dokuz",
        20: "yirmi",
        30: "otuz",
        40: "kırk",
        50: "elli",
        60: "altmış",
        70: "yetmiş",
        80: "seksen",
        90: "doksan",
        100: "yüz",
        1000: "bin",
        120: "yüz yirmi",
        180: "yüz seksen",
        45: "kırk beş",
        25: "yirmi beş",
    },
    ordinals={
        1: "birinci; ilk; birincisi; 1inci",
        2: "ikinci; ikincisi",
        3: "üçüncü; üçüncüsü",
        4: "dördüncü; dördüncüsü; sonuncu",
        5: "beşinci",
        6: "altıncı",
        7: "yedinci",
        8: "sekizinci",
        9: "dokuzuncu",
        10: "onuncu",
        11: "on birinci",
        12: "on ikinci",
        15: "on beşinci",
        20: "yirminci",
        30: "otuzuncu",
    },
    ordinal_suffixes="inci; ıncı; uncu; üncü; nci; ncı; ncu; ncü",
    number_suffixes=f"{_CASES}; lik; lık; luk; lük",
    decade_suffixes="""
            lar; ler; ların; lerin; larda; lerde; lara; lere; ları; leri; larında; lerinde; lardan; lerden; larının;
            lerinin; larına; lerine
        """,
    suffixes={_CASES: "of", _OUT_OF: "out_of"},
    heads={"arsa; erse; ırsa; irse; ursa; ürse; lırsa; lirse; dığında; diğinde; duğunda; düğünde": "condition"},
    quarter_labels="q ç",
    half_labels="h y",
    ambiguous="paz; per; ara; mar; sal; haz; eki; i; e; a; u; te; ta; h; may; cum; kas",
    part_after=True,
    after_counts_from_now=True,
    working_week=True,
    verb_last=True,
    clock_before="saat; saati",
    clock_after="tsi; gmt; utc",
    say={
        "by": "en geç {}",
        "in": "{}",
        "before": "{} öncesinde",
        "after": "en erken {}",
        "about": "yaklaşık {}",
        "between": "{} ile {} arasında",
        "half 1": "{} ilk yarısı",
        "half 2": "{} ikinci yarısı",
        "spring": "{} ilkbaharı",
        "summer": "{} yazı",
        "autumn": "{} sonbaharı",
        "winter": "{} kışı",
    },
)
