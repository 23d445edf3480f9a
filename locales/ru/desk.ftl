# Рабочее место сотрудников. Коротко, точно и ни на слово увереннее, чем факты.

# Разделы
desk-nav-cases = Дела
desk-nav-ledger = Бюджеты
desk-nav-transfers = Переводы
desk-nav-testimonies = Свидетельства
desk-nav-lists = Списки
desk-nav-statistics = Статистика
desk-nav-forecasts = Прогнозы
desk-nav-measures = Меры
desk-nav-audit = Журнал действий
desk-nav-staff = Сотрудники
desk-queues-label = Очереди
desk-pager-label = Страницы
desk-pager-before = Предыдущая страница
desk-pager-after = Следующая страница
desk-pager-where = страница { $page } из { $pages }

# Короткие слова
desk-yes = да
desk-no = нет
desk-all = все
desk-total = Всего
desk-not-given = не указано
desk-unknown = нет ответа
desk-moment = { $day }, { $clock } UTC
desk-age-days = { $count ->
    [0] сегодня
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
desk-alarm = Тревога.
desk-warning = Внимание
desk-not-now = Сейчас нельзя:
desk-who-may = Это могут сделать: { $people }.
desk-nobody-may = Роли «{ $role }» здесь больше ни у кого нет.
desk-language-en = английский
desk-language-ru = русский
desk-language-uk = украинский
desk-export = Скачать таблицу (CSV)

# Вход
desk-sheet-banner = Лист для входа, созданный при первом запуске, всё ещё лежит в папке с данными. Прочитавший его откроет любое дело. Передайте сотрудникам их части, сохраните копию на бумаге и удалите файл.
desk-sign-in-title = Вход для сотрудников
desk-sign-in-name = Имя
desk-sign-in-passphrase = Парольная фраза
desk-sign-in-passphrase-hint = Шесть групп по пять знаков. Регистр, пробелы и дефисы не важны.
desk-sign-in-code = Код из приложения
desk-sign-in-code-hint = Шесть цифр. Каждый код действует один раз.
desk-sign-in-button = Войти
desk-sign-in-wrong = Имя, фраза или код не подходят, либо код уже использован. Дождитесь следующего кода и попробуйте снова. После нескольких неверных кодов подождите несколько минут.

# Неполадки
desk-problem-signed-out-title = Вход не выполнен
desk-problem-signed-out-text = Ваш сеанс закончился или был завершён с другого места. Ничего не сделано. Войдите и повторите.
desk-problem-signed-out-link = Войти
desk-problem-not-yours-title = Это не входит в ваши роли
desk-problem-not-yours-text = Ваши роли не дают открыть эту страницу или сделать это. Ничего не сделано.
desk-problem-not-yours-link = Кто за что отвечает
desk-problem-conflict-title = Дело за это время изменилось
desk-problem-conflict-text = Ничего не сделано. Откройте страницу заново и посмотрите, как дело выглядит сейчас.
desk-problem-disk-full-title = На диске нет места
desk-problem-disk-full-text = Ничего не сохранено. Сообщите тому, кто обслуживает машину: пока места нет, нельзя ни принимать, ни решать.
desk-problem-unavailable-title = Хранилище не отвечает
desk-problem-unavailable-text = Неизвестно, сохранилось ли последнее действие. Откройте страницу через минуту; повторная отправка той же формы ничего не сделает дважды.
desk-problem-broken-body-title = Этот файл не открывается
desk-problem-broken-body-text = Его нет на месте, он повреждён или положен не туда. Ничего из него не показано. Остальное дело читается; сообщите тому, кто хранит резервные копии.
desk-problem-programme-lost-title = Нет программы, по которой подано дело
desk-problem-programme-lost-text = Хранилище не может вернуть текст программы, по которой подано заявление. Без него ничего нельзя решить. Восстановите его из резервной копии.
desk-problem-forecast-title = Сейчас это невозможно
desk-problem-forecast-text = Состояние прогноза изменилось с тех пор, как открыта страница: его остановили, закончили или удалили. Ничего не сделано.
desk-problem-forecast-link = Все прогнозы

# Отказы по правилам самой службы
desk-refusal-wrong-stage = На этапе «{ $stage }» это невозможно.
desk-refusal-role = Для этого нужна роль «{ $role }».
desk-refusal-same-officer = Это предложили вы сами. Утвердить должен кто-то другой.
desk-refusal-changed = После того как вам это показали, оно изменилось. Посмотрите, как оно выглядит сейчас.
desk-refusal-closed = Вопрос уже закрыт: его решили или вернули.
desk-refusal-budget = В бюджете «{ $partner }» осталось { $left }, а нужно { $needed }. Ничего не обещано.
desk-refusal-nothing = Решение ничего не даёт, предлагать нечего.
desk-refusal-human = Сначала должен решить человек: { $rule }
desk-refusal-set-aside = Это дело отложено: оно объединено с другим делом того же человека.
desk-refusal-merged-already = Одно из двух дел уже объединено. Сначала отмените то объединение.
desk-refusal-not-merged = Эти два дела не объединены.
desk-refusal-paid-already = Часть этого уже выплатили по присоединённому делу.
desk-refusal-text = Напишите здесь что-нибудь, не больше { $limit } знаков.
desk-refusal-money = Суммы не сходятся. Ничего не сохранено.
desk-refusal-consent = Человек не согласился на публикацию на сайте.
desk-refusal-conflict = Дело за это время изменилось, ничего не сделано. Посмотрите на него сейчас и повторите, если это ещё уместно.
desk-refusal-no-key = Ваши роли не дают ключа к делам.
desk-error-choose = Выберите один из вариантов.
desk-error-codename = Здесь есть что-то похожее на кодовый номер. Кодовые номера в сообщениях не пишут, уберите его.
desk-error-designation = Это обозначение другого дела.
desk-error-list-file = Выберите файл со списком, который можно прочитать.
desk-error-list-name = Напишите название не длиннее 100 знаков, и чтобы все они были видны, например ЕС.
desk-error-list-named = Этот файл уже загружали под названием «{ $name }».
desk-error-list-fewer = Проверьте, весь ли это файл. Если записей и правда стало так мало, поставьте отметку и выберите файл снова.
desk-error-forecast-scenario = Выберите один из сценариев, такого нет.
desk-error-forecast-unreadable = Этот сценарий не читается: { $message }
desk-error-forecast-number = Напишите целое число от 1 до { $most }.
desk-error-forecast-size = Недели, умноженные на прогоны, дают больше { $most }. Возьмите меньше прогонов или меньше недель.
desk-error-forecast-seed = Напишите целое число.
desk-error-forecast-full = Уже хранится прогнозов: { $most }. Сначала удалите один из них.
desk-error-forecast-queue = Уже ждут очереди прогнозов: { $most }. Начните этот, когда часть будет готова.

# Этапы, роли, исходы
desk-stage-received = получено
desk-stage-assessed = рассмотрено
desk-stage-proposed = на утверждении
desk-stage-offered = предложено заявителю
desk-stage-accepted = принято заявителем
desk-stage-completed = завершено
desk-stage-declined = отклонено заявителем
desk-stage-refused = отказано
desk-stage-under-review = пересматривается
desk-stage-withdrawn = отозвано
desk-stage-erased = стёрто
desk-role-officer = ведёт дела
desk-role-approver = утверждает
desk-role-paymaster = казначей
desk-role-custodian = хранитель
desk-role-auditor = ревизор
desk-role-analyst = аналитик
desk-outcome-offer = По правилам положено
desk-outcome-no-offer = По правилам ничего не положено
desk-outcome-human-decision = Решить должен человек
desk-outcome-needs-facts = Нужно знать больше

# Очередь
desk-queue-all = Все дела
desk-queue-title = Дела
desk-queue-title-stage = Дела: { $stage }
desk-queue-title-screening-outdated = Дела, проверенные по заменённым спискам
desk-queue-title-screening-never = Дела, которых ещё не проверяли
desk-queue-screening-outdated = Проверить снова
desk-queue-screening-never = Не проверены
desk-queue-empty = Здесь никто не ждёт.
desk-search-label = Обозначение или его часть
desk-search-button = Найти
desk-cases-count = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
}
desk-sort-label = сначала:
desk-sort-waiting = ждут дольше всех
desk-sort-changed = изменились последними
desk-sort-received = пришли последними
desk-unread = новое
desk-column-case = Дело
desk-column-stage = Этап
desk-column-received = Получено
desk-column-waiting = Без изменений

