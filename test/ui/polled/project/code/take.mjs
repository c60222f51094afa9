import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A test mends the function by writing this file. @param {string} name */
const isFixed = (name) => existsSync(join(process.env.LAMBDA_TASK_ROOT ?? '', `${name}-fixed`));

/** Fails for orders with `"poison": true`. @param {{ Records: readonly { body: string }[] }} event */
export const orders = async ({ Records }) => {
  for (const { body } of Records) {
    if (JSON.parse(body).poison && !isFixed('orders')) throw new TypeError('a poison order');
  }
};

/** Fails for clicks with `"poison": true`. @param {{ Records: readonly { kinesis: { data: string } }[] }} event */
export const clicks = async ({ Records }) => {
  for (const { kinesis } of Records) {
    const { poison } = JSON.parse(Buffer.from(kinesis.data, 'base64').toString());
    if (poison && !isFixed('clicks')) throw new TypeError('a poison click');
  }
};

/** Takes every change. @param {{ Records: readonly { eventName: string }[] }} event */
export const items = async ({ Records }) => Records.map(({ eventName }) => eventName);
