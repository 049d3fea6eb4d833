/** Kazakh texts of the frame around every public page and of the pages the server itself shows. */
export const kk = {
  'portal.name': 'Орда',
  'portal.tagline': 'Білім беру порталы',
  'portal.fullName': '«Орда» білім беру порталы',

  'layout.skip': 'Негізгі мазмұнға өту',
  'layout.languages': 'Бет тілі',
  'layout.menu': 'Мәзір',
  'layout.sections': 'Сайт бөлімдері',
  'layout.siteHome': 'Басты бет',
  'layout.toTop': 'Беттің басына',
  'layout.signIn': 'Кіру',
  'layout.view': 'Нашар көретіндерге арналған нұсқа',
  'layout.crumbs': 'Сайттағы орныңыз',

  'search.label': 'Порталдан іздеу',
  'search.placeholder': 'Мектеп, бет не құжат атауы',
  'search.submit': 'Іздеу',

  'pager.label': 'Тізім беттері',
  'pager.previous': 'Алдыңғы',
  'pager.next': 'Келесі',
  'pager.at': '{page}-бет, барлығы {pages}',

  'view.title': 'Көру баптаулары',
  'view.intro':
    'Өзіңізге ыңғайлы көріністі таңдаңыз. Ол осы құрылғыда порталдың барлық беттеріне қолданылады.',
  'view.size': 'Мәтін мөлшері',
  'view.size.1': 'Кәдімгі',
  'view.size.2': 'Ірі',
  'view.size.3': 'Өте ірі',
  'view.scheme': 'Түстер',
  'view.scheme.own': 'Сайттың өз түстері',
  'view.scheme.light': 'Ақ фонда қара мәтін',
  'view.scheme.dark': 'Қара фонда ақ мәтін',
  'view.scheme.blue': 'Көгілдір фонда қою көк мәтін',
  'view.spaced': 'Әріптер мен жолдардың арасын кеңейту',
  'view.textOnly': 'Суреттерді көрсетпеу: орнына сипаттамасы шығады',
  'view.apply': 'Қолдану',
  'view.usual': 'Кәдімгі нұсқаға оралу',

  'document.otherLanguage':
    'Бұл бет қазақ тіліне әлі аударылмаған. Төменде орыс тіліндегі мәтін берілген.',
  'richText.newTab': 'жаңа қойындыда ашылады',
  'page.updated': 'Жаңартылған күні',

  'home.title': 'Білім беру ұйымдары\u00a0– бір порталда',
  'home.description':
    'Мұнда білім беру ұйымдарының ресми сайттары жинақталған: ұйым туралы мәлімет, құжаттар мен жаңалықтар. Портал қазақ және орыс тілдерінде жұмыс істейді.',

  'signIn.title': 'Порталға кіру',
  'signIn.identifier': 'Пайдаланушы аты немесе электрондық пошта',
  'signIn.identifierHint': 'Пайдаланушы атын сізге ұйымыңыз береді.',
  'signIn.password': 'Құпиясөз',
  'signIn.submit': 'Кіру',
  'signIn.forgot': 'Құпиясөзді ұмыттыңыз ба?',
  'signIn.forgotHint': 'Мектебіңіздегі портал әкімшісіне жүгініңіз: ол сізге жаңа құпиясөз береді.',

  'errorPage.title.401': 'Жүйеге кіру қажет',
  'errorPage.title.403': 'Рұқсат жоқ',
  'errorPage.title.404': 'Бет табылмады',
  'errorPage.title.409': 'Өзгерістер сақталмады',
  'errorPage.title.500': 'Жүйеде қате шықты',
  'errorPage.title.503': 'Портал уақытша қолжетімсіз',
  'errorPage.title.other': 'Сұраныс орындалмады',
  'errorPage.notFoundHint':
    'Мекенжайдың дұрыс жазылғанын тексеріңіз немесе басты беттен бастаңыз. Бет жойылған не көшірілген болуы мүмкін.',
  'errorPage.portalHome': 'Порталдың басты беті',
  'errorPage.siteHome': 'Сайттың басты беті',
  'errorPage.requestId': 'Сұраныс нөмірі',
} as const
