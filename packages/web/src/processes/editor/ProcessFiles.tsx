// Files of a process: templates for key events and tools for the guidance. Uploaded once, chosen by name wherever they help.

import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Upload } from 'antd';
import type { ReactElement } from 'react';
import { type FileShape, uploadProcessFiles } from '#domain/files/contract.ts';
import { upload } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { processFilesQuery } from '../processFiles.ts';
import { useEditing } from './editing.ts';

function useUpload(typeId: string, onUploaded: (file: FileShape) => void) {
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => upload(uploadProcessFiles, { params: { id: typeId } }, [file]),
    onSuccess: async ({ files }) => {
      await queries.invalidateQueries({ queryKey: processFilesQuery(typeId).queryKey });
      for (const file of files) onUploaded(file);
    },
    onError: toast.failed,
  });
}

interface ProcessFilesProps {
  id?: string;
  label: string;
  value: readonly string[];
  /** At most that many. */
  most: number;
  onChange: (fileIds: string[]) => void;
}

export function ProcessFiles(props: ProcessFilesProps): ReactElement {
  const { t } = useTranslation();
  const { typeId } = useEditing();
  const files = useQuery(processFilesQuery(typeId)).data ?? [];
  const sending = useUpload(typeId, (file) => props.onChange([...props.value, file.id].slice(-props.most)));
  const choose = (file: File): false => {
    sending.mutate(file);
    return false;
  };
  return (
    <div className="process-files">
      <Select
        mode="multiple"
        maxCount={props.most}
        {...(props.id && { id: props.id })}
        aria-label={props.label}
        placeholder={t('processDocuments.chooseFiles')}
        suffixIcon={<PaperClipOutlined />}
        optionFilterProp="label"
        value={[...props.value]}
        options={files.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen: string[]) => props.onChange(chosen)}
      />
      <Upload showUploadList={false} beforeUpload={choose}>
        <Button icon={<UploadOutlined />} loading={sending.isPending}>
          {t('processDocuments.uploadFile')}
        </Button>
      </Upload>
    </div>
  );
}
