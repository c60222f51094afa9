/**
 * Decodes a body of `Content-Encoding: aws-chunked`: the size of a chunk in hex, perhaps with a signature, and its bytes; checksums
 * in trailers follow the last one (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html).
 */
export function decodeChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0) break;
    const size = Number.parseInt(body.subarray(at, lineEnd).toString('latin1'), 16);
    if (!(size > 0)) break;
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(chunks);
}
