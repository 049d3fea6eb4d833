/** Kazakh texts of the page that says what the portal offers at a place. */
export const kk = {
  'offers.title': 'Портал мүмкіндіктері',
  'offers.description': 'Осы жерде портал арқылы не табуға және не істеуге болатыны.',
  'offers.always': 'Негізгі мүмкіндіктер',
  'offers.modules': 'Қосымша бөлімдер',
  'offers.site': 'Ұйымның сайты',
  'offers.site.text': 'Ұйым туралы мәлімет, жаңалықтар мен құжаттар қазақ және орыс тілдерінде.',
  'offers.directory': 'Білім беру ұйымдарының анықтамалығы',
  'offers.directory.text': 'Мектептер, балабақшалар, колледждер және олардың сайттары.',
  'offers.search': 'Порталдан іздеу',
  'offers.search.text': 'Ұйымдар, сайттар мен беттер атауындағы сөз бойынша табылады.',
  'offers.view': 'Нашар көретіндерге арналған нұсқа',
  'offers.view.text': 'Мәтін мөлшері, түстер мен аралықтар өзіңізге ыңғайлап бапталады.',
} as const
