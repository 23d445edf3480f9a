# Слова програми українською. Для людини молодої, втомленої й наляканої: короткі речення,
# жодної обіцянки, якої немає в самій програмі.

programme-title = Мільйон маленьких пряників
programme-summary = Якщо ви йдете з війни або від тих, хто її веде, для вас і вашої родини є вихід. Тут точно сказано, що пропонують, кому й чому.

## Сторінки анкети

part-you = Про вас
part-work = Ваша робота
part-service = Ваша служба
part-office = Ваша посада
part-skills = Що ви вмієте
part-family = Ваша родина
part-past = Що було раніше

## Запитання

fact-born = Коли ви народилися?
fact-born-hint = День, місяць і рік. Якщо вам ще немає вісімнадцяти, спершу вашою справою займеться людина, а не машина.
fact-location = Де ви зараз?
fact-location-hint = Оберіть те, що найближче. Ніколи не пишіть тут адреси чи назви частини.
fact-location-in-russia = У Росії
fact-location-at-the-front = На фронті або на окупованій території
fact-location-elsewhere = В іншій країні, де мені небезпечно
fact-location-safe-country = У країні, де я в безпеці
fact-occupation = Чим ви займаєтеся?
fact-occupation-hint = Теперішня робота чи служба або остання, з якої ви пішли.
fact-occupation-soldier = Я в армії: за контрактом, за призовом або мобілізацією
fact-occupation-security-service = Служу в поліції, гвардії або спецслужбі
fact-occupation-diplomat = Працюю на дипломатичній службі
fact-occupation-official = Працюю на державній службі
fact-occupation-journalist = Працюю в журналістиці
fact-occupation-artist-or-athlete = Я зі світу мистецтва чи спорту
fact-occupation-specialist = Працюю в науці, техніці чи медицині
fact-occupation-other-work = Інше, або я не маю роботи
fact-known-to-public = Чи багато людей знає ваше ім’я або обличчя?
fact-known-to-public-hint = Наприклад, з телебачення, газет, кіно, концертів, спорту чи інтернету.
fact-rank = Яке у вас звання?
fact-rank-hint = Теперішнє або останнє, яке було.
fact-rank-enlisted = Рядовий, сержант, старшина або прапорщик
fact-rank-officer = Офіцер, від молодшого лейтенанта до капітана
fact-rank-senior-officer = Старший офіцер, від майора до полковника
fact-rank-general = Генерал або адмірал
fact-will-lay-down-arms = Чи готові ви скласти зброю?
fact-will-lay-down-arms-hint = Не обов’язково сьогодні. Відповідь «так» ні до чого вас не зобов’язує. Дочекайтеся безпечної миті.
fact-will-lay-down-arms-already = Це вже зроблено
fact-will-lay-down-arms-yes = Так, якщо буде безпечний шлях
fact-will-lay-down-arms-no = Ні
fact-prisoner-of-war = Ви в полоні?
fact-prisoner-of-war-hint = Тоді вас захищають Женевські конвенції. Вирішуватиме разом із вами людина, і жодного права ви не втратите.
fact-office-level = Наскільки висока ваша посада?
fact-office-level-hint = Висока — це, наприклад, міністр чи його заступник, губернатор, депутат парламенту, суддя вищого суду, керівник департаменту або державної компанії.
fact-office-level-senior = Висока
fact-office-level-other-level = Не висока
fact-leaves-post = Чи готові ви залишити посаду?
fact-leaves-post-hint = Не обов’язково сьогодні. Відповідь «так» ні до чого вас не зобов’язує.
fact-leaves-post-already = Це вже зроблено
fact-leaves-post-yes = Так
fact-leaves-post-no = Ні
fact-skilled-field = У якій галузі ви маєте освіту або досвід?
fact-skilled-field-hint = Диплом допоможе, але й досвід зараховують.
fact-skilled-field-science = Наука або дослідження
fact-skilled-field-engineering = Інженерія або техніка
fact-skilled-field-computing = Програмування й комп’ютери
fact-skilled-field-medicine = Медицина або догляд за хворими
fact-skilled-field-no-such-field = У жодній із цих
fact-years-in-field = Скільки років ви в ній працюєте?
fact-years-in-field-hint = Можна залишити порожнім. На пропозицію це не впливає, але допоможе знайти вам роботу.
fact-dependants = Рідні, які поїдуть з вами
fact-dependants-hint = Рахуємо за тими, кого ви назвали. Чоловік, дружина чи партнер, діти та інші, хто живе вашим коштом.
fact-family-in-danger = Чи можуть вашу родину покарати за те, що ви зробите?
fact-family-in-danger-hint = Можна залишити порожнім. Якщо відповісте «так», їхній виїзд ми продумаємо разом із вашим.
fact-past-acts = Чи брали ви участь у тому, що завдало шкоди мирним людям, полоненим або пораненим?
fact-past-acts-hint = Про це питають кожного. Самої служби в армії це не стосується. Якщо не певні, так і скажіть: перш ніж щось вирішувати, з вами поговорить людина.
fact-past-acts-no = Ні
fact-past-acts-not-sure = Не знаю, краще поговорити про це з людиною
fact-past-acts-yes = Так

