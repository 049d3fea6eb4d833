/** Kazakh texts about invitations. */
export const kk = {
  'messages.core.invitation.name': 'Порталға шақыру',
  'messages.core.invitation.subject': 'Сізді порталға шақырады',
  'messages.core.invitation.text':
    'Сізге ұсынылған рөл: {role} ({institution}). Сілтемедегі бетті ашып, шақыруды 72 сағат ішінде қабылдаңыз: кейін сілтеме жарамсыз болады. Хат сізге қателесіп келген болса, жойып тастай салыңыз.',
} as const
