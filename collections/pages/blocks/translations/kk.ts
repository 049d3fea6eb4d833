/** Kazakh texts of the blocks of pages: what editors fill in, and the few words that readers see beside it. */
export const kk = {
  'block.text': 'Мәтін',
  'block.text.content': 'Мәтін',
  'block.hero': 'Беттің беташары',
  'block.hero.title': 'Тақырыбы',
  'block.hero.title.hint': 'Бос қалдырсаңыз, беттің өз тақырыбы көрінеді.',
  'block.hero.text': 'Қысқаша мәтін',
  'block.hero.text.hint': 'Бос қалдырсаңыз, беттің қысқаша мазмұны көрінеді.',
  'block.hero.picture': 'Сурет',
  'block.hero.links': 'Сілтемелер',
  'block.hero.links.one': 'Сілтеме',
  'block.hero.links.label': 'Сілтеменің мәтіні',
  'block.hero.links.page': 'Сайттың беті',
  'block.hero.links.url': 'Немесе басқа мекенжай',
  'block.picture': 'Сурет',
  'block.picture.picture': 'Сурет',
  'block.picture.caption': 'Суреттің түсіндірмесі',
} as const
