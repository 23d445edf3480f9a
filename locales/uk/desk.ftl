# Робоче місце працівників. Коротко, точно й ані на слово впевненіше, ніж факти.

# Розділи
desk-nav-cases = Справи
desk-nav-ledger = Бюджети
desk-nav-transfers = Перекази
desk-nav-testimonies = Свідчення
desk-nav-lists = Списки
desk-nav-statistics = Статистика
desk-nav-forecasts = Прогнози
desk-nav-measures = Заходи
desk-nav-audit = Журнал дій
desk-nav-staff = Працівники
desk-queues-label = Черги
desk-pager-label = Сторінки
desk-pager-before = Попередня сторінка
desk-pager-after = Наступна сторінка
desk-pager-where = сторінка { $page } з { $pages }

# Короткі слова
desk-yes = так
desk-no = ні
desk-all = усі
desk-total = Разом
desk-not-given = не вказано
desk-unknown = немає відповіді
desk-moment = { $day }, { $clock } UTC
desk-age-days = { $count ->
    [0] сьогодні
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
desk-alarm = Тривога.
desk-warning = Увага
desk-not-now = Зараз не можна:
desk-who-may = Це можуть зробити: { $people }.
desk-nobody-may = Більше ніхто тут не має ролі «{ $role }».
desk-language-en = англійська
desk-language-ru = російська
desk-language-uk = українська
desk-export = Завантажити таблицю (CSV)

# Вхід
desk-sheet-banner = Аркуш для входу, створений під час першого запуску, досі лежить у теці з даними. Хто його прочитає, відкриє будь-яку справу. Передайте працівникам їхні частини, збережіть копію на папері й видаліть файл.
desk-sign-in-title = Вхід для працівників
desk-sign-in-name = Ім’я
desk-sign-in-passphrase = Парольна фраза
desk-sign-in-passphrase-hint = Шість груп по п’ять знаків. Великі літери, пробіли й дефіси не мають значення.
desk-sign-in-code = Код із застосунку
desk-sign-in-code-hint = Шість цифр. Кожен код діє один раз.
desk-sign-in-button = Увійти
desk-sign-in-wrong = Ім’я, фраза чи код не підходять або код уже використано. Дочекайтеся наступного коду і спробуйте ще раз. Після кількох неправильних кодів зачекайте кілька хвилин.

# Негаразди
desk-problem-signed-out-title = Вхід не виконано
desk-problem-signed-out-text = Ваш сеанс закінчився або його завершили з іншого місця. Нічого не зроблено. Увійдіть і повторіть.
desk-problem-signed-out-link = Увійти
desk-problem-not-yours-title = Це не належить до ваших ролей
desk-problem-not-yours-text = Ваші ролі не дають відкрити цю сторінку чи зробити це. Нічого не зроблено.
desk-problem-not-yours-link = Хто за що відповідає
desk-problem-conflict-title = Справа за цей час змінилася
desk-problem-conflict-text = Нічого не зроблено. Відкрийте сторінку знову й подивіться, яка справа тепер.
desk-problem-disk-full-title = На диску немає місця
desk-problem-disk-full-text = Нічого не збережено. Повідомте того, хто обслуговує машину: поки місця немає, не можна ні приймати, ні вирішувати.
desk-problem-unavailable-title = Сховище не відповідає
desk-problem-unavailable-text = Невідомо, чи збереглася остання дія. Відкрийте сторінку за хвилину; повторне надсилання тієї самої форми нічого не зробить двічі.
desk-problem-broken-body-title = Цей файл не відкривається
desk-problem-broken-body-text = Його немає на місці, його пошкоджено або покладено не туди. Нічого з нього не показано. Решта справи читається; повідомте того, хто зберігає резервні копії.
desk-problem-programme-lost-title = Немає програми, за якою подано справу
desk-problem-programme-lost-text = Сховище не може повернути текст програми, за якою подано заяву. Без нього нічого не можна вирішити. Відновіть його з резервної копії.
desk-problem-forecast-title = Зараз це неможливо
desk-problem-forecast-text = Стан прогнозу змінився, відколи відкрито сторінку: його зупинили, завершили або вилучили. Нічого не зроблено.
desk-problem-forecast-link = Усі прогнози

# Відмови за правилами самої служби
desk-refusal-wrong-stage = На етапі «{ $stage }» це неможливо.
desk-refusal-role = Для цього потрібна роль «{ $role }».
desk-refusal-same-officer = Це запропонували ви самі. Затвердити має хтось інший.
desk-refusal-changed = Після того як вам це показали, воно змінилося. Подивіться, яке воно тепер.
desk-refusal-closed = Питання вже закрите: його вирішили або повернули.
desk-refusal-budget = У бюджеті «{ $partner }» лишилося { $left }, а потрібно { $needed }. Нічого не обіцяно.
desk-refusal-nothing = Рішення нічого не дає, пропонувати нічого.
desk-refusal-human = Спершу має вирішити людина: { $rule }
desk-refusal-set-aside = Цю справу відкладено: її об’єднано з іншою справою тієї самої людини.
desk-refusal-merged-already = Одну з двох справ уже об’єднано. Спершу скасуйте те об’єднання.
desk-refusal-not-merged = Ці дві справи не об’єднані.
desk-refusal-paid-already = Частину цього вже виплатили за приєднаною справою.
desk-refusal-text = Напишіть тут щось, не більше ніж { $limit } знаків.
desk-refusal-money = Суми не сходяться. Нічого не збережено.
desk-refusal-consent = Людина не дала згоди на публікацію на сайті.
desk-refusal-conflict = Справа за цей час змінилася, нічого не зроблено. Подивіться на неї тепер і повторіть, якщо це ще доречно.
desk-refusal-no-key = Ваші ролі не дають ключа до справ.
desk-error-choose = Виберіть один із варіантів.
desk-error-codename = Тут є щось схоже на кодовий номер. Кодових номерів у повідомленнях не пишуть, приберіть його.
desk-error-designation = Це позначення іншої справи.
desk-error-list-file = Виберіть файл зі списком, який можна прочитати.
desk-error-list-name = Напишіть назву не довшу за 100 знаків, і щоб усі вони були видимі, наприклад ЄС.
desk-error-list-named = Цей файл уже завантажували під назвою «{ $name }».
desk-error-list-fewer = Перевірте, чи файл повний. Якщо записів справді стало так мало, поставте позначку й виберіть файл знову.
desk-error-forecast-scenario = Виберіть один зі сценаріїв, такого немає.
desk-error-forecast-unreadable = Цей сценарій не читається: { $message }
desk-error-forecast-number = Напишіть ціле число від 1 до { $most }.
desk-error-forecast-size = Тижні, помножені на прогони, дають понад { $most }. Візьміть менше прогонів або менше тижнів.
desk-error-forecast-seed = Напишіть ціле число.
desk-error-forecast-full = Уже зберігається прогнозів: { $most }. Спершу вилучіть один із них.
desk-error-forecast-queue = Уже чекають черги прогнозів: { $most }. Почніть цей, коли частина буде готова.

# Етапи, ролі, висновки
desk-stage-received = отримано
desk-stage-assessed = розглянуто
desk-stage-proposed = на затвердженні
desk-stage-offered = запропоновано заявникові
desk-stage-accepted = прийнято заявником
desk-stage-completed = завершено
desk-stage-declined = відхилено заявником
desk-stage-refused = відмовлено
desk-stage-under-review = переглядається
desk-stage-withdrawn = відкликано
desk-stage-erased = стерто
desk-role-officer = веде справи
desk-role-approver = затверджує
desk-role-paymaster = скарбник
desk-role-custodian = хранитель
desk-role-auditor = ревізор
desk-role-analyst = аналітик
desk-outcome-offer = За правилами належить
desk-outcome-no-offer = За правилами нічого не належить
desk-outcome-human-decision = Вирішити має людина
desk-outcome-needs-facts = Треба знати більше

# Черга
desk-queue-all = Усі справи
desk-queue-title = Справи
desk-queue-title-stage = Справи: { $stage }
desk-queue-title-screening-outdated = Справи, перевірені за заміненими списками
desk-queue-title-screening-never = Справи, яких ще не перевіряли
desk-queue-screening-outdated = Перевірити знову
desk-queue-screening-never = Не перевірені
desk-queue-empty = Тут ніхто не чекає.
desk-search-label = Позначення або його частина
desk-search-button = Знайти
desk-cases-count = { $count ->
    [one] { $count } справа
    [few] { $count } справи
   *[many] { $count } справ
}
desk-sort-label = спершу:
desk-sort-waiting = чекають найдовше
desk-sort-changed = змінилися останніми
desk-sort-received = надійшли останніми
desk-unread = нове
desk-column-case = Справа
desk-column-stage = Етап
desk-column-received = Отримано
desk-column-waiting = Без змін

# Справа: хто і що
desk-received-on = Отримано { $day }
desk-accepted-on = прийнято заявником { $day }
desk-programme = програма
desk-to-acts = Що можна зробити зараз
desk-no-key = Ваші ролі не дають ключа до справ. Вам видно гроші й журнал, а написане заявником лишається запечатаним.
desk-who-title = Хто
desk-who-name = Ім’я
desk-who-by = Хто писав
desk-who-language = Мова листування
desk-who-household = Близькі
desk-household-none = більше нікого
desk-born = рік народження { $year }
desk-applied-by-person = сама людина
desk-applied-by-relative = хтось із рідних
desk-applied-by-representative = адвокат чи помічник
desk-applied-by-unknown = не вказано
desk-relation-partner = дружина, чоловік чи партнер
desk-relation-child = дитина
desk-relation-parent = мати чи батько
desk-relation-sibling = брат чи сестра
desk-relation-other = на утриманні заявника
desk-asks-title = Що відповів заявник
desk-own-words = Власними словами

# Справа: рішення
desk-decision-title = Рішення
desk-decision-none = Правила ще не застосовували.
desk-decided-on = Вирішено на { $day } за програмою { $programme }; рішення { $seal }
desk-conditions = Умови
desk-schedule-once = один раз
desk-schedule-monthly = { $count ->
    [one] щомісяця, { $count } раз
    [few] щомісяця, { $count } рази
   *[many] щомісяця, { $count } разів
}
desk-schedule-quarterly = { $count ->
    [one] щокварталу, { $count } раз
    [few] щокварталу, { $count } рази
   *[many] щокварталу, { $count } разів
}
desk-schedule-yearly = { $count ->
    [one] щороку, { $count } раз
    [few] щороку, { $count } рази
   *[many] щороку, { $count } разів
}
desk-schedule-once-later = { $count ->
    [one] один раз, через { $count } місяць
    [few] один раз, через { $count } місяці
   *[many] один раз, через { $count } місяців
}
desk-schedule-permanent = назавжди
desk-schedule-from = { $schedule }, з { $month }-го місяця
desk-value-not-open = цього дня не діє
desk-value-not-given-now = цього дня не надається
desk-reasons = { $count ->
    [one] { $count } підстава
    [few] { $count } підстави
   *[many] { $count } підстав
}
desk-refused-benefits = { $count ->
    [one] не належить { $count } пільга
    [few] не належать { $count } пільги
   *[many] не належить { $count } пільг
}
desk-source = Джерело:
desk-missing-title = Чого ще не знаємо
desk-finding-title = Висновок:
desk-finding-clears = не заважає: { $grounds }
desk-finding-bars = стоїть на заваді
desk-finding-label = Що не стоїть на заваді?
desk-finding-hint = Позначте лише те, що ви перевірили й визнали безпечним. Непозначене лишається на заваді.
desk-finding-reason = Чому: що ви перевірили і що з’ясували
desk-proposal-offer = На затвердженні: пропозиція
desk-proposal-refusal = На затвердженні: відмова
desk-proposed-by = Пропонує
desk-proposed-by-at = Пропонує { $officer }, { $at }
desk-seal = Мітка
desk-proposal-note = Слова до заявника
desk-proposal-no-note = Нічого не додано.
desk-verdict-label = Що ви пропонуєте?
desk-verdict-offer = дати те, що належить за правилами
desk-verdict-refusal = відмовити
desk-note-label = Слова до заявника
desk-hint-note = Заявник прочитає це в листі. Відмова потребує причини, пропозиція може обійтися без слів. Не більше ніж { $limit } знаків.
desk-why-no-offer = Запропонувати пільги не можна. { $why }
desk-why-unreadable = Заява не читається.
desk-why-no-decision = Немає рішення, яке можна прочитати.

# Справа: перевірка за списками
desk-screening-title = Перевірка за списками
desk-screening-day = Востаннє перевірено
desk-screening-compared = Порівнювали
desk-screening-lists = Зі списками
desk-screening-no-list = з жодним: лише з іншими справами
desk-screening-outdated = Відтоді списки змінилися. Перевірте справу ще раз: спитаємо лише про нове.
desk-screening-hits = { $count ->
    [0] немає збігів, про які ніхто не висловився
    [one] { $count } можливий збіг чекає на ваше судження
    [few] { $count } можливі збіги чекають на ваше судження
   *[many] { $count } можливих збігів чекають на ваше судження
}
desk-screening-found = { $count ->
    [0] збігів немає
    [one] { $count } можливий збіг
    [few] { $count } можливі збіги
   *[many] { $count } можливих збігів
}
desk-screening-left-off = { $count ->
    [one] ще { $count } не показано: розберіть ці й перевірте знову
    [few] ще { $count } не показано: розберіть ці й перевірте знову
   *[many] ще { $count } не показано: розберіть ці й перевірте знову
}
desk-screening-carried = { $count ->
    [one] { $count } збіг уже розібрали, запис у списку не змінився
    [few] { $count } збіги вже розібрали, записи у списках не змінилися
   *[many] { $count } збігів уже розібрали, записи у списках не змінилися
}
desk-screening-earlier = { $count ->
    [one] { $count } попередня перевірка
    [few] { $count } попередні перевірки
   *[many] { $count } попередніх перевірок
}
desk-list-superseded = замінено
desk-band-no-match = не збігається
desk-band-insufficient-evidence = даних замало
desk-band-review = придивіться
desk-band-match = збігається
desk-band-meaning-no-match = Імена різні, або відоме те, що виключає збіг.
desk-band-meaning-insufficient-evidence = Імена збігаються, але більше нічого не відомо, щоб відрізнити тезку. Це не збіг.
desk-band-meaning-review = Щось збігається, а щось ні, або збігу замало. Придивіться, перш ніж судити.
desk-band-meaning-match = Збігаються імена й щось, крім них. Це однаково питання, і відповідаєте на нього ви.
desk-hit-similarity = схожість імен: { $percent } %
desk-hit-evidence = за те, що це одна людина: { $bits } біт
desk-hit-points = За пунктами: { $name }
desk-hit-applicant = Заявник
desk-hit-list = Список
desk-hit-party = номер
desk-hit-also = також
desk-hit-reasons = Чому людина у списку
desk-hit-found = Судження:
desk-hit-same = та сама людина
desk-hit-other = інша людина
desk-hit-unclear = поки не зрозуміти
desk-hit-label = Ваше судження
desk-hit-reason = Чому: що збігається і що суперечить
desk-point-about = Що
desk-point-how = Як
desk-point-silent = не сказано
desk-stance-agrees = Збігається
desk-stance-omitted = Один бік мовчить
desk-stance-contradicts = Суперечить
desk-about-given = Ім’я
desk-about-patronymic = По батькові
desk-about-family = Прізвище
desk-about-part = Частина імені
desk-about-order = Порядок частин
desk-about-born = Дата народження
desk-about-place = Місце народження
desk-about-gender = Стать
desk-about-country = Країна
desk-about-document = Документ або номер
desk-about-legal-form = Правова форма
desk-about-kind = Хто це
desk-how-same = те саме
desk-how-romanised = те саме іншим письмом або в іншому записі
desk-how-kindred = те саме ім’я спорідненою мовою
desk-how-short-form = коротка форма імені
desk-how-inflected = інша форма імені: рід або відмінок
desk-how-initial = ініціал підходить
desk-how-misspelt = схоже на описку
desk-how-swapped = день і місяць помінялися місцями
desk-how-overlaps = сходиться, наскільки відомо
desk-how-number-only = номер той самий, але документ іншого виду або іншої країни
desk-how-silent = один бік мовчить
desk-how-other = інше
desk-warning-open-hits = про можливий збіг зі списком ще ніхто не висловився.
desk-warning-open-duplicates = можливо, є ще одна справа тієї самої людини, і ніхто про неї не висловився.
desk-warning-newer-cases = можливо, ті самі люди названі і в інших справах, а з цією їх не порівнювали.
desk-warning-not-screened = цю справу не перевіряли за списками.
desk-warning-outdated = відколи цю справу перевірили, списки змінилися.
desk-warning-no-list = Жодного списку ще немає: справу порівняють лише з іншими справами.
desk-warning-paid-on-merged = Виплачене за приєднаною справою вдруге не виплачують.
desk-why-no-name = У заяві немає імені.

# Справа: інші справи тих самих людей
desk-duplicates-title = Інші справи тих самих людей
desk-duplicates-newer = { $count ->
    [one] Можливо, ті самі люди названі ще в { $count } справі. Перевірте справу знову, щоб порівняти.
    [few] Можливо, ті самі люди названі ще у { $count } справах. Перевірте справу знову, щоб порівняти.
   *[many] Можливо, ті самі люди названі ще у { $count } справах. Перевірте справу знову, щоб порівняти.
}
desk-tie-applicants = Можливо, обидві заяви подала одна людина.
desk-tie-household = Можливо, когось звідси названо там серед близьких.
desk-set-aside = відкладено
desk-merge-kept = Цю справу ведуть замість іншої справи тієї самої людини, а ту відкладено:
desk-merge-set-aside = Цю справу відкладено: за нею нічого не пропонують і не платять. Ведуть іншу справу тієї самої людини:
desk-merge-alone = Цю справу відкладено заради іншої, яку вже знищено. Поки працівник не скаже, чия вона, за нею нічого не пропонують і не платять.
desk-succession-label = Чия це справа
desk-succession-same-person = тієї самої людини: ведемо її замість знищеної, і виплачене за тією вдруге не платимо
desk-succession-another-person = іншої людини: справи об’єднали помилково, і виплачене за тією не враховуємо
desk-duplicate-label = Як пов’язані ці дві справи
desk-duplicate-different = різні люди
desk-duplicate-household = одна родина: справи пов’язані, у кожного своя
desk-duplicate-same-here = одна людина: ведемо цю справу, { $designation } відкладаємо
desk-duplicate-same-there = одна людина: ведемо { $designation }, цю справу відкладаємо
desk-duplicate-reason = Чому
desk-duplicate-anew = Змінити рішення
desk-kinship-household = Одна родина з
desk-kinship-different = Не ті самі люди, що у справі
desk-kinship-unmerged = Більше не об’єднано з
desk-kinship-merged-kept = Одна людина; заради цієї справи відкладено
desk-kinship-merged-set-aside = Одна людина; цю справу відкладено заради

# Справа: повідомлення
desk-messages-title = Повідомлення
desk-messages-none = Повідомлень поки немає.
desk-messages-pager = Сторінки повідомлень
desk-messages-older = Давніші повідомлення
desk-messages-newer = Новіші повідомлення
desk-message-label = Ваша відповідь
desk-sealed-by-client = запечатано в браузері заявника
desk-sealed-by-server = запечатано нашим порталом під час отримання
desk-file-download = Завантажити
desk-file-gone = немає на місці
desk-file-number = Файл { $number }
desk-files-alone = Файли, яких не називає жодне читабельне повідомлення.
desk-file-warning = Відкривайте файли лише на окремій машині. Вони приходять такими, якими їх надіслали.
desk-hint-characters = Не більше ніж { $limit } знаків.

# Справа: гроші
desk-money-title = Гроші
desk-money-none = Нічого не обіцяно й не виплачено.
desk-payment-proposed = Виплата чекає на другого скарбника
desk-in-proposal = чекає виплати
desk-due-now = Час виплатити
desk-to-pay = До виплати
desk-why-nothing-due = Виплачувати поки нічого.
desk-why-due-later = Наступна виплата не раніше ніж { $day }.
desk-transfers-count = { $count ->
    [one] { $count } переказ
    [few] { $count } перекази
   *[many] { $count } переказів
}
desk-transfer-all = усі
desk-transfer-pending = обіцяно
desk-transfer-posted = виплачено
desk-transfer-voided = вивільнено
desk-column-benefit = Пільга
desk-column-partner = Партнер
desk-column-number = №
desk-column-amount = Сума
desk-column-due = Починаючи з
desk-column-state = Стан

# Справа: журнал
desk-journal-title = Журнал справи
desk-journal-no-details = Без подробиць.
desk-actor-applicant = заявник
desk-actor-machine = програма служби
desk-actor-nobody = невідомо
desk-event-application-received = отримано заяву
desk-event-message-received = отримано повідомлення
desk-event-message-sent = надіслано повідомлення
desk-event-case-read = справу відкрито й прочитано
desk-event-assessed = застосовано правила
desk-event-screened = перевірено за списками
desk-event-hit-resolved = збіг оцінено
desk-event-duplicate-judged = зіставлено з іншою справою
desk-event-merged = об’єднано з іншою справою
desk-event-unmerged = об’єднання скасовано
desk-event-offer-proposed = подано на затвердження пропозицію
desk-event-refusal-proposed = подано на затвердження відмову
desk-event-proposal-returned = повернуто на доопрацювання
desk-event-offer-made = пропозицію зроблено
desk-event-refused = відмовлено
desk-event-offer-accepted = пропозицію прийнято
desk-event-offer-declined = пропозицію відхилено
desk-event-review-asked = заявник просить перегляду
desk-event-payment-proposed = подано на затвердження виплату
desk-event-payment-posted = виплачено
desk-event-payment-voided = обіцяне вивільнено
desk-event-case-completed = усе виплачено
desk-event-withdrawn = заяву відкликано
desk-event-erasure-started = почато стирання
desk-event-erased = стерто

# Тривоги
desk-place-application = заява
desk-place-message = повідомлення { $number } від заявника
desk-place-record = запис служби { $number }
desk-place-testimony = свідчення
desk-alarm-missing = Немає на місці запечатаного файлу ({ $place }). Решта читається.
desk-alarm-corrupt = Запечатаний файл ({ $place }) не той, що був збережений. Нічого з нього не показано.
desk-alarm-misplaced = На цьому місці ({ $place }) лежить чуже: файл підмінили, повторили чи перейменували. Нічого з нього не показано.
desk-alarm-damaged = Запечатаний файл ({ $place }) не відкривається: його обрізано або змінено. Нічого з нього не показано.
desk-alarm-unreadable = Ця версія не вміє читати вміст ({ $place }).
desk-alarm-gap = У порядку номерів чогось бракує: { $place }.
desk-alarm-journal = Журнал справи не сходиться: запис зник або його змінено.
desk-alarm-replay = Якщо вирішити знову, останнє рішення виходить іншим.
desk-alarm-assessment = Запис останнього рішення зник або не збігається з ухваленим. На його підставі нічого не можна запропонувати.
desk-alarm-proposal = Запис про пропозицію зник або не збігається з тим, що пропонували. Затвердити його не можна; поверніть і запропонуйте знову.
desk-alarm-payment = Виплата не збігається з тим, що пропонували. Виплатити її не можна; поверніть її.
desk-alarm-books = Бюджет «{ $partner }» не сходиться зі своїми переказами.

# Що можна зробити зараз
desk-now-title = Що можна зробити зараз
desk-now-nothing = Нічого: зараз не наш хід.
desk-act-assess = Застосувати правила
desk-act-assess-text = Вирішує на сьогодні за тією програмою, за якою подано заяву. Це ще нічого не обіцяє.
desk-act-assess-button = Застосувати правила
desk-act-find = Записати висновок
desk-act-find-text = Тут правила лишають рішення людині. Запишіть, що ви з’ясували; тоді правила застосуються знову.
desk-act-find-button = Записати висновок
desk-act-screen = Перевірити за списками
desk-act-screen-text = Порівнює заявника з чинними списками та з іншими справами. Збіг — це питання, а не відповідь.
desk-act-screen-button = Перевірити
desk-act-resolve-hit = Оцінити збіг
desk-act-resolve-hit-text = Порівняйте обидва боки й напишіть, що бачите.
desk-act-resolve-hit-button = Записати судження
desk-act-judge-duplicate = Зіставити цю справу й
desk-act-judge-duplicate-text = Відкрийте обидві й порівняйте. Відкладена справа нічого не втрачає, і це можна скасувати.
desk-act-judge-duplicate-button = Записати судження
desk-act-succeed = Продовжити цю справу
desk-act-succeed-text = Справи, заради якої цю відклали, вже немає. Ця справа піде сама, з усім, що в ній є.
desk-act-succeed-button = Продовжити справу
desk-act-unmerge = Скасувати об’єднання
desk-act-unmerge-text = Обидві справи знову підуть окремо, з усім, що в них є.
desk-act-unmerge-button = Скасувати об’єднання
desk-act-propose = Подати на затвердження
desk-act-propose-text = Вашу пропозицію побачить другий працівник. Поки її не затверджено, заявник нічого не бачить.
desk-act-propose-button = Подати на затвердження
desk-act-approve = Затвердити
desk-act-approve-text = Ви затверджуєте саме те, що показано в розділі «Рішення». Лист піде, гроші буде відкладено.
desk-act-approve-button = Затвердити
desk-act-return = Повернути
desk-act-return-text = Повертає на доопрацювання. Нічого не надсилається.
desk-act-return-button = Повернути на доопрацювання
desk-act-message = Написати заявникові
desk-act-message-text = Відкриє лише власник кодового номера. Не називайте людей і місць, яких він сам не називав.
desk-act-message-button = Надіслати повідомлення
desk-act-propose-payment = Запропонувати виплату
desk-act-propose-payment-text = Усе, що час виплатити на сьогодні; виплатить другий скарбник.
desk-act-propose-payment-button = Запропонувати цю виплату
desk-act-pay = Виплатити
desk-act-pay-text = Ви виплачуєте саме те, що запропоновано: усе або нічого, і лише один раз.
desk-act-pay-button = Виплатити
desk-act-return-payment = Повернути виплату
desk-act-return-payment-text = Знімає запропоновану виплату. Нічого не виплачується.
desk-act-return-payment-button = Повернути виплату
desk-act-erase = Стерти справу
desk-act-erase-text = Знищує ключ справи й усе, що в ній написано, назавжди та в усіх копіях. Лишаться тільки відбитки.
desk-act-erase-button = Стерти назавжди
desk-erase-label = Щоб підтвердити, введіть { $designation }
desk-act-publication-propose = Запропонувати до публікації
desk-act-publication-propose-text = Слова можна скоротити, але не змінити їхній зміст. Приберіть усе, що може когось видати.
desk-act-publication-propose-button = Запропонувати до публікації
desk-act-publish = Опублікувати
desk-act-publish-text = Ви публікуєте для всіх саме ті слова, які показано.
desk-act-publish-button = Опублікувати
desk-act-publication-return = Повернути
desk-act-publication-return-text = Повертає на доопрацювання. Нічого не публікується.
desk-act-publication-return-button = Повернути на доопрацювання
desk-act-stop = Зупинити публікацію
desk-act-stop-text = Свідчення не буде опубліковане або перестане бути публічним. Саме воно лишиться запечатаним, доки людина його не забере.
desk-act-stop-button = Зупинити публікацію
desk-act-forecast-stop = Зупинити
desk-act-forecast-stop-text = Розпочаті прогони завершаться; зроблене збережеться, його можна продовжити.
desk-act-forecast-stop-button = Зупинити
desk-act-forecast-go-on = Продовжити
desk-act-forecast-go-on-text = Рахує прогони, яких бракує. Готові наново не рахуються.
desk-act-forecast-go-on-button = Продовжити
desk-act-forecast-remove = Вилучити
desk-act-forecast-remove-text = Вилучає прогноз разом зі звітом і даними. Та сама програма з тими самими припущеннями й тим самим зерном дасть те саме.
desk-act-forecast-remove-button = Вилучити назавжди

# Що щойно зроблено
desk-done-assessed = Правила застосовано.
desk-done-found = Висновок записано, правила застосовано знову.
desk-done-screened = Справу перевірено за списками.
desk-done-resolved = Судження записано.
desk-done-duplicate-judged = Судження записано в обох справах.
desk-done-merged = Справи об’єднано.
desk-done-succeeded = Справу продовжено.
desk-done-unmerged = Об’єднання скасовано.
desk-done-proposed = Подано. Затвердити має другий працівник.
desk-done-made = Пропозицію зроблено, листа надіслано.
desk-done-refused = Відмову винесено, листа надіслано.
desk-done-returned = Повернуто на доопрацювання.
desk-done-sent = Повідомлення надіслано.
desk-done-payment-proposed = Виплату запропоновано. Виплатити має другий скарбник.
desk-done-paid = Виплачено.
desk-done-payment-returned = Виплату повернуто.
desk-done-erased = Справу стерто.
desk-done-publication-proposed = Запропоновано. Опублікувати має другий хранитель.
desk-done-published = Опубліковано.
desk-done-publication-returned = Повернуто на доопрацювання.
desk-done-stopped = Публікацію зупинено.
desk-done-list-added = Список завантажено, він чинний.
desk-done-list-removed = Список прибрано. З ним більше нікого не порівнюють.
desk-done-forecast-stopped = Прогноз зупиниться, коли завершаться розпочаті прогони.
desk-done-forecast-resumed = Прогноз продовжиться, коли дійде черга.
desk-done-forecast-removed = Прогноз вилучено.

# Бюджети й перекази
desk-ledger-title = Бюджети
desk-ledger-text = Кожну суму обіцяно, виплачено або вивільнено; обіцяне й виплачене разом ніколи не перевищують бюджету. Кожне число веде до своїх рядків.
desk-budgets-title = Партнери
desk-budget-limit = Бюджет
desk-budget-left = Лишилося
desk-ledger-lines = За партнерами й пільгами
desk-ledger-empty = Поки нічого не обіцяно.
desk-column-transfers = Переказів
desk-transfers-title = Перекази
desk-transfers-of = Лише партнер «{ $partner }».
desk-transfers-all = Показати всі
desk-column-posted = Виплачено

# Свідчення
desk-testimonies-title = Свідчення
desk-testimonies-text = Їх дають добровільно й окремо від справ. Тут ні для кого нічого не вирішують.
desk-testimonies-count = { $count ->
    [one] { $count } свідчення
    [few] { $count } свідчення
   *[many] { $count } свідчень
}
desk-column-testimony = Свідчення
desk-column-video = Відео
desk-testimony-all = усі
desk-testimony-given = отримано
desk-testimony-proposed = на затвердженні
desk-testimony-published = опубліковано
desk-testimony-stopped = зупинено
desk-testimony-withdrawn = відкликано
desk-testimony-title = Свідчення
desk-testimony-apart = звідси немає шляху до жодної справи
desk-testimony-byline = Підпис
desk-testimony-unnamed = без імені
desk-testimony-language = Мова
desk-testimony-consent = Згода
desk-testimony-words = Слова автора
desk-testimony-no-words = Передано лише відео.
desk-testimony-video = Відео
desk-use-site = текст на нашому сайті
desk-use-media = цитати у пресі
desk-use-research = наука й викладання
desk-publication-proposed = Запропоновано до публікації
desk-publication-text = Слова для публікації
desk-publication-video = Відео
desk-publication-with-video = опублікувати й відео, як є
desk-publication-month = Показаний місяць
desk-hint-shorten = Не більше ніж { $limit } знаків.
desk-why-unreadable-testimony = Свідчення не читається.

# Журнал дій
desk-audit-title = Журнал дій
desk-audit-text = Хто входив, хто що вивантажив, хто змінював склад чи списки. Дії у справах записано в журналах справ.
desk-audit-check = Перевірити весь ланцюг
desk-audit-holds = Ланцюг цілий: нічого не зникло й не змінено.
desk-audit-gap = Ланцюг порушено: немає запису { $number }.
desk-audit-changed = Ланцюг порушено: запис { $number } змінено або він не продовжує попередній.
desk-audit-shortened = Ланцюг порушено: бракує записів наприкінці.
desk-audit-count = { $count ->
    [one] { $count } запис
    [few] { $count } записи
   *[many] { $count } записів
}
desk-column-when = Коли
desk-column-who = Хто
desk-column-act = Дія
desk-column-subject = Над чим
desk-column-hash = Геш
desk-audit-act-sign-in = вхід
desk-audit-act-sign-in-failed = невдалий вхід
desk-audit-act-sign-out = вихід
desk-audit-act-sign-out-everywhere = вихід звідусіль
desk-audit-act-export = вивантажено таблицю
desk-audit-act-list-loaded = завантажено список
desk-audit-act-list-loaded-fewer = завантажено список, у якому менше половини попереднього
desk-audit-act-list-removed = список прибрано
desk-audit-act-case-compared = справу відкрито для порівняння
desk-audit-act-testimony-read = прочитано свідчення
desk-audit-act-initialised = службу створено
desk-audit-act-programme-set = програму введено в дію
desk-audit-act-forecast-started = прогноз розпочато
desk-audit-act-forecast-stopped = прогноз зупинено
desk-audit-act-forecast-resumed = прогноз продовжено
desk-audit-act-forecast-removed = прогноз вилучено

# Статистика
desk-statistics-title = Статистика
desk-statistics-text = Точні числа — лише для служби. Відкриті бачать усі: цілими тижнями й кроками щонайменше по десять людей.
desk-statistics-none = Поки нічого не пораховано.
desk-metric-applications = Заяви
desk-metric-decisions = Рішення
desk-metric-offers = Пропозиції
desk-metric-acceptances = Згоди
desk-metric-paid = Виплати
desk-column-group = Група
desk-column-exact = Точно
desk-column-public = Відкрито
desk-at-least = щонайменше { $count }
desk-withheld = приховано

# Прогнози
desk-forecasts-title = Прогнози
desk-forecasts-text = До чого програма призвела б у вигаданому населенні: хто виїхав би, коли й якою ціною, і наскільки це неточно. Заявників тут немає, і жодної справи це не стосується.
desk-forecasts-no-folder = Ця служба не має теки з даними, тож прогнози зберігати ніде. Запустіть її з --data.
desk-forecasts-no-assumptions = Програма не має файлу forecast.toml, тож прогнозувати поки нічого.
desk-forecasts-how-to = Прогнозові потрібен файл припущень поруч із programme.toml: хто живе в країні, чого для них варті пропозиції, чого вони бояться — кожне як діапазон зі своїм джерелом. Скопіюйте forecast.toml з programmes/million-carrots, змініть діапазони й перевірте: «postern forecast ТЕКА --runs 4».
desk-forecasts-runs = Що прогнозували
desk-forecasts-none = Поки нічого.
desk-forecasts-back = Усі прогнози
desk-forecast-plain = Програма як є
desk-forecast-started = Розпочато { $moment }, { $officer }
desk-forecast-people-count = людей: { $people }
desk-forecast-weeks-count = { $count ->
    [one] { $number } тиждень
    [few] { $number } тижні
   *[many] { $number } тижнів
}
desk-forecast-runs-count = { $count ->
    [one] { $number } прогін
    [few] { $number } прогони
   *[many] { $number } прогонів
}
desk-forecast-seed-count = зерно { $seed }
desk-forecast-state-waiting = чекає черги
desk-forecast-state-preparing = створюємо людей і вирішуємо, що кожному запропоновано
desk-forecast-state-running = прогонів { $done } з { $total }
desk-forecast-state-writing = пишемо звіт
desk-forecast-state-done = готовий
desk-forecast-state-stopped = зупинено: прогонів { $done } з { $total }
desk-forecast-state-failed = не виходить
desk-forecast-rate = { $count ->
    [one] { $number } прогін на хвилину
    [few] { $number } прогони на хвилину
   *[many] { $number } прогонів на хвилину
}
desk-forecast-left-seconds = { $count ->
    [one] лишилася приблизно { $number } секунда
    [few] лишилося приблизно { $number } секунди
   *[many] лишилося приблизно { $number } секунд
}
desk-forecast-left-minutes = { $count ->
    [one] лишилася приблизно { $number } хвилина
    [few] лишилося приблизно { $number } хвилини
   *[many] лишилося приблизно { $number } хвилин
}
desk-forecast-left-hours = { $count ->
    [one] лишилася приблизно { $number } година
    [few] лишилося приблизно { $number } години
   *[many] лишилося приблизно { $number } годин
}
desk-forecast-stopping = Зупиниться, коли завершаться розпочаті прогони.
desk-forecast-watching = Сторінка оновлюється сама. Сеансу це не подовжує; прогноз триває і без вас.
desk-forecast-english = Звіт написано англійською.
desk-forecast-files = Звіт і дані
desk-forecast-report = Читати весь звіт
desk-forecast-file-report = звіт однією сторінкою
desk-forecast-file-json = усі результати, для машин
desk-forecast-file-runs = кожен прогін, тиждень і група, таблицею
desk-forecast-file-values = що в кожному прогоні припущено й що вийшло, таблицею
desk-forecast-begin = Почати прогноз
desk-forecast-scenario = Сценарій
desk-forecast-scenario-hint = Сценарії лежать поруч із програмою, у теці «scenarios».
desk-forecast-scenario-wrong = Сценарій не читається:
desk-forecast-people = Вигадані люди
desk-forecast-people-hint = Що їх більше, то краще видно малі групи й то довше рахувати.
desk-forecast-weeks = Тижні
desk-forecast-weeks-hint = Наскільки дивитися вперед, до { $most }.
desk-forecast-runs = Прогони
desk-forecast-runs-hint = У кожному все невідоме вибирається наново. До { $most }; 200 дають правильне уявлення.
desk-forecast-seed = Зерно
desk-forecast-seed-hint = Одне зерно — один і той самий вибір. Залиште його, щоб порівнювати сценарії.
desk-forecast-button = Почати прогноз
desk-comparison-title = Порівняти два
desk-comparison-text = Прогін за прогоном можна порівняти лише прогнози з однаковими людьми, тижнями, прогонами й зерном.
desk-comparison-first = Перший
desk-comparison-second = Другий
desk-comparison-button = Порівняти
desk-comparison-heading = Порівняння двох прогнозів
desk-comparison-cannot = Ці два прогнози не можна порівняти прогін за прогоном:
desk-comparison-unlike-same = це один і той самий прогноз
desk-comparison-unlike-seed = у них різне зерно, а отже, і різний вибір
desk-comparison-unlike-people = у них різна кількість людей
desk-comparison-unlike-weeks = вони дивляться вперед на різну кількість тижнів
desk-comparison-unlike-runs = у них різна кількість прогонів
desk-comparison-unlike-table = їхніх людей створено за різними таблицями
desk-comparison-unlike-model = їх зроблено різними версіями моделі
desk-comparison-assumptions = Між ними змінили файл припущень. Відмінності можуть іти від цього, а не від сценаріїв.
desk-comparison-read = Медіани, у дужках — між чим лежать 90 % прогонів. Відмінність — другий мінус перший у кожному прогоні: вибір однаковий, тож випадок із неї випадає.
desk-column-figure = Показник
desk-column-difference = Відмінність
desk-column-more = Більше в
desk-column-less = Менше в
desk-figure-departures = Виїхали за пропозицією
desk-figure-additional = Інакше б не виїхали
desk-figure-settled = Прийняті, обіцянку виконано
desk-figure-moved = Прийняті разом із родинами
desk-figure-lost = Більше спійманих або вбитих дорогою
desk-figure-cost-usd = Вартість
desk-figure-cost-per-departure = Вартість виконаної обіцянки
desk-figure-cost-per-additional = Вартість додаткового виїзду
desk-figure-force-departures = Солдати, що виїхали за пропозицією
desk-figure-force-share = Частка війська, що пішла
desk-figure-force-additional = Додаткові солдати
desk-figure-force-cost-per-departure = Вартість виконаної обіцянки солдатові
desk-figure-force-cost-per-genuine = Вартість додаткового й справжнього солдата
desk-figure-additionality = Частка додаткових і справжніх солдатів
desk-figure-break-even = Частка, за якої це окупається
desk-figure-worthwhile = Прогони, у яких це окупається
desk-figure-trust = Наскільки вірять пропозиції

# Списки
desk-lists-title = Списки
desk-lists-text = Заявників порівнюють з усіма чинними списками. Список із тією самою назвою заміняє попередній; кожна перевірка зберігає мітки своїх списків. Списки не виходять за межі служби, і ніхто не дізнається, про кого за ними питали.
desk-list-none = Списку ще не завантажено.
desk-list-load = Завантажити список
desk-list-name = Назва списку
desk-list-name-hint = Як його називають колеги, без дати, наприклад ЄС. Якщо не заповнити, підійде ім’я файлу. Попередній список із цією назвою буде замінено.
desk-list-file = Файл
desk-list-file-hint = Яким його публікує відомство: OFAC (CSV або розширений XML), ЄС (XML), ООН (XML), Велика Британія (CSV), FollowTheMoney або CSV із заголовком. Не більше ніж { $limit }.
desk-list-button = Завантажити список
desk-list-as = Формат
desk-list-format-ofac-csv = OFAC, CSV
desk-list-format-ofac-advanced-xml = OFAC, розширений XML
desk-list-format-eu-xml = ЄС, XML
desk-list-format-un-xml = ООН, XML
desk-list-format-uk-csv = Велика Британія, CSV
desk-list-format-follow-the-money = FollowTheMoney
desk-list-format-csv = CSV
desk-list-published = Опубліковано
desk-list-size = Усередині
desk-list-counts = записів: { $parties }, імен: { $names }
desk-list-unread = Не прочитано
desk-list-problems = { $count ->
    [one] { $count } місце не прочитано
    [few] { $count } місця не прочитано
   *[many] { $count } місць не прочитано
}
desk-list-problems-text = Усе інше завантажено. Перші з цих місць:
desk-list-problems-first = Перші з цих місць:
desk-list-unreadable = Нічого не завантажено.
desk-list-nobody = Прочитано рядків: { $rows }, але в них нікого немає. Виберіть файл, у якому когось названо.
desk-list-broken-off = Файл обривається раніше, ніж закінчується список: тих, хто стоїть далі, у ньому немає. Отримайте повний список ще раз.
desk-list-named = Цей самий файл уже завантажували під назвою «{ $name }». Один файл має одну назву: завантажте його під нею або спершу приберіть той список.
desk-list-fewer = У чинному списку «{ $name }» записів: { $before }, у цьому файлі: { $now }, менше половини. Тих, кого в ньому немає, більше не знайдуть.
desk-list-fewer-label = Записів стало настільки менше?
desk-list-fewer-confirm = Так, перевірено: файл повний, решти у списку більше немає.
desk-list-line = Рядок
desk-list-what = Що там стоїть
desk-list-expected = Чого чекали
desk-list-done = Що зроблено
desk-list-added = Завантажено
desk-list-by-operator = із самої машини
desk-list-older = Замінені списки
desk-list-digest = Мітка
desk-list-remove = Прибрати
desk-list-remove-text = Список перестає діяти, і ніщо його не заміняє: з ним більше нікого не порівнюють. Його мітка й кількість записів лишаються, а з журналу видно, хто це зробив.
desk-list-remove-button = Прибрати список
desk-list-removed = прибрано

# Працівники
desk-staff-title = Працівники
desk-column-name = Ім’я
desk-column-roles = Ролі
desk-staff-you = ви
desk-staff-disabled = доступ закрито
desk-session-title = Ваш сеанс
desk-session-text = Він закінчиться за пів години без дій і в кожному разі за дванадцять годин. Ваші ключі лежать лише в пам’яті цієї машини й зникнуть разом із ним.
desk-session-cases = Ви маєте ключ до справ.
desk-session-no-cases = Ключа до справ ви не маєте.
desk-session-testimonies = Ви маєте ключ до свідчень.
desk-session-no-testimonies = Ключа до свідчень ви не маєте.
desk-session-end-all = Вийти звідусіль
