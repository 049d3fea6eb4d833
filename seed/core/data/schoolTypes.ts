/** Places for learners: fewest and most, in twenties. */
type Places = readonly [number, number]

export type SchoolType = Readonly<{
  /** As after a number or «атындағы», owned by the place before it. */
  kk: string
  ru: string
  /** How many of a hundred schools are such. */
  share: number
  country: Places
  /** Undefined where towns have no such schools. */
  town?: Places
}>

export const schoolTypes: readonly SchoolType[] = [
  {
    kk: 'жалпы орта білім беретін мектебі',
    ru: 'Общеобразовательная школа',
    share: 64,
    country: [80, 480],
    town: [400, 1500],
  },
  {
    kk: 'мектеп-гимназиясы',
    ru: 'Школа-гимназия',
    share: 12,
    country: [200, 600],
    town: [400, 1200],
  },
  {
    kk: 'мектеп-лицейі',
    ru: 'Школа-лицей',
    share: 10,
    country: [200, 600],
    town: [400, 1200],
  },
  {
    kk: 'негізгі орта мектебі',
    ru: 'Основная средняя школа',
    share: 10,
    country: [60, 160],
  },
  {
    kk: 'бастауыш мектебі',
    ru: 'Начальная школа',
    share: 4,
    country: [20, 60],
  },
]
