// A handler takes the event, which is whatever JSON the caller sent, and returns what the caller gets back.
export async function handler(event) {
  const name = event.name ?? 'world';
  console.log(`greeting ${name}`);
  return { message: `Hello, ${name}!` };
}
