/** Fails for orders with `"poison": true`. @param {{ Records: readonly { body: string }[] }} event */
export const orders = async ({ Records }) => {
  for (const { body } of Records) if (JSON.parse(body).poison) throw new TypeError('a poison order');
};

/** Fails for clicks with `"poison": true`. @param {{ Records: readonly { kinesis: { data: string } }[] }} event */
export const clicks = async ({ Records }) => {
  for (const { kinesis } of Records) {
    if (JSON.parse(Buffer.from(kinesis.data, 'base64').toString()).poison) throw new TypeError('a poison click');
  }
};
