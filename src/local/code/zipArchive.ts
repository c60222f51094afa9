import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Lambda's limit of unzipped code: 250 MB. */
const maxBytes = 262_144_000;

/** Writes the files of a .zip or .jar below `target`. Throws for what is no archive, or too large. */
export async function unpackArchive(path: string, target: string): Promise<void> {
  const bytes = await readFile(path);
  let left = maxBytes;
  for (const entry of entriesOf(bytes)) {
    if (entry.name.endsWith('/')) continue;
    const file = join(target, entry.name);
    // `../` in a name would leave the folder.
    if (!file.startsWith(target + sep)) continue;
    left -= entry.size;
    if (left < 0) throw new Error('it unpacks to more than 250 MB');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contentOf(bytes, entry), { mode: entry.isExecutable ? 0o755 : 0o644 });
  }
}

interface Entry {
  readonly name: string;
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly isDeflated: boolean;
  readonly isExecutable: boolean;
}

/** The archive's own list, which stands at its end (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). */
function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('it is no zip archive');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('its list of files is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
      offset: bytes.readUInt32LE(at + 42),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
      // The Unix mode is in the upper half.
      isExecutable: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o111) !== 0,
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function contentOf(bytes: Buffer, { offset, packedSize, size, isDeflated }: Entry): Buffer {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  return isDeflated ? inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }) : packed;
}