## Для кого пропозиції

audience-deserting-soldier = Військові, які складають зброю
audience-deserting-soldier-text = Якщо ви припиняєте воювати й складаєте зброю, вам пропонують безпечний вихід, притулок для вас і вашої родини та гроші, щоб почати спочатку.
audience-senior-officer = Старші офіцери, які складають зброю
audience-senior-officer-text = Якщо ви маєте звання від майора й вище та складаєте зброю, вам пропонують усе, що й іншим військовим, а ще шлях до громадянства й щомісячний дохід на два роки.
audience-diplomat = Дипломати, які йдуть у відставку
audience-diplomat-text = Якщо ви йдете у відставку, щоб не говорити від імені цієї війни, вам пропонують шлях до громадянства, щомісячний дохід на два роки й захист для родини.
audience-senior-official = Високопосадовці, які залишають посаду
audience-senior-official-text = Якщо ви залишаєте високу державну посаду, вам пропонують шлях до громадянства, більший щомісячний дохід на два роки й захист для родини.
audience-notable-journalist = Відомі журналісти
audience-notable-journalist-text = Якщо вас знають із журналістики, вам пропонують шлях до громадянства, більший щомісячний дохід на два роки й захист для родини.
audience-celebrity = Відомі люди мистецтва і спорту
audience-celebrity-text = Якщо вас знають зі сцени, екрана чи спорту, вам пропонують шлях до громадянства, більший щомісячний дохід на два роки й захист для родини.
audience-skilled = Люди з науковим, технічним або медичним фахом
audience-skilled-text = Якщо ви маєте фах, потрібний усюди, вам пропонують візу, щоб працювати за ним, і відчинені двері: право жити там, де ви працюєте.
audience-ordinary = Усі інші, хто хоче виїхати
audience-ordinary-text = Якщо ви просто хочете жити в іншій країні, двері для вас відчинені: дозвіл жити й працювати. Грошей за це не платять, і від вас не вимагають нічого, крім одного — прийти з миром.

## Що пропонують

