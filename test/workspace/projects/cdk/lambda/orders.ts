import { count } from './count';

export const create = async () => count + 1;
