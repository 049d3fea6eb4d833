/** `npm run licences`: the licences and the origin of every package, in production and in development. */
import { licenceFaults } from './licencePolicy'
import { packageFaults } from './packagePolicy'
import { readPackages } from './packages'

const tree = readPackages(process.cwd())
const faults = [...licenceFaults(tree.packages), ...packageFaults(tree)]
const verdict =
  faults.length === 0 ? [`${tree.packages.length} packages, all as agreed`] : [...faults].sort()
process.stdout.write(`${verdict.join('\n')}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