benefit-safe-passage = Безпечний вихід
benefit-safe-passage-text = Шлях, про який домовилися з вами заздалегідь, і перепустка, за якою з того боку у вас не стрілятимуть.
benefit-asylum = Притулок
benefit-asylum-text = Безстроковий захист в одній із країн-учасниць. Назад вас ніхто не відправить.
benefit-family-asylum = Притулок для родини
benefit-family-asylum-text = Рідні, яких ви назвете, матимуть такий самий захист, як і ви, навіть якщо приїдуть пізніше.
benefit-bounty = Виплата
benefit-bounty-text = Гроші один раз за те, що ви склали зброю. Їх запропонувала Україна, і фонд союзників додає стільки ж.
benefit-family-support = Допомога родині
benefit-family-support-text = Першого року щомісяця сума на кожного з рідних, хто приїде з вами.
benefit-citizenship-path = Шлях до громадянства
benefit-citizenship-path-text = Від першого дня ви можете жити в країні-учасниці, і її закон відкриває вам дорогу до громадянства.
benefit-stipend = Щомісячний дохід
benefit-stipend-text = Гроші щомісяця протягом двох років, щоб можна було піти у відставку й не боятися, за що жити.
benefit-larger-stipend = Більший щомісячний дохід
benefit-larger-stipend-text = Більша сума щомісяця протягом двох років: ви втрачаєте більше й більше ризикуєте.
benefit-work-visa = Робоча віза
benefit-work-visa-text = У країні-учасниці ви можете працювати за фахом і вільно змінювати місце роботи.
benefit-open-door = Відчинені двері
benefit-open-door-text = Дозвіл жити й працювати в країні-учасниці.

## Суми й межі, які встановила програма

parameter-bounty-amount = Виплата
parameter-stipend-amount = Щомісячний дохід
parameter-larger-stipend-amount = Більший щомісячний дохід
parameter-family-support-amount = Допомога на кожного з рідних на місяць
parameter-adult-age = Вік, від якого людину вважають дорослою

## Хто пропонує і платить

partner-ukraine = Україна
partner-ukraine-text = Україна звернулася до військових із цією пропозицією 28 лютого 2022 року. Бюджет тут умовний.
partner-allied-matching-fund = Фонд союзників
partner-allied-matching-fund-text = Фонд союзних держав, який додає до виплати України стільки ж. Це сценарій: жодна держава цих грошей не обіцяла.
partner-european-refuge-fund = Європейський фонд притулку
partner-european-refuge-fund-text = Спільний фонд для щомісячних виплат і родин. Це сценарій: жодна держава цих грошей не обіцяла.
partner-coalition-states = Країни-учасниці
partner-coalition-states-text = Держави, які приймають людей, кожна через своє бюро. Це сценарій: жодна держава цього поки не обіцяла.

## Що потрібно від вас

condition-arms-handed-over = Ви здаєте або залишаєте зброю так, як із вами домовилися.
condition-post-left = Ви залишаєте посаду до першої виплати.
condition-identity-checked = Після приїзду ми перевіримо, хто ви. До того документи нікому не потрібні.

## Де завжди вирішують люди

exclusion-serious-crime = Тяжкі злочини проти інших людей
exclusion-child = Вам ще немає вісімнадцяти
exclusion-captured-soldier = Ви в полоні
exclusion-security-background = Ви служили в силовому відомстві

## Причини: по одній на кожне правило

