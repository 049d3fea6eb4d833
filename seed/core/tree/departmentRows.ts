import { regionOfKato, type KatoRegion } from '#collections'
import { districts, type District } from '../data/districts'
import { kkOf, ruForms } from './placeNames'
import { departmentBin } from './syntheticBins'
import type { TreeRow } from './treeRow'

const CAPITAL = '710000000'

/** The root of the tree. */
export const ministry: TreeRow = {
  kind: 'ministry',
  bin: departmentBin('000000000'),
  parentBin: undefined,
  kato: CAPITAL,
  name: {
    kk: 'Қазақстан Республикасының Оқу-ағарту министрлігі',
    ru: 'Министерство просвещения Республики Казахстан',
  },
  languages: [],
  latitude: 51.13,
  longitude: 71.43,
}

/** The education department of a region, where the region's centre lies. */
export function regionRow(region: KatoRegion): TreeRow {
  const centre = districts.find(({ kato }) => kato.startsWith(region.ab))
  return {
    kind: 'region',
    bin: departmentBin(region.kato),
    parentBin: ministry.bin,
    kato: region.kato,
    name: {
      kk: `${kkOf(region.kk)} білім басқармасы`,
      ru: `Управление образования ${ruForms(region.ru).of}`,
    },
    languages: [],
    ...(centre && { latitude: centre.at[0], longitude: centre.at[1] }),
  }
}

/** The education department of a district, or of a city within a region. */
export function districtRow(district: District): TreeRow {
  const city = cityOf(district)
  return {
    kind: 'district',
    bin: departmentBin(district.kato),
    parentBin: departmentBin(`${district.kato.slice(0, 2)}0000000`),
    kato: district.kato,
    name: {
      kk: `${city ? `${city.kk} ` : ''}${district.kk} бойынша білім бөлімі`,
      ru: `Отдел образования по ${ruForms(district.ru).to}${city ? ` ${ruForms(city.ru).of}` : ''}`,
    },
    languages: [],
    latitude: district.at[0],
    longitude: district.at[1],
  }
}

/** A district as the owner of a school, in the genitive; one of a great city with the city's name. */
export function ownerOf(district: District): TreeRow['name'] {
  const city = cityOf(district)
  return {
    kk: `${city ? `${city.kk} ` : ''}${kkOf(district.kk)}`,
    ru: `${ruForms(district.ru).of}${city ? ` ${ruForms(city.ru).of}` : ''}`,
  }
}

/** The districts below a region, its centre first. */
export function districtsOf(region: KatoRegion): readonly District[] {
  return districts.filter(({ kato }) => regionOfKato(kato) === region)
}

/** Whether a district is country rather than town. */
export function isRural(district: District): boolean {
  return district.kk.endsWith(' ауданы') && cityOf(district) === undefined
}

/** The great city a district is part of, whose name says more than the district's. */
function cityOf({ kato }: District): KatoRegion | undefined {
  const region = regionOfKato(kato)
  return region?.kind === 'city' ? region : undefined
}
