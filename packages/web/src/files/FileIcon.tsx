import FileExcelOutlined from '@ant-design/icons/FileExcelOutlined';
import FileImageOutlined from '@ant-design/icons/FileImageOutlined';
import FileOutlined from '@ant-design/icons/FileOutlined';
import FilePdfOutlined from '@ant-design/icons/FilePdfOutlined';
import FilePptOutlined from '@ant-design/icons/FilePptOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import FileWordOutlined from '@ant-design/icons/FileWordOutlined';
import FileZipOutlined from '@ant-design/icons/FileZipOutlined';
import SoundOutlined from '@ant-design/icons/SoundOutlined';
import VideoCameraOutlined from '@ant-design/icons/VideoCameraOutlined';
import type { ComponentType, ReactElement } from 'react';

const ICONS: readonly [RegExp, ComponentType<{ 'aria-hidden': 'true' }>][] = [
  [/^image\//, FileImageOutlined],
  [/^audio\//, SoundOutlined],
  [/^video\//, VideoCameraOutlined],
  [/pdf$/, FilePdfOutlined],
  [/word/, FileWordOutlined],
  [/excel|spreadsheet|csv/, FileExcelOutlined],
  [/powerpoint|presentation/, FilePptOutlined],
  [/zip|rar|7z/, FileZipOutlined],
  [/^text\//, FileTextOutlined],
];

export function FileIcon({ mediaType }: { mediaType: string }): ReactElement {
  const Icon = ICONS.find(([kind]) => kind.test(mediaType))?.[1] ?? FileOutlined;
  return <Icon aria-hidden="true" />;
}