# Дело: кто и что
desk-received-on = Получено { $day }
desk-accepted-on = принято заявителем { $day }
desk-programme = программа
desk-to-acts = Что можно сделать сейчас
desk-no-key = Ваши роли не дают ключа к делам. Вам видны деньги и журнал, а написанное заявителем остаётся запечатанным.
desk-who-title = Кто
desk-who-name = Имя
desk-who-by = Кто писал
desk-who-language = Пишет на языке
desk-who-household = Близкие
desk-household-none = больше никого
desk-born = год рождения { $year }
desk-applied-by-person = сам человек
desk-applied-by-relative = родственник
desk-applied-by-representative = адвокат или помощник
desk-applied-by-unknown = не указано
desk-relation-partner = жена, муж или партнёр
desk-relation-child = ребёнок
desk-relation-parent = мать или отец
desk-relation-sibling = брат или сестра
desk-relation-other = на попечении заявителя
desk-asks-title = Что ответил заявитель
desk-own-words = Своими словами

# Дело: решение
desk-decision-title = Решение
desk-decision-none = Правила ещё не применялись.
desk-decided-on = Решено на { $day } по программе { $programme }; решение { $seal }
desk-conditions = Условия
desk-schedule-once = один раз
desk-schedule-monthly = { $count ->
    [one] ежемесячно, { $count } раз
    [few] ежемесячно, { $count } раза
   *[many] ежемесячно, { $count } раз
}
desk-schedule-quarterly = { $count ->
    [one] ежеквартально, { $count } раз
    [few] ежеквартально, { $count } раза
   *[many] ежеквартально, { $count } раз
}
desk-schedule-yearly = { $count ->
    [one] ежегодно, { $count } раз
    [few] ежегодно, { $count } раза
   *[many] ежегодно, { $count } раз
}
desk-schedule-once-later = { $count ->
    [one] один раз, через { $count } месяц
    [few] один раз, через { $count } месяца
   *[many] один раз, через { $count } месяцев
}
desk-schedule-permanent = навсегда
desk-schedule-from = { $schedule }, с { $month }-го месяца
desk-value-not-open = в этот день не действует
desk-value-not-given-now = в этот день не предоставляется
desk-reasons = { $count ->
    [one] { $count } основание
    [few] { $count } основания
   *[many] { $count } оснований
}
desk-refused-benefits = { $count ->
    [one] не положена { $count } льгота
    [few] не положены { $count } льготы
   *[many] не положено { $count } льгот
}
desk-source = Источник:
desk-missing-title = Чего ещё не знаем
desk-finding-title = Вывод:
desk-finding-clears = не препятствует: { $grounds }
desk-finding-bars = препятствует
desk-finding-label = Что не препятствует?
desk-finding-hint = Отметьте только то, что вы проверили и сочли неопасным. Неотмеченное остаётся препятствием.
desk-finding-reason = Почему: что вы проверили и что нашли
desk-proposal-offer = На утверждении: предложение
desk-proposal-refusal = На утверждении: отказ
desk-proposed-by = Предлагает
desk-proposed-by-at = Предлагает { $officer }, { $at }
desk-seal = Метка
desk-proposal-note = Слова заявителю
desk-proposal-no-note = Ничего не добавлено.
desk-verdict-label = Что вы предлагаете?
desk-verdict-offer = дать то, что положено по правилам
desk-verdict-refusal = отказать
desk-note-label = Слова заявителю
desk-hint-note = Заявитель прочтёт это в письме. Отказу нужна причина, предложение может обойтись без слов. Не больше { $limit } знаков.
desk-why-no-offer = Предложить льготы нельзя. { $why }
desk-why-unreadable = Заявление не читается.
desk-why-no-decision = Нет решения, которое можно прочитать.

