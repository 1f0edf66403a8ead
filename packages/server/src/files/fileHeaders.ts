// How the bytes of an upload reach a browser. Nothing in them may run in the name of this site: they have the media type they were
// checked for, and no other page may frame them. A sandbox is the wall for everything but PDF, whose reader browsers refuse to
// start in one; that reader runs apart from the page that shows it.
import { mayShowInline, previewOf } from '#domain/files/uploads.ts';

const OWN_PAGES = "frame-ancestors 'self'";

export function fileHeaders(file: { name: string; mediaType: string; size: number }, asDownload: boolean): Record<string, string | number> {
  const shown = mayShowInline(file.name) && !asDownload;
  return {
    'content-length': file.size,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': shown && previewOf(file) === 'pdf' ? OWN_PAGES : `default-src 'none'; sandbox; ${OWN_PAGES}`,
    'x-content-type-options': 'nosniff',
  };
}
