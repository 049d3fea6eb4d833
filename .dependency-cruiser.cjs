/** The architecture, one line per floor: who may import whom. Run by `npm run arch`. */

const ours = '^(src|plugins|collections|themes|seed|bench)/|^payload\\.config\\.ts$'
const tests = '\\.test\\.tsx?$|^src/testing/'

// Doors: the one file through which another area is entered.
const config = '^src/config/index\\.ts$'
const kernel = '^src/kernel/index\\.ts$'
const database = '^src/database/(index|operations)\\.ts$'
const site = '^src/site/index\\.tsx?$'
const siteMessages = '^src/site/translations/index\\.ts$'
const tables = '^src/tables/index\\.ts$'
const print = '^src/print/index\\.ts$'
const tablesMessages = '^src/tables/translations/index\\.ts$'
const ui = '^src/site/ui/'
const frame = '^src/site/frame/'
const collections = '^collections/index\\.ts$'
const answers = '^collections/answers\\.ts$'
const plugins = '^plugins/index\\.ts$'
const themes = '^themes/index\\.ts$'
const seed = '^seed/index\\.ts$'
const portal = '^payload\\.config\\.ts$'

/** Files under `from` may import only `allowed` among our own files; tests may import anything. */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: ours, pathNot: allowed },
})

/** Files under `from` may import nothing that matches `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    only('kernel-is-the-floor', '^src/kernel/', '^src/kernel/'),
    only('config-is-the-floor', '^src/config/', '^src/config/'),
    only('database-on-config', '^src/database/', '^src/database/', config),
    // Core is a manifest like any plugin, with views of its own.
    only('collections-on-kernel', '^collections/', '^collections/', kernel, tables, print, ui),
    only(
      'plugin-is-an-island',
      '^plugins/([^/]+)/',
      '^plugins/$1/',
      kernel,
      collections,
      tables,
      print,
      ui,
    ),
    only('plugin-list', plugins, '^plugins/[^/]+/plugin\\.ts$', kernel),
    only('theme-is-looks', '^themes/([^/]+)/', '^themes/$1/', ui, frame),
    only('theme-list', themes, '^themes/[^/]+/theme\\.tsx?$', kernel),
    only('print-is-the-floor', '^src/print/', '^src/print/'),
    only('tables-on-kernel', '^src/tables/', '^src/tables/', kernel),
    only('site-on-kernel', '^src/site/', '^src/site/', kernel, themes),
    only('admin-on-kernel', '^src/admin/', '^src/admin/', kernel, answers),
    never(
      'answers-are-shapes',
      'A browser loads nothing of the server: what endpoints answer is imported as types.',
      { path: '^src/admin/', pathNot: tests },
      { path: answers, dependencyTypesNot: ['type-only'] },
    ),
    // What packages import: nothing of ours needs it.
    only('kit-is-a-door', '^src/kit/', '^src/kit/', '^src/kernel/', '^src/site/ui/', collections),
    never(
      'nothing-through-the-kit',
      'Folders of this repository have doors of their own.',
      { path: ours, pathNot: `${tests}|^src/kit/` },
      { path: '^src/kit/' },
    ),
    only('next-is-thin', '^src/app/', '^src/app/', '^src/admin/', portal),
    only(
      'portal-is-assembled',
      portal,
      kernel,
      collections,
      plugins,
      themes,
      config,
      database,
      siteMessages,
      tablesMessages,
      '^src/admin/',
    ),
    only('seed-on-doors', '^seed/', '^seed/', kernel, collections, plugins, config, tables),
    only(
      'server-is-the-roof',
      '^src/server/',
      '^src/server/',
      kernel,
      collections,
      plugins,
      themes,
      config,
      database,
      site,
      siteMessages,
      tables,
      ui,
      seed,
      portal,
    ),

    never(
      'nothing-on-tests',
      'Code that ships must not need what only tests need.',
      { path: ours, pathNot: `${tests}|^bench/` },
      { path: tests },
    ),
    never(
      'nothing-on-bench',
      'Measurements look at the code, never the other way round.',
      { path: ours, pathNot: `${tests}|^bench/` },
      { path: '^bench/' },
    ),
    never(
      'manifest-without-react',
      'A manifest names its views by a lazy import(): types, tests and commands load no React.',
      { path: '^(plugins|collections|src/kernel)/.*\\.ts$', pathNot: tests },
      { path: '\\.tsx$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    ),
    never(
      'no-development-packages',
      'The server runs after `npm ci --omit=dev`.',
      { path: ours, pathNot: `${tests}|^bench/|^src/commands/check/` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    never(
      'no-unlisted-packages',
      'Every package used is named in package.json.',
      { path: ours },
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
    never(
      'no-unresolvable',
      'An import that leads nowhere.',
      { path: ours },
      {
        couldNotResolve: true,
      },
    ),
    never(
      'no-cycles',
      'Two files that need each other are one file or three.',
      {},
      {
        circular: true,
      },
    ),
    never(
      'no-orphans',
      'A file that imports nothing and that nobody imports.',
      {
        orphan: true,
        path: ours,
        pathNot: [
          '\\.d\\.ts$',
          'payload-types\\.ts$',
          // Registered by name.
          '^src/testing/jest/hooks\\.mjs$',
          '^src/app/',
          '/islands/',
        ],
      },
      {},
    ),
    never(
      'no-drawers',
      'A folder is named after what it holds.',
      { path: ours },
      {
        path: '/(utils|helpers|common|lib|misc)/',
        pathNot: 'node_modules',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|data|coverage|docs)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
