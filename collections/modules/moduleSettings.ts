import { defineCollection } from '#kernel'
import { checkSettings } from './checkSettings'
import { decisionFields } from './decisionFields'

/**
 * What an institution sets of a module, from a moment on: for itself and for all below it. Each decision says all that
 * the institution sets; whatever it leaves out is as above. None is ever changed.
 */
export const moduleSettings = defineCollection({
  slug: 'module-settings',
  // Its rows come through one endpoint, which asks who may set what.
  access: 'system',
  portal: { scope: 'institution', queries: [['module']] },
  defaultSort: '-from',
  hooks: { beforeValidate: [checkSettings] },
  fields: [
    { name: 'module', type: 'text', required: true },
    { name: 'values', type: 'json', admin: { hidden: true } },
    { name: 'version', type: 'number', admin: { hidden: true } },
    ...decisionFields,
  ],
})
