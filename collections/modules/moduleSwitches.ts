import { defineCollection, SWITCHES } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkSwitch } from './checkSwitch'

/**
 * What an institution says of a module, from a moment on: for itself and for all below it. Of several decisions the
 * latest that has begun holds, so an earlier one is history and a later one a plan; none is ever changed.
 */
export const moduleSwitches = defineCollection<CorePermission>({
  slug: 'module-switches',
  access: {
    create: 'modules.switch',
    delete: 'modules.switch',
    read: 'modules.read',
    update: 'modules.change',
  },
  portal: { scope: 'institution', queries: [['module']] },
  defaultSort: '-from',
  admin: {
    useAsTitle: 'reason',
    defaultColumns: ['module', 'state', 'from', 'reason', 'institution'],
  },
  hooks: { beforeValidate: [checkSwitch] },
  fields: [
    // The kernel offers the modules of this portal.
    { name: 'module', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, options: [...SWITCHES] },
    { name: 'reason', type: 'textarea', required: true, maxLength: 500 },
    {
      name: 'from',
      type: 'date',
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
})
