import path from 'node:path'
import { pluginContract } from '../src/testing/contract/pluginContract'
import { plugins } from './index'

pluginContract(plugins, path.resolve('plugins'))
