import eslint from '@eslint/js'
import prettier from 'eslint-config-prettier'
import { defineConfig, globalIgnores } from 'eslint/config'
import { require as requireTypeScript } from 'tsx/cjs/api'
import tseslint from 'typescript-eslint'

// The rule is TypeScript like the rest, so that it is type-checked, linted and tested like the rest.
const { localApiExplicitAccess } = requireTypeScript(
  './src/commands/check/localApiExplicitAccess.ts',
  import.meta.url,
)

const tests = ['**/*.test.{ts,tsx}', 'src/testing/**']
const configs = ['*.config.{ts,mjs}', '.dependency-cruiser.cjs']
// Tables of data, not code: their length says how much there is, not how tangled it is.
const data = ['**/translations/**', 'src/database/migrations/**', 'seed/**/data/**']

const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read settings from '#config', the only place that knows the environment.",
}
const bareError = {
  selector: "ThrowStatement > NewExpression[callee.name='Error']",
  message: 'Throw PortalError with a code of the error table.',
}
const noRawPayload = 'Use ctx.db: raw payload has no access control.'
const rawPayload = [
  { selector: "MemberExpression[property.name='payload']", message: noRawPayload },
  { selector: "ObjectPattern > Property[key.name='payload']", message: noRawPayload },
  {
    selector: "Property[key.name='overrideAccess'][value.value=true]",
    message: 'Only the kernel, commands and the seed may bypass access control.',
  },
]

/** The whole list for these files: the last entry that matches a file is the one that counts. */
const forbid = (files, ...syntax) => ({
  files,
  rules: { 'no-restricted-syntax': ['error', ...syntax] },
})

const sources = '**/*.{ts,tsx}'
const length = { skipBlankLines: true, skipComments: true }

export default defineConfig(
  globalIgnores([
    '**/.next',
    '**/.cache',
    'data',
    'coverage',
    'next-env.d.ts',
    '**/payload-types.ts',
    'src/app/(payload)/admin/importMap.js',
  ]),
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  prettier,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { orda: { rules: { 'local-api-explicit-access': localApiExplicitAccess } } },
    rules: {
      'orda/local-api-explicit-access': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
      // `async` without `await` is how a leaf of a manifest keeps its promise: it rejects, it never throws.
      '@typescript-eslint/require-await': 'off',
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 200, ...length }],
      'max-lines-per-function': ['error', { max: 60, ...length }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'payload',
              importNames: ['definePlugin'],
              message: "Import definePlugin from '#kernel'.",
            },
            {
              name: 'node:process',
              importNames: ['env'],
              message: "Read settings from '#config'.",
            },
          ],
          patterns: [
            { group: ['../../../*'], message: 'Go through a door (#kernel, #config, …) instead.' },
          ],
        },
      ],
    },
  },

  forbid([sources], defaultExport, environment, ...rawPayload),
  forbid(
    ['{collections,plugins,src/site}/**/*.{ts,tsx}'],
    defaultExport,
    environment,
    bareError,
    ...rawPayload,
  ),
  forbid(['src/{kernel,server}/**/*.{ts,tsx}'], defaultExport, environment, bareError),
  forbid(['{src/database,src/commands,seed,bench}/**/*.{ts,tsx}'], defaultExport, environment),
  // Accounts, roles and the tree come before access: nobody is anybody, anywhere, until these files have said so.
  forbid(
    ['collections/{users,memberships,institutions,guardians,handovers,invitations}/**/*.ts'],
    defaultExport,
    environment,
    bareError,
  ),
  forbid(['src/config/**/*.ts'], defaultExport, ...rawPayload),
  forbid(['src/app/**/*.{ts,tsx}'], environment, ...rawPayload),
  forbid(['payload.config.ts'], environment),
  forbid(tests, defaultExport),
  // What Jest loads by name wants one.
  {
    files: ['src/testing/jest/{matrixFirst,runner}.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },

  {
    files: tests,
    rules: {
      // An answer's body is `any` in supertest; narrowing it would hide what a test says.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
    },
  },
  { files: data, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { Buffer: 'readonly', module: 'writable', process: 'readonly', URL: 'readonly' },
    },
  },
  { files: configs, rules: { 'max-lines': 'off' } },
)
