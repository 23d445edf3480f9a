# Проверка мер: на открытой странице и в конторе.

measures-title = Меры и кого они задевают
measures-lead = Меры должны бить по тем, кто ведёт войну, и ни по кому — за паспорт. Здесь каждая мера разобрана: о каждом, кого она задевает, сказано, есть ли для этого основание.
measures-rule = Гражданство, происхождение, вера, язык или место жительства никогда не бывают основанием. «Основания не показаны» не значит «невиновен»: это значит, что ничего не показано.
measures-source = Источник:
measures-none = При этой программе нет файла с мерами.
measures-sum = Мер: { $measures }. Тех, кого они задевают: { $hit }; из них без основания: { $without }.
measure-what = { $kind }, { $date }; кто ввёл:
measure-stated = Какое основание названо: { $ground }.
measure-stated-none = никакого из тех, что знают правила
measure-stated-silence = человек не высказался
measure-stated-listed = есть в списке этих правил
measure-stated-state = это само государство или его орган
measure-stated-senior-office = высокая государственная должность
measure-stated-decides = участие в решениях о войне или их исполнение
measure-stated-supports = поддержка тех, кто решает о войне
measure-stated-benefits = выгода от тех, кто решает, или от правительства
measure-stated-business = крупное предпринимательство или отрасль, которая даёт большие доходы
measure-stated-military = служба в воюющих войсках или их снабжение
measure-stated-circumvents = помощь другим в обходе мер
measure-stated-family-of-business = близкое родство с крупным предпринимателем и выгода от него
measure-stated-acting-for = действия от имени того, для кого есть основание
measure-stated-ownership = владеют те, для кого есть основание
measure-stated-control = контролирует тот, для кого есть основание
measure-stated-office = государственная должность
measure-stated-under-the-flag = выступление под флагом государства
measure-stated-family = родство с тем, для кого есть основание
measure-stated-association = связь с тем, для кого есть основание
measure-stated-succession = преемство после того, для кого есть основание
measure-authors-right = Авторы называют её верной:
measure-authors-wrong = Авторы называют её неверной:
measure-target = Кого задевает
measure-targets = Кого задевает
measure-others = Кого ещё задевает
measure-reasons = Причины и правила
measure-no-reasons = О них ничего не известно, кроме того, что говорит сама мера.
measures-all = Все меры
measure-more = { $count ->
    [one] Ещё { $count } запись — в файле.
    [few] Ещё { $count } записи — в файле.
   *[other] Ещё { $count } записей — в файле.
}
measure-without = Без основания: { $without } из { $hit }
measure-range = от { $low } до { $high }
measure-possibly = возможно: { $text }
measure-share = { $percent } %
measure-shares = от { $low } до { $high } %
measure-share-unknown = доля неизвестна
measure-enough-half = не меньше 50 %
measure-enough-more = больше 50 %

measure-regime-us = США
measure-regime-eu = ЕС
measure-regime-uk = Британия

measure-kind-freeze = Заморозка имущества
measure-kind-trade-ban = Запрет торговли
measure-kind-closed-account = Закрытие счёта
measure-kind-visa-ban = Отказ в визах
measure-kind-team-ban = Отстранение команды
measure-kind-athlete-ban = Отстранение спортсмена
measure-kind-accreditation = Отзыв аккредитации
measure-kind-cancellation = Отмена выступления
measure-kind-expulsion = Исключение или высылка
measure-kind-litmus-test = Проверка на лояльность

measure-trait-nationality = гражданство или национальность
measure-trait-citizenship = гражданство
measure-trait-ethnicity = этническое происхождение
measure-trait-religion = вера
measure-trait-language = язык
measure-trait-birthplace = место рождения
measure-trait-residence = место жительства

measure-flag-litmus = требует публичного осуждения: проверка на лояльность
measure-flag-chooses = выбирает, кого задеть, по признаку: { $trait }
measure-flag-states = называет основанием то, что им не бывает: { $trait }
measure-flag-no-ground = не называет основания, которое знают правила
measure-flag-nobody = никого не задевает среди записей файла

measure-verdict-insufficient-evidence = основания не показаны
measure-verdict-nationality-only = только из-за гражданства
measure-verdict-derived-only = только из-за связи
measure-verdict-official-capacity-only = только должность или флаг
measure-verdict-reached-by-ownership-or-control = через владение или контроль
measure-verdict-grounds-shown = основания показаны

