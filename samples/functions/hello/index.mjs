// Lambda calls `handler` with the payload of the invocation. What it returns becomes the response, as JSON.
export const handler = async (event) => {
  const name = event.name ?? 'world';
  console.log('Greeting', name); // goes to the function's log
  return { message: `${process.env.GREETING}, ${name}!` };
};
