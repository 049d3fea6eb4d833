import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** What a field says about a value it does not accept. */
export const validation: DefaultTranslationsObject['validation'] = {
  emailAddress: 'Электрондық пошта мекенжайын дұрыс енгізіңіз.',
  enterNumber: 'Санды дұрыс енгізіңіз.',
  fieldHasNo: 'Бұл өрісте {{label}} жоқ',
  greaterThanMax: '{{value}} тым үлкен. {{label}}: ең көбі {{max}}.',
  invalidBlock: '«{{block}}» блогына рұқсат жоқ.',
  invalidBlocks: 'Бұл өрісте енді рұқсат етілмейтін блоктар бар: {{blocks}}.',
  invalidInput: 'Бұл өріске жарамсыз мән енгізілген.',
  invalidSelection: 'Бұл өрісте жарамсыз мән таңдалған.',
  invalidSelections: 'Бұл өрісте мына жарамсыз мәндер таңдалған:',
  latitudeOutOfBounds: 'Ендік -90 мен 90 аралығында болуы керек.',
  lessThanMin: '{{value}} тым кіші. {{label}}: кемінде {{min}}.',
  limitReached: 'Шегіне жетті: ең көбі {{max}} элемент қосуға болады.',
  longerThanMin: 'Мән кемінде {{minLength}} таңбадан тұруы керек.',
  longitudeOutOfBounds: 'Бойлық -180 мен 180 аралығында болуы керек.',
  notValidDate: '«{{value}}» – жарамсыз күн.',
  required: 'Бұл өрісті толтыру міндетті.',
  requiresAtLeast: 'Бұл өрісте кемінде {{count}} болуы керек ({{label}}).',
  requiresNoMoreThan: 'Бұл өрісте ең көбі {{count}} болуы мүмкін ({{label}}).',
  requiresTwoNumbers: 'Бұл өріске екі сан енгізіңіз.',
  shorterThanMax: 'Мән {{maxLength}} таңбадан аспауы керек.',
  timezoneRequired: 'Уақыт белдеуін көрсетіңіз.',
  trueOrFalse: 'Бұл өрістің мәні тек «true» немесе «false» бола алады.',
  username:
    'Пайдаланушы атын дұрыс енгізіңіз. Әріп, цифр, сызықша, нүкте және астыңғы сызық қолдануға болады.',
  validUploadID: 'Бұл өрістегі файлдың ID нөмірі жарамсыз.',
}
