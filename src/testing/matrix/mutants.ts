import type { SanitizedCollectionConfig, Where } from 'payload'
import { AUTHORITY, isPersonRole, portalOf, ruleOf, type Grants, type PersonRole } from '#kernel'
import { REFUSALS } from '../../../collections/memberships/decide'
import { CLOSINGS } from '../../server/restTarget'
import type { Matrix } from './openMatrix'
import { CLOSED_TABLES, PREFERENCES, ROLE_NAMES, THINGS, type RoleName } from './oracle'

/** One rule of the portal, made weaker while it runs. */
export type Mutant = Readonly<{
  /** `read of pages: everything` */
  name: string
  /** Batches that must notice. */
  touches: readonly string[]
  /** Only people of this role can notice. */
  role?: RoleName
  /** What the rule is, for the digest that tells whether it has changed. */
  rule: readonly string[]
  /** Weakens the rule. @returns how to take that back */
  apply: () => () => void
}>

type Operation = 'admin' | 'create' | 'delete' | 'read' | 'readVersions' | 'unlock' | 'update'
type AccessFunction = (args: never) => unknown
type Changing<T> = { -readonly [K in keyof T]: T[K] }

const DEEDS: Readonly<Record<Operation, string>> = {
  admin: 'admin',
  create: 'create',
  delete: 'remove',
  read: 'read',
  readVersions: 'read versions',
  unlock: 'closed tables',
  update: 'change',
}

/** Every rule of the running portal, weakened in every way that is worth it. */
export async function mutantsOf(matrix: Matrix): Promise<Mutant[]> {
  return [
    ...(await accessMutants(matrix)),
    ...hookMutants(matrix),
    ...fieldMutants(matrix),
    ...permissionMutants(matrix),
    ...authorityMutants(),
    ...without(
      REFUSALS,
      (one) => `refusal '${one.code}'`,
      ['decisions'],
      'collections/memberships/decide.ts',
    ),
    ...without(
      CLOSINGS,
      (one) => `closing: ${one.what}`,
      ['closings', 'addresses'],
      'src/server/restTarget.ts',
    ),
    ...publicMutants(matrix),
  ]
}

// --- Access functions ----------------------------------------------------------------------------------------------

const ACCESS_FILES = [
  'access',
  'collectionAccess',
  'tree',
  'scope',
  'membership',
  'payloadTables',
].map((name) => `src/kernel/${name}.ts`)

async function accessMutants(matrix: Matrix): Promise<Mutant[]> {
  const mutants: Mutant[] = []
  for (const config of matrix.payload.config.collections)
    for (const name of Object.keys(config.access) as Operation[])
      if (!isUnasked(config, name)) mutants.push(...(await mutantsOfAccess(matrix, config, name)))
  return mutants
}

/** Of what keeps no versions, nobody can ask for any; and what is written to preferences is one's own. */
function isUnasked({ slug, versions }: SanitizedCollectionConfig, name: Operation): boolean {
  if (slug === PREFERENCES) return name === 'readVersions' || name === 'create'
  return name === 'readVersions' && !versions && slug in THINGS
}

async function mutantsOfAccess(
  matrix: Matrix,
  { access, slug }: SanitizedCollectionConfig,
  name: Operation,
): Promise<Mutant[]> {
  const functions = access as Record<Operation, AccessFunction>
  const decide = functions[name]
  const mutant = (how: string, weak: AccessFunction): Mutant => ({
    name: `${name} of ${slug}: ${how}`,
    touches: touchesOf(slug, name),
    rule: [...ACCESS_FILES, grantsText(matrix, slug, name)],
    apply: () => {
      functions[name] = weak
      return () => {
        functions[name] = decide
      }
    },
  })
  const fields = await fieldsOf(matrix, decide)
  return [
    ...((await isTrue(matrix, decide)) ? [] : [mutant('everything', () => true)]),
    ...fields.map((field) =>
      mutant(`without '${field}'`, async (args) =>
        withoutField((await decide(args)) as boolean | Where, field),
      ),
    ),
  ]
}

