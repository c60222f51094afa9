export { systemClock } from '../model/base/systemClock';
