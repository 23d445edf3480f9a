# Слова программы по-русски. Для человека молодого, уставшего и напуганного: короткие фразы,
# ни одного обещания, которого нет в самой программе.

programme-title = Миллион маленьких пряников
programme-summary = Если вы уходите с войны или от тех, кто её ведёт, для вас и вашей семьи есть выход. Здесь точно сказано, что предлагают, кому и почему.

## Страницы анкеты

part-you = О вас
part-work = Ваша работа
part-service = Ваша служба
part-office = Ваша должность
part-skills = Что вы умеете
part-family = Ваша семья
part-past = Что было раньше

## Вопросы

fact-born = Когда вы родились?
fact-born-hint = День, месяц и год. Если вам ещё нет восемнадцати, вашим делом сначала займётся человек, а не машина.
fact-location = Где вы сейчас?
fact-location-hint = Выберите то, что ближе всего. Никогда не пишите здесь адрес или название части.
fact-location-in-russia = В России
fact-location-at-the-front = На фронте или на оккупированной территории
fact-location-elsewhere = В другой стране, где мне небезопасно
fact-location-safe-country = В стране, где я в безопасности
fact-occupation = Чем вы занимаетесь?
fact-occupation-hint = Нынешняя работа или служба, либо последняя, с которой вы ушли.
fact-occupation-soldier = Я в армии: по контракту, по призыву или по мобилизации
fact-occupation-security-service = Служу в полиции, Росгвардии или спецслужбе
fact-occupation-diplomat = Работаю дипломатом
fact-occupation-official = Работаю на государственной службе
fact-occupation-journalist = Работаю журналистом
fact-occupation-artist-or-athlete = Я из мира искусства или спорта
fact-occupation-specialist = Работаю в науке, технике или медицине
fact-occupation-other-work = Другое, или у меня нет работы
fact-known-to-public = Многие ли знают ваше имя или лицо?
fact-known-to-public-hint = Например, по телевидению, газетам, кино, концертам, спорту или интернету.
fact-rank = Какое у вас звание?
fact-rank-hint = Нынешнее или последнее, которое было.
fact-rank-enlisted = Рядовой, сержант, старшина или прапорщик
fact-rank-officer = Офицер, от младшего лейтенанта до капитана
fact-rank-senior-officer = Старший офицер, от майора до полковника
fact-rank-general = Генерал или адмирал
fact-will-lay-down-arms = Вы готовы сложить оружие?
fact-will-lay-down-arms-hint = Не обязательно сегодня. Ответ «да» вас ни к чему не обязывает. Дождитесь безопасного момента.
fact-will-lay-down-arms-already = Это уже сделано
fact-will-lay-down-arms-yes = Да, если будет безопасный путь
fact-will-lay-down-arms-no = Нет
fact-prisoner-of-war = Вы в плену?
fact-prisoner-of-war-hint = Тогда вас защищают Женевские конвенции. Решать вместе с вами будет человек, и ни одного права вы не потеряете.
fact-office-level = Насколько высока ваша должность?
fact-office-level-hint = Высокая — это, например, министр или его заместитель, губернатор, депутат парламента, судья высшего суда, глава департамента или госкомпании.
fact-office-level-senior = Высокая
fact-office-level-other-level = Не высокая
fact-leaves-post = Вы готовы уйти со своего поста?
fact-leaves-post-hint = Не обязательно сегодня. Ответ «да» вас ни к чему не обязывает.
fact-leaves-post-already = Это уже сделано
fact-leaves-post-yes = Да
fact-leaves-post-no = Нет
fact-skilled-field = В какой области у вас есть образование или опыт?
fact-skilled-field-hint = Диплом поможет, но и опыт считается.
fact-skilled-field-science = Наука или исследования
fact-skilled-field-engineering = Инженерное дело или техника
fact-skilled-field-computing = Программирование и компьютеры
fact-skilled-field-medicine = Медицина или уход за больными
fact-skilled-field-no-such-field = Ни в одной из этих
fact-years-in-field = Сколько лет вы в ней работаете?
fact-years-in-field-hint = Можно оставить пустым. На предложение это не влияет, но поможет найти вам работу.
fact-dependants = Родные, которые поедут с вами
fact-dependants-hint = Считаем по тем, кого вы назвали. Муж, жена или партнёр, дети и другие, кто живёт на ваши средства.
fact-family-in-danger = Могут ли вашу семью наказать за то, что вы сделаете?
fact-family-in-danger-hint = Можно оставить пустым. Если ответите «да», их выезд мы продумаем вместе с вашим.
fact-past-acts = Участвовали ли вы в том, что причинило вред мирным людям, пленным или раненым?
fact-past-acts-hint = Об этом спрашивают каждого. Сама служба в армии сюда не относится. Если не уверены, так и скажите: прежде чем что-то решать, с вами поговорит человек.
fact-past-acts-no = Нет
fact-past-acts-not-sure = Не знаю, лучше поговорить об этом с человеком
fact-past-acts-yes = Да