reason-in-force = Програма ухвалює рішення лише в ті дні, коли вона чинна.
reason-no-audience = Жодна пропозиція не підходить до того, що ви розповіли. Ви можете попросити про перегляд.
reason-either-way = Те, на що ви не відповіли, тут нічого не змінює.
reason-deserting-soldier = Ця пропозиція для військових, які складають зброю.
reason-senior-officer = Ця пропозиція для офіцерів від майора й вище, які складають зброю.
reason-diplomat = Ця пропозиція для дипломатів, які йдуть у відставку.
reason-senior-official = Ця пропозиція для високопосадовців, які залишають посаду.
reason-notable-journalist = Ця пропозиція для журналістів, яких знає багато людей.
reason-celebrity = Ця пропозиція для людей мистецтва і спорту, яких знає багато хто.
reason-skilled = Ця пропозиція для людей з науковим, технічним або медичним фахом.
reason-ordinary = Двері відчинені для всіх, хто йде з війни та зі служби режимові.
reason-keeps-arms = Для військових, які воюють далі, ці двері зачинені.
reason-keeps-office = Для тих, хто лишається на службі режимові, ці двері зачинені.
reason-lays-down-arms = Важливо, що ви складаєте зброю — зараз або коли це буде безпечно.
reason-senior-rank = Починаючи з майора діє пропозиція для старших офіцерів.
reason-leaves-office = Важливо, що ви залишаєте посаду — зараз або коли це буде безпечно.
reason-serves-the-state = Для тих, хто служить державі, є окремі пропозиції.
reason-skilled-work = Зараховують освіту або досвід у науці, техніці, програмуванні чи медицині.
reason-has-family = Це для тих, з ким їде родина.
reason-serious-crime = Якщо людина могла брати участь у тяжкому злочині, вирішують люди, а не машина.
reason-child = Якщо людині немає вісімнадцяти, люди вирішують, що для неї найкраще.
reason-captured-soldier = Військовополонений зберігає всі права за Женевськими конвенціями; вирішують люди.
reason-security-background = Службу в поліції, гвардії та спецслужбах розглядають люди.
reason-bounty-amount = Сума, яку запропонували військовим.
reason-stipend-amount = Щомісячний дохід, який установила програма.
reason-larger-stipend-amount = Більший щомісячний дохід, який установила програма.
reason-family-support-amount = Сума на кожного з рідних на місяць, яку встановила програма.
reason-adult-age = Вік, від якого людину вважають дорослою.
reason-usd-rub = Курс на день рішення.
reason-safe-passage = Безпечний вихід потрібен тим, хто ще не в безпечній країні.
reason-asylum = Притулок входить до пропозиції для військових, які складають зброю.
reason-family-asylum = Вашу родину захищають разом із вами.
reason-bounty = Виплата — за те, що людина складає зброю.
reason-family-support = Родинам допомагають першого року.
reason-citizenship-path = Шлях до громадянства входить до цієї пропозиції.
reason-stipend = Щомісячний дохід входить до пропозиції для дипломатів.
reason-larger-stipend = Більший дохід — для тих, хто втрачає найбільше.
reason-work-visa = Робоча віза входить до пропозиції для людей із фахом.
reason-open-door = Двері відчинені для всіх, хто приходить з миром.

