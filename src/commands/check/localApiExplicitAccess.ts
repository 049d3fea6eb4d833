import type { Rule } from 'eslint'

type Call = Parameters<NonNullable<Rule.NodeListener['CallExpression']>>[0]
type Expression = Call['callee'] | Call['arguments'][number]
type ObjectExpression = Extract<Expression, { type: 'ObjectExpression' }>
type Property = Extract<ObjectExpression['properties'][number], { type: 'Property' }>

/** Every method of Payload's Local API that skips access control unless told otherwise. */
const guarded = new Set([
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'delete',
  'duplicate',
  'find',
  'findByID',
  'findDistinct',
  'findGlobal',
  'findGlobalVersionByID',
  'findGlobalVersions',
  'findVersionByID',
  'findVersions',
  'restoreGlobalVersion',
  'restoreVersion',
  'update',
  'updateGlobal',
])

/**
 * ESLint rule: a call such as `payload.find({ … })` names `overrideAccess` in the literal itself, and with
 * `overrideAccess: false` also `req` or `user`. Payload's default is `true`, so the dangerous call is
 * the one that forgets the key; a spread does not count, because a reader cannot see what it brings.
 */
export const localApiExplicitAccess: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing:
        'payload.{{method}}() bypasses access control unless told otherwise: write overrideAccess here.',
      nobody:
        'payload.{{method}}() with overrideAccess: false asks for nobody: pass req, or user (null for the public).',
    },
  },
  create: (context) => ({
    CallExpression: (node) => {
      const method = guardedMethod(node)
      const options = node.arguments[0] && bare(node.arguments[0])
      if (method === undefined || options?.type !== 'ObjectExpression') return
      const messageId = fault(options)
      if (messageId !== undefined) context.report({ node, messageId, data: { method } })
    },
  }),
}

/** The Local API method this call names, when its object is called `payload` or ends in `.payload`. */
function guardedMethod({ callee }: Call): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined
  const object = bare(callee.object)
  const owner = object.type === 'MemberExpression' ? object.property : object
  if (owner.type !== 'Identifier' || owner.name !== 'payload') return undefined
  return callee.property.type === 'Identifier' && guarded.has(callee.property.name)
    ? callee.property.name
    : undefined
}

/** The expression inside `x as T`, `x satisfies T` and `x!`, which ESTree's own types do not know. */
function bare(node: Expression): Expression {
  const { type, expression } = node as { type: string; expression?: Expression }
  const isTypeOnly = /^TS(As|Satisfies|NonNull)Expression$/.test(type)
  return isTypeOnly && expression !== undefined ? bare(expression) : node
}

function fault(options: ObjectExpression): 'missing' | 'nobody' | undefined {
  const access = ownProperty(options, 'overrideAccess')
  if (access === undefined) return 'missing'
  const isOff = access.value.type === 'Literal' && access.value.value === false
  const hasSubject = ownProperty(options, 'req') ?? ownProperty(options, 'user')
  return isOff && hasSubject === undefined ? 'nobody' : undefined
}

function ownProperty(options: ObjectExpression, name: string): Property | undefined {
  return options.properties.find(
    (property): property is Property =>
      property.type === 'Property' && !property.computed && keyName(property) === name,
  )
}

function keyName({ key }: Property): unknown {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' ? key.value : undefined
}
