/** Kazakh texts of the notices. */
export const kk = {
  'module.name': 'Хабарландырулар',
  'module.summary':
    'Ұйымның және оған бағынатындардың барлық бетінің жоғарғы жағында тұратын қысқа хабарлар: аяз, карантин, жабық жол.',
  'notices.one': 'Хабарландыру',
  'notices.many': 'Хабарландырулар',
  'notices.text': 'Қысқаша мәтіні',
  'notices.text.hint':
    'Беттердің жоғарғы жағында тұрады. Мысалы: «Аяз: бүгін 1–4-сыныптарда сабақ болмайды».',
  'notices.details': 'Толығырақ',
  'notices.details.hint': 'Міндетті емес. Хабарландырулар бетінде көрсетіледі.',
  'notices.institution': 'Ұйым',
  'notices.institution.hint':
    'Хабарландыру осы ұйымның және одан төмен тұрғандардың беттерінде шығады.',
  'notices.severity': 'Маңыздылығы',
  'notices.severity.info': 'Хабарлама',
  'notices.severity.warning': 'Ескерту',
  'notices.severity.urgent': 'Шұғыл',
  'notices.from': 'Басталуы',
  'notices.until': 'Аяқталуы',
  'notices.until.hint': 'Осы сәттен кейін хабарландыру беттерден өзі алынады.',
  'severity.info': 'Хабарлама',
  'severity.warning': 'Ескерту',
  'severity.urgent': 'Шұғыл',
  'bar.label': 'Хабарландырулар',
  'bar.details': 'Толығырақ',
  'bar.more': 'Тағы {count} хабарландыру',
  'page.title': 'Хабарландырулар',
  'page.description': 'Қазір күшінде тұрған хабарландырулар.',
  'page.empty': 'Қазір хабарландыру жоқ',
  'page.emptyHint':
    'Жаңа хабарландыру шыққанда ол осы жерде және барлық беттің жоғарғы жағында көрінеді.',
  'page.feed': 'Хабарландыруларға RSS арқылы жазылу',
  'page.since': 'Жарияланған күні',
  'page.until': 'Аяқталуы',
  'widgets.notices': 'Қазіргі хабарландырулар',
  'widget.about':
    '{count, plural, =0 {Бүгін ешқайсысы алынбайды.} other {Бүгін # хабарландыру алынады.}}',
  'widget.more': 'Барлық хабарландырулар',
  'settings.inBar': 'Бет үстінде көрсетілетін хабарландыру саны',
  'settings.inBar.hint': 'Қалғандары сілтеме арқылы ашылады.',
} as const
