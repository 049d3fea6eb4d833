import type { Matrix, Question } from './openMatrix'
import { THINGS, type ThingName } from './oracle'
import type { Tally } from './tally'
import { lineOf } from './tree'
import { configOf, type Person } from './world'

/** Everything about an answer that a person can compare. */
export type Answers = ReadonlyMap<string, string>

const HEADERS = ['content-type', 'content-length', 'etag', 'cache-control', 'retry-after', 'vary']

/** Those whose lists differ most. */
const SAMPLE =
  /^(a stranger|somebody|region at N|district at D|head at A|editor at A|auditor at D|pupil at A|a head whose time is over)/

/** A sample of those who have nothing to do with the other region. */
export function insiders({ world }: Matrix): Person[] {
  const isOutside = ({ held }: Person): boolean =>
    held.some(
      ({ place, role }) =>
        ['root', 'ministry'].includes(role) || place === '' || lineOf(place).includes('O'),
    )
  return world.persons.filter((person) => SAMPLE.test(person.name) && !isOutside(person))
}

/** Asks a person's questions: lists in every order, counts, pages, and each document of the other region by its id. */
export async function answersTo(matrix: Matrix, tally: Tally, person: Person): Promise<Answers> {
  const answers = new Map<string, string>()
  for (const question of questionsOf(matrix, person)) {
    const cell = { by: 'rest', who: person.name, what: `${question.method} ${question.path}` }
    await matrix.dry.effectOf(async () => {
      const { headers, status, text } = await matrix.ask(tally, cell, question)
      const shown = HEADERS.map((name) => `${name}: ${headers[name] ?? ''}`).join('\n')
      answers.set(cell.what, `${String(status)}\n${shown}\n${text}`)
    })
  }
  return answers
}

function questionsOf({ payload, world }: Matrix, person: Person): Question[] {
  const get = (path: string): Question => ({ person, method: 'get', path })
  const foreign = world.docs.filter(
    ({ isCommon, place }) => isCommon && lineOf(place).includes('O'),
  )
  const lists = (Object.keys(THINGS) as ThingName[]).flatMap((thing) => {
    const versions = configOf(payload, thing).versions
      ? [`${thing}/versions?limit=100&trash=true`]
      : []
    return [
      `${thing}?limit=100&depth=2&sort=id`,
      `${thing}?limit=5&page=2&sort=-updatedAt&draft=true&trash=true&locale=all`,
      `${thing}?limit=100&sort=createdAt&where[or][0][searchKey][like]=other&where[or][1][name][like]=other`,
      `${thing}?limit=100&where[id][in]=${foreign.map(({ id }) => id).join()}`.slice(0, 4000),
      `${thing}/count?trash=true`,
      ...versions,
    ]
  })
  const singles = foreign.flatMap(({ id, thing }): Question[] => [
    get(`/api/${thing}/${id}?draft=true&trash=true`),
    { person, method: 'patch', path: `/api/${thing}/${id}`, sent: { json: { title: 'x' } } },
    { person, method: 'delete', path: `/api/${thing}/${id}` },
    { person, method: 'post', path: `/api/${thing}/access/${id}`, sent: { json: {} } },
  ])
  const pages = ['/kk/', '/ru/'].map(get)
  const others = ['/api/access', '/api/users/me', '/api/plugins/core/my-roles'].map(get)
  return [...lists.map((path) => get(`/api/${path}`)), ...singles, ...pages, ...others]
}
