import { core } from '#collections'
import { env } from '#config'
import { plugins } from '#plugins'
import { portalConfig } from '../../payload.config'
import { addPlugin } from './plugin/addPlugin'
import { faultOfId } from './plugin/faultOfId'
import { print, runMain } from './terminal'

/** `npm run new:plugin -- <id>` writes a plugin that works, as a beginning. */
await runMain(async ([id, ...rest]) => {
  if (id === undefined || rest.length > 0)
    throw new Error('Name the plugin, in one word: npm run new:plugin -- <id>')
  const fault = await faultOfId(id, {
    ids: [core, ...plugins].map((manifest) => manifest.id),
    configWith: (plugin) => portalConfig(env(), {}, [plugin]),
  })
  if (fault !== undefined) throw new Error(fault)
  for (const file of await addPlugin(process.cwd(), id)) print(file)
  print(`
It works as it is. Next, for the types of its documents, for its tables, and to see that all is well:
  npm run generate
  npm run migrate:new -- ${id}
  npm run check
Then start the portal and switch the module on under "Modules" in the admin: it is off until then.
Say in plugins/${id}/README.md what it is for, and in its translations what it is called;
who may do what stands in its permissions.ts and, once more and by hand, in src/testing/matrix/oracle.ts.
docs/plugins.md tells what else a plugin can add.`)
})
