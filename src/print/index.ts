export { drawStrips, type Strip } from './drawStrips'
