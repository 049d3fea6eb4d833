type Forms = Readonly<{ of: string; to: string }>

/** Russian names of cities that are declined by more than the word «город», as they are by those who live there. */
const declined: Readonly<Record<string, Forms>> = {
  'город Аркалык': { of: 'города Аркалыка', to: 'городу Аркалыку' },
  'город Астана': { of: 'города Астаны', to: 'городу Астане' },
  'город Балхаш': { of: 'города Балхаша', to: 'городу Балхашу' },
  'город Жанаозен': { of: 'города Жанаозена', to: 'городу Жанаозену' },
  'город Жезказган': { of: 'города Жезказгана', to: 'городу Жезказгану' },
  'город Караганда': { of: 'города Караганды', to: 'городу Караганде' },
  'город Каражал': { of: 'города Каражала', to: 'городу Каражалу' },
  'город Костанай': { of: 'города Костаная', to: 'городу Костанаю' },
  'город Курчатов': { of: 'города Курчатова', to: 'городу Курчатову' },
  'город Кызылорда': { of: 'города Кызылорды', to: 'городу Кызылорде' },
  'город Лисаковск': { of: 'города Лисаковска', to: 'городу Лисаковску' },
  'город Павлодар': { of: 'города Павлодара', to: 'городу Павлодару' },
  'город Петропавловск': { of: 'города Петропавловска', to: 'городу Петропавловску' },
  'город Приозерск': { of: 'города Приозерска', to: 'городу Приозерску' },
  'город Риддер': { of: 'города Риддера', to: 'городу Риддеру' },
  'город Рудный': { of: 'города Рудного', to: 'городу Рудному' },
  'город Сарань': { of: 'города Сарани', to: 'городу Сарани' },
  'город Сатпаев': { of: 'города Сатпаева', to: 'городу Сатпаеву' },
  'город Степногорск': { of: 'города Степногорска', to: 'городу Степногорску' },
  'город Талдыкорган': { of: 'города Талдыкоргана', to: 'городу Талдыкоргану' },
  'город Тараз': { of: 'города Тараза', to: 'городу Таразу' },
  'город Туркестан': { of: 'города Туркестана', to: 'городу Туркестану' },
  'город Уральск': { of: 'города Уральска', to: 'городу Уральску' },
  'город Усть-Каменогорск': { of: 'города Усть-Каменогорска', to: 'городу Усть-Каменогорску' },
  'город Шахтинск': { of: 'города Шахтинска', to: 'городу Шахтинску' },
  'город Шымкент': { of: 'города Шымкента', to: 'городу Шымкенту' },
  'город Экибастуз': { of: 'города Экибастуза', to: 'городу Экибастузу' },
}

const rules: readonly (readonly [RegExp, Forms])[] = [
  [/ий район$/u, { of: 'ого района', to: 'ому району' }],
  [/ая область$/u, { of: 'ой области', to: 'ой области' }],
  [/^район(?= )/u, { of: 'района', to: 'району' }],
  [/^область(?= )/u, { of: 'области', to: 'области' }],
  [/^город(?= )/u, { of: 'города', to: 'городу' }],
]

/**
 * A Russian name of a territory in the genitive (of) and the dative (to): «Зерендинский район» gives «Зерендинского
 * района» and «Зерендинскому району». Names after «район», «область» and most after «город» stay as they are.
 * @throws TypeError for a name that no rule covers
 */
export function ruForms(name: string): Forms {
  const known = declined[name]
  if (known) return known
  const rule = rules.find(([ending]) => ending.test(name))
  if (!rule) throw new TypeError(`No rule declines the name ${name}.`)
  const [ending, { of, to }] = rule
  return { of: name.replace(ending, of), to: name.replace(ending, to) }
}

/**
 * The genitive of a Kazakh name of a territory. The ending hangs on «облысы», «ауданы» or «қаласы», never on the
 * name before them, so one ending serves all.
 * @throws TypeError for a name that ends otherwise
 */
export function kkOf(name: string): string {
  if (!/ (облысы|ауданы|қаласы)$/u.test(name))
    throw new TypeError(`No rule declines the name ${name}.`)
  return `${name}ның`
}
