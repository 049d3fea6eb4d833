/** Russian texts of the frame around every public page and of the pages the server itself shows. */
export const ru = {
  'portal.name': 'Орда',
  'portal.tagline': 'Портал образования',
  'portal.fullName': 'Портал образования «Орда»',

  'layout.skip': 'Перейти к основному содержанию',
  'layout.languages': 'Язык страницы',
  'layout.menu': 'Меню',
  'layout.sections': 'Разделы сайта',
  'layout.siteHome': 'Главная',
  'layout.toTop': 'К началу страницы',
  'layout.signIn': 'Войти',
  'layout.view': 'Версия для слабовидящих',
  'layout.crumbs': 'Вы находитесь здесь',

  'search.label': 'Поиск по порталу',
  'search.placeholder': 'Школа, страница или документ',
  'search.submit': 'Найти',

  'pager.label': 'Страницы списка',
  'pager.previous': 'Назад',
  'pager.next': 'Дальше',
  'pager.at': 'Страница {page} из {pages}',

  'sample.title': 'Наша школа',
  'sample.site': 'Школа-образец',
  'sample.about': 'О школе',
  'sample.contacts': 'Контакты',
  'sample.lead': 'Так выглядит страница: заголовок, вступление, текст.',
  'sample.text': 'Это пример текста. В нём есть и',
  'sample.link': 'ссылка.',
  'sample.notice': 'Так выглядит сообщение.',
  'sample.one': 'Документы',
  'sample.two': 'Учителя',
  'sample.three': 'Новости',
  'sample.summary': 'Краткое описание',
  'sample.button': 'Кнопка',

  'view.title': 'Настройки просмотра',
  'view.intro':
    'Выберите, как вам удобнее читать. На этом устройстве так будут выглядеть все страницы портала.',
  'view.size': 'Размер текста',
  'view.size.1': 'Обычный',
  'view.size.2': 'Крупный',
  'view.size.3': 'Очень крупный',
  'view.scheme': 'Цвета',
  'view.scheme.own': 'Цвета сайта',
  'view.scheme.light': 'Чёрный текст на белом',
  'view.scheme.dark': 'Белый текст на чёрном',
  'view.scheme.blue': 'Тёмно-синий текст на голубом',
  'view.spaced': 'Увеличить расстояние между буквами и строками',
  'view.textOnly': 'Не показывать картинки: вместо них будет описание',
  'view.apply': 'Применить',
  'view.usual': 'Вернуться к обычной версии',

  'document.otherLanguage':
    'Эта страница ещё не переведена на русский язык. Ниже приведён текст на казахском языке.',
  'richText.newTab': 'откроется в новой вкладке',
  'page.posted': 'Дата публикации',
  'page.updated': 'Дата обновления',

  'home.title': 'Организации образования\u00a0– на\u00a0одном портале',
  'home.description':
    'Здесь собраны официальные сайты организаций образования: сведения об организации, документы и новости. Портал работает на казахском и русском языках.',

  'signIn.title': 'Вход на портал',
  'signIn.identifier': 'Имя пользователя или электронная почта',
  'signIn.identifierHint': 'Имя пользователя выдаёт ваша организация.',
  'signIn.password': 'Пароль',
  'signIn.submit': 'Войти',
  'signIn.forgot': 'Забыли пароль?',
  'signIn.forgotHint':
    'Обратитесь к администратору портала в вашей школе: он выдаст вам новый пароль.',

  'errorPage.title.401': 'Нужно войти',
  'errorPage.title.403': 'Доступ закрыт',
  'errorPage.title.404': 'Страница не найдена',
  'errorPage.title.409': 'Изменения не сохранены',
  'errorPage.title.500': 'В системе произошла ошибка',
  'errorPage.title.503': 'Портал временно недоступен',
  'errorPage.title.other': 'Запрос не выполнен',
  'errorPage.notFoundHint':
    'Проверьте, правильно ли записан адрес, или начните с главной страницы. Возможно, страницу удалили или переместили.',
  'errorPage.portalHome': 'Главная страница портала',
  'errorPage.siteHome': 'Главная страница сайта',
  'errorPage.requestId': 'Номер запроса',
} as const
