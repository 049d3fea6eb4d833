import { firstSteps } from './firstSteps/firstSteps'
import { latestChanges } from './latestChanges'
import { plannedDecisions } from './plannedDecisions'
import { waiting } from './waiting'

/** The core's own cards, the most urgent first. */
export const coreWidgets = [waiting, firstSteps, plannedDecisions, latestChanges]
