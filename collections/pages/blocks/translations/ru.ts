/** Russian texts of the blocks of pages: what editors fill in, and the few words that readers see beside it. */
export const ru = {
  'block.text': 'Текст',
  'block.text.content': 'Текст',
  'block.hero': 'Первый экран',
  'block.hero.title': 'Заголовок',
  'block.hero.title.hint': 'Если оставить пустым, будет показан заголовок страницы.',
  'block.hero.text': 'Короткий текст',
  'block.hero.text.hint': 'Если оставить пустым, будет показано краткое содержание страницы.',
  'block.hero.picture': 'Изображение',
  'block.hero.links': 'Ссылки',
  'block.hero.links.one': 'Ссылка',
  'block.hero.links.label': 'Текст ссылки',
  'block.hero.links.page': 'Страница сайта',
  'block.hero.links.url': 'Или другой адрес',
  'block.picture': 'Изображение',
  'block.picture.picture': 'Изображение',
  'block.picture.caption': 'Подпись',
} as const
