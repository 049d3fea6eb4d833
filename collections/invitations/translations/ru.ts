/** Russian texts about invitations. */
export const ru = {
  'messages.core.invitation.name': 'Приглашение на портал',
  'messages.core.invitation.subject': 'Вас приглашают на портал',
  'messages.core.invitation.text':
    'Вам предлагают роль: {role} ({institution}). Откройте страницу по ссылке и примите приглашение в течение 72 часов: потом ссылка перестанет действовать. Если письмо попало к вам по ошибке, просто удалите его.',
} as const