function touchesOf(slug: string, operation: Operation): string[] {
  if (CLOSED_TABLES.includes(slug)) return ['closed tables']
  if (operation === 'admin' || operation === 'unlock')
    return [operation === 'admin' ? 'admin' : 'closed tables']
  return slug === PREFERENCES ? ['preferences'] : [`${slug} ${DEEDS[operation]}`]
}

function grantsText({ payload }: Matrix, slug: string, operation: Operation): string {
  const { collections, permissions } = portalOf(payload).registry
  const access = collections.get(slug)?.access ?? 'system'
  if (access === 'system') return ''
  const name = (access as Readonly<Record<string, string>>)[operation] ?? access.update
  return JSON.stringify(permissions.get(name) ?? {})
}

/** Is it open to everybody anyway? */
async function isTrue(matrix: Matrix, decide: AccessFunction): Promise<boolean> {
  for (const person of matrix.world.persons) {
    const req = { payload: matrix.payload, user: matrix.userOf(person) }
    if ((await decide({ req } as never)) !== true) return false
  }
  return true
}

/** Fields that the answers of an access function name, whoever asks. */
async function fieldsOf(matrix: Matrix, decide: AccessFunction): Promise<string[]> {
  const found = new Set<string>()
  for (const person of matrix.world.persons) {
    const req = { payload: matrix.payload, user: matrix.userOf(person) }
    for (const field of namedIn(await decide({ req } as never))) found.add(field)
  }
  return [...found].sort()
}

function namedIn(where: unknown): string[] {
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).flatMap(([key, value]) =>
    key === 'and' || key === 'or' ? (value as Where[]).flatMap(namedIn) : [key],
  )
}

/** The predicate as it would be if every condition on a field were true. */
function withoutField(where: boolean | Where, field: string): boolean | Where {
  if (typeof where === 'boolean') return where
  const { [field]: dropped, ...rest } = where
  if (dropped !== undefined && Object.keys(rest).length === 0) return true
  const left = Object.entries(rest).map(([key, value]): [string, unknown] | boolean => {
    if (key !== 'and' && key !== 'or') return [key, value]
    const parts = (value as Where[]).map((part) => withoutField(part, field))
    if (key === 'or') return parts.includes(true) ? true : [key, parts]
    const kept = parts.filter((part) => part !== true)
    return kept.length === 0 ? true : [key, kept]
  })
  const conditions = left.filter((one): one is [string, unknown] => one !== true)
  return conditions.length === 0 ? true : (Object.fromEntries(conditions) as Where)
}

// --- Hooks and fields ----------------------------------------------------------------------------------------------

const HOOK_FILES: Readonly<Record<string, string>> = {
  place: 'src/kernel/scopeHook.ts',
  node: 'src/kernel/nodeHook.ts',
  'own id': 'src/kernel/collections.ts',
  'still needed': 'src/kernel/keepAspect.ts',
  'reserved keys': 'collections/users/refusePassword.ts',
  outrank: 'collections/users/mustOutrank.ts',
  removal: 'collections/users/removeAccount.ts',
}

/** Rules that something else keeps as well, or that guard nothing where they stand. */
function isIdle(slug: string, name: string): boolean {
  const isMadeByNobody =
    Object.keys(slug in THINGS ? THINGS[slug as keyof typeof THINGS].create : {}).length === 0
  if (name === 'own id') return isMadeByNobody || slug === 'institutions'
  if (name === 'still needed') return slug !== 'institutions' && slug !== 'sites'
  return isMadeByNobody
}

function hookMutants({ payload }: Matrix): Mutant[] {
  return payload.config.collections.flatMap(({ hooks, slug }) =>
    Object.entries(hooks as Record<string, unknown[]>).flatMap(([, list]) =>
      list.flatMap((hook): Mutant[] => {
        const rule = ruleOf(hook)
        if (rule === undefined || isIdle(slug, rule)) return []
        return [
          {
            name: `hook '${rule}' of ${slug}`,
            touches: [`${slug} create`, `${slug} change`, `${slug} remove`],
            rule: [HOOK_FILES[rule] ?? 'src/kernel/rule.ts'],
            apply: () => leaveOut(list, hook),
          },
        ]
      }),
    ),
  )
}

