# Перевірка заходів: на відкритій сторінці та в конторі.

measures-title = Заходи та кого вони зачіпають
measures-lead = Заходи мають бити по тих, хто веде війну, і ні по кому — за паспорт. Тут кожен захід розібрано: про кожного, кого він зачіпає, сказано, чи є для цього підстава.
measures-rule = Громадянство, походження, віра, мова чи місце проживання ніколи не є підставою. «Підстав не показано» не означає «невинний»: це означає, що нічого не показано.
measures-source = Джерело:
measures-none = При цій програмі немає файлу із заходами.
measures-sum = Заходів: { $measures }. Тих, кого вони зачіпають: { $hit }; із них без підстави: { $without }.
measure-what = { $kind }, { $date }; хто запровадив:
measure-stated = Яку підставу названо: { $ground }.
measure-stated-none = жодної з тих, що їх знають правила
measure-stated-silence = людина не висловилася
measure-stated-listed = є у списку цих правил
measure-stated-state = це сама держава або її орган
measure-stated-senior-office = висока державна посада
measure-stated-decides = участь у рішеннях про війну або їх виконання
measure-stated-supports = підтримка тих, хто вирішує про війну
measure-stated-benefits = зиск від тих, хто вирішує, або від уряду
measure-stated-business = велике підприємництво або галузь, що дає великі доходи
measure-stated-military = служба у військах, що воюють, або їх постачання
measure-stated-circumvents = допомога іншим в обході заходів
measure-stated-family-of-business = близька спорідненість із великим підприємцем і зиск від нього
measure-stated-acting-for = дії від імені того, для кого є підстава
measure-stated-ownership = володіють ті, для кого є підстава
measure-stated-control = контролює той, для кого є підстава
measure-stated-office = державна посада
measure-stated-under-the-flag = виступ під прапором держави
measure-stated-family = спорідненість із тим, для кого є підстава
measure-stated-association = зв’язок із тим, для кого є підстава
measure-stated-succession = наступництво після того, для кого є підстава
measure-authors-right = Автори називають його правильним:
measure-authors-wrong = Автори називають його неправильним:
measure-target = Кого зачіпає
measure-targets = Кого зачіпає
measure-others = Кого ще зачіпає
measure-reasons = Причини та правила
measure-no-reasons = Про них нічого не відомо, крім того, що каже сам захід.
measures-all = Усі заходи
measure-more = { $count ->
    [one] Ще { $count } запис — у файлі.
    [few] Ще { $count } записи — у файлі.
   *[other] Ще { $count } записів — у файлі.
}
measure-without = Без підстави: { $without } із { $hit }
measure-range = від { $low } до { $high }
measure-possibly = можливо: { $text }
measure-share = { $percent } %
measure-shares = від { $low } до { $high } %
measure-share-unknown = частка невідома
measure-enough-half = не менше 50 %
measure-enough-more = більше 50 %

measure-regime-us = США
measure-regime-eu = ЄС
measure-regime-uk = Британія

measure-kind-freeze = Замороження майна
measure-kind-trade-ban = Заборона торгівлі
measure-kind-closed-account = Закриття рахунку
measure-kind-visa-ban = Відмова у візах
measure-kind-team-ban = Відсторонення команди
measure-kind-athlete-ban = Відсторонення спортсмена
measure-kind-accreditation = Відкликання акредитації
measure-kind-cancellation = Скасування виступу
measure-kind-expulsion = Виключення чи висилання
measure-kind-litmus-test = Перевірка на лояльність

measure-trait-nationality = громадянство чи національність
measure-trait-citizenship = громадянство
measure-trait-ethnicity = етнічне походження
measure-trait-religion = віра
measure-trait-language = мова
measure-trait-birthplace = місце народження
measure-trait-residence = місце проживання

measure-flag-litmus = вимагає публічного осуду: перевірка на лояльність
measure-flag-chooses = обирає, кого зачепити, за ознакою: { $trait }
measure-flag-states = називає підставою те, що нею не буває: { $trait }
measure-flag-no-ground = не називає підстави, яку знають правила
measure-flag-nobody = нікого не зачіпає серед записів файлу

measure-verdict-insufficient-evidence = підстав не показано
measure-verdict-nationality-only = лише через громадянство
measure-verdict-derived-only = лише через зв’язок
measure-verdict-official-capacity-only = лише посада чи прапор
measure-verdict-reached-by-ownership-or-control = через володіння чи контроль
measure-verdict-grounds-shown = підстави показано

