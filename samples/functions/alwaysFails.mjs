// The order has no `customer`, and nobody checked: the error says where.
export async function handler(event) {
  console.log(`invoice for order ${event.orderId}`);
  return { invoice: createInvoice(event) };
}

function createInvoice(order) {
  return { to: addressOf(order.customer), total: order.total };
}

function addressOf(customer) {
  return `${customer.name}, ${customer.city}`;
}
