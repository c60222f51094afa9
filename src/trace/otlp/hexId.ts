/** An id for OTLP: hexadecimal ones as they are, others as a hash, which is the same wherever the id is named. */
export function hexId(id: string, length: 16 | 32): string {
  if (id.length === length && /^[0-9a-f]+$/i.test(id)) return id.toLowerCase();
  let hex = '';
  for (let part = 0; hex.length < length; part += 1) hex += hash(`${part}${id}`);
  return hex;
}

/** FNV-1a, 32 bits as 8 hex digits. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
