'use client'

import { Button, toast } from '@payloadcms/ui'
import { useText } from '../useText'
import type { MadeAccount } from './useNewAccount'

/** The user name and the first password of a new account, this once. */
export function FirstPassword({ account }: Readonly<{ account: MadeAccount }>) {
  const text = useText('core:people.')
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${account.username}\n${account.password}`)
    toast.success(text('account.copied'))
  }
  return (
    <div className="orda-password" role="status">
      <p>{text('account.made')}</p>
      <dl>
        <dt>{text('account.username')}</dt>
        <dd>
          <code>{account.username}</code>
        </dd>
        <dt>{text('account.password')}</dt>
        <dd>
          <code>{account.password}</code>
        </dd>
      </dl>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => void copy().catch(() => undefined)}
        size="small"
      >
        {text('account.copy')}
      </Button>
    </div>
  )
}