# Дело: проверка по спискам
desk-screening-title = Проверка по спискам
desk-screening-day = Последняя проверка
desk-screening-compared = Сравнивали
desk-screening-lists = Со списками
desk-screening-no-list = ни с одним: только с другими делами
desk-screening-outdated = С тех пор списки сменились. Проверьте дело ещё раз: спросим только о новом.
desk-screening-hits = { $count ->
    [0] нет совпадений, о которых никто не высказался
    [one] { $count } возможное совпадение ждёт вашего суждения
    [few] { $count } возможных совпадения ждут вашего суждения
   *[many] { $count } возможных совпадений ждут вашего суждения
}
desk-screening-found = { $count ->
    [0] совпадений нет
    [one] { $count } возможное совпадение
    [few] { $count } возможных совпадения
   *[many] { $count } возможных совпадений
}
desk-screening-left-off = { $count ->
    [one] ещё { $count } не показано: разберите эти и проверьте снова
    [few] ещё { $count } не показаны: разберите эти и проверьте снова
   *[many] ещё { $count } не показаны: разберите эти и проверьте снова
}
desk-screening-carried = { $count ->
    [one] { $count } совпадение уже разобрали, запись в списке не изменилась
    [few] { $count } совпадения уже разобрали, записи в списках не изменились
   *[many] { $count } совпадений уже разобрали, записи в списках не изменились
}
desk-screening-earlier = { $count ->
    [one] { $count } прежняя проверка
    [few] { $count } прежние проверки
   *[many] { $count } прежних проверок
}
desk-list-superseded = заменён
desk-band-no-match = не совпадает
desk-band-insufficient-evidence = данных недостаточно
desk-band-review = присмотритесь
desk-band-match = совпадает
desk-band-meaning-no-match = Имена разные, или известно то, что исключает совпадение.
desk-band-meaning-insufficient-evidence = Имена совпадают, но больше ничего не известно, чтобы отличить тёзку. Это не совпадение.
desk-band-meaning-review = Что-то совпадает, а что-то нет, или совпавшего мало. Присмотритесь, прежде чем судить.
desk-band-meaning-match = Совпадают имена и что-то кроме них. Это всё равно вопрос, и отвечаете на него вы.
desk-hit-similarity = сходство имён: { $percent } %
desk-hit-evidence = за то, что это один человек: { $bits } бит
desk-hit-points = По пунктам: { $name }
desk-hit-applicant = Заявитель
desk-hit-list = Список
desk-hit-party = номер
desk-hit-also = он же
desk-hit-reasons = Почему в списке
desk-hit-found = Суждение:
desk-hit-same = тот же человек
desk-hit-other = другой человек
desk-hit-unclear = пока не понять
desk-hit-label = Ваше суждение
desk-hit-reason = Почему: что совпадает и что противоречит
desk-point-about = Что
desk-point-how = Как
desk-point-silent = не сказано
desk-stance-agrees = Совпадает
desk-stance-omitted = Одна сторона молчит
desk-stance-contradicts = Противоречит
desk-about-given = Имя
desk-about-patronymic = Отчество
desk-about-family = Фамилия
desk-about-part = Часть имени
desk-about-order = Порядок частей
desk-about-born = Дата рождения
desk-about-place = Место рождения
desk-about-gender = Пол
desk-about-country = Страна
desk-about-document = Документ или номер
desk-about-legal-form = Правовая форма
desk-about-kind = Кто это
desk-how-same = то же самое
desk-how-romanised = то же другим письмом или в другой записи
desk-how-kindred = то же имя на родственном языке
desk-how-short-form = краткая форма имени
desk-how-inflected = другая форма имени: род или падеж
desk-how-initial = подходящий инициал
desk-how-misspelt = похоже на описку
desk-how-swapped = день и месяц поменялись местами
desk-how-overlaps = сходится, насколько известно
desk-how-number-only = номер тот же, но документ другого вида или другой страны
desk-how-silent = одна сторона молчит
desk-how-other = другое
desk-warning-open-hits = о возможном совпадении со списком ещё никто не высказался.
desk-warning-open-duplicates = возможно, есть ещё одно дело того же человека, и никто о нём не высказался.
desk-warning-newer-cases = возможно, те же люди названы и в других делах, а с этим их не сравнивали.
desk-warning-not-screened = это дело не проверяли по спискам.
desk-warning-outdated = с тех пор как это дело проверили, списки сменились.
desk-warning-no-list = Ни одного списка ещё нет: дело сравнят только с другими делами.
desk-warning-paid-on-merged = Выплаченное по присоединённому делу второй раз не выплачивается.
desk-why-no-name = В заявлении нет имени.

