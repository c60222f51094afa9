/**
 * Removes likely secrets from a text that is shown or logged: access key ids, the values of secret keys, tokens and passwords,
 * bearer tokens, long runs of base64, passwords in URLs, and the piece of a payload that Lambda quotes when it is not JSON
 * (`[Source: (byte[])"{"a""; line: 1, column: 5]`).
 */
export function redact(text: string): string {
  return text
    .replaceAll(/\(byte\[\]\)"[\s\S]*?"(?=;|\s*\])/g, '(byte[])[redacted]')
    .replaceAll(/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, '[redacted]')
    .replaceAll(
      /((?:secret|token|password|passwd|pwd|authorization|signature|credential|client_?secret|assertion)[\w-]*["']?\s*[:=]\s*)(?:Bearer\s+)?["']?[^\s"',;&}]+/gi,
      '$1[redacted]',
    )
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer [redacted]')
    .replaceAll(/([a-z][\w+.-]*:\/\/)[^\s/@]+@/gi, '$1[redacted]@')
    .replaceAll(/\beyJ[\w-]{10,}(?:\.[\w-]+){0,2}/g, '[redacted]')
    .replaceAll(/(?<![\w/+=-])(?=[\w/+]*\d)(?=[\w/+]*[A-Z])(?=[\w/+]*[a-z])[\w/+]{40,}={0,2}(?![\w/+])/g, '[redacted]');
}
