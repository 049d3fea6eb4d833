import { about } from './about'
import { contacts } from './contacts'
import type { DemoPage } from './demoPage'
import { home } from './home'
import { papers } from './papers'
import { questions } from './questions'

/** The pages of the demo site in the order in which they are made: the start page leads to all others. */
export const demoPages: readonly DemoPage[] = [about, papers, questions, contacts, home]
