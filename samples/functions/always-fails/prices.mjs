const catalog = { tea: { cents: 450 }, coffee: { cents: 620 } };

export function priceOf(item) {
  return item.quantity * unitPrice(item.name);
}

function unitPrice(name) {
  // The bug: nobody sells this, so there is no entry to read `cents` of.
  return catalog[name].cents;
}
