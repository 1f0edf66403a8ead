import { describe, expect, it } from 'vitest';
import { cleanName, mayShowInline, mediaTypeOf, previewOf, uploadRefusals } from './uploads.ts';

const MB = 1024 * 1024;
const kinds = (name: string, recognised: string | null, size = 100) =>
  uploadRefusals({ name, size, recognised }, 10 * MB).map((r) => r.kind);

describe('an upload', () => {
  it.each([
    ['a picture', '照片.PNG', 'image/png', []],
    ['a spreadsheet', '表A1.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', []],
    ['an old document', '合同.doc', 'application/x-cfb', []],
    ['a plain text', '说明.txt', null, []],
    ['a page that a browser would run', 'x.html', null, ['file_type']],
    ['a drawing that can carry scripts', 'x.svg', 'application/xml', ['file_type']],
    ['a program', 'setup.exe', 'application/x-msdownload', ['file_type']],
    ['no ending', 'README', null, ['file_type']],
    ['a program that calls itself a picture', 'x.png', 'application/x-msdownload', ['file_content']],
    ['text that calls itself a PDF', 'x.pdf', null, ['file_content']],
    ['a program that calls itself text', 'x.txt', 'application/x-elf', ['file_content']],
    ['no name', '  ', null, ['file_name', 'file_type']],
  ])('%s', (_, name, recognised, expected) => expect(kinds(name, recognised)).toEqual(expected));

  it('is limited in size and length of name, and not empty', () => {
    expect(kinds('a.png', 'image/png', 10 * MB + 1)).toEqual(['file_too_large']);
    expect(kinds('a.png', null, 0)).toEqual(['file_empty']);
    expect(kinds(`${'长'.repeat(197)}.png`, 'image/png')).toEqual(['file_name']);
  });
});

it('keeps only the last part of a path, without control characters', () => {
  expect(cleanName('..\\..\\etc/pass\u0000wd\n.txt')).toBe('passwd.txt');
});

it('shows pictures and PDF in the page, downloads the rest', () => {
  expect([mayShowInline('a.pdf'), mayShowInline('a.docx'), mediaTypeOf('a.JPG')]).toEqual([true, false, 'image/jpeg']);
});

it.each([
  ['照片.JPG', 'image/jpeg', 'picture'],
  ['手机照片.heic', 'image/heic', 'name'],
  ['合同.pdf', 'application/pdf', 'pdf'],
  ['语音.webm', 'audio/webm', 'sound'],
  ['现场.mp4', 'video/mp4', 'film'],
  ['方案.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'name'],
  ['合同.pdf', 'text/html', 'name'],
])('%s stored as %s is shown as %s', (name, mediaType, preview) => expect(previewOf({ name, mediaType })).toBe(preview));
