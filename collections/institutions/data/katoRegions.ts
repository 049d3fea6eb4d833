export type KatoRegion = Readonly<{
  /** The first two digits of every code in the region. */
  ab: string
  /** The region's own code. */
  kato: string
  kk: string
  ru: string
  kind: 'oblast' | 'city'
  /** Its part of an address, and its name where there is little room. */
  slug: string
  short: Readonly<{ kk: string; ru: string }>
}>

/**
 * The twenty regions in the order of the classifier of administrative territories (ӘАОЖ, КАТО, NK RK 11).
 * Sure: the two digits, which are those of ISO 3166-2:KZ too, and the names; the regions of 2022 keep their
 * Kazakh spelling in Russian. Less sure: the code of nine digits (the two, then zeros), from memory and secondary
 * sources; compare with the classifier of the Bureau of National Statistics before exchanging data by it.
 */
export const katoRegions: readonly KatoRegion[] = [
  {
    ab: '10',
    kato: '100000000',
    kk: 'Абай облысы',
    ru: 'область Абай',
    kind: 'oblast',
    slug: 'abai',
    short: { kk: 'Абай', ru: 'Абай' },
  },
  {
    ab: '11',
    kato: '110000000',
    kk: 'Ақмола облысы',
    ru: 'Акмолинская область',
    kind: 'oblast',
    slug: 'aqmola',
    short: { kk: 'Ақмола', ru: 'Акмолинская' },
  },
  {
    ab: '15',
    kato: '150000000',
    kk: 'Ақтөбе облысы',
    ru: 'Актюбинская область',
    kind: 'oblast',
    slug: 'aqtobe',
    short: { kk: 'Ақтөбе', ru: 'Актюбинская' },
  },
  {
    ab: '19',
    kato: '190000000',
    kk: 'Алматы облысы',
    ru: 'Алматинская область',
    kind: 'oblast',
    slug: 'almaty-oblysy',
    short: { kk: 'Алматы обл.', ru: 'Алматинская' },
  },
  {
    ab: '23',
    kato: '230000000',
    kk: 'Атырау облысы',
    ru: 'Атырауская область',
    kind: 'oblast',
    slug: 'atyrau',
    short: { kk: 'Атырау', ru: 'Атырауская' },
  },
  {
    ab: '27',
    kato: '270000000',
    kk: 'Батыс Қазақстан облысы',
    ru: 'Западно-Казахстанская область',
    kind: 'oblast',
    slug: 'bqo',
    short: { kk: 'БҚО', ru: 'ЗКО' },
  },
  {
    ab: '31',
    kato: '310000000',
    kk: 'Жамбыл облысы',
    ru: 'Жамбылская область',
    kind: 'oblast',
    slug: 'zhambyl',
    short: { kk: 'Жамбыл', ru: 'Жамбылская' },
  },
  {
    ab: '33',
    kato: '330000000',
    kk: 'Жетісу облысы',
    ru: 'область Жетісу',
    kind: 'oblast',
    slug: 'zhetisu',
    short: { kk: 'Жетісу', ru: 'Жетісу' },
  },
  {
    ab: '35',
    kato: '350000000',
    kk: 'Қарағанды облысы',
    ru: 'Карагандинская область',
    kind: 'oblast',
    slug: 'qaragandy',
    short: { kk: 'Қарағанды', ru: 'Карагандинская' },
  },
  {
    ab: '39',
    kato: '390000000',
    kk: 'Қостанай облысы',
    ru: 'Костанайская область',
    kind: 'oblast',
    slug: 'qostanai',
    short: { kk: 'Қостанай', ru: 'Костанайская' },
  },
  {
    ab: '43',
    kato: '430000000',
    kk: 'Қызылорда облысы',
    ru: 'Кызылординская область',
    kind: 'oblast',
    slug: 'qyzylorda',
    short: { kk: 'Қызылорда', ru: 'Кызылординская' },
  },
  {
    ab: '47',
    kato: '470000000',
    kk: 'Маңғыстау облысы',
    ru: 'Мангистауская область',
    kind: 'oblast',
    slug: 'mangystau',
    short: { kk: 'Маңғыстау', ru: 'Мангистауская' },
  },
  {
    ab: '55',
    kato: '550000000',
    kk: 'Павлодар облысы',
    ru: 'Павлодарская область',
    kind: 'oblast',
    slug: 'pavlodar',
    short: { kk: 'Павлодар', ru: 'Павлодарская' },
  },
  {
    ab: '59',
    kato: '590000000',
    kk: 'Солтүстік Қазақстан облысы',
    ru: 'Северо-Казахстанская область',
    kind: 'oblast',
    slug: 'sqo',
    short: { kk: 'СҚО', ru: 'СКО' },
  },
  {
    ab: '61',
    kato: '610000000',
    kk: 'Түркістан облысы',
    ru: 'Туркестанская область',
    kind: 'oblast',
    slug: 'turkistan',
    short: { kk: 'Түркістан', ru: 'Туркестанская' },
  },
  {
    ab: '62',
    kato: '620000000',
    kk: 'Ұлытау облысы',
    ru: 'область Ұлытау',
    kind: 'oblast',
    slug: 'ulytau',
    short: { kk: 'Ұлытау', ru: 'Ұлытау' },
  },
  {
    ab: '63',
    kato: '630000000',
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    kind: 'oblast',
    slug: 'shqo',
    short: { kk: 'ШҚО', ru: 'ВКО' },
  },
  {
    ab: '71',
    kato: '710000000',
    kk: 'Астана қаласы',
    ru: 'город Астана',
    kind: 'city',
    slug: 'astana',
    short: { kk: 'Астана', ru: 'Астана' },
  },
  {
    ab: '75',
    kato: '750000000',
    kk: 'Алматы қаласы',
    ru: 'город Алматы',
    kind: 'city',
    slug: 'almaty',
    short: { kk: 'Алматы', ru: 'Алматы' },
  },
  {
    ab: '79',
    kato: '790000000',
    kk: 'Шымкент қаласы',
    ru: 'город Шымкент',
    kind: 'city',
    slug: 'shymkent',
    short: { kk: 'Шымкент', ru: 'Шымкент' },
  },
]