## Для кого предложения

audience-deserting-soldier = Военные, которые складывают оружие
audience-deserting-soldier-text = Если вы прекращаете воевать и складываете оружие, вам предлагают безопасный выход, убежище для вас и вашей семьи и деньги, чтобы начать заново.
audience-senior-officer = Старшие офицеры, которые складывают оружие
audience-senior-officer-text = Если у вас звание от майора и выше и вы складываете оружие, вам предлагают всё, что и другим военным, а ещё путь к гражданству и ежемесячный доход на два года.
audience-diplomat = Дипломаты, которые уходят в отставку
audience-diplomat-text = Если вы уходите в отставку, чтобы не говорить от имени этой войны, вам предлагают путь к гражданству, ежемесячный доход на два года и защиту для семьи.
audience-senior-official = Высокие чиновники, которые уходят с поста
audience-senior-official-text = Если вы оставляете высокий государственный пост, вам предлагают путь к гражданству, повышенный ежемесячный доход на два года и защиту для семьи.
audience-notable-journalist = Известные журналисты
audience-notable-journalist-text = Если вас знают как журналиста, вам предлагают путь к гражданству, повышенный ежемесячный доход на два года и защиту для семьи.
audience-celebrity = Известные люди искусства и спорта
audience-celebrity-text = Если вас знают по сцене, экрану или спорту, вам предлагают путь к гражданству, повышенный ежемесячный доход на два года и защиту для семьи.
audience-skilled = Люди с научной, технической или медицинской профессией
audience-skilled-text = Если у вас профессия, которая нужна везде, вам предлагают визу для работы по ней и открытую дверь: право жить там, где вы работаете.
audience-ordinary = Все остальные, кто хочет уехать
audience-ordinary-text = Если вы просто хотите жить в другой стране, для вас открыта дверь: разрешение жить и работать. Денег за это не платят, и от вас ничего не требуют, кроме одного — прийти с миром.

## Что предлагают

benefit-safe-passage = Безопасный выход
benefit-safe-passage-text = Путь, о котором договорились с вами заранее, и пропуск, по которому с той стороны в вас не станут стрелять.
benefit-asylum = Убежище
benefit-asylum-text = Бессрочная защита в одной из стран-участниц. Назад вас никто не отправит.
benefit-family-asylum = Убежище для семьи
benefit-family-asylum-text = Родные, которых вы назовёте, получат такую же защиту, как и вы, даже если приедут позже.
benefit-bounty = Выплата
benefit-bounty-text = Деньги один раз за то, что вы сложили оружие. Их предложила Украина, и фонд союзников добавляет столько же.
benefit-family-support = Помощь семье
benefit-family-support-text = В первый год каждый месяц сумма на каждого из родных, кто приедет с вами.
benefit-citizenship-path = Путь к гражданству
benefit-citizenship-path-text = С первого дня вы можете жить в стране-участнице, и её закон открывает вам дорогу к гражданству.
benefit-stipend = Ежемесячный доход
benefit-stipend-text = Деньги каждый месяц в течение двух лет, чтобы можно было уйти в отставку и не бояться, на что жить.
benefit-larger-stipend = Повышенный ежемесячный доход
benefit-larger-stipend-text = Более высокая сумма каждый месяц в течение двух лет: вы теряете больше и рискуете сильнее.
benefit-work-visa = Рабочая виза
benefit-work-visa-text = В стране-участнице вы можете работать по профессии и свободно менять место работы.
benefit-open-door = Открытая дверь
benefit-open-door-text = Разрешение жить и работать в стране-участнице.

## Суммы и границы, которые установила программа

parameter-bounty-amount = Выплата
parameter-stipend-amount = Ежемесячный доход
parameter-larger-stipend-amount = Повышенный ежемесячный доход
parameter-family-support-amount = Помощь на каждого из родных в месяц
parameter-adult-age = Возраст, с которого человек считается взрослым

## Кто предлагает и платит

partner-ukraine = Украина
partner-ukraine-text = Украина обратилась к военным с этим предложением 28 февраля 2022 года. Бюджет здесь условный.
partner-allied-matching-fund = Фонд союзников
partner-allied-matching-fund-text = Фонд союзных государств, который добавляет к выплате Украины столько же. Это сценарий: ни одно государство этих денег не обещало.
partner-european-refuge-fund = Европейский фонд убежища
partner-european-refuge-fund-text = Общий фонд для ежемесячных выплат и семей. Это сценарий: ни одно государство этих денег не обещало.
partner-coalition-states = Страны-участницы
partner-coalition-states-text = Государства, которые принимают людей, каждое через своё бюро. Это сценарий: ни одно государство этого пока не обещало.

