"""Words of grammar, and a few that visitors ask with, by which a question in another language is known."""

from __future__ import annotations

import unicodedata

from bot.text.function_words import FUNCTION_WORDS

_PLAIN = str.maketrans({"æ": "ae", "đ": "d", "ı": "i", "ł": "l", "ø": "o", "œ": "oe"})
_WORDS = {
    "bg": """
    как какво къде кога защо колко какъв каква какви кой коя кои ми ме мен моят моята моите ние вие аз той тя във не
    ли има имате може трябва това за при със от или ако да много искам мога можете струва са си сте съм се през преди
    след без бързо бягане бягам отваряте затваряте цена карта тренировка тренировки тренирам ръцете раменете помага в
    на с и а по е ще ви го ги кажете здравейте благодаря струват
    """,
    "cs": """
    jak kdo kdy kde proč kolik který která které jaký jaká jaké je jsou jsem jste máte mám mají být bude mohu můžu
    můžete lze se si mě můj moje vás vám na ve při před od pro nebo také jen velmi více než když aby pokud musím musí
    mít chci potřebuji děkuji prosím stojí otevřeno zavřeno jestli není nejsou rychleji běhu běhat po dlouho často
    ještě už co dá ruce dobře cena platit kartou objednávku trénink tréninku parkoviště děti pomáhá pomáhají paže
    ramena běhání máme jdu jde nejlepší chtěl chtěla potřebuju prodáváte máš já vy jsi bych tady tam třeba nějaký
    nějaké moc lépe kam odkud vaše naše neumím nemohu můžeme
    """,
    "da": """
    hvad hvem hvornår hvor hvorfor hvordan hvilken hvilke hvilket jeg mig mit sig er ikke og til fra af på med ved
    skal kan vil må bør har havde være bliver blive også eller når hvis der det noget nogen meget gerne tak åbent åbne
    koster løbe løber løb tager uden efter om hos jeres en et arme pris betale kort bestille parkering træning træne
    børn hjælper armene skuldre skuldrene man bedste hurtigere jer hende hun vi dette disse vores kunne skulle ville
    blev lidt godt hjælpe lukker lukket sælger gør
    """,
    "de": """
    der das den dem des ein eine einen einem einer und oder ist sind bin wie warum wann wo wer welche welchem welchen
    welcher welches womit wieviel ich du er sie es wir ihr mich mir mein meine meinen meiner meinem dein sich nicht
    kein keine mit ohne fur bei beim zum zur auf aus von vom nach vor uber unter kann muss soll sollen sollte darf
    dürfen mehr sehr auch aber wenn dass gibt habe habt hat werden wird man viel lange konnen mussen ins ab oft seid
    wurde ihnen euch kostet kosten schneller laufen geöffnet möchte bitte wieso hilft helfen preis zahlen bezahlen
    karte buchen parkplätze kinder schultern hände arme armen sein zu beste besser während bekomme bekommen macht
    machen mach ihre ihren unser unsere euer eure meins könnt könnte hatte nur noch schon immer etwas jetzt hier dort
    dann weil ob bis durch gegen schließt danke
    """,
    "es": """
    el los las una unas del al que como cuando donde por para con sin sobre mi mis tu su sus es son esta estan estoy
    soy puedo puede debo debe deben hay muy mas pero porque quiero tengo tienen lo le hacer cual cuales cuanto cuantos
    cuanta cuantas tambien si yo nos y o de la en un se ser cuesta desde hasta correr cada necesito abren entre ayuda
    ayudan gracias mejor horario abierto precio rapido pagar tarjeta reservar pedido aparcamiento entrenar
    entrenamiento niños brazos hombros manos mientras dónde qué cómo cuánto cuándo horas hora cierran venden tiene
    hace hacen está están eso ese esa este estos estas algo nada mal bien también sé tenemos quiere quisiera
    """,
    "fi": """
    miten mikä mitä mitkä miksi missä mistä mihin milloin kuinka kuka paljonko onko ovat olen olet olla olette
    oletteko voiko voinko voin voi saako saa pitää pitääkö täytyy tarvitsen tarvitseeko haluan haluaisin minun minä
    sinä hän te teillä teidän ei ja tai että jos kun mutta myös hyvin enemmän kiitos kanssa ilman ennen jälkeen auki
    hinta maksaa juosta juoksu juostessa nopeammin usein kädet käsiä kauan maksaako kortilla varata lapset hartiat
    paras tulla kuin kenen saanko en ole olemme oli voimme voitte teille meillä minulla onkohan enkä emme eivät vai
    parempi suljette osaa millainen millaiset
    """,
    "fr": """
    le la les un une des du de au aux et ou est sont suis que quoi quel quelle quels quelles qui comment pourquoi
    quand combien dans sur pour avec sans mon ma mes ton votre vos je tu il elle nous vous ils faut peut puis dois
    doit doivent plus mais pas ne ce cette ces sa ses jai cest quest estce pendant en y tres faire se si peuvent êtes
    avez coûte ouvert ouverts courir vite mieux proposez leur aide aident voudrais merci bonjour payer carte réserver
    commande entraînement enfants épaules devrais meilleur meilleure avant après veux veut voulez vouloir suisje
    ouvrez fermez avons ont fait quelque rien bien mal aussi toujours jamais notre nos leurs ceux celui donc où là ça
    déjà encore vendez
    """,
    "hr": """
    što kako kada gdje zašto koliko koji koja koje tko je li se mogu može možete treba trebam trebaju imate ima imam
    ste smo su biti jesu na od iz kod preko bez uz dok ili također samo više nego ako jer moj moja moje vaš vas hvala
    molim želim radite brže često nije nisu gde šta za košta koštaju trčim trčati ruke cijena platiti karticom trening
    treninga djeca pomaže pomažu ramena najbolje brzo kad ne nisam nemam radim kamo odakle ovo bih biste bismo smijem
    možemo hoću htio htjela dobro loše vam nam zatvarate prodajete
    """,
    "hu": """
    hogyan mit miért mikor hol honnan mennyi mennyibe meddig melyik milyen kell van vannak vagyok nincs nem és vagy az
    egy ha hogy csak már még nagyon több jobb kérem köszönöm szeretnék szeretném lehet tudok kerül közben után előtt
    nélkül alatt hány én önök ezt azt el meg futás futni nyitva mennyire gyorsabban lehetek fizetni kártyával foglalni
    rendelés parkoló edzés edzeni gyerekek segít segítenek karok karom vállam kezem legjobb mert ki le fel össze itt
    ott ez ezek azok engem nekem neki nekünk vagyunk tudom tudunk akarok akarom kellene szabad lesz jó rossz nagy
    kicsi kérdés sem sincs ugye nálatok önöknél
    """,
    "id": """
    bagaimana apa apakah siapa kapan kenapa mengapa mana berapa yang atau di ke dari untuk dengan tanpa pada saya aku
    kamu anda kami kita mereka kalian ini itu ada tidak bukan bisa dapat harus mau ingin sudah belum akan juga hanya
    lebih sangat agar supaya kalau jika saat ketika seberapa sebelum setelah cara harga buka lari berlari lengan boleh
    terima kasih bayar kartu parkir latihan anak membantu bahu tangan penting terbaik perlu jam tutup sedang telah
    oleh bagi anaknya karena tetapi tapi jangan mohon kirim
    """,
    "it": """
    il lo la gli le un uno una dei del della delle dello degli di da dal dalla al alla nel nella con su per tra che
    chi come quando dove perche quale quali quanto quanta quante quanti mio mia miei mie tuo io tu lui lei noi voi e
    ed o sono sei siamo siete posso possono puo devo deve devono piu ma non si cosa molto anche se ho hai ha avete
    fate fare questo questa durante mi vorrei correre costa aperti aperto grazie servono meglio senza prima dopo
    essere cè prezzo pagare carta prenotare ordine parcheggio allenamento bambini braccia spalle mani aiuta aiutano
    migliore mentre ora orari chiudete aprite vendete voglio vuole vogliamo abbiamo avere questi queste quello quella
    ogni già ancora bene niente qualcosa nostro vostro vostra
    """,
    "nl": """
    wat wie wanneer waar waarom hoeveel welke welk ik mij mijn je jij jullie uw zijn wij ons onze niet geen het een op
    van voor bij naar uit aan tot tegen tijdens moet moeten kan kunnen mag mogen heb heeft hebben wordt worden ook
    maar als deze er veel meer graag bedankt kost kosten zonder te om nog wel hoelang hardlopen lopen sneller vanaf
    vaak doen hun lang duurt helpt helpen snel prijs betalen boeken bestelling parkeren kinderen armen schouders
    handen beste zou hebt hadden gaan gaat komt komen willen zal zullen daar hier goed slecht iets niets mijne onder
    dicht sluiten verkopen leveren
    """,
    "no": """
    hva hvem når hvor hvorfor hvordan hvilken hvilke hvilket jeg meg mitt seg dere er ikke og til fra av på med ved
    skal kan vil må bør har hadde være blir bli også eller hvis det noe noen mye mer gjerne takk åpent åpne koster
    løpe løper løping finnes trenger tar uten etter om hos deres en et armene pris betale kort bestille parkering
    trening trene hjelper armer skuldre skuldrene man beste raskere fortere oss hun vi dette disse kunne skulle ville
    ble litt godt hjelpe stenger stengt selger gjør klarer
    """,
    "pl": """
    w z na od po przy dla bez nad pod jak dlaczego czemu kiedy gdzie kto co czy jaki jaka jakie jakich jakiego ile ja
    ona wy moj moja moje mnie mi sie nie tak jest sa byc mam mogę moge moga mozna trzeba powinienem powinnam bardzo
    ale lub oraz ze zeby gdy podczas przed przez juz tylko ktory ktora ktore chcę kosztuje otwarte dziękuję proszę
    szybciej cena płacić kartą zamówienie trening trenować dzieci pomaga pomagają ręce ramiona barki najlepszy jestem
    jesteś jesteśmy macie masz chciałbym chciałabym możecie robić robią lepiej dobrze źle coś nic nasz wasz tutaj tam
    też jeszcze której którym zamykacie umiem
    """,
    "pt": """
    o os um uma uns umas da dos das nos na nas de que como quando onde por para com sem sobre meu minha meus minhas
    seu sua eu voce voces ele ela e ou sao esta estao estou posso pode podem devo deve devem ha muito mais mas porque
    quero tenho tem têm se qual quais quanto quantos quantas tambem nao ao aos fazer isso pelo pela ate em custa abrem
    ficam correr preciso obrigado melhor rápido ajuda ajudam preço pagar cartão reservar encomenda pedido
    estacionamento treinar treino crianças braços ombros mãos é horas hora fecham vendem vocês está nós isto este esse
    essa algo nada bem mal já ainda consigo gostaria quer
    """,
    "ro": """
    cum ce cine când unde cât câtă câți câte este sunt sunteți avem aveți eu noi voi îmi îți își să nu și sau pentru
    fără din cu prin după până mai foarte dacă că fi pot poate puteți trebuie vreau mea meu mele mei dumneavoastră
    mulțumesc vă alerg alergare repede deschis deschideți costă ajută la de brațele fac preț plăti parcare antrenament
    copii copiii umerii mâinile contează bine ați fost fie faceți aici acolo acum bun rău nimic ceva nostru vostru
    dumneata vindeți aș știu câine
    """,
    "ru": """
    как что где когда почему зачем сколько какой какая какие какую кто мне меня мой моя мои мы вы ты он она не ли есть
    можно нужно надо это для при от из или если чтобы очень быстрее бег бегать бега хочу могу можете стоит во время
    должны у нас цена оплатить картой заказ парковка тренировка тренировки тренировку детям дети помогает помогают
    руки плечи работаете в на с и а по за же бы был быть нам вам его её их этот эта эти там здесь хорошо плохо умею
    нельзя
    """,
    "sk": """
    ako kto kedy kde prečo koľko ktorý ktorá ktoré aký aká aké je sú som ste máte mám majú byť bude môžem môžete môžu
    sa si môj moja moje vás na vo pri pred od pre alebo tiež aj len veľmi viac než keď aby musím musí chcem potrebujem
    ďakujem prosím stojí otvorené nie rýchlejšie behu bežať dlho často ešte už čo mať po dá ruky dobre cena platiť
    kartou objednávku tréning parkovisko deti pomáha pomáhajú ramená najlepšie chcel chcela predávate máš ja vy tu tam
    treba nejaký veľa lepšie kam odkiaľ vaše naše neviem nemôžem môžeme
    """,
    "sv": """
    vad vem när var varför hur vilken vilka vilket jag mig mitt mina sig ni er inte och från av på med vid ska skall
    kan vill måste bör har hade vara blir bli också eller om det att finns något någon mycket mer gärna tack öppet
    öppna kostar springa springer utan efter bara behöver får nu är en ett hos länge ofta armarna tar pris betala kort
    boka parkering träning träna hjälper axlar händer armar man bästa snabbare dina honom henne hon vi detta dessa vår
    våra skulle ville blev dåligt hjälpa stänger stängt säljer gör spelar
    """,
    "tr": """
    nasıl ne neden niçin nerede nereye hangi kaç mı mi mu mü bir ve veya ile için gibi kadar daha çok siz benim bizim
    sizin bana bu değil var yok mıyım miyim mısınız misiniz musunuz olur olmalı olmalıyım istiyorum gerekir gerekiyor
    lazım ama eğer saat açık günü günleri önce sonra teşekkürler lütfen koşarken koşu hızlı eder fiyatı ödeme kartla
    sipariş otopark antrenman çocuklar yardım kollar kollarımı omuz omuzlarım eller önemli mıdır midir mıyız miyiz
    musun mısın misin şey hiç iyi kötü burada orada şimdi oğlum kızım yapar yapmak yapıyor etmek kapatıyor satıyor
    nedir kimin
    """,
    "uk": """
    як що де коли чому навіщо скільки який яка яке які хто мені мене мій моя мої ми ви він вона не чи є можна потрібно
    треба це для при від або якщо щоб дуже швидше бігати хочу можу можете коштує під час мають має в нас ціна оплатити
    карткою замовлення парковка тренування дітям діти допомагає допомагають руки плечі у на з і та й а я за по до ж би
    був бути нам вам його її їх цей ця ці там тут добре погано вмію
    """,
    "vi": """
    không tôi thế nào nhiêu tại khi chạy như gì được của và có với nên phải bạn các hơn cần thể làm đâu muốn một trong
    giờ mở giá giúp bao cho nhanh học bán đóng cửa tay chân mấy lại anh chị em hay
    """,
}
"""By ISO 639-1 code, spelled as they should be. English words are left out but for a few that tell much."""