# Дело: другие дела тех же людей
desk-duplicates-title = Другие дела тех же людей
desk-duplicates-newer = { $count ->
    [one] Возможно, те же люди названы ещё в { $count } деле. Проверьте дело снова, чтобы сравнить.
    [few] Возможно, те же люди названы ещё в { $count } делах. Проверьте дело снова, чтобы сравнить.
   *[many] Возможно, те же люди названы ещё в { $count } делах. Проверьте дело снова, чтобы сравнить.
}
desk-tie-applicants = Возможно, оба заявления подал один человек.
desk-tie-household = Возможно, кто-то отсюда назван там среди близких.
desk-set-aside = отложено
desk-merge-kept = Это дело ведут вместо другого дела того же человека, а то отложено:
desk-merge-set-aside = Это дело отложено: по нему ничего не предлагают и не платят. Ведут другое дело того же человека:
desk-merge-alone = Это дело отложено ради другого, которое уже уничтожено. Пока сотрудник не скажет, чьё оно, по нему ничего не предлагают и не платят.
desk-succession-label = Чьё это дело
desk-succession-same-person = того же человека: ведём его вместо уничтоженного, и что выплачено по тому, второй раз не платим
desk-succession-another-person = другого человека: дела объединили по ошибке, и выплаченное по тому не учитываем
desk-duplicate-label = Как связаны эти два дела
desk-duplicate-different = разные люди
desk-duplicate-household = одна семья: дела связаны, у каждого своё
desk-duplicate-same-here = один человек: ведём это дело, { $designation } откладываем
desk-duplicate-same-there = один человек: ведём { $designation }, это дело откладываем
desk-duplicate-reason = Почему
desk-duplicate-anew = Изменить решение
desk-kinship-household = Одна семья с
desk-kinship-different = Не те же люди, что в деле
desk-kinship-unmerged = Больше не объединено с
desk-kinship-merged-kept = Один человек; ради этого дела отложено
desk-kinship-merged-set-aside = Один человек; это дело отложено ради

# Дело: сообщения
desk-messages-title = Сообщения
desk-messages-none = Сообщений пока нет.
desk-messages-pager = Страницы сообщений
desk-messages-older = Более ранние сообщения
desk-messages-newer = Более поздние сообщения
desk-message-label = Ваш ответ
desk-sealed-by-client = запечатано в браузере заявителя
desk-sealed-by-server = запечатано нашим порталом при получении
desk-file-download = Скачать
desk-file-gone = нет на месте
desk-file-number = Файл { $number }
desk-files-alone = Файлы, которых не называет ни одно читаемое сообщение.
desk-file-warning = Открывайте файлы только на отдельной машине. Они приходят такими, какими их отправили.
desk-hint-characters = Не больше { $limit } знаков.

# Дело: деньги
desk-money-title = Деньги
desk-money-none = Ничего не обещано и не выплачено.
desk-payment-proposed = Выплата ждёт второго казначея
desk-in-proposal = ждёт выплаты
desk-due-now = Пора выплатить
desk-to-pay = К выплате
desk-why-nothing-due = Выплачивать пока нечего.
desk-why-due-later = Следующая выплата не раньше чем { $day }.
desk-transfers-count = { $count ->
    [one] { $count } перевод
    [few] { $count } перевода
   *[many] { $count } переводов
}
desk-transfer-all = все
desk-transfer-pending = обещано
desk-transfer-posted = выплачено
desk-transfer-voided = освобождено
desk-column-benefit = Льгота
desk-column-partner = Партнёр
desk-column-number = №
desk-column-amount = Сумма
desk-column-due = Начиная с
desk-column-state = Состояние

# Дело: журнал
desk-journal-title = Журнал дела
desk-journal-no-details = Без подробностей.
desk-actor-applicant = заявитель
desk-actor-machine = программа службы
desk-actor-nobody = неизвестно
desk-event-application-received = получено заявление
desk-event-message-received = получено сообщение
desk-event-message-sent = отправлено сообщение
desk-event-case-read = дело открыто и прочитано
desk-event-assessed = применены правила
desk-event-screened = проверено по спискам
desk-event-hit-resolved = совпадение оценено
desk-event-duplicate-judged = сопоставлено с другим делом
desk-event-merged = объединено с другим делом
desk-event-unmerged = объединение отменено
desk-event-offer-proposed = вынесено на утверждение предложение
desk-event-refusal-proposed = вынесен на утверждение отказ
desk-event-proposal-returned = возвращено на доработку
desk-event-offer-made = предложение сделано
desk-event-refused = отказано
desk-event-offer-accepted = предложение принято
desk-event-offer-declined = предложение отклонено
desk-event-review-asked = заявитель просит пересмотра
desk-event-payment-proposed = выплата вынесена на утверждение
desk-event-payment-posted = выплачено
desk-event-payment-voided = обещанное освобождено
desk-event-case-completed = всё выплачено
desk-event-withdrawn = заявление отозвано
desk-event-erasure-started = начато стирание
desk-event-erased = стёрто