## Что требуется от вас

condition-arms-handed-over = Вы сдаёте или оставляете оружие так, как с вами договорились.
condition-post-left = Вы уходите с поста до первой выплаты.
condition-identity-checked = По приезде мы проверим, кто вы. До этого документы никому не нужны.

## Где всегда решают люди

exclusion-serious-crime = Тяжкие преступления против других людей
exclusion-child = Вам ещё нет восемнадцати
exclusion-captured-soldier = Вы в плену
exclusion-security-background = Вы служили в силовом ведомстве

## Причины: по одной на каждое правило

reason-in-force = Программа принимает решения только в те дни, когда она действует.
reason-no-audience = Ни одно предложение не подходит к тому, что вы рассказали. Вы можете попросить о пересмотре.
reason-either-way = То, на что вы не ответили, здесь ничего не меняет.
reason-deserting-soldier = Это предложение для военных, которые складывают оружие.
reason-senior-officer = Это предложение для офицеров от майора и выше, которые складывают оружие.
reason-diplomat = Это предложение для дипломатов, которые уходят в отставку.
reason-senior-official = Это предложение для высоких чиновников, которые уходят с поста.
reason-notable-journalist = Это предложение для журналистов, которых многие знают.
reason-celebrity = Это предложение для людей искусства и спорта, которых многие знают.
reason-skilled = Это предложение для людей с научной, технической или медицинской профессией.
reason-ordinary = Дверь открыта для всех, кто уходит с войны и со службы режиму.
reason-keeps-arms = Для военных, которые продолжают воевать, эта дверь закрыта.
reason-keeps-office = Для тех, кто остаётся на службе режиму, эта дверь закрыта.
reason-lays-down-arms = Важно, что вы складываете оружие — сейчас или когда это будет безопасно.
reason-senior-rank = Начиная с майора действует предложение для старших офицеров.
reason-leaves-office = Важно, что вы уходите с поста — сейчас или когда это будет безопасно.
reason-serves-the-state = Для тех, кто служит государству, есть отдельные предложения.
reason-skilled-work = Считаются образование или опыт в науке, технике, программировании или медицине.
reason-has-family = Это для тех, с кем едет семья.
reason-serious-crime = Если человек мог участвовать в тяжком преступлении, решают люди, а не машина.
reason-child = Если человеку нет восемнадцати, люди решают, что для него лучше.
reason-captured-soldier = Военнопленный сохраняет все права по Женевским конвенциям; решают люди.
reason-security-background = Службу в полиции, Росгвардии и спецслужбах рассматривают люди.
reason-bounty-amount = Сумма, которую предложили военным.
reason-stipend-amount = Ежемесячный доход, который установила программа.
reason-larger-stipend-amount = Повышенный ежемесячный доход, который установила программа.
reason-family-support-amount = Сумма на каждого из родных в месяц, которую установила программа.
reason-adult-age = Возраст, с которого человек считается взрослым.
reason-usd-rub = Курс на день решения.
reason-safe-passage = Безопасный выход нужен тем, кто ещё не в безопасной стране.
reason-asylum = Убежище входит в предложение для военных, которые складывают оружие.
reason-family-asylum = Вашу семью защищают вместе с вами.
reason-bounty = Выплата — за то, что человек складывает оружие.
reason-family-support = Семьям помогают в первый год.
reason-citizenship-path = Путь к гражданству входит в это предложение.
reason-stipend = Ежемесячный доход входит в предложение для дипломатов.
reason-larger-stipend = Повышенный доход — для тех, кто теряет больше всего.
reason-work-visa = Рабочая виза входит в предложение для людей с профессией.
reason-open-door = Дверь открыта для всех, кто приходит с миром.

