import type { Translate } from '../i18n/wording.ts';

const KIB = 1024;
const MIB = KIB * KIB;

/** Bytes as people say them: 1 KB at least, from one megabyte on with one decimal. */
export const sizeWords = (t: Translate, bytes: number): string =>
  bytes >= MIB
    ? t('files.megabytes', { size: (bytes / MIB).toFixed(1) })
    : t('files.kilobytes', { size: Math.max(1, Math.round(bytes / KIB)) });

/** Where the bytes of a file are; `asDownload` asks the browser to keep instead of to show them. */
export const addressOfFile = (id: string, asDownload = false): string => `/api/files/${id}${asDownload ? '?download' : ''}`;
