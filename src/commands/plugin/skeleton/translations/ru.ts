/** Russian texts. */
export const ru = {
  'module.name': 'Новый модуль',
  'module.summary': 'Список записей, которые пишут организации, а читатели видят на сайте.',
  'sample-plugin.one': 'Запись',
  'sample-plugin.many': 'Записи',
  'sample-plugin.title': 'Заголовок',
  'sample-plugin.text': 'Текст',
  'sample-plugin.institution': 'Организация',
  'settings.perPage': 'Сколько записей показывать на странице',
  'settings.perPage.hint': 'Сначала идут самые новые.',
  'page.title': 'Записи',
  'page.empty': 'Записей пока нет',
  'page.emptyHint': 'Новая запись появится здесь.',
} as const
