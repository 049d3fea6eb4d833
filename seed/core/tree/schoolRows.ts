import type { District } from '../data/districts'
import { namesakes } from '../data/namesakes'
import { schoolTypes, type SchoolType } from '../data/schoolTypes'
import { isRural, ownerOf } from './departmentRows'
import { pick, pickBetween } from './random'
import { departmentBin } from './syntheticBins'
import type { TreeRow } from './treeRow'

type Name = TreeRow['name']
export type Draw = Readonly<{ bin: string; random: () => number }>

const NO_BREAK_SPACE = '\u00a0'

/** Where schools teach in Uyghur, Uzbek or Tajik too, by the first digits of the KATO code. */
const MORE_LANGUAGES = ['19', '33', '61', '75', '79']
const LANGUAGES: readonly Readonly<{ spoken: TreeRow['languages']; share: number }>[] = [
  { spoken: ['kk'], share: 46 },
  { spoken: ['kk', 'ru'], share: 38 },
  { spoken: ['ru'], share: 12 },
]
const WITH_OTHER: typeof LANGUAGES = [
  ...LANGUAGES,
  { spoken: ['kk', 'other'], share: 3 },
  { spoken: ['kk', 'ru', 'other'], share: 2 },
  { spoken: ['other'], share: 1 },
]

/**
 * The schools of a district, one a draw. The first of them are the same however many follow.
 * @param earlier names in the district that no school may bear again, nor their numbers
 */
export function* schoolRows(
  district: District,
  draws: Iterable<Draw>,
  earlier: readonly Name[],
): Generator<TreeRow, void> {
  const nameOf = createNamer(ownerOf(district), earlier)
  for (const { bin, random } of draws) {
    const type = pick(random, schoolTypes, (each) => (placesOf(each, district) ? each.share : 0))
    const [fewest, most] = placesOf(type, district) ?? type.country
    yield {
      kind: 'school',
      bin,
      parentBin: departmentBin(district.kato),
      kato: district.kato,
      name: nameOf(random, type),
      languages: languagesAt(district, random),
      capacity: pickBetween(random, fewest / 20, most / 20) * 20,
      ...placeNear(district, random),
      opened: `${String(pickBetween(random, 1925, 2024))}-09-01`,
    }
  }
}

function placesOf(type: SchoolType, district: District): SchoolType['town'] {
  return isRural(district) ? type.country : type.town
}

/** Names a district's schools one by one: by a person nobody else there is named after, or by the next number. */
function createNamer(
  owner: Name,
  earlier: readonly Name[],
): (random: () => number, type: SchoolType) => Name {
  const numbers = earlier.map(({ kk }) => Number(/№(\d+)/u.exec(kk)?.[1] ?? 0))
  let number = Math.max(0, ...numbers)
  const free = new Set(namesakes.filter(({ kk }) => !earlier.some((name) => name.kk.includes(kk))))
  return (random, type) => {
    if (random() < 0.4 && free.size > 0) {
      const person = pick(random, [...free])
      free.delete(person)
      return {
        kk: `${owner.kk} ${person.kk} атындағы ${type.kk}`,
        ru: `${type.ru} имени ${person.ru} ${owner.ru}`,
      }
    }
    number += 1
    return {
      kk: `${owner.kk} №${String(number)} ${type.kk}`,
      ru: `${type.ru} №${NO_BREAK_SPACE}${String(number)} ${owner.ru}`,
    }
  }
}

function languagesAt({ kato }: District, random: () => number): TreeRow['languages'] {
  const choices = MORE_LANGUAGES.includes(kato.slice(0, 2)) ? WITH_OTHER : LANGUAGES
  return pick(random, choices, ({ share }) => share).spoken
}

/** Within two kilometres of a town's middle, six of a district's seat: some lie that near the border. */
function placeNear(
  district: District,
  random: () => number,
): Pick<TreeRow, 'latitude' | 'longitude'> {
  const reach = isRural(district) ? 0.05 : 0.02
  const near = (middle: number): number => Number((middle + reach * (2 * random() - 1)).toFixed(4))
  return { latitude: near(district.at[0]), longitude: near(district.at[1]) }
}