# Меры: названия, причины, кто ввёл и источники
measure-file-source = Илья Сомин, The Volokh Conspiracy (reason.com/volokh), 6 марта 2022 года; все люди и организации придуманы
measure-title-state-companies = Заморожены компании государства
measure-why-state-companies = Компании государства — его собственные средства.
measure-issuer-state-companies = союз государств
measure-source-state-companies = Сомин, 6 марта 2022 года: меры против компаний государства верны
measure-hits-state-companies-1 = владельцы счетов за границей
measure-title-half-owned-company = Заморожена компания, которой государство владеет наполовину
measure-issuer-half-owned-company = союз государств
measure-source-half-owned-company = пример придуман, чтобы показать, где правила расходятся: в США половины достаточно, а в ЕС до 3 июля 2024 года и в Британии — нет
measure-title-oligarch-property = Заморожено имущество олигарха
measure-why-oligarch-property = Те, кто разбогател благодаря правителям, держат их у власти; их имущество — справедливая цель.
measure-issuer-oligarch-property = союз государств
measure-source-oligarch-property = Сомин, 6 марта 2022 года: имущество олигархов — верная цель
measure-title-decision-makers = Те, кто решал о войне, не могут въехать
measure-why-decision-makers = Должность и командование — основания для тех, у кого они есть.
measure-issuer-decision-makers = союз государств
measure-source-decision-makers = Сомин, 6 марта 2022 года: меры должны бить по правительству и его чиновникам
measure-title-propaganda = Студия пропаганды лишается лицензии
measure-why-propaganda = Она говорит за правительство, и оно ею управляет.
measure-issuer-propaganda = ведомство страны союза
measure-source-propaganda = Сомин, 6 марта 2022 года: меры должны бить по правительству и тому, что ему служит
measure-title-teams-under-the-flag = Команды не могут выступать под флагом
measure-why-teams-under-the-flag = Команда под флагом представляет государство; её люди могут выступать сами за себя.
measure-issuer-teams-under-the-flag = международная федерация
measure-source-teams-under-the-flag = Сомин, 6 марта 2022 года: команды под флагом; рекомендации МОК 2023 года о нейтральных спортсменах
measure-title-parade-cancelled = Отменён гала-концерт министерства
measure-why-parade-cancelled = Хозяин вечера — министерство: отменяют представление самого государства.
measure-issuer-parade-cancelled = концертный зал за границей
measure-source-parade-cancelled = Сомин, 6 марта 2022 года, по тому же доводу: мера бьёт по государству, а не по артистам за паспорт
measure-title-cancelled-concert = Отменён концерт пианиста
measure-why-cancelled-concert = Пианиста задели за паспорт; связь с правительством не показана.
measure-issuer-cancelled-concert = концертный зал за границей
measure-source-cancelled-concert = Сомин, 6 марта 2022 года: отменять концерты неверно
measure-title-cancelled-talk = Отменено выступление писательницы
measure-why-cancelled-talk = Против неё не сказано ничего, кроме того, откуда она родом.
measure-issuer-cancelled-talk = университет за границей
measure-source-cancelled-talk = Сомин, 6 марта 2022 года: отменять выступления неверно
measure-title-litmus-test = Артисты за границей должны осудить войну, чтобы выступать
measure-why-litmus-test = Тот, у кого дома семья, не может говорить свободно; молчание — не основание.
measure-issuer-litmus-test = оперный театр за границей
measure-source-litmus-test = Сомин, 6 марта 2022 года: проверять на лояльность всех за границей неверно
measure-title-individual-athletes = Спортсменам запрещено выступать вообще
measure-why-individual-athletes = Без флага и гимна они выступают сами за себя.
measure-issuer-individual-athletes = международная федерация
measure-source-individual-athletes = Сомин, 6 марта 2022 года: команды под флагом, а не отдельные люди; рекомендации МОК 2023 года
measure-title-closed-accounts = Закрыты счета всех, кто там живёт
measure-why-closed-accounts = Их отключили за место жительства, и противников войны тоже.
measure-issuer-closed-accounts = сервис за границей
measure-source-closed-accounts = по доводу авторов; о таких отключениях рассказывали те, кого они задели
measure-title-students-sent-home = Студентов отправляют домой
measure-why-students-sent-home = У студентов нет должностей; высылка гонит их в руки государства.
measure-issuer-students-sent-home = университет за границей
measure-source-students-sent-home = Сомин, 6 марта 2022 года: дверь должна открываться для людей, а не закрываться перед ними
measure-title-visa-ban-for-all = Визу не дают никому с этим гражданством
measure-why-visa-ban-for-all = Она держит внутри тех, кто уехал бы, и задевает немногих чиновников среди многих, для кого нет основания.
measure-issuer-visa-ban-for-all = страна союза
measure-source-visa-ban-for-all = Сомин, 6 марта 2022 года: открыть дверь обычным людям
measure-title-family-and-friends = Заморожено имущество семьи и друзей олигарха
measure-issuer-family-and-friends = союз государств
measure-source-family-and-friends = пример придуман по делам T-212/22 (8 марта 2023 года) и T-741/22: одной связи мало
measure-title-family-later = Та же семья после Регламента (ЕС) 2023/1094
measure-issuer-family-later = союз государств
measure-source-family-later = пример придуман: с 5 июня 2023 года ЕС вносит в список близких родственников крупных предпринимателей, которые получают от них выгоду
measure-title-past-office = Заморожено имущество бывшего губернатора
measure-issuer-past-office = союз государств
measure-source-past-office = пример придуман по делу T-714/20: оставленную должность человек больше не занимает
measure-title-led-by-an-official = Заморожены средства клуба, где председатель — министр
measure-issuer-led-by-an-official = союз государств
measure-source-led-by-an-official = пример придуман по британскому разъяснению 2024 года о должностных лицах и контроле: руководить ещё не значит контролировать