measure-ground-listed = есть в списке этих правил
measure-ground-state = само государство или его орган
measure-ground-senior-office = занимает высокую государственную должность
measure-ground-decides = участвует в решениях о войне или исполняет их
measure-ground-supports = поддерживает тех, кто решает о войне
measure-ground-benefits = получает выгоду от тех, кто решает, или от правительства
measure-ground-business = крупный предприниматель или отрасль, которая даёт большие доходы
measure-ground-military = служит в воюющих войсках или снабжает их
measure-ground-circumvents = помогает другим обходить меры
measure-ground-family-of-business = близкий родственник крупного предпринимателя, получает от него выгоду
measure-ground-acting-for = действует от имени того, для кого есть основание
measure-ground-ownership = принадлежит тем, для кого есть основание
measure-ground-control = под контролем того, для кого есть основание
measure-ground-office = государственная должность: задеть можно должность, не человека
measure-ground-under-the-flag = выступает под флагом государства: задеть можно команду, не людей
measure-ground-family = родство с тем, для кого есть основание; само по себе это не основание
measure-ground-association = связь с тем, для кого есть основание; сама по себе это не основание
measure-ground-succession = преемство после того, для кого есть основание; само по себе это не основание

measure-fact = указано о: { $from }
measure-tie-ownership = { $from } — владелец; «{ $to }»: { $share }
measure-tie-directorship = { $from } — в руководстве: { $to }
measure-tie-membership = { $from } — участие: { $to }
measure-tie-employment = { $from } — место работы: { $to }
measure-tie-representation = { $from } — действует за: { $to }
measure-tie-occupancy = { $from } — должность: { $to }
measure-tie-family = { $from } — родство: { $to }
measure-tie-associate = { $from } — близкие дела: { $to }
measure-tie-link = { $from } — связь: { $to }
measure-tie-succession = { $from } — преемник: { $to }
measure-tie-organiser = { $from } — устроитель: { $to }
measure-tie-involved = { $from } — участие: { $to }
measure-tie-part = { $from } — часть целого: { $to }
measure-tie-post-of = { $from } — должность в органе: { $to }
measure-when-unknown = дата неизвестна
measure-when-since = начало: { $date }
measure-when-until = конец: { $date }
measure-when-between = начало: { $from }, конец: { $to }

measure-note-past-office = должность «{ $other }» оставлена, последний возможный день: { $date } ({ $id })
measure-note-tie-over = связь ({ $other }) закончилась, последний возможный день: { $date } ({ $id })
measure-note-family-not-yet = родство: { $other }; в ЕС это основание с такого дня: { $date } ({ $id })
measure-note-below = у тех, для кого есть основание, всего { $share }; правило требует: { $enough }
measure-note-caution = { $other } — контроль: повод для осторожности, не запрет ({ $id })
measure-note-rebutted = { $other } — контроль предполагался, и это опровергнуто ({ $id })
measure-note-led = { $other } — руководство; руководить ещё не значит контролировать ({ $id })
measure-note-employed = место работы: { $other }; это не основание ({ $id })
measure-note-member = участие: { $other }; выступать без флага можно ({ $id })
measure-note-benefit-not-shown = родство: { $other }; в ЕС это основание, только если человек получает от этого родства выгоду, а она не показана ({ $id })
measure-note-tie-withdrawn = связь ({ $other }) прекращена, отозвана или опровергнута ({ $id })
measure-note-withdrawn = то, что было указано, прекращено, отозвано или опровергнуто ({ $id })
measure-note-listed-elsewhere = есть в списке другого органа ({ $other }); это не основание ({ $id })
measure-note-owner-not-listed = не показано, что тот, кто владеет или контролирует ({ $other }), сам есть в списке этих правил; а правило говорит о тех, кто в нём есть
measure-note-exposed = заметное публичное лицо: нужна проверка, но это не основание

measure-beside = Кроме того, без основания задеты: { $count }
measure-who-employees = работники: { $count }
measure-who-members = участники команды: { $count }
measure-who-co-owners = совладельцы: { $count }
measure-who-customers = клиенты: { $count }
measure-who-participants = выступающие: { $count }
measure-stake = { $name }: { $share } в «{ $of }»
