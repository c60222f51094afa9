// Lambda hands over a batch of messages. It deletes from the queue what is not in the answer: those are done.
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    try {
      console.log(`Message ${messageId}: ${take(JSON.parse(body))}`);
    } catch (error) {
      // Only this message returns to the queue. Throwing here would return the others, too, and they would be taken twice.
      console.error(`Message ${messageId} failed`, error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};

// An order without items is the poison message: it fails however often it is tried.
const take = ({ order, items }) => {
  const pieces = items.reduce((sum, { count }) => sum + count, 0);
  return `order ${order}, ${pieces} pieces`;
};
