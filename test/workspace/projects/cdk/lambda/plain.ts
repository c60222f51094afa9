import { count } from './count';

export const handler = async () => count;
