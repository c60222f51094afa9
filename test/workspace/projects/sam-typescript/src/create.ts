import type { Order } from "./order";

export const handler = async (event: { body: string }): Promise<Order> => JSON.parse(event.body);
