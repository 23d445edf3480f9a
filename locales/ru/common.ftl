# Слова, общие для всех страниц. Одно предложение — одна мысль; никого не торопим и не упрекаем.

neutral-title = Информация
site-name = Postern
skip-to-content = Перейти к тексту
nav-label = Основные страницы
languages-label = Язык
leave-quickly = Быстро уйти
sign-out = Выйти
to-first-page = На первую страницу
footer-genuine = Как отличить этот сайт от подделки
footer-promise = Сайт работает без скриптов, не записывает посетителей и ничего не запрашивает у других сайтов.
desk-footer = Всё, что здесь делается, попадает в журнал, который никто не может изменить.

# Формы
error-word = Ошибка:
errors-title = Посмотрите, пожалуйста, ещё раз
field-choose = Выберите
yes = Да
no = Нет

# Неполадки
problem-not-found-title = Такой страницы нет
problem-not-found-text = Возможно, в адресе опечатка или страницу убрали. Из того, что вы написали, ничего не пропало.
problem-wrong-method-title = Так эту страницу открыть нельзя
problem-wrong-method-text = Вернитесь, пожалуйста, назад и пользуйтесь кнопками и ссылками на страницах.
problem-too-large-title = Слишком большой объём
problem-too-large-text = Мы ничего из этого не приняли. Здесь можно отправить не больше { $limit }. Вернитесь и отправьте меньше или выберите файл поменьше.
problem-too-slow-title = Связь остановилась
problem-too-slow-text = Мы ничего из этого не приняли. Вернитесь и отправьте ещё раз. Медленная связь не мешает, лишь бы она не прерывалась.
problem-unreadable-title = Не получилось прочитать отправленное
problem-unreadable-text = Мы ничего из этого не приняли. Вернитесь, обновите страницу и повторите.
problem-stale-form-title = Страница устарела
problem-stale-form-text = Мы ничего не приняли. Откройте страницу заново и повторите. Так бывает, если страница долго была открыта или отключены файлы cookie.
problem-cross-site-title = Это пришло не с наших страниц
problem-cross-site-text = Другой сайт попытался отправить что-то от вашего имени. Мы ничего не приняли. Если вы сами набрали адрес, вернитесь и откройте страницу снова.
problem-wrong-host-title = Неверный адрес
problem-wrong-host-text = Этот сервер не отвечает на такое имя. Возможно, вас пытались привести сюда под чужим адресом.
problem-not-received-title = Не принято
problem-not-received-text = Мы не смогли это сохранить и поэтому не приняли. Ничего из этого у нас не осталось. Вернитесь и отправьте ещё раз через несколько минут.
problem-unavailable-title = Сейчас недоступно
problem-unavailable-text = Что-то на нашей стороне не отвечает. Ничего не пропало. Попробуйте через несколько минут.
problem-busy-title = Слишком много людей сразу
problem-busy-text = Мы даже не смотрели на то, что вы отправили. Подождите минуту, вернитесь и попробуйте снова. Это ничего не говорит о том, что вы ввели.
problem-internal-title = У нас что-то сломалось
problem-internal-text = Вы ни в чём не виноваты. Если вы что-то отправляли, считайте, что оно не принято: вернитесь и отправьте снова.

# Даты
date-in-words = { $day } { $month } { $year } года
month-in-words = { $month } { $year } года
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь

# Размеры и деньги; само число стоит перед валютой
size-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байта
   *[other] { $count } байт
}
size-kilobytes = { $count } КБ
size-megabytes = { $count } МБ
currency-rub = { $count ->
    [one] рубль
    [few] рубля
   *[other] рублей
}
currency-usd = { $count ->
    [one] доллар США
    [few] доллара США
   *[other] долларов США
}
currency-eur = евро
currency-uah = { $count ->
    [one] гривна
    [few] гривны
   *[other] гривен
}
currency-gbp = { $count ->
    [one] фунт стерлингов
    [few] фунта стерлингов
   *[other] фунтов стерлингов
}
currency-cad = { $count ->
    [one] канадский доллар
    [few] канадских доллара
   *[other] канадских долларов
}
currency-pln = { $count ->
    [one] злотый
    [few] злотых
   *[other] злотых
}
