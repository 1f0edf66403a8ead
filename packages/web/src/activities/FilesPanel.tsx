import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Upload } from 'antd';
import type { ReactElement } from 'react';
import { deleteFile, listFiles, uploadFiles } from '#domain/files/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call, upload } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { FileLink } from './TimelineEntry.tsx';
import type { Place } from './timelineQueries.ts';

const KIB = 1024;

/** Every file that hangs on a record, newest first. */
export function FilesPanel({ object, id, mayAdd }: Place & { mayAdd: boolean }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const queryKey = [objectOfPath(object), id, 'files'];
  const files = useQuery({ queryKey, queryFn: ({ signal }) => call(listFiles, { params: { object, id }, query: { limit: 200 } }, signal) });
  const settle = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id] }) };
  const add = useMutation({
    mutationFn: (file: File) => upload(uploadFiles, { params: { object, id }, query: { purpose: 'attachment' } }, [file]),
    ...settle,
  });
  const remove = useMutation({ mutationFn: (fileId: string) => call(deleteFile, { params: { id: fileId } }), ...settle });
  return (
    <section className="files-panel">
      {mayAdd && (
        <Upload
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            add.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={add.isPending}>
            {t('activities.upload')}
          </Button>
        </Upload>
      )}
      {files.isPending && <ListSkeleton rows={3} />}
      {files.data?.files.length === 0 && <p className="faint">{t('activities.noFiles')}</p>}
      <ul className="file-list">
        {files.data?.files.map((file) => (
          <li key={file.id}>
            <FileLink {...file} />
            <span className="faint figure">{t('activities.kilobytes', { size: Math.max(1, Math.round(file.size / KIB)) })}</span>
            <span className="faint">
              {file.createdByName} · <InstantText at={file.createdAt} />
            </span>
            {mayAdd && (
              <Popconfirm
                title={t('activities.deleteFileAsk', { name: file.name })}
                okText={t('activities.delete')}
                cancelText={t('activities.cancel')}
                onConfirm={() => remove.mutate(file.id)}
              >
                <Button type="link" size="small">
                  {t('activities.delete')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
