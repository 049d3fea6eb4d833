import type { Kind } from '../kinds'
import type { ColumnId, Language } from './institutionRow'

/** What people call the columns, in Kazakh, Russian and English; case and spaces do not count. */
export const COLUMN_NAMES: Readonly<Record<ColumnId, readonly string[]>> = {
  bin: ['bin', 'бсн', 'бин'],
  kind: ['kind', 'type', 'түрі', 'ұйым түрі', 'вид', 'тип', 'вид организации'],
  name_kk: [
    'name_kk',
    'name kk',
    'атауы',
    'атауы (қаз)',
    'қазақша атауы',
    'название на казахском',
    'название (каз)',
  ],
  name_ru: [
    'name_ru',
    'name ru',
    'атауы (орыс)',
    'орысша атауы',
    'название',
    'название на русском',
    'название (рус)',
  ],
  kato: ['kato', 'әаож', 'әаож коды', 'като', 'код като'],
  parent: [
    'parent',
    'жоғары тұрған ұйым',
    'жоғары тұрған ұйымның бсн',
    'вышестоящая организация',
    'бин вышестоящей организации',
  ],
  languages: ['languages', 'оқыту тілі', 'оқыту тілдері', 'язык обучения', 'языки обучения'],
  capacity: ['capacity', 'орын саны', 'жобалық қуаты', 'число мест', 'проектная мощность'],
  latitude: ['latitude', 'ендік', 'широта'],
  longitude: ['longitude', 'бойлық', 'долгота'],
  opened: ['opened', 'ашылған күні', 'дата открытия'],
  closed: ['closed', 'жабылған күні', 'дата закрытия'],
}

/** Columns without which nothing can be read. */
export const REQUIRED_COLUMNS: readonly ColumnId[] = ['bin', 'kind', 'name_kk', 'name_ru']

/** Kinds as people write them, folded. */
export const KIND_WORDS: ReadonlyMap<string, Kind> = new Map([
  ['министрлік', 'ministry'],
  ['министерство', 'ministry'],
  ['білім басқармасы', 'region'],
  ['управление образования', 'region'],
  ['облыстың немесе қаланың білім басқармасы', 'region'],
  ['управление образования области или города', 'region'],
  ['білім бөлімі', 'district'],
  ['отдел образования', 'district'],
  ['ауданның немесе қаланың білім бөлімі', 'district'],
  ['отдел образования района или города', 'district'],
  ['мектеп', 'school'],
  ['школа', 'school'],
  ['балабақша', 'kindergarten'],
  ['детский сад', 'kindergarten'],
  ['колледж', 'college'],
  ['басқа', 'other'],
  ['другое', 'other'],
  ['басқа ұйым', 'other'],
  ['другая организация', 'other'],
])

/** What may stand beside the name of a language: «қазақ тілі». */
export const LANGUAGE_NOUNS: ReadonlySet<string> = new Set(['тіл', 'тілі', 'язык'])

/** Languages of instruction as people write them, folded. */
export const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map([
  ['қазақ', 'kk'],
  ['қазақша', 'kk'],
  ['казахский', 'kk'],
  ['орыс', 'ru'],
  ['орысша', 'ru'],
  ['русский', 'ru'],
  ['өзбек', 'uz'],
  ['узбекский', 'uz'],
  ['ұйғыр', 'ug'],
  ['уйгурский', 'ug'],
  ['тәжік', 'tg'],
  ['таджикский', 'tg'],
  ['басқа', 'other'],
  ['другой', 'other'],
])