_LETTERS = {
    "bg": "ъ",
    "cs": "čďěňřšťůýž",
    "da": "åæø",
    "de": "äöü",
    "es": "ñ",
    "fi": "äö",
    "fr": "çèêœ",
    "hr": "ćčđšž",
    "hu": "öőüű",
    "it": "èìòù",
    "no": "åæø",
    "pl": "ąćęłńśźż",
    "pt": "ãçêõ",
    "ro": "ășțţ",
    "ru": "ёыэ",
    "sk": "čďĺľňŕšťýž",
    "sv": "åäö",
    "tr": "çğıöşü",
    "uk": "ґєії",
    "vi": "đơư" + "".join(map(chr, range(0x1EA0, 0x1EFA))),
}

GRAMMARS = frozenset(_WORDS)
"""Languages (ISO 639-1) whose words of grammar are known."""
IN_NAMES = frozenset("al da das de del den der des di dos du el la las le los van von y".split())
"""Words of other languages that names have, and which alone tell nothing: "arm swing de la Cruz"."""


def without_accents(word: str) -> str:
    """Return a normalised word with its Latin letters plain."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word.translate(_PLAIN))
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def _speakers() -> dict[str, tuple[str, ...]]:
    spoken: dict[str, list[str]] = {}
    for language, listed in _WORDS.items():
        spelled = listed.split()
        plain = [word for word in map(without_accents, spelled) if word not in FUNCTION_WORDS]
        for word in dict.fromkeys((*spelled, *plain)):
            spoken.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in spoken.items()}


_SPOKEN_IN = _speakers()
"""Word to the languages that have it: as it is spelled, and without accents where that is no English grammar."""

_WRITTEN_IN = {
    letter: tuple(language for language, own in _LETTERS.items() if letter in own)
    for letter in set("".join(_LETTERS.values()))
}


def languages_of(word: str) -> tuple[str, ...]:
    """Return the languages (ISO 639-1) whose grammar has this normalised word; accents may be left out."""
    return _SPOKEN_IN.get(word) or _SPOKEN_IN.get(without_accents(word), ())


def written_in(word: str) -> set[str]:
    """Return the languages that have a letter of this normalised word which few languages have."""
    return set() if word.isascii() else {language for letter in word for language in _WRITTEN_IN.get(letter, ())}
