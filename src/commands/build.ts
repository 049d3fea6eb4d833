import { buildAdmin } from './adminBuild'
import { print, runMain } from './terminal'

await runMain(async () => {
  print('building the admin (a minute or two)…')
  await buildAdmin()
  print('built.')
})
