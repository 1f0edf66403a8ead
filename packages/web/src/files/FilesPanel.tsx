import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Upload } from 'antd';
import type { ReactElement } from 'react';
import { deleteFile, type FileShape, listFiles, uploadFiles } from '#domain/files/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import type { Place } from '../activities/timelineQueries.ts';
import { call, upload } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { FileIcon } from './FileIcon.tsx';
import './FilesPanel.css';
import { sizeWords } from './fileWords.ts';
import { useFileViewer } from './useFileViewer.tsx';

/** Every file that hangs on a record, newest first; a click looks at it. */
export function FilesPanel({ object, id, mayAdd }: Place & { mayAdd: boolean }): ReactElement {
  const { t } = useTranslation();
  const { files, add, remove } = useFiles({ object, id });
  const list = files.data?.files ?? [];
  const { open, viewer } = useFileViewer(list);
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
            {t('files.upload')}
          </Button>
        </Upload>
      )}
      {files.isPending && <ListSkeleton rows={3} />}
      {files.error && !files.data && <FailureState error={files.error} onRetry={() => void files.refetch()} />}
      {files.data && list.length === 0 && <p className="faint">{t(mayAdd ? 'files.none' : 'files.noneToAdd')}</p>}
      <ul className="file-list">
        {list.map((file) => (
          <FileLine key={file.id} file={file} onOpen={() => open(file.id)} {...(mayAdd && { onDelete: () => remove.mutate(file.id) })} />
        ))}
      </ul>
      {viewer}
    </section>
  );
}

function FileLine({ file, onOpen, onDelete }: { file: FileShape; onOpen: () => void; onDelete?: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <li>
      <FileIcon mediaType={file.mediaType} />
      <button type="button" className="plain-button file-name" aria-label={t('files.open', { name: file.name })} onClick={onOpen}>
        {file.name}
      </button>
      <span className="file-facts faint">
        <span>{t(`files.purposes.${file.purpose}`)}</span>
        <span className="figure">{sizeWords(t, file.size)}</span>
        <span>
          {file.createdByName} · <InstantText at={file.createdAt} />
        </span>
      </span>
      {onDelete && (
        <Popconfirm
          title={t('files.deleteAsk', { name: file.name })}
          okText={t('files.delete')}
          cancelText={t('files.cancel')}
          onConfirm={onDelete}
        >
          <Button type="link" size="small">
            {t('files.delete')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function useFiles({ object, id }: Place) {
  const toast = useToast();
  const queries = useQueryClient();
  const queryKey = [objectOfPath(object), id, 'files'];
  const settle = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id] }) };
  return {
    files: useQuery({ queryKey, queryFn: ({ signal }) => call(listFiles, { params: { object, id }, query: { limit: 200 } }, signal) }),
    add: useMutation({
      mutationFn: (file: File) => upload(uploadFiles, { params: { object, id }, query: { purpose: 'attachment' } }, [file]),
      ...settle,
    }),
    remove: useMutation({ mutationFn: (fileId: string) => call(deleteFile, { params: { id: fileId } }), ...settle }),
  };
}
