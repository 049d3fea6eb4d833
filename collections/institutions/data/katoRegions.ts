export type KatoRegion = Readonly<{
  /** The first two digits of every code in the region. */
  ab: string
  /** The region's own code. */
  kato: string
  kk: string
  ru: string
  kind: 'oblast' | 'city'
}>

/**
 * The twenty regions in the order of the classifier of administrative territories (ӘАОЖ, КАТО, NK RK 11).
 * Sure: the two digits, which are those of ISO 3166-2:KZ too, and the names; the regions of 2022 keep their
 * Kazakh spelling in Russian. Less sure: the code of nine digits (the two, then zeros), from memory and secondary
 * sources; compare with the classifier of the Bureau of National Statistics before exchanging data by it.
 */
export const katoRegions: readonly KatoRegion[] = [
  { ab: '10', kato: '100000000', kk: 'Абай облысы', ru: 'область Абай', kind: 'oblast' },
  { ab: '11', kato: '110000000', kk: 'Ақмола облысы', ru: 'Акмолинская область', kind: 'oblast' },
  { ab: '15', kato: '150000000', kk: 'Ақтөбе облысы', ru: 'Актюбинская область', kind: 'oblast' },
  { ab: '19', kato: '190000000', kk: 'Алматы облысы', ru: 'Алматинская область', kind: 'oblast' },
  { ab: '23', kato: '230000000', kk: 'Атырау облысы', ru: 'Атырауская область', kind: 'oblast' },
  {
    ab: '27',
    kato: '270000000',
    kk: 'Батыс Қазақстан облысы',
    ru: 'Западно-Казахстанская область',
    kind: 'oblast',
  },
  { ab: '31', kato: '310000000', kk: 'Жамбыл облысы', ru: 'Жамбылская область', kind: 'oblast' },
  { ab: '33', kato: '330000000', kk: 'Жетісу облысы', ru: 'область Жетісу', kind: 'oblast' },
  {
    ab: '35',
    kato: '350000000',
    kk: 'Қарағанды облысы',
    ru: 'Карагандинская область',
    kind: 'oblast',
  },
  {
    ab: '39',
    kato: '390000000',
    kk: 'Қостанай облысы',
    ru: 'Костанайская область',
    kind: 'oblast',
  },
  {
    ab: '43',
    kato: '430000000',
    kk: 'Қызылорда облысы',
    ru: 'Кызылординская область',
    kind: 'oblast',
  },
  {
    ab: '47',
    kato: '470000000',
    kk: 'Маңғыстау облысы',
    ru: 'Мангистауская область',
    kind: 'oblast',
  },
  {
    ab: '55',
    kato: '550000000',
    kk: 'Павлодар облысы',
    ru: 'Павлодарская область',
    kind: 'oblast',
  },
  {
    ab: '59',
    kato: '590000000',
    kk: 'Солтүстік Қазақстан облысы',
    ru: 'Северо-Казахстанская область',
    kind: 'oblast',
  },
  {
    ab: '61',
    kato: '610000000',
    kk: 'Түркістан облысы',
    ru: 'Туркестанская область',
    kind: 'oblast',
  },
  { ab: '62', kato: '620000000', kk: 'Ұлытау облысы', ru: 'область Ұлытау', kind: 'oblast' },
  {
    ab: '63',
    kato: '630000000',
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    kind: 'oblast',
  },
  { ab: '71', kato: '710000000', kk: 'Астана қаласы', ru: 'город Астана', kind: 'city' },
  { ab: '75', kato: '750000000', kk: 'Алматы қаласы', ru: 'город Алматы', kind: 'city' },
  { ab: '79', kato: '790000000', kk: 'Шымкент қаласы', ru: 'город Шымкент', kind: 'city' },
]
