import type { Words } from '../words.ts';
import type { files as zh } from '../zh/files.ts';

export const files: Words<typeof zh> = {
  kilobytes: '{{size}} KB',
  megabytes: '{{size}} MB',
  previous: 'Previous file',
  next: 'Next file',
  download: 'Download',
  trueSize: 'Click for its true size',
  fitIn: 'Click to fit it in',
  noPreview: 'Files of this kind are not shown in the page; download it to open it.',
  noPdfReader: 'This browser does not show PDF in the page; download it to open it.',
  open: 'Look at “{{name}}”',
  upload: 'Upload a file',
  none: 'There are no files yet. Contracts, proposals and pictures belong here; pictures and PDF are shown in the page.',
  noneToAdd: 'There are no files yet.',
  delete: 'Delete',
  deleteAsk: 'Delete “{{name}}”?',
  cancel: 'Cancel',
  purposes: { attachment: 'Attachment', keyEvent: 'Key event', followUp: 'Follow-up', template: 'Template', import: 'Import' },
  voice: 'Voice',
  play: 'Play {{name}}',
  pause: 'Pause {{name}}',
};
