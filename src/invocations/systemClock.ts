export { systemClock } from '../model/systemClock';
