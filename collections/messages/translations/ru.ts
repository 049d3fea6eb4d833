/** Russian texts of messages to people, and of the screen of mail that could not be delivered. */
export const ru = {
  'messages.core.role-granted.name': 'Мне назначена роль',
  'messages.core.role-granted.subject': 'Вам назначена роль на портале',
  'messages.core.role-granted.text': 'Роль: {role} ({institution}).',
  'messages.core.role-ended.name': 'Моя роль завершена',
  'messages.core.role-ended.subject': 'Ваша роль на портале завершена',
  'messages.core.role-ended.text': 'Роль: {role} ({institution}).',
  'messages.core.proposal-waits.name': 'Предложение о роли ждёт подтверждения вторым человеком',
  'messages.core.proposal-waits.subject': 'Предложение о роли ждёт вашего подтверждения',
  'messages.core.proposal-waits.text':
    'Роль: {role} ({institution}). Предложение можно подтвердить или отклонить в течение семи дней.',
  'messages.core.rules-wait.name': 'Проект правил ждёт утверждения',
  'messages.core.rules-wait.subject': 'Проект правил ждёт вашего утверждения',
  'messages.core.rules-wait.text': 'Организация: {institution}.',
  'messages.core.second-step.name': 'Изменился второй шаг при входе',
  'messages.core.second-step.subject': 'Изменился второй шаг при входе на портал',
  'messages.core.second-step.text': '{what}',
  'secondStep.set':
    'Теперь при входе после пароля нужен код, на других устройствах вход завершён. Если это сделали не вы, сразу сообщите администратору вашей организации.',
  'secondStep.off':
    'Теперь для входа на портал нужен только пароль. Если это сделали не вы, смените пароль и сообщите администратору вашей организации.',
  'secondStep.reset':
    'Второй шаг снял администратор, вход на всех устройствах завершён. Если вы об этом не просили, сразу сообщите администратору вашей организации.',
  'messages.core.codes-guessed.name': 'Много неверных кодов при входе',
  'messages.core.codes-guessed.subject': 'Для вашей учётной записи много раз ввели неверный код',
  'messages.core.codes-guessed.text':
    'Кто-то ввёл ваш пароль, а затем много раз подряд неверный код второго шага. Портал на время перестал принимать коды. Если это были не вы, сразу смените пароль.',
  'messages.core.recovery-code-used.name': 'Использован код восстановления',
  'messages.core.recovery-code-used.subject': 'В вашу учётную запись вошли по коду восстановления',
  'messages.core.recovery-code-used.text':
    'Осталось кодов: {left}. Если это были не вы, сразу смените пароль.',
  'messages.core.recovery.name': 'Восстановление пароля',
  'messages.core.recovery.subject': 'Новый пароль для портала',
  'messages.core.recovery.text':
    'Кто-то попросил задать новый пароль для вашей учётной записи. Откройте ссылку ниже и придумайте новый пароль: ссылка действует один час и только один раз. Если вы об этом не просили, ничего делать не нужно: ваш пароль не изменится. Никому не передавайте ссылку.',
  'messages.core.password-changed.name': 'Изменился пароль',
  'messages.core.password-changed.subject': 'Ваш пароль на портале изменён',
  'messages.core.password-changed.text': '{how}',
  'passwordChanged.letter':
    'Пароль сменили по ссылке из письма, вход на всех прежних устройствах завершён. Если это сделали не вы, сразу сообщите администратору вашей организации.',
  'passwordChanged.own':
    'Пароль сменили на портале, вход на других устройствах завершён. Если это сделали не вы, сразу сообщите администратору вашей организации.',
  'passwordChanged.slip':
    'Для вас напечатали листок для входа: прежний пароль больше не действует, вход на всех устройствах завершён. Если вы об этом не просили, сразу сообщите администратору вашей организации.',
  'passwordChanged.staff':
    'Пароль сменил администратор, вход на всех устройствах завершён. Если вы об этом не просили, сразу сообщите администратору вашей организации.',
  'mail.title': 'Недоставленные письма',
  'mail.intro':
    'Эти письма портал не смог доставить и сам больше не отправит. Устраните причину и отправьте их снова или уберите из списка.',
  'mail.loading': 'Загрузка…',
  'mail.none': 'Все письма доставлены.',
  'mail.waiting': 'Писем, которые ждут отправки: {count}.',
  'mail.kind': 'Письмо',
  'mail.address': 'Кому',
  'mail.at': 'Когда написано',
  'mail.attempts': 'Попыток',
  'mail.error': 'Код ошибки',
  'mail.actions': 'Действия',
  'mail.retry': 'Отправить снова',
  'mail.drop': 'Убрать',
  'mail.retried': 'Письмо будет отправлено снова.',
  'mail.dropped': 'Письмо убрано из списка.',
  'mail.failed': 'Не получилось. Попробуйте ещё раз.',
  'mail.noAddress': 'адреса нет',
  'mail.more': 'Всего писем: {all}, показаны последние {shown}.',
  'mail.retryAll': 'Отправить все снова ({all})',
  'mail.allRetried': 'Письма будут отправлены снова.',
  'mail.digest': 'Письмо за день',
} as const
