import { describe, test } from '@jest/globals'
import { RuleTester } from 'eslint'
import { parser } from 'typescript-eslint'
import { localApiExplicitAccess } from './localApiExplicitAccess'

RuleTester.describe = describe
RuleTester.it = test
const tester = new RuleTester({
  languageOptions: { ecmaVersion: 2024, sourceType: 'module', parser },
})
const missing = (method: string) => [{ messageId: 'missing', data: { method } }]
const nobody = (method: string) => [{ messageId: 'nobody', data: { method } }]

tester.run('local-api-explicit-access', localApiExplicitAccess, {
  valid: [
    'payload.find({ collection: "pages", overrideAccess: true })',
    'payload.find({ collection: "pages", overrideAccess: false, req })',
    'payload.find({ collection: "pages", overrideAccess: false, user: null })',
    'req.payload.findByID({ id, "overrideAccess": true })',
    'payload.count({ ...rest, overrideAccess: isSystem })',
    // Not the Local API, or nothing here that can be read off the page.
    'payload.find(options)',
    'payload.find()',
    'payload.db.find({ collection: "pages" })',
    'payload.logger.create({})',
    'db.find({ collection: "pages" })',
    'payload.jobs({ queue: "mail" })',
    'find({ payload: 1 })',
    'payload[method]({ collection: "pages" })',
    'payload.find({ collection, overrideAccess: true } as never)',
  ],
  invalid: [
    { code: 'payload.find({ collection: "pages" })', errors: missing('find') },
    { code: 'payload.find({})', errors: missing('find') },
    { code: 'req.payload.update({ id, data })', errors: missing('update') },
    { code: 'this.app.payload.delete({ id })', errors: missing('delete') },
    { code: 'payload?.create({ data })', errors: missing('create') },
    { code: 'req?.payload?.count({ collection })', errors: missing('count') },
    { code: 'payload.restoreVersion({ ...args })', errors: missing('restoreVersion') },
    {
      code: 'payload.updateGlobal({ slug, ["overrideAccess"]: true })',
      errors: missing('updateGlobal'),
    },
    {
      code: 'payload.findGlobal({ slug, data: { overrideAccess: true } })',
      errors: missing('findGlobal'),
    },
    { code: 'payload.find({ collection } as never)', errors: missing('find') },
    { code: 'payload.find({ collection } satisfies Options)', errors: missing('find') },
    { code: '(req.payload as Payload).find({ collection })', errors: missing('find') },
    { code: 'payload!.find({ collection })', errors: missing('find') },
    { code: 'payload.duplicate({ id, overrideAccess: false })', errors: nobody('duplicate') },
    { code: 'req.payload.find({ overrideAccess: false, ...rest })', errors: nobody('find') },
  ],
})
