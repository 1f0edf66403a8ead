import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select, Table, Upload } from 'antd';
import { type ReactElement, useState } from 'react';
import { type ImportSummary, uploadImport } from '#domain/imports/contract.ts';
import { IMPORT_OBJECTS, type ImportObject } from '#domain/imports/targets.ts';
import { levelOf, mayDo, type Rights } from '#domain/people/rights.ts';
import { upload } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton, NoRight } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import './imports.css';
import { importsQuery } from './importQueries.ts';

/** A file to be imported, and the imports there were. */
export function ImportListPage(): ReactElement {
  const { t } = useTranslation();
  const { rights } = useSession();
  return (
    <div className="page page-wide imports">
      <h1>{t('imports.section')}</h1>
      {mayDo(rights, 'imports.run') ? (
        <>
          <NewImport />
          <EarlierImports />
        </>
      ) : (
        <NoRight right={t('imports.section')} />
      )}
    </div>
  );
}

const mayImport = (rights: Rights, object: ImportObject): boolean =>
  object === 'person' ? mayDo(rights, 'people.manage') : levelOf(rights, object, 'import') !== 'none';

function NewImport(): ReactElement {
  const { t } = useTranslation();
  const { rights } = useSession();
  const offered = IMPORT_OBJECTS.filter((one) => mayImport(rights, one));
  const [object, setObject] = useState<ImportObject>(offered[0] ?? 'account');
  const navigate = useNavigate();
  const toast = useToast();
  const send = useMutation({
    mutationFn: (file: File) => upload(uploadImport, { query: { object } }, [file]),
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id } }),
    onError: toast.failed,
  });
  return (
    <section className="imports-new" aria-label={t('imports.new')}>
      <div className="imports-option">
        <span aria-hidden="true">{t('imports.what')}</span>
        <Select
          aria-label={t('imports.what')}
          value={object}
          onChange={setObject}
          options={offered.map((value) => ({ value, label: t(`imports.objects.${value}`) }))}
        />
      </div>
      <Upload.Dragger
        accept=".csv,.txt"
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file);
          return false;
        }}
      >
        <p>{send.isPending ? t('imports.reading') : t('imports.drop')}</p>
        <p className="faint">{t('imports.dropHint')}</p>
      </Upload.Dragger>
    </section>
  );
}

function EarlierImports(): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(importsQuery);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (data.imports.length === 0) return <p className="faint">{t('imports.none')}</p>;
  return (
    <Table<ImportSummary>
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={data.imports}
      columns={[
        {
          title: t('imports.file'),
          render: (_, row) => (
            <Link to="/imports/$id" params={{ id: row.id }}>
              {row.fileName}
            </Link>
          ),
        },
        { title: t('imports.what'), render: (_, row) => t(`imports.objects.${row.object}`) },
        { title: t('imports.state'), render: (_, row) => t(`imports.statuses.${row.status}`) },
        { title: t('imports.rows'), align: 'right', dataIndex: 'rows' },
        { title: t('imports.takenIn'), align: 'right', render: (_, row) => row.progress.created + row.progress.updated },
        { title: t('imports.failed'), align: 'right', render: (_, row) => row.progress.failed },
        ...(data.imports.every(({ mine }) => mine)
          ? []
          : [{ title: t('imports.importer'), render: (_: unknown, row: ImportSummary) => row.importer.name }]),
        { title: t('imports.at'), render: (_, row) => <InstantText first at={row.createdAt} /> },
      ]}
    />
  );
}
