# Слова, спільні для всіх сторінок. Одне речення — одна думка; нікого не квапимо й не картаємо.

neutral-title = Інформація
site-name = Postern
skip-to-content = Перейти до тексту
nav-label = Головні сторінки
languages-label = Мова
leave-quickly = Швидко піти
sign-out = Вийти
to-first-page = На першу сторінку
footer-genuine = Як відрізнити цей сайт від підробки
footer-promise = Сайт працює без скриптів, не записує відвідувачів і нічого не питає в інших сайтів.
desk-footer = Усе, що тут роблять, потрапляє до журналу, якого ніхто не може змінити.

# Форми
error-word = Помилка:
errors-title = Будь ласка, перегляньте ще раз
field-choose = Оберіть
yes = Так
no = Ні

# Негаразди
problem-not-found-title = Такої сторінки немає
problem-not-found-text = Можливо, в адресі описка або сторінку прибрали. З того, що ви написали, нічого не зникло.
problem-wrong-method-title = Так цю сторінку не відкрити
problem-wrong-method-text = Поверніться, будь ласка, назад і користуйтеся кнопками та посиланнями на сторінках.
problem-too-large-title = Завеликий обсяг
problem-too-large-text = Ми нічого з цього не прийняли. Тут можна надіслати щонайбільше { $limit }. Поверніться й надішліть менше або оберіть менший файл.
problem-too-slow-title = Зв’язок зупинився
problem-too-slow-text = Ми нічого з цього не прийняли. Поверніться й надішліть ще раз. Повільний зв’язок не заважає, аби лише не уривався.
problem-unreadable-title = Не вдалося прочитати надіслане
problem-unreadable-text = Ми нічого з цього не прийняли. Поверніться, оновіть сторінку й повторіть.
problem-stale-form-title = Сторінка застаріла
problem-stale-form-text = Ми нічого не прийняли. Відкрийте сторінку наново й повторіть. Так буває, якщо сторінка довго була відкрита або вимкнено файли cookie.
problem-cross-site-title = Це надійшло не з наших сторінок
problem-cross-site-text = Інший сайт спробував надіслати щось від вашого імені. Ми нічого не прийняли. Якщо ви самі набрали адресу, поверніться й відкрийте сторінку знову.
problem-wrong-host-title = Хибна адреса
problem-wrong-host-text = Цей сервер не відгукується на таке ім’я. Можливо, вас намагалися привести сюди під чужою адресою.
problem-not-received-title = Не прийнято
problem-not-received-text = Ми не змогли це зберегти, тому не прийняли. Нічого з цього в нас не лишилося. Поверніться й надішліть ще раз за кілька хвилин.
problem-unavailable-title = Зараз недоступно
problem-unavailable-text = Щось на нашому боці не відповідає. Нічого не зникло. Спробуйте за кілька хвилин.
problem-busy-title = Забагато людей водночас
problem-busy-text = Ми навіть не дивилися на те, що ви надіслали. Зачекайте хвилину, поверніться й спробуйте знову. Це нічого не каже про те, що ви ввели.
problem-internal-title = У нас щось зламалося
problem-internal-text = Ви ні в чому не винні. Якщо ви щось надсилали, вважайте, що його не прийнято: поверніться й надішліть знову.

# Дати
date-in-words = { $day } { $month } { $year } року
month-in-words = { $month } { $year } року
month-1 = січня
month-2 = лютого
month-3 = березня
month-4 = квітня
month-5 = травня
month-6 = червня
month-7 = липня
month-8 = серпня
month-9 = вересня
month-10 = жовтня
month-11 = листопада
month-12 = грудня
month-alone-1 = січень
month-alone-2 = лютий
month-alone-3 = березень
month-alone-4 = квітень
month-alone-5 = травень
month-alone-6 = червень
month-alone-7 = липень
month-alone-8 = серпень
month-alone-9 = вересень
month-alone-10 = жовтень
month-alone-11 = листопад
month-alone-12 = грудень

# Розміри й гроші; саме число стоїть перед валютою
size-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байти
   *[other] { $count } байтів
}
size-kilobytes = { $count } КБ
size-megabytes = { $count } МБ
currency-rub = { $count ->
    [one] рубль
    [few] рублі
   *[other] рублів
}
currency-usd = { $count ->
    [one] долар США
    [few] долари США
   *[other] доларів США
}
currency-eur = євро
currency-uah = { $count ->
    [one] гривня
    [few] гривні
   *[other] гривень
}
currency-gbp = { $count ->
    [one] фунт стерлінгів
    [few] фунти стерлінгів
   *[other] фунтів стерлінгів
}
currency-cad = { $count ->
    [one] канадський долар
    [few] канадські долари
   *[other] канадських доларів
}
currency-pln = { $count ->
    [one] злотий
    [few] злоті
   *[other] злотих
}
