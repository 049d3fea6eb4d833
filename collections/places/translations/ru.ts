/** Russian texts of the pages that lead through the country: portal, regions, directory, search. */
export const ru = {
  'places.portal': 'Портал',
  'places.map': 'Регионы Казахстана',
  'places.regions': 'Регионы',
  'places.districts': 'Районы и города',
  'places.newPages': 'Новое на сайтах',
  'places.noneHere': 'Организации этого региона пока не подключены к порталу.',
  'places.regionDescription': 'Организации образования региона, их сайты и новости.',
  'places.count':
    '{count, plural, one {# организация} few {# организации} many {# организаций} other {# организации}}',
  'places.counted.school': '{count, plural, one {школа} few {школы} many {школ} other {школы}}',
  'places.counted.kindergarten':
    '{count, plural, one {детский сад} few {детских сада} many {детских садов} other {детского сада}}',
  'places.counted.college':
    '{count, plural, one {колледж} few {колледжа} many {колледжей} other {колледжа}}',
  'places.counted.other':
    '{count, plural, one {другая организация} few {другие организации} many {других организаций} other {другой организации}}',

  'schools.title': 'Справочник организаций образования',
  'schools.description':
    'Школы, детские сады и колледжи Казахстана: по региону, району и языку обучения.',
  'schools.region': 'Регион',
  'schools.district': 'Район или город',
  'schools.kind': 'Вид организации',
  'schools.language': 'Язык обучения',
  'schools.any': 'Все',
  'schools.show': 'Показать',
  'schools.letters': 'По первой букве казахского названия',
  'schools.found':
    '{count, plural, one {Найдена # организация} few {Найдено # организации} many {Найдено # организаций} other {Найдено # организации}}',
  'schools.all': 'Показать все организации',
  'schools.none': 'Таких организаций не нашлось',
  'schools.noneHint': 'Попробуйте убрать одно из выбранных условий.',
  'schools.taught': 'языки обучения: {languages}',
  'schools.noSite': 'сайта на портале нет',

  'search.title': 'Поиск',
  'search.titleOf': 'Поиск: {question}',
  'search.found':
    '{count, plural, one {# результат} few {# результата} many {# результатов} other {# результата}}',
  'search.more': 'Результатов много. Уточните запрос.',
  'search.none': 'Ничего не найдено',
  'search.noneHint':
    'Проверьте написание или уберите часть слов. Казахские буквы можно заменять русскими: по слову «Кокшетау» найдётся и «Көкшетау».',
  'search.hint':
    'Введите слова из названия организации, сайта или страницы; достаточно начала слова.',
  'search.institutions': 'Организации',
  'search.sites': 'Сайты',
  'search.pages': 'Страницы',
} as const