# Тревоги
desk-place-application = заявление
desk-place-message = сообщение { $number } от заявителя
desk-place-record = запись службы { $number }
desk-place-testimony = свидетельство
desk-alarm-missing = Нет на месте запечатанного файла ({ $place }). Остальное читается.
desk-alarm-corrupt = Запечатанный файл ({ $place }) не тот, что был сохранён. Ничего из него не показано.
desk-alarm-misplaced = На этом месте ({ $place }) лежит чужое: файл подменили, повторили или переименовали. Ничего из него не показано.
desk-alarm-damaged = Запечатанный файл ({ $place }) не открывается: он обрезан или изменён. Ничего из него не показано.
desk-alarm-unreadable = Эта версия не умеет читать содержимое ({ $place }).
desk-alarm-gap = В порядке номеров чего-то нет: { $place }.
desk-alarm-journal = Журнал дела не сходится: запись пропала или была изменена.
desk-alarm-replay = Если решить заново, последнее решение получается другим.
desk-alarm-assessment = Запись последнего решения пропала или не совпадает с принятым. На её основании ничего нельзя предложить.
desk-alarm-proposal = Запись о предложении пропала или не совпадает с тем, что предлагали. Утвердить её нельзя; верните и предложите заново.
desk-alarm-payment = Выплата не совпадает с тем, что предлагали. Выплатить её нельзя; верните её.
desk-alarm-books = Бюджет «{ $partner }» не сходится со своими переводами.

# Что можно сделать сейчас
desk-now-title = Что можно сделать сейчас
desk-now-nothing = Ничего: сейчас не наш ход.
desk-act-assess = Применить правила
desk-act-assess-text = Решает на сегодня по той программе, по которой подано заявление. Это ещё ничего не обещает.
desk-act-assess-button = Применить правила
desk-act-find = Записать вывод
desk-act-find-text = Здесь правила оставляют решение человеку. Запишите, что вы нашли; затем правила применятся снова.
desk-act-find-button = Записать вывод
desk-act-screen = Проверить по спискам
desk-act-screen-text = Сравнивает заявителя с действующими списками и с другими делами. Совпадение — это вопрос, а не ответ.
desk-act-screen-button = Проверить
desk-act-resolve-hit = Оценить совпадение
desk-act-resolve-hit-text = Сравните обе стороны и напишите, что видите.
desk-act-resolve-hit-button = Записать суждение
desk-act-judge-duplicate = Сопоставить это дело и
desk-act-judge-duplicate-text = Откройте оба и сравните. Отложенное дело ничего не теряет, и это можно отменить.
desk-act-judge-duplicate-button = Записать суждение
desk-act-succeed = Продолжить это дело
desk-act-succeed-text = Дела, ради которого это отложили, больше нет. Это дело пойдёт само по себе, со всем, что в нём есть.
desk-act-succeed-button = Продолжить дело
desk-act-unmerge = Отменить объединение
desk-act-unmerge-text = Оба дела снова пойдут отдельно, со всем, что в них есть.
desk-act-unmerge-button = Отменить объединение
desk-act-propose = Вынести на утверждение
desk-act-propose-text = Ваше предложение увидит второй сотрудник. Пока оно не утверждено, заявитель ничего не видит.
desk-act-propose-button = Вынести на утверждение
desk-act-approve = Утвердить
desk-act-approve-text = Вы утверждаете ровно то, что показано в разделе «Решение». Письмо уйдёт, деньги будут отложены.
desk-act-approve-button = Утвердить
desk-act-return = Вернуть
desk-act-return-text = Возвращает на доработку. Ничего не отправляется.
desk-act-return-button = Вернуть на доработку
desk-act-message = Написать заявителю
desk-act-message-text = Откроет только владелец кодового номера. Не называйте людей и мест, которых он сам не называл.
desk-act-message-button = Отправить сообщение
desk-act-propose-payment = Предложить выплату
desk-act-propose-payment-text = Всё, что пора выплатить на сегодня; выплатит второй казначей.
desk-act-propose-payment-button = Предложить эту выплату
desk-act-pay = Выплатить
desk-act-pay-text = Вы выплачиваете ровно то, что предложено: целиком или ничего, и только один раз.
desk-act-pay-button = Выплатить
desk-act-return-payment = Вернуть выплату
desk-act-return-payment-text = Снимает предложенную выплату. Ничего не выплачивается.
desk-act-return-payment-button = Вернуть выплату
desk-act-erase = Стереть дело
desk-act-erase-text = Уничтожает ключ дела и всё, что в нём написано, навсегда и во всех копиях. Останутся только отпечатки.
desk-act-erase-button = Стереть навсегда
desk-erase-label = Чтобы подтвердить, введите { $designation }
desk-act-publication-propose = Предложить к публикации
desk-act-publication-propose-text = Слова можно сократить, но не изменить их смысл. Уберите всё, что может кого-то выдать.
desk-act-publication-propose-button = Предложить к публикации
desk-act-publish = Опубликовать
desk-act-publish-text = Вы публикуете для всех ровно те слова, которые показаны.
desk-act-publish-button = Опубликовать
desk-act-publication-return = Вернуть
desk-act-publication-return-text = Возвращает на доработку. Ничего не публикуется.
desk-act-publication-return-button = Вернуть на доработку
desk-act-stop = Остановить публикацию
desk-act-stop-text = Свидетельство не будет опубликовано или перестанет быть публичным. Само оно останется запечатанным, пока человек его не заберёт.
desk-act-stop-button = Остановить публикацию
desk-act-forecast-stop = Остановить
desk-act-forecast-stop-text = Начатые прогоны закончатся; сделанное сохранится, его можно продолжить.
desk-act-forecast-stop-button = Остановить
desk-act-forecast-go-on = Продолжить
desk-act-forecast-go-on-text = Считает недостающие прогоны. Готовые заново не считаются.
desk-act-forecast-go-on-button = Продолжить
desk-act-forecast-remove = Удалить
desk-act-forecast-remove-text = Удаляет прогноз вместе с отчётом и данными. Та же программа с теми же предположениями и тем же зерном даст то же самое.
desk-act-forecast-remove-button = Удалить навсегда