measure-ground-listed = є у списку цих правил
measure-ground-state = сама держава або її орган
measure-ground-senior-office = обіймає високу державну посаду
measure-ground-decides = бере участь у рішеннях про війну або виконує їх
measure-ground-supports = підтримує тих, хто вирішує про війну
measure-ground-benefits = має зиск від тих, хто вирішує, або від уряду
measure-ground-business = великий підприємець або галузь, що дає великі доходи
measure-ground-military = служить у військах, що воюють, або постачає їх
measure-ground-circumvents = допомагає іншим обходити заходи
measure-ground-family-of-business = близький родич великого підприємця, має від нього зиск
measure-ground-acting-for = діє від імені того, для кого є підстава
measure-ground-ownership = належить тим, для кого є підстава
measure-ground-control = під контролем того, для кого є підстава
measure-ground-office = державна посада: зачепити можна посаду, не людину
measure-ground-under-the-flag = виступає під прапором держави: зачепити можна команду, не людей
measure-ground-family = спорідненість із тим, для кого є підстава; сама по собі це не підстава
measure-ground-association = зв’язок із тим, для кого є підстава; сам по собі це не підстава
measure-ground-succession = наступництво після того, для кого є підстава; саме по собі це не підстава

measure-fact = зазначено про: { $from }
measure-tie-ownership = { $from } — власник; «{ $to }»: { $share }
measure-tie-directorship = { $from } — у керівництві: { $to }
measure-tie-membership = { $from } — участь: { $to }
measure-tie-employment = { $from } — місце роботи: { $to }
measure-tie-representation = { $from } — діє за: { $to }
measure-tie-occupancy = { $from } — посада: { $to }
measure-tie-family = { $from } — спорідненість: { $to }
measure-tie-associate = { $from } — близькі справи: { $to }
measure-tie-link = { $from } — зв’язок: { $to }
measure-tie-succession = { $from } — наступник: { $to }
measure-tie-organiser = { $from } — організатор: { $to }
measure-tie-involved = { $from } — участь: { $to }
measure-tie-part = { $from } — частина цілого: { $to }
measure-tie-post-of = { $from } — посада в органі: { $to }
measure-when-unknown = дата невідома
measure-when-since = початок: { $date }
measure-when-until = кінець: { $date }
measure-when-between = початок: { $from }, кінець: { $to }

measure-note-past-office = посаду «{ $other }» залишено, останній можливий день: { $date } ({ $id })
measure-note-tie-over = зв’язок ({ $other }) закінчився, останній можливий день: { $date } ({ $id })
measure-note-family-not-yet = спорідненість: { $other }; у ЄС це підстава з такого дня: { $date } ({ $id })
measure-note-below = у тих, для кого є підстава, усього { $share }; правило вимагає: { $enough }
measure-note-caution = { $other } — контроль: привід для обережності, не заборона ({ $id })
measure-note-rebutted = { $other } — контроль припускали, і це спростовано ({ $id })
measure-note-led = { $other } — керівництво; керувати ще не означає контролювати ({ $id })
measure-note-employed = місце роботи: { $other }; це не підстава ({ $id })
measure-note-member = участь: { $other }; виступати без прапора можна ({ $id })
measure-note-benefit-not-shown = спорідненість: { $other }; у ЄС це підстава, лише якщо людина має з цієї спорідненості зиск, а його не показано ({ $id })
measure-note-tie-withdrawn = зв’язок ({ $other }) припинено, відкликано або спростовано ({ $id })
measure-note-withdrawn = те, що було зазначено, припинено, відкликано або спростовано ({ $id })
measure-note-listed-elsewhere = є у списку іншого органу ({ $other }); це не підстава ({ $id })
measure-note-owner-not-listed = не показано, що той, хто володіє чи контролює ({ $other }), сам є у списку цих правил; а правило говорить про тих, хто в ньому є
measure-note-exposed = помітна публічна особа: потрібна перевірка, але це не підстава

measure-beside = Крім того, без підстави зачеплено: { $count }
measure-who-employees = працівники: { $count }
measure-who-members = учасники команди: { $count }
measure-who-co-owners = співвласники: { $count }
measure-who-customers = клієнти: { $count }
measure-who-participants = виконавці: { $count }
measure-stake = { $name }: { $share } у «{ $of }»
