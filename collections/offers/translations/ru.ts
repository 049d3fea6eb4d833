/** Russian texts of the page that says what the portal offers at a place. */
export const ru = {
  'offers.title': 'Возможности портала',
  'offers.description': 'Что здесь можно найти и сделать с помощью портала.',
  'offers.always': 'Основные возможности',
  'offers.modules': 'Дополнительные разделы',
  'offers.site': 'Сайт организации',
  'offers.site.text': 'Сведения об организации, новости и документы на казахском и русском языках.',
  'offers.directory': 'Справочник организаций образования',
  'offers.directory.text': 'Школы, детские сады, колледжи и их сайты.',
  'offers.search': 'Поиск по порталу',
  'offers.search.text': 'Организации, сайты и страницы находятся по словам из названия.',
  'offers.view': 'Версия для слабовидящих',
  'offers.view.text': 'Размер текста, цвета и расстояния настраиваются так, как вам удобно.',
} as const