# Что только что сделано
desk-done-assessed = Правила применены.
desk-done-found = Вывод записан, правила применены снова.
desk-done-screened = Дело проверено по спискам.
desk-done-resolved = Суждение записано.
desk-done-duplicate-judged = Суждение записано в обоих делах.
desk-done-merged = Дела объединены.
desk-done-succeeded = Дело продолжено.
desk-done-unmerged = Объединение отменено.
desk-done-proposed = Вынесено. Утвердить должен второй сотрудник.
desk-done-made = Предложение сделано, письмо отправлено.
desk-done-refused = Отказ вынесен, письмо отправлено.
desk-done-returned = Возвращено на доработку.
desk-done-sent = Сообщение отправлено.
desk-done-payment-proposed = Выплата предложена. Выплатить должен второй казначей.
desk-done-paid = Выплачено.
desk-done-payment-returned = Выплата возвращена.
desk-done-erased = Дело стёрто.
desk-done-publication-proposed = Предложено. Опубликовать должен второй хранитель.
desk-done-published = Опубликовано.
desk-done-publication-returned = Возвращено на доработку.
desk-done-stopped = Публикация остановлена.
desk-done-list-added = Список загружен и действует.
desk-done-list-removed = Список убран. С ним больше никого не сравнивают.
desk-done-forecast-stopped = Прогноз остановится, когда закончатся начатые прогоны.
desk-done-forecast-resumed = Прогноз продолжится, когда дойдёт очередь.
desk-done-forecast-removed = Прогноз удалён.

# Бюджеты и переводы
desk-ledger-title = Бюджеты
desk-ledger-text = Каждая сумма обещана, выплачена или освобождена; обещанное и выплаченное вместе никогда не превышают бюджет. Каждое число ведёт к своим строкам.
desk-budgets-title = Партнёры
desk-budget-limit = Бюджет
desk-budget-left = Осталось
desk-ledger-lines = По партнёрам и льготам
desk-ledger-empty = Пока ничего не обещано.
desk-column-transfers = Переводов
desk-transfers-title = Переводы
desk-transfers-of = Только партнёр «{ $partner }».
desk-transfers-all = Показать все
desk-column-posted = Выплачено

# Свидетельства
desk-testimonies-title = Свидетельства
desk-testimonies-text = Их дают добровольно и отдельно от дел. Здесь ни для кого ничего не решается.
desk-testimonies-count = { $count ->
    [one] { $count } свидетельство
    [few] { $count } свидетельства
   *[many] { $count } свидетельств
}
desk-column-testimony = Свидетельство
desk-column-video = Видео
desk-testimony-all = все
desk-testimony-given = получено
desk-testimony-proposed = на утверждении
desk-testimony-published = опубликовано
desk-testimony-stopped = остановлено
desk-testimony-withdrawn = отозвано
desk-testimony-title = Свидетельство
desk-testimony-apart = отсюда нет пути ни к одному делу
desk-testimony-byline = Подпись
desk-testimony-unnamed = без имени
desk-testimony-language = Язык
desk-testimony-consent = Согласие
desk-testimony-words = Слова автора
desk-testimony-no-words = Передано только видео.
desk-testimony-video = Видео
desk-use-site = текст на нашем сайте
desk-use-media = цитаты в прессе
desk-use-research = наука и преподавание
desk-publication-proposed = Предложено к публикации
desk-publication-text = Слова для публикации
desk-publication-video = Видео
desk-publication-with-video = опубликовать и видео, как есть
desk-publication-month = Показанный месяц
desk-hint-shorten = Не больше { $limit } знаков.
desk-why-unreadable-testimony = Свидетельство не читается.

# Журнал действий
desk-audit-title = Журнал действий
desk-audit-text = Кто входил, кто что выгрузил, кто менял состав или списки. Действия по делам записаны в журналах дел.
desk-audit-check = Проверить всю цепочку
desk-audit-holds = Цепочка цела: ничего не пропало и не изменено.
desk-audit-gap = Цепочка нарушена: нет записи { $number }.
desk-audit-changed = Цепочка нарушена: запись { $number } изменена или не продолжает предыдущую.
desk-audit-shortened = Цепочка нарушена: не хватает записей в конце.
desk-audit-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
desk-column-when = Когда
desk-column-who = Кто
desk-column-act = Действие
desk-column-subject = Над чем
desk-column-hash = Хеш
desk-audit-act-sign-in = вход
desk-audit-act-sign-in-failed = неудачный вход
desk-audit-act-sign-out = выход
desk-audit-act-sign-out-everywhere = выход отовсюду
desk-audit-act-export = выгружена таблица
desk-audit-act-list-loaded = загружен список
desk-audit-act-list-loaded-fewer = загружен список, в котором меньше половины прежнего
desk-audit-act-list-removed = список убран
desk-audit-act-case-compared = дело открыто для сравнения
desk-audit-act-testimony-read = прочитано свидетельство
desk-audit-act-initialised = служба создана
desk-audit-act-programme-set = программа введена в действие
desk-audit-act-forecast-started = прогноз начат
desk-audit-act-forecast-stopped = прогноз остановлен
desk-audit-act-forecast-resumed = прогноз продолжен
desk-audit-act-forecast-removed = прогноз удалён

