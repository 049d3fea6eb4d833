import type { Locale, PersonRole } from '#kernel'
import type { ColumnId } from './personRow'

/** What people call the columns, in Kazakh, Russian and English; case and spaces do not count. */
export const COLUMN_NAMES: Readonly<Record<ColumnId, readonly string[]>> = {
  name: [
    'name',
    'аты-жөні',
    'толық аты-жөні',
    'тегі, аты',
    'тегі мен аты',
    'фамилия и имя',
    'фио',
    'ф.и.о.',
    'фамилия, имя',
  ],
  email: [
    'e-mail',
    'mail',
    'пошта',
    'электрондық пошта',
    'почта',
    'электронная почта',
    'эл. почта',
  ],
  role: ['рөлі', 'рөл', 'роль', 'лауазымы', 'должность'],
  institution: ['school', 'ұйым', 'мектеп', 'ұйым (бсн не атауы)', 'организация', 'школа'],
  group: ['class', 'сынып', 'сыныбы', 'класс'],
  language: ['хат тілі', 'тілі', 'язык письма', 'язык'],
}

/** Columns without which nothing can be read. */
export const REQUIRED_COLUMNS: readonly ColumnId[] = ['name', 'role']

/** Roles as people write them, folded; the names that the portal gives them are understood as well. */
export const ROLE_WORDS: ReadonlyMap<string, PersonRole> = new Map<string, PersonRole>([
  ...([
    ['өңір әкімшісі', 'region'],
    ['администратор региона', 'region'],
    ['аудан әкімшісі', 'district'],
    ['администратор района', 'district'],
    ['ұйым басшысы', 'head'],
    ['мектеп директоры', 'head'],
    ['директор', 'head'],
    ['руководитель организации', 'head'],
    ['директор школы', 'head'],
    ['басшының орынбасары', 'deputy'],
    ['директордың орынбасары', 'deputy'],
    ['заместитель руководителя', 'deputy'],
    ['заместитель директора', 'deputy'],
    ['завуч', 'deputy'],
    ['мұғалім', 'teacher'],
    ['сынып жетекшісі', 'teacher'],
    ['учитель', 'teacher'],
    ['классный руководитель', 'teacher'],
    ['сайт редакторы', 'editor'],
    ['редактор', 'editor'],
    ['редактор сайта', 'editor'],
    ['әдіскер', 'methodologist'],
    ['методист', 'methodologist'],
    ['іс жүргізуші', 'clerk'],
    ['делопроизводитель', 'clerk'],
    ['секретарь', 'clerk'],
    ['модератор', 'moderator'],
    ['талдаушы', 'analyst'],
    ['аналитик', 'analyst'],
    ['ата-ана', 'parent'],
    ['родитель', 'parent'],
    ['оқушы', 'pupil'],
    ['ученик', 'pupil'],
    ['ученица', 'pupil'],
    ['аудитор', 'auditor'],
    ['портал әкімшісі', 'root'],
    ['администратор портала', 'root'],
    ['министрлік әкімшісі', 'ministry'],
    ['администратор министерства', 'ministry'],
  ] as const),
])

/** Languages of a letter as people write them, folded. */
export const LANGUAGE_WORDS: ReadonlyMap<string, Locale> = new Map<string, Locale>([
  ['қазақша', 'kk'],
  ['қазақ', 'kk'],
  ['казахский', 'kk'],
  ['орысша', 'ru'],
  ['орыс', 'ru'],
  ['русский', 'ru'],
])
