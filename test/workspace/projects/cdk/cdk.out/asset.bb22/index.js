// lambda/count.ts
var count = 1;

// lambda/plain.ts
var handler = async () => count;
module.exports = { handler };