/** Takes one out of a list that others hold too. */
function leaveOut(list: unknown[], one: unknown): () => void {
  const at = list.indexOf(one)
  list.splice(at, 1)
  return () => {
    list.splice(at, 0, one)
  }
}

function fieldMutants({ payload }: Matrix): Mutant[] {
  return payload.config.collections
    .filter(({ slug }) => slug in THINGS)
    .flatMap(({ flattenedFields, slug }) =>
      flattenedFields.flatMap((field) =>
        Object.entries((field as { access?: object }).access ?? {})
          .filter(([, decide]) => ruleOf(decide) !== undefined)
          // Nobody creates or changes a membership: its fields are closed with it.
          .filter(() => slug !== 'memberships')
          .map(([operation, decide]): Mutant => ({
            name: `${operation} of field ${slug}.${field.name}`,
            touches: ['fields'],
            rule: ['src/kernel/tree.ts', 'src/kernel/scope.ts'],
            apply: () => {
              const access = (field as unknown as { access: Record<string, unknown> }).access
              access[operation] = () => true
              return () => {
                access[operation] = decide
              }
            },
          })),
      ),
    )
}

/** A list without one of its entries, for each of them. */
function without<T>(
  list: readonly T[],
  nameOf: (one: T) => string,
  touches: readonly string[],
  file: string,
): Mutant[] {
  return list.map((one) => ({
    ...{ name: nameOf(one), touches, rule: [file, nameOf(one)] },
    apply: () => leaveOut(list as T[], one),
  }))
}

/** Public pages ask past access: what they leave out is written in the collection. */
function publicMutants({ payload, portal }: Matrix): Mutant[] {
  const forget = (): void => {
    portalOf(payload).answers.drop(['*'])
    portal.app.cache.clear()
  }
  return [...portalOf(payload).registry.collections.values()]
    .filter(({ slug, versions }) => versions && slug in THINGS)
    .map((collection) => ({
      name: `drafts of ${collection.slug} on public pages`,
      touches: ['public pages'],
      rule: ['src/kernel/publicContext.ts', 'src/kernel/access.ts'],
      apply: () => {
        const { versions } = collection
        const changing = collection as Changing<typeof collection>
        changing.versions = true
        forget()
        return () => {
          if (versions !== undefined) changing.versions = versions
          forget()
        }
      },
    }))
}

// --- Permissions and appointments ----------------------------------------------------------------------------------

type Reach = 'all' | 'institution' | 'subtree' | Readonly<{ field: string }>

const WIDER: Readonly<Record<string, Reach | undefined>> = {
  institution: 'subtree',
  subtree: 'all',
}

function widened(reach: Reach): Reach | undefined {
  return typeof reach === 'string' ? WIDER[reach] : 'institution'
}

function permissionMutants(matrix: Matrix): Mutant[] {
  const { permissions } = portalOf(matrix.payload).registry
  return [...permissions].flatMap(([name, grants]) => {
    const touches = usesOf(matrix, name)
    const about = { touches, rule: [...ACCESS_FILES, JSON.stringify(grants)] }
    const isOnlyEndpoint = touches.every((touch) => touch === 'endpoints')
    return [
      ...(isOnlyEndpoint ? [] : widerMutants(name, grants, about)),
      ...moreMutants(matrix, name, grants, about),
    ]
  })
}

type About = Pick<Mutant, 'touches' | 'rule'>

/** Each row reaching one step further. */
function widerMutants(name: string, grants: Grants, about: About): Mutant[] {
  return Object.entries(grants).flatMap(([role, given]) => {
    const reaches = [given].flat() as Reach[]
    return reaches.flatMap((reach, at): Mutant[] => {
      const wider = widened(reach)
      if (wider === undefined || !isPersonRole(role)) return []
      const next = reaches.map((one, index) => (index === at ? wider : one))
      // What one may anyway is no more than before.
      if (reaches.some((one) => one === wider || one === widened(wider))) return []
      return [
        {
          ...{
            ...about,
            role,
            name: `'${name}' of ${role}: ${textOf(wider)} for ${textOf(reach)}`,
          },
          apply: () => give(grants, role, next),
        },
      ]
    })
  })
}

