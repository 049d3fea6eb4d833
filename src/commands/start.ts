import { checkedMode } from './checkedMode'

checkedMode('production')
const { serve } = await import('./serve')
await serve()
