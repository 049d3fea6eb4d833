/** Russian texts of the switches of modules. */
export const ru = {
  'module-switches.one': 'Решение о модуле',
  'module-switches.many': 'Модули',
  'module-switches.module': 'Модуль',
  'module-switches.state': 'Решение',
  'module-switches.state.on': 'Включён',
  'module-switches.state.off': 'Выключен',
  'module-switches.state.forced': 'Обязателен для всех',
  'module-switches.state.forbidden': 'Запрещён для всех',
  'module-switches.state.inherited': 'Как в вышестоящей организации',
  'module-switches.state.hint':
    'Обязательность и запрет нижестоящие организации изменить не могут. Данные выключенного модуля сохраняются.',
  'module-switches.reason': 'Основание',
  'module-switches.reason.hint': 'Например, номер и дата приказа.',
  'module-switches.from': 'Вступает в силу',
  'module-switches.from.hint': 'Если оставить пустым, решение действует сразу.',
  'module-switches.institution': 'Организация',
  'module-switches.institution.hint': 'Решение действует для этой организации и всех нижестоящих.',
}
