/** Kazakh texts. */
export const kk = {
  'module.name': 'Жаңа модуль',
  'module.summary': 'Ұйымдар жазатын, ал оқырмандар сайттан көретін жазбалар тізімі.',
  'sample-plugin.one': 'Жазба',
  'sample-plugin.many': 'Жазбалар',
  'sample-plugin.title': 'Тақырыбы',
  'sample-plugin.text': 'Мәтіні',
  'sample-plugin.institution': 'Ұйым',
  'settings.perPage': 'Бетте көрсетілетін жазба саны',
  'settings.perPage.hint': 'Ең жаңалары бірінші тұрады.',
  'page.title': 'Жазбалар',
  'page.empty': 'Әзірге жазба жоқ',
  'page.emptyHint': 'Жаңа жазба осы жерде көрінеді.',
} as const
