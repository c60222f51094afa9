/** A file format identified by its first bytes. */
interface Signature {
  readonly label: string;
  /** File name extension, without the dot. */
  readonly extension: string;
  /** At offset 0; `undefined` stands for any byte. */
  readonly bytes: readonly (number | undefined)[];
  /** Only for images that a panel displays. */
  readonly mediaType?: string;
}

const anyFour = [undefined, undefined, undefined, undefined];

/**
 * A longer prefix must come before a shorter one that it starts with. Formats:
 * https://www.iana.org/assignments/media-types.
 */
const signatures: readonly Signature[] = [
  { label: 'PNG image', extension: 'png', bytes: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a], mediaType: 'image/png' },
  { label: 'JPEG image', extension: 'jpg', bytes: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  { label: 'GIF image', extension: 'gif', bytes: ascii('GIF87a'), mediaType: 'image/gif' },
  { label: 'GIF image', extension: 'gif', bytes: ascii('GIF89a'), mediaType: 'image/gif' },
  {
    label: 'WebP image',
    extension: 'webp',
    bytes: [...ascii('RIFF'), ...anyFour, ...ascii('WEBP')],
    mediaType: 'image/webp',
  },
  { label: 'WAV audio', extension: 'wav', bytes: [...ascii('RIFF'), ...anyFour, ...ascii('WAVE')] },
  { label: 'AVIF image', extension: 'avif', bytes: [...anyFour, ...ascii('ftypavif')] },
  { label: 'MP4 video', extension: 'mp4', bytes: [...anyFour, ...ascii('ftyp')] },
  { label: 'TIFF image', extension: 'tiff', bytes: [...ascii('II'), 0x2a, 0x00] },
  { label: 'TIFF image', extension: 'tiff', bytes: [...ascii('MM'), 0x00, 0x2a] },
  { label: 'icon', extension: 'ico', bytes: [0x00, 0x00, 0x01, 0x00] },
  { label: 'PDF document', extension: 'pdf', bytes: ascii('%PDF-') },
  { label: 'ZIP archive', extension: 'zip', bytes: [...ascii('PK'), 0x03, 0x04] },
  { label: 'ZIP archive', extension: 'zip', bytes: [...ascii('PK'), 0x05, 0x06] },
  { label: 'gzip data', extension: 'gz', bytes: [0x1f, 0x8b] },
  { label: 'Zstandard data', extension: 'zst', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { label: 'WebAssembly module', extension: 'wasm', bytes: [0x00, ...ascii('asm')] },
  { label: 'Parquet file', extension: 'parquet', bytes: ascii('PAR1') },
  { label: 'SQLite database', extension: 'sqlite', bytes: [...ascii('SQLite format 3'), 0x00] },
  { label: 'ELF file', extension: 'elf', bytes: [0x7f, ...ascii('ELF')] },
  { label: 'Ogg audio', extension: 'ogg', bytes: ascii('OggS') },
  { label: 'MP3 audio', extension: 'mp3', bytes: ascii('ID3') },
];

/** `PNG image`, by the magic number; `undefined` for a format that is not known. */
export function binaryTypeOf(bytes: Uint8Array): string | undefined {
  const isMatch = (signature: Signature): boolean =>
    signature.bytes.every((byte, index) => index < bytes.length && (byte === undefined || byte === bytes[index]));
  return signatures.find(isMatch)?.label;
}

/** `image/png` for `PNG image`; `undefined` if the format is not displayed as an image. */
export function pictureMediaType(type: string | undefined): string | undefined {
  return signatures.find(({ label }) => label === type)?.mediaType;
}

/** `png` for `PNG image`; `undefined` for a format that is not known. */
export function extensionOfType(type: string | undefined): string | undefined {
  return signatures.find(({ label }) => label === type)?.extension;
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
