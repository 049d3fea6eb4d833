import Sequencer from '@jest/test-sequencer'

/**
 * The access matrix takes minutes from files of a few lines. Jest, which in a fresh clone begins with the largest files,
 * would ask it last, and one core would wait for the other.
 */
export default class MatrixFirst extends Sequencer {
  sort(tests) {
    const isMatrix = ({ path }) => path.includes('/matrix/')
    const sorted = super.sort(tests)
    return [...sorted.filter(isMatrix), ...sorted.filter((test) => !isMatrix(test))]
  }
}