/** Each row given to everybody, and to each role that does not hold it. */
function moreMutants(matrix: Matrix, name: string, grants: Grants, about: About): Mutant[] {
  if (grants.anyone !== undefined && !about.touches.some((touch) => hasDrafts(matrix, touch)))
    return []
  const missing = ROLE_NAMES.filter((role) => grants[role] === undefined)
  const isOpen = grants.anyone !== undefined
  return [
    ...(isOpen
      ? []
      : [
          { ...about, name: `'${name}' for everybody`, apply: () => give(grants, 'anyone', 'all') },
        ]),
    ...missing.map((role): Mutant => ({
      ...{ ...about, role, name: `'${name}' for ${role} too` },
      apply: () => give(grants, role, role === 'root' ? 'all' : 'institution'),
    })),
  ]
}

function hasDrafts({ payload }: Matrix, touch: string): boolean {
  const [slug = ''] = touch.split(' ')
  const config = payload.collections[slug]
  return Boolean(config?.config.versions)
}

function give(grants: Grants, role: keyof Grants, reach: unknown): () => void {
  const changing = grants as Record<string, unknown>
  const before = changing[role]
  changing[role] = reach
  return () => {
    if (before === undefined) Reflect.deleteProperty(changing, role)
    else changing[role] = before
  }
}

function textOf(reach: Reach): string {
  return typeof reach === 'string' ? reach : `field ${reach.field}`
}

/** Where a permission is asked for. */
function usesOf({ payload }: Matrix, name: string): string[] {
  const { collections, manifests } = portalOf(payload).registry
  const operations = ['create', 'delete', 'read', 'update'] as const
  const things = [...collections.values()].flatMap(({ access, slug }) =>
    access === 'system'
      ? []
      : operations
          .filter((operation) => access[operation] === name)
          .map((operation) => `${slug} ${DEEDS[operation]}`),
  )
  const isStore = manifests.some(({ stores = [] }) =>
    stores.some(({ access }) => access !== 'system' && access.read === name),
  )
  const isEndpoint = manifests.some(({ endpoints = [] }) =>
    endpoints.some(({ permission }) => permission === name),
  )
  return [...things, ...(isEndpoint ? ['endpoints'] : []), ...(isStore ? ['stores'] : [])]
}

const AUTHORITY_FILES = ['collections/memberships/decide.ts', 'collections/users/mustOutrank.ts']

function authorityMutants(): Mutant[] {
  return Object.entries(AUTHORITY).flatMap(([name, row]) => {
    const role = name as PersonRole
    const changing = row as Changing<typeof row>
    const about = { touches: ['authority'], rule: [...AUTHORITY_FILES, JSON.stringify(AUTHORITY)] }
    const change = (what: string, next: Partial<typeof row>): Mutant => ({
      ...{ ...about, name: `authority of ${role}: ${what}` },
      apply: () => {
        const before = { ...row }
        Object.assign(changing, next)
        return () => {
          for (const key of Object.keys(next)) Reflect.deleteProperty(changing, key)
          Object.assign(changing, before)
        }
      },
    })
    // Whom it does not outrank it appoints neither way.
    const more = ROLE_NAMES.filter(
      (other) => !row.grants.includes(other) && row.rank < AUTHORITY[other].rank,
    )
    return [
      ...more.map((other) => change(`appoints ${other} too`, { grants: [...row.grants, other] })),
      ...(row.isAdministrator === true
        ? [change('may be the last to go', { isAdministrator: false })]
        : []),
      ...(row.needsSecondPerson === true
        ? [change('needs no second person', { needsSecondPerson: false })]
        : []),
      ...(role === 'root'
        ? []
        : [change('stands higher', { rank: row.rank > 4 ? 4 : row.rank - 1 })]),
    ]
  })
}
