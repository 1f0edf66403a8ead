// What may be uploaded: documents, pictures, sound and archives that people exchange in a sale. What a browser would run
// (HTML, SVG, scripts) or an operating system would start is refused, and the content must be what the name says.

export const MAX_NAME = 200;

interface Kind {
  mediaType: string;
  /** What the first bytes of such a file are recognised as; empty: plain text, which has no signature. */
  signatures: readonly string[];
  /** May be shown in the page instead of being downloaded. */
  inline: boolean;
}

const plain = (mediaType: string): Kind => ({ mediaType, signatures: [], inline: false });
const picture = (mediaType: string): Kind => ({ mediaType, signatures: [mediaType], inline: true });
const office = (mediaType: string, ...also: string[]): Kind => ({ mediaType, signatures: [mediaType, ...also], inline: false });
const OLD_OFFICE = 'application/x-cfb';
const ZIP = 'application/zip';
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

const KINDS: Readonly<Record<string, Kind>> = {
  png: picture('image/png'),
  jpg: picture('image/jpeg'),
  jpeg: picture('image/jpeg'),
  gif: picture('image/gif'),
  webp: picture('image/webp'),
  heic: { mediaType: 'image/heic', signatures: ['image/heic', 'image/heif'], inline: false },
  pdf: { mediaType: 'application/pdf', signatures: ['application/pdf'], inline: true },
  docx: office(`${OPEN_XML}.wordprocessingml.document`, ZIP),
  xlsx: office(`${OPEN_XML}.spreadsheetml.sheet`, ZIP),
  pptx: office(`${OPEN_XML}.presentationml.presentation`, ZIP),
  doc: office('application/msword', OLD_OFFICE),
  xls: office('application/vnd.ms-excel', OLD_OFFICE),
  ppt: office('application/vnd.ms-powerpoint', OLD_OFFICE),
  zip: office(ZIP),
  rar: office('application/vnd.rar', 'application/x-rar-compressed'),
  '7z': office('application/x-7z-compressed'),
  txt: plain('text/plain'),
  md: plain('text/plain'),
  csv: plain('text/csv'),
  json: plain('application/json'),
  eml: plain('message/rfc822'),
  webm: { mediaType: 'audio/webm', signatures: ['video/webm', 'audio/webm', 'video/matroska', 'video/x-matroska'], inline: true },
  ogg: { mediaType: 'audio/ogg', signatures: ['audio/ogg', 'audio/opus', 'video/ogg', 'audio/ogg; codecs=opus'], inline: true },
  mp3: { mediaType: 'audio/mpeg', signatures: ['audio/mpeg'], inline: true },
  m4a: { mediaType: 'audio/mp4', signatures: ['audio/mp4', 'audio/x-m4a', 'video/mp4'], inline: true },
  wav: { mediaType: 'audio/wav', signatures: ['audio/wav', 'audio/x-wav', 'audio/vnd.wave'], inline: true },
  mp4: { mediaType: 'video/mp4', signatures: ['video/mp4'], inline: true },
};

export const ALLOWED_ENDINGS: readonly string[] = Object.keys(KINDS);

export type UploadRefusal =
  | { kind: 'file_name'; limit: number }
  | { kind: 'file_empty' }
  | { kind: 'file_too_large'; size: number; limit: number }
  | { kind: 'file_type'; ending: string; allowed: readonly string[] }
  | { kind: 'file_content'; ending: string; found: string };

export interface Upload {
  name: string;
  size: number;
  /** Media type the first bytes show, or null when they show none. */
  recognised: string | null;
}

const endingOf = (name: string): string => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '');

export const mediaTypeOf = (name: string): string => KINDS[endingOf(name)]?.mediaType ?? 'application/octet-stream';
export const mayShowInline = (name: string): boolean => KINDS[endingOf(name)]?.inline ?? false;

/** How a page shows a file: as a picture, in the browser's own reader of PDF, with a player, or by its name alone. */
export type Preview = 'picture' | 'pdf' | 'sound' | 'film' | 'name';

/** Only what may be shown inline is shown; the media type must be the one the file was stored under. */
export function previewOf({ name, mediaType }: { name: string; mediaType: string }): Preview {
  if (!mayShowInline(name)) return 'name';
  if (mediaType === 'application/pdf') return 'pdf';
  const [family] = mediaType.split('/');
  return family === 'image' ? 'picture' : family === 'audio' ? 'sound' : family === 'video' ? 'film' : 'name';
}

/** The name without path and control characters, as it is stored and offered for download. */
export const cleanName = (name: string): string =>
  [...name.split(/[\\/]/).at(-1)!]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .trim();

/** Every reason not to keep an upload; empty when it may be kept. `limit` in bytes. */
export function uploadRefusals(upload: Upload, limit: number): UploadRefusal[] {
  const name = cleanName(upload.name);
  const ending = endingOf(name);
  const kind = KINDS[ending];
  const refusals: UploadRefusal[] = [];
  if (name === '' || [...name].length > MAX_NAME) refusals.push({ kind: 'file_name', limit: MAX_NAME });
  if (upload.size === 0) refusals.push({ kind: 'file_empty' });
  if (upload.size > limit) refusals.push({ kind: 'file_too_large', size: upload.size, limit });
  if (!kind) refusals.push({ kind: 'file_type', ending, allowed: ALLOWED_ENDINGS });
  else if (upload.size > 0 && !contentFits(kind, upload.recognised))
    refusals.push({ kind: 'file_content', ending, found: upload.recognised ?? 'plain text' });
  return refusals;
}

/** Plain text has no signature; everything else must show its own. */
const contentFits = (kind: Kind, recognised: string | null): boolean =>
  kind.signatures.length === 0
    ? recognised === null || recognised.startsWith('text/')
    : recognised !== null && kind.signatures.includes(recognised);
