import { checkedMode } from './checkedMode'

checkedMode('dev')
const { serve } = await import('./serve')
await serve({ isDev: true })
