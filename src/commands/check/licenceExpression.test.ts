import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isLicenceAllowed } from './licenceExpression'

const ask = (expression: string) =>
  isLicenceAllowed(expression, (identifier) =>
    ['MIT', 'ISC', 'Apache-2.0 WITH LLVM-exception'].includes(identifier),
  )

test.each([
  'MIT',
  '(MIT)',
  'MIT OR GPL-3.0',
  'GPL-3.0 OR MIT',
  'MIT AND ISC',
  '(MIT OR GPL-3.0) AND ISC',
  'GPL-3.0 AND MIT OR ISC',
  'Apache-2.0 WITH LLVM-exception',
  '((MIT))',
])('%s is allowed', (expression) => {
  expect(ask(expression)).toBe(true)
})

test.each([
  '',
  'GPL-3.0',
  'mit',
  'MIT AND GPL-3.0',
  'MIT AND (GPL-3.0 OR AGPL-3.0)',
  'Apache-2.0',
  'MIT WITH LLVM-exception',
  'MIT WITH',
  'MIT OR',
  'OR MIT',
  'MIT ISC',
  'MIT OR (',
  '(MIT',
  'MIT)',
  '()',
  'SEE LICENSE IN LICENSE.md',
  'UNLICENSED',
])('%s is not allowed', (expression) => {
  expect(ask(expression)).toBe(false)
})

type Tree = string | { join: 'AND' | 'OR'; left: Tree; right: Tree }
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('MIT', 'GPL-3.0', 'ISC'),
    fc.record({ join: fc.constantFrom('AND', 'OR'), left: tie('tree'), right: tie('tree') }),
  ),
}))
const print = (node: Tree): string =>
  typeof node === 'string' ? node : `(${print(node.left)} ${node.join} ${print(node.right)})`
const truth = (node: Tree): boolean => {
  if (typeof node === 'string') return node !== 'GPL-3.0'
  const [left, right] = [truth(node.left), truth(node.right)]
  return node.join === 'AND' ? left && right : left || right
}

test('agrees with boolean logic on every well-formed expression', () => {
  fc.assert(fc.property(tree, (node) => ask(print(node)) === truth(node)))
})

test('answers, and with no, to anything with a broken end', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(' OR', ' AND', ' (', ' )', ' MIT', ' WITH'), (node, end) => {
      expect(ask(print(node) + end)).toBe(false)
    }),
  )
})

test('always answers', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof ask(text) === 'boolean'))
})