# Статистика
desk-statistics-title = Статистика
desk-statistics-text = Точные числа — только для службы. Открытые видят все: целыми неделями и шагами не меньше десяти человек.
desk-statistics-none = Пока ничего не посчитано.
desk-metric-applications = Заявления
desk-metric-decisions = Решения
desk-metric-offers = Предложения
desk-metric-acceptances = Согласия
desk-metric-paid = Выплаты
desk-column-group = Группа
desk-column-exact = Точно
desk-column-public = Открыто
desk-at-least = не меньше { $count }
desk-withheld = скрыто

# Прогнозы
desk-forecasts-title = Прогнозы
desk-forecasts-text = К чему программа привела бы в выдуманном населении: кто уехал бы, когда и какой ценой, и насколько это неточно. Заявителей здесь нет, и ни одного дела это не касается.
desk-forecasts-no-folder = У этой службы нет папки с данными, поэтому прогнозы хранить негде. Запустите её с --data.
desk-forecasts-no-assumptions = У программы нет файла forecast.toml, поэтому прогнозировать пока нечего.
desk-forecasts-how-to = Прогнозу нужен файл предположений рядом с programme.toml: кто живёт в стране, чего для них стоят предложения, чего они боятся — каждое как диапазон со своим источником. Скопируйте forecast.toml из programmes/million-carrots, измените диапазоны и проверьте: «postern forecast ПАПКА --runs 4».
desk-forecasts-runs = Что прогнозировали
desk-forecasts-none = Пока ничего.
desk-forecasts-back = Все прогнозы
desk-forecast-plain = Программа как есть
desk-forecast-started = Начат { $moment }, { $officer }
desk-forecast-people-count = людей: { $people }
desk-forecast-weeks-count = { $count ->
    [one] { $number } неделя
    [few] { $number } недели
   *[many] { $number } недель
}
desk-forecast-runs-count = { $count ->
    [one] { $number } прогон
    [few] { $number } прогона
   *[many] { $number } прогонов
}
desk-forecast-seed-count = зерно { $seed }
desk-forecast-state-waiting = ждёт очереди
desk-forecast-state-preparing = создаём людей и решаем, что каждому предложено
desk-forecast-state-running = прогонов { $done } из { $total }
desk-forecast-state-writing = пишем отчёт
desk-forecast-state-done = готов
desk-forecast-state-stopped = остановлен: прогонов { $done } из { $total }
desk-forecast-state-failed = не получается
desk-forecast-rate = { $count ->
    [one] { $number } прогон в минуту
    [few] { $number } прогона в минуту
   *[many] { $number } прогонов в минуту
}
desk-forecast-left-seconds = { $count ->
    [one] осталась примерно { $number } секунда
    [few] осталось примерно { $number } секунды
   *[many] осталось примерно { $number } секунд
}
desk-forecast-left-minutes = { $count ->
    [one] осталась примерно { $number } минута
    [few] осталось примерно { $number } минуты
   *[many] осталось примерно { $number } минут
}
desk-forecast-left-hours = { $count ->
    [one] остался примерно { $number } час
    [few] осталось примерно { $number } часа
   *[many] осталось примерно { $number } часов
}
desk-forecast-stopping = Остановится, когда закончатся начатые прогоны.
desk-forecast-watching = Страница обновляется сама. Сеанс это не продлевает; прогноз идёт и без вас.
desk-forecast-english = Отчёт написан по-английски.
desk-forecast-files = Отчёт и данные
desk-forecast-report = Читать весь отчёт
desk-forecast-file-report = отчёт одной страницей
desk-forecast-file-json = все результаты, для машин
desk-forecast-file-runs = каждый прогон, неделя и группа, таблицей
desk-forecast-file-values = что в каждом прогоне предположено и что вышло, таблицей
desk-forecast-begin = Начать прогноз
desk-forecast-scenario = Сценарий
desk-forecast-scenario-hint = Сценарии лежат рядом с программой, в папке «scenarios».
desk-forecast-scenario-wrong = Сценарий не читается:
desk-forecast-people = Выдуманные люди
desk-forecast-people-hint = Чем их больше, тем лучше видны малые группы и тем дольше считать.
desk-forecast-weeks = Недели
desk-forecast-weeks-hint = Насколько смотреть вперёд, до { $most }.
desk-forecast-runs = Прогоны
desk-forecast-runs-hint = В каждом всё неизвестное выбирается заново. До { $most }; 200 дают верное представление.
desk-forecast-seed = Зерно
desk-forecast-seed-hint = Одно зерно — один и тот же выбор. Оставьте его прежним, чтобы сравнивать сценарии.
desk-forecast-button = Начать прогноз
desk-comparison-title = Сравнить два
desk-comparison-text = Прогон за прогоном сравнимы только прогнозы с одинаковыми людьми, неделями, прогонами и зерном.
desk-comparison-first = Первый
desk-comparison-second = Второй
desk-comparison-button = Сравнить
desk-comparison-heading = Сравнение двух прогнозов
desk-comparison-cannot = Эти два прогноза нельзя сравнить прогон за прогоном:
desk-comparison-unlike-same = это один и тот же прогноз
desk-comparison-unlike-seed = у них разное зерно, а значит, и разный выбор
desk-comparison-unlike-people = у них разное число людей
desk-comparison-unlike-weeks = они смотрят вперёд на разное число недель
desk-comparison-unlike-runs = у них разное число прогонов
desk-comparison-unlike-table = их люди созданы по разным таблицам
desk-comparison-unlike-model = они сделаны разными версиями модели
desk-comparison-assumptions = Между ними изменили файл предположений. Различия могут идти от этого, а не от сценариев.
desk-comparison-read = Медианы, в скобках — между чем лежат 90 % прогонов. Различие — второй минус первый в каждом прогоне: выбор одинаков, поэтому случай из него выпадает.
desk-column-figure = Показатель
desk-column-difference = Различие
desk-column-more = Больше в
desk-column-less = Меньше в
desk-figure-departures = Уехали по предложению
desk-figure-additional = Иначе бы не уехали
desk-figure-settled = Приняты, обещание исполнено
desk-figure-moved = Приняты вместе с семьями
desk-figure-lost = Больше пойманных или убитых в пути
desk-figure-cost-usd = Стоимость
desk-figure-cost-per-departure = Стоимость исполненного обещания
desk-figure-cost-per-additional = Стоимость дополнительного отъезда
desk-figure-force-departures = Солдаты, уехавшие по предложению
desk-figure-force-share = Доля войск, которая ушла
desk-figure-force-additional = Дополнительные солдаты
desk-figure-force-cost-per-departure = Стоимость исполненного обещания солдату
desk-figure-force-cost-per-genuine = Стоимость дополнительного и настоящего солдата
desk-figure-additionality = Доля дополнительных и настоящих солдат
desk-figure-break-even = Доля, при которой это окупается
desk-figure-worthwhile = Прогоны, в которых это окупается
desk-figure-trust = Насколько верят предложению

