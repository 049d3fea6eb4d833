/** Russian texts of the notices. */
export const ru = {
  'module.name': 'Объявления',
  'module.summary':
    'Короткие сообщения над всеми страницами организации и тех, что ниже неё: мороз, карантин, закрытая дорога.',
  'notices.one': 'Объявление',
  'notices.many': 'Объявления',
  'notices.text': 'Короткий текст',
  'notices.text.hint':
    'Стоит над всеми страницами. Например: «Мороз: сегодня нет занятий в 1–4 классах».',
  'notices.details': 'Подробности',
  'notices.details.hint': 'Необязательно. Видны на странице объявлений.',
  'notices.institution': 'Организация',
  'notices.institution.hint':
    'Объявление увидят на страницах этой организации и всех, что ниже неё.',
  'notices.severity': 'Важность',
  'notices.severity.info': 'Сообщение',
  'notices.severity.warning': 'Предупреждение',
  'notices.severity.urgent': 'Срочно',
  'notices.from': 'Начало',
  'notices.until': 'Окончание',
  'notices.until.hint': 'После этого объявление само уйдёт со страниц.',
  'severity.info': 'Сообщение',
  'severity.warning': 'Предупреждение',
  'severity.urgent': 'Срочно',
  'bar.label': 'Объявления',
  'bar.details': 'Подробнее',
  'bar.more':
    '{count, plural, one {Ещё # объявление} few {Ещё # объявления} many {Ещё # объявлений} other {Ещё # объявления}}',
  'page.title': 'Объявления',
  'page.description': 'Объявления, которые действуют сейчас.',
  'page.empty': 'Сейчас объявлений нет',
  'page.emptyHint': 'Новое объявление появится здесь и над всеми страницами.',
  'page.feed': 'Подписаться на объявления (RSS)',
  'page.since': 'Опубликовано',
  'page.until': 'Действует до',
  'widgets.notices': 'Действующие объявления',
  'widget.about':
    '{count, plural, =0 {Сегодня ни одно не заканчивается.} one {Сегодня заканчивается # объявление.} few {Сегодня заканчиваются # объявления.} many {Сегодня заканчиваются # объявлений.} other {Сегодня заканчивается # объявления.}}',
  'widget.more': 'Все объявления',
  'settings.inBar': 'Сколько объявлений стоит над страницей',
  'settings.inBar.hint': 'Остальные открываются по ссылке.',
} as const
