// Records of a stream come as bytes in Base64, in the order in which they were put.
export const handler = async ({ Records }) => {
  const pages = Records.map(({ kinesis }) => pageOf(JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'))));
  console.log(`${pages.length} clicks: ${pages.join(', ')}`);
};

// Throws at a click without a page. Lambda does not know which record it was: it splits the batch and tries both halves.
const pageOf = ({ page }) => page.toLowerCase();
