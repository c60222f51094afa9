const hello = async () => 'hello';

export const main = hello;
