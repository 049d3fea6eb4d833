/** Payload's Russian where it is wrong: literal translations of single English words that mean something else here. */
export const ruCorrections = {
  ru: {
    authentication: { logoutUser: 'Выйти из системы' },
    general: {
      clear: 'Очистить',
      locale: 'Язык содержания',
      or: 'или',
      searchBy: 'Поиск: {{label}}',
      creatingNewLabel: 'Новый документ: {{label}}',
      custom: 'Другое',
      false: 'Нет',
      lock: 'Заблокировать',
      moving: 'Перемещение',
      none: 'Нет',
      trash: 'Корзина',
      true: 'Да',
    },
  },
}
