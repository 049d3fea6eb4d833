import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { katoRegions } from '../institutions/data/katoRegions'
import { createTranslator } from '../../src/kernel/translator'
import { siteMessages } from '../../src/site/translations'
import { Pager } from '#ui/Pager'
import { Figures } from './Figures'
import { NewPages } from './NewPages'
import { RegionMap } from './RegionMap'
import { REGION_TILES } from './regionTiles'
import { Schools, type SchoolsProps } from './Schools'
import { Search } from './Search'
import { kk } from './translations/kk'
import { ru } from './translations/ru'

const core = {
  kk: { ...kk, 'institutions.kind.school': 'Мектеп' },
  ru: { ...ru, 'institutions.kind.school': 'Школа' },
}
const translate = await createTranslator({ site: siteMessages, core })
const t = translate('kk')

test('both languages hold the same keys, and no Kazakh text is a Russian one', () => {
  expect(Object.keys(kk)).toEqual(Object.keys(ru))
  const same = Object.entries(kk).filter(([key, text]) => text === ru[key as keyof typeof ru])
  expect(same.map(([, text]) => text)).toEqual(['Портал'])
})

test('a Russian count agrees with its noun, a Kazakh one leaves it singular', () => {
  const counts = (locale: 'kk' | 'ru') =>
    [1, 2, 5, 21].map((count) => translate(locale)('core:places.count', { count }))
  expect(counts('ru')).toEqual([
    '1 организация',
    '2 организации',
    '5 организаций',
    '21 организация',
  ])
  expect(counts('kk')).toEqual(['1 ұйым', '2 ұйым', '5 ұйым', '21 ұйым'])
})

test('every region has a tile of its own', () => {
  expect(Object.keys(REGION_TILES).sort()).toEqual(katoRegions.map(({ ab }) => ab).sort())
  expect(new Set(Object.values(REGION_TILES).map(String)).size).toBe(20)
})

test('the map names each region twice: on its tile, and in the list of narrow screens', () => {
  const region = {
    ab: '11',
    count: 5,
    href: '/kk/r/aqmola/',
    name: 'Ақмола облысы',
    short: 'Ақмола',
  }
  const markup = renderToStaticMarkup(<RegionMap regions={[region]} t={t} />)
  expect(markup.match(/href="\/kk\/r\/aqmola\/"/g)).toHaveLength(2)
  expect(markup).toContain('<title>Ақмола облысы: 5 ұйым</title>')
  expect(renderToStaticMarkup(<RegionMap regions={[{ ...region, count: 0 }]} t={t} />)).toContain(
    'tile-empty',
  )
})

test('figures lead into the directory, whatever narrows it already', () => {
  const counts = [{ kind: 'school', count: 1234 }] as const
  const markup = renderToStaticMarkup(
    <Figures counts={counts} href="/kk/schools/?region=x" t={t} />,
  )
  expect(markup).toMatch(/href="\/kk\/schools\/\?region=x&amp;kind=school"><strong>1\s234</)
  expect(renderToStaticMarkup(<Figures counts={[]} href="/" t={t} />)).toBe('')
})

test('news show their day; without any there is no heading', () => {
  const page = { at: '2026-11-26T20:00:00.000Z', href: '/x', site: 'Мектеп', title: 'Жаңалық' }
  const markup = renderToStaticMarkup(<NewPages pages={[page]} t={t} />)
  expect(markup).toContain('27.11.2026')
  expect(renderToStaticMarkup(<NewPages pages={[]} t={t} />)).toBe('')
})

const directory: SchoolsProps = {
  home: '/kk/schools/',
  isNarrowed: false,
  letter: undefined,
  letters: [{ href: '/kk/schools/?letter=А', label: 'А' }],
  page: 1,
  pageHref: '/kk/schools/',
  pages: 1,
  schools: [],
  selects: [{ name: 'kind', value: '', options: [{ label: 'Мектеп', value: 'school' }] }],
  t,
  total: 0,
}

test('an empty directory says what to do', () => {
  const markup = renderToStaticMarkup(<Schools {...directory} isNarrowed letter="А" />)
  expect(markup).toContain(kk['schools.none'])
  expect(markup).toContain(kk['schools.all'])
  expect(markup).toContain('<input type="hidden" name="letter" value="А"/>')
  expect(markup).toContain('aria-current="true"')
})

test('an organisation without a site is no link, and says so', () => {
  const school = {
    department: 'Бөлім',
    id: '1',
    kind: 'Мектеп',
    languages: 'қазақ тілі',
    name: 'А',
  }
  const markup = renderToStaticMarkup(<Schools {...directory} schools={[school]} total={1} />)
  expect(markup).toContain('<li><span>А</span>')
  expect(markup).toContain(kk['schools.noSite'])
})

test('the pager keeps the question, and knows both ends', () => {
  const pager = (page: number) =>
    renderToStaticMarkup(<Pager href="/kk/schools/?kind=school" page={page} pages={3} t={t} />)
  expect(pager(1)).not.toContain('rel="prev"')
  expect(pager(2)).toContain('href="/kk/schools/?kind=school" rel="prev"')
  expect(pager(2)).toContain('href="/kk/schools/?kind=school&amp;page=3" rel="next"')
  expect(pager(3)).not.toContain('rel="next"')
  expect(renderToStaticMarkup(<Pager href="/" page={1} pages={1} t={t} />)).toBe('')
})

test('what was asked stays in the field, and is text', () => {
  const markup = renderToStaticMarkup(
    <Search action="/kk/search/" groups={[]} question={'"><script>x</script>'} t={t} />,
  )
  expect(markup).not.toContain('<script>')
  expect(markup).toContain(kk['search.none'])
})