# Списки
desk-lists-title = Списки
desk-lists-text = Заявителей сравнивают со всеми действующими списками. Список с тем же названием заменяет прежний; каждая проверка хранит метки своих списков. Списки не покидают службы, и никто не узнает, о ком по ним спрашивали.
desk-list-none = Список ещё не загружен.
desk-list-load = Загрузить список
desk-list-name = Название списка
desk-list-name-hint = Как его называют коллеги, без даты, например ЕС. Если не заполнить, подойдёт имя файла. Прежний список с этим названием будет заменён.
desk-list-file = Файл
desk-list-file-hint = Каким его публикует ведомство: OFAC (CSV или расширенный XML), ЕС (XML), ООН (XML), Великобритания (CSV), FollowTheMoney или CSV с заголовком. Не больше { $limit }.
desk-list-button = Загрузить список
desk-list-as = Формат
desk-list-format-ofac-csv = OFAC, CSV
desk-list-format-ofac-advanced-xml = OFAC, расширенный XML
desk-list-format-eu-xml = ЕС, XML
desk-list-format-un-xml = ООН, XML
desk-list-format-uk-csv = Великобритания, CSV
desk-list-format-follow-the-money = FollowTheMoney
desk-list-format-csv = CSV
desk-list-published = Опубликован
desk-list-size = Внутри
desk-list-counts = записей: { $parties }, имён: { $names }
desk-list-unread = Не прочитано
desk-list-problems = { $count ->
    [one] { $count } место не прочитано
    [few] { $count } места не прочитано
   *[many] { $count } мест не прочитано
}
desk-list-problems-text = Всё остальное загружено. Первые из этих мест:
desk-list-problems-first = Первые из этих мест:
desk-list-unreadable = Ничего не загружено.
desk-list-nobody = Прочитано строк: { $rows }, но в них никого нет. Выберите файл, в котором кто-то назван.
desk-list-broken-off = Файл обрывается раньше, чем кончается список: тех, кто стоит дальше, в нём нет. Скачайте список целиком ещё раз.
desk-list-named = Этот самый файл уже загружали под названием «{ $name }». У одного файла одно название: загрузите его под ним или сначала уберите тот список.
desk-list-fewer = В действующем списке «{ $name }» записей: { $before }, в этом файле: { $now }, меньше половины. Тех, кого в нём нет, больше не найдут.
desk-list-fewer-label = Записей стало настолько меньше?
desk-list-fewer-confirm = Да, проверено: файл полный, остальных в списке больше нет.
desk-list-line = Строка
desk-list-what = Что там стоит
desk-list-expected = Что ожидалось
desk-list-done = Что сделано
desk-list-added = Загружен
desk-list-by-operator = с самой машины
desk-list-older = Заменённые списки
desk-list-digest = Метка
desk-list-remove = Убрать
desk-list-remove-text = Список перестаёт действовать, и ничто его не заменяет: с ним больше никого не сравнивают. Его метка и число записей остаются, а по журналу видно, кто это сделал.
desk-list-remove-button = Убрать список
desk-list-removed = убран

# Сотрудники
desk-staff-title = Сотрудники
desk-column-name = Имя
desk-column-roles = Роли
desk-staff-you = вы
desk-staff-disabled = доступ закрыт
desk-session-title = Ваш сеанс
desk-session-text = Он закончится через полчаса без действий и в любом случае через двенадцать часов. Ваши ключи лежат только в памяти этой машины и исчезнут вместе с ним.
desk-session-cases = У вас есть ключ к делам.
desk-session-no-cases = Ключа к делам у вас нет.
desk-session-testimonies = У вас есть ключ к свидетельствам.
desk-session-no-testimonies = Ключа к свидетельствам у вас нет.
desk-session-end-all = Выйти отовсюду
