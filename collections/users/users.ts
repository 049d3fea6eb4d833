import { defineCollection } from '#kernel'
import type { CorePermission } from '../permissions'
import { anyCase } from './anyCase'
import { authEndpoints } from './authEndpoints'
import { refuseOwnEmail, tellStaffEmail } from './email/staffEmail'
import { refusePassword } from './refusePassword'
import { endAccess } from './endAccess'
import { forgetAccount } from './forgetAccount'
import { outrankHook } from './mustOutrank'
import { removeAccount } from './removeAccount'
import { sessionStrategy } from './sessionStrategy'

/** Accounts. Signing in is ours: an opaque session, hashed at rest; Payload's own strategy is off. */
export const users = defineCollection<CorePermission>({
  slug: 'users',
  access: {
    create: 'users.manage',
    delete: 'users.manage',
    read: 'users.read',
    update: 'users.manage',
  },
  auth: {
    disableLocalStrategy: { enableFields: true, optionalPassword: true },
    loginWithUsername: { allowEmailLogin: true, requireEmail: false, requireUsername: true },
    strategies: [sessionStrategy],
    maxLoginAttempts: 0,
    useAPIKey: false,
    useSessions: false,
  },
  portal: { scope: 'institution' },
  endpoints: authEndpoints,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'username', 'email', 'institution'],
    listSearchableFields: ['name', 'username'],
  },
  hooks: {
    beforeOperation: [refusePassword, anyCase('name')],
    beforeChange: [outrankHook, refuseOwnEmail],
    beforeDelete: [removeAccount],
    afterChange: [forgetAccount, endAccess, tellStaffEmail],
    afterDelete: [forgetAccount],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 200 },
    {
      name: 'iin',
      type: 'ui',
      admin: { components: { Field: '/src/admin/people/IinField.tsx#IinField' } },
    },
    {
      name: 'guardians',
      type: 'ui',
      admin: {
        components: { Field: '/src/admin/guardians/GuardiansField.tsx#GuardiansField' },
        disableListColumn: true,
      },
    },
    {
      name: 'secondStep',
      type: 'ui',
      admin: {
        components: { Field: '/src/admin/people/SecondStepField.tsx#SecondStepField' },
        disableListColumn: true,
      },
    },
    { name: 'disabled', type: 'checkbox', defaultValue: false, admin: { position: 'sidebar' } },
    {
      name: 'newPassword',
      type: 'ui',
      admin: {
        components: { Field: '/src/admin/people/NewPassword.tsx#NewPassword' },
        disableListColumn: true,
      },
    },
  ],
})