# Заходи: назви, причини, хто запровадив і джерела
measure-file-source = Ілля Сомін, The Volokh Conspiracy (reason.com/volokh), 6 березня 2022 року; усіх людей та організації вигадано
measure-title-state-companies = Заморожено компанії держави
measure-why-state-companies = Компанії держави — її власні кошти.
measure-issuer-state-companies = союз держав
measure-source-state-companies = Сомін, 6 березня 2022 року: заходи проти компаній держави правильні
measure-hits-state-companies-1 = власники рахунків за кордоном
measure-title-half-owned-company = Заморожено компанію, половина якої належить державі
measure-issuer-half-owned-company = союз держав
measure-source-half-owned-company = приклад вигадано, щоб показати, де правила розходяться: у США половини досить, а в ЄС до 3 липня 2024 року та у Британії — ні
measure-title-oligarch-property = Заморожено майно олігарха
measure-why-oligarch-property = Ті, хто розбагатів завдяки правителям, тримають їх при владі; їхнє майно — справедлива ціль.
measure-issuer-oligarch-property = союз держав
measure-source-oligarch-property = Сомін, 6 березня 2022 року: майно олігархів — правильна ціль
measure-title-decision-makers = Ті, хто вирішував про війну, не можуть в’їхати
measure-why-decision-makers = Посада й командування — підстави для тих, хто їх має.
measure-issuer-decision-makers = союз держав
measure-source-decision-makers = Сомін, 6 березня 2022 року: заходи мають бити по уряду та його посадовцях
measure-title-propaganda = Студія пропаганди втрачає ліцензію
measure-why-propaganda = Вона говорить за уряд, і він нею керує.
measure-issuer-propaganda = відомство країни союзу
measure-source-propaganda = Сомін, 6 березня 2022 року: заходи мають бити по уряду й тому, що йому служить
measure-title-teams-under-the-flag = Команди не можуть виступати під прапором
measure-why-teams-under-the-flag = Команда під прапором представляє державу; її люди можуть виступати самі за себе.
measure-issuer-teams-under-the-flag = міжнародна федерація
measure-source-teams-under-the-flag = Сомін, 6 березня 2022 року: команди під прапором; рекомендації МОК 2023 року про нейтральних спортсменів
measure-title-parade-cancelled = Скасовано гала-концерт міністерства
measure-why-parade-cancelled = Господар вечора — міністерство: скасовують виставу самої держави.
measure-issuer-parade-cancelled = концертна зала за кордоном
measure-source-parade-cancelled = Сомін, 6 березня 2022 року, за тим самим доводом: захід б’є по державі, а не по митцях за паспорт
measure-title-cancelled-concert = Скасовано концерт піаніста
measure-why-cancelled-concert = Піаніста зачепили за паспорт; зв’язку з урядом не показано.
measure-issuer-cancelled-concert = концертна зала за кордоном
measure-source-cancelled-concert = Сомін, 6 березня 2022 року: скасовувати концерти неправильно
measure-title-cancelled-talk = Скасовано виступ письменниці
measure-why-cancelled-talk = Проти неї не сказано нічого, крім того, звідки вона родом.
measure-issuer-cancelled-talk = університет за кордоном
measure-source-cancelled-talk = Сомін, 6 березня 2022 року: скасовувати виступи неправильно
measure-title-litmus-test = Митці за кордоном мають засудити війну, щоб виступати
measure-why-litmus-test = Той, у кого вдома родина, не може говорити вільно; мовчання — не підстава.
measure-issuer-litmus-test = оперний театр за кордоном
measure-source-litmus-test = Сомін, 6 березня 2022 року: перевіряти на лояльність усіх за кордоном неправильно
measure-title-individual-athletes = Спортсменам заборонено виступати взагалі
measure-why-individual-athletes = Без прапора й гімну вони виступають самі за себе.
measure-issuer-individual-athletes = міжнародна федерація
measure-source-individual-athletes = Сомін, 6 березня 2022 року: команди під прапором, а не окремі люди; рекомендації МОК 2023 року
measure-title-closed-accounts = Закрито рахунки всіх, хто там живе
measure-why-closed-accounts = Їх відключили за місце проживання, і противників війни теж.
measure-issuer-closed-accounts = сервіс за кордоном
measure-source-closed-accounts = за доводом авторів; про такі відключення розповідали ті, кого вони зачепили
measure-title-students-sent-home = Студентів відправляють додому
measure-why-students-sent-home = Студенти не мають посад; висилання жене їх у руки держави.
measure-issuer-students-sent-home = університет за кордоном
measure-source-students-sent-home = Сомін, 6 березня 2022 року: двері мають відчинятися для людей, а не зачинятися перед ними
measure-title-visa-ban-for-all = Візи не дають нікому з цим громадянством
measure-why-visa-ban-for-all = Він тримає всередині тих, хто виїхав би, і зачіпає небагатьох посадовців серед багатьох, для кого немає підстави.
measure-issuer-visa-ban-for-all = країна союзу
measure-source-visa-ban-for-all = Сомін, 6 березня 2022 року: відчинити двері звичайним людям
measure-title-family-and-friends = Заморожено майно родини й друзів олігарха
measure-issuer-family-and-friends = союз держав
measure-source-family-and-friends = приклад вигадано за справами T-212/22 (8 березня 2023 року) та T-741/22: самого зв’язку замало
measure-title-family-later = Та сама родина після Регламенту (ЄС) 2023/1094
measure-issuer-family-later = союз держав
measure-source-family-later = приклад вигадано: з 5 червня 2023 року ЄС вносить до списку близьких родичів великих підприємців, які мають від них зиск
measure-title-past-office = Заморожено майно колишнього губернатора
measure-issuer-past-office = союз держав
measure-source-past-office = приклад вигадано за справою T-714/20: залишеної посади людина більше не обіймає
measure-title-led-by-an-official = Заморожено кошти клубу, де голова — міністр
measure-issuer-led-by-an-official = союз держав
measure-source-led-by-an-official = приклад вигадано за британським роз’ясненням 2024 року про посадовців і контроль: керувати ще не означає контролювати
