// A file is looked at before it becomes the draft: what it holds, what would be left out, which custom fields would be created.

import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { useMutation } from '@tanstack/react-query';
import { Alert, Modal, Upload } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { type ImportOutcome, importProcess, type Notice, type Unreadable } from '#domain/processes/portable.contract.ts';
import { publishViolations } from '#domain/processes/publish.ts';
import { ApiError, call } from '../../api.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';
import { useToast } from '../../ui/toast.tsx';
import type { DraftKeeper } from './draftKeeper.ts';
import { useNoticeWords } from './noticeWords.ts';
import { savedOf } from './useDraftKeeper.ts';

interface Chosen {
  name: string;
  format: 'json' | 'csv';
  text: string;
}

const formatOf = (name: string): Chosen['format'] => (name.toLowerCase().endsWith('.json') ? 'json' : 'csv');

/** Spreadsheets write UTF-8 or, in Chinese, GB18030. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function ImportDialog({ typeId, keeper, onClose }: { typeId: string; keeper: DraftKeeper; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const [chosen, setChosen] = useState<Chosen>();
  const send = async ({ format, text }: Chosen, check: boolean): Promise<ImportOutcome> => {
    await keeper.settle();
    const { revision } = keeper.state().saved;
    return call(importProcess, { params: { id: typeId }, body: { revision, format, text, check } });
  };
  const look = useMutation({ mutationFn: (file: Chosen) => send(file, true) });
  const take = useMutation({
    mutationFn: (file: Chosen) => send(file, false),
    onSuccess: ({ draft }) => {
      if (draft) keeper.takeOver(savedOf(draft));
      toast.done(t('processDocuments.imported', { name: chosen?.name }));
      onClose();
    },
    onError: toast.failed,
  });
  const choose = (file: File): false => {
    void textOf(file).then((text) => {
      const next = { name: file.name, format: formatOf(file.name), text };
      setChosen(next);
      look.mutate(next);
    });
    return false;
  };
  return (
    <Modal
      open
      width={680}
      title={t('processDocuments.import')}
      okText={t('processDocuments.takeOver')}
      okButtonProps={{ disabled: !look.data || !chosen }}
      confirmLoading={take.isPending}
      onOk={() => chosen && take.mutate(chosen)}
      onCancel={onClose}
    >
      <p className="quiet">{t('processDocuments.importHint')}</p>
      <Upload.Dragger accept=".json,.csv,.txt" maxCount={1} showUploadList={false} beforeUpload={choose}>
        <InboxOutlined /> {chosen ? chosen.name : t('processDocuments.drop')}
      </Upload.Dragger>
      {look.isError && <Unread error={look.error} />}
      {look.data && <Outcome outcome={look.data} />}
    </Modal>
  );
}

function Unread({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation();
  const { unreadable, sentence } = useNoticeWords();
  const reasons = error instanceof ApiError ? error.reasons : [];
  const cells = reasons.filter((reason) => reason.kind === 'sheetUnreadable') as unknown as Unreadable[];
  const notKept = reasons.filter((reason) => reason.kind === 'notKept') as unknown as Notice[];
  const fields = error instanceof ApiError ? error.fields.map(({ field, reason }) => `${field}: ${reason}`) : [];
  const lines = [...cells.map(unreadable), ...notKept.map(sentence), ...fields];
  return <Listed type="error" title={t('processDocuments.cannotRead')} lines={lines.length > 0 ? lines : [error.message]} />;
}

function Outcome({ outcome }: { outcome: ImportOutcome }): ReactElement {
  const { t } = useTranslation();
  const { sentence } = useNoticeWords();
  const definition = outcome.definition as ProcessVersion;
  const events = definition.stages.reduce((sum, stage) => sum + stage.events.length, 0);
  const violations = publishViolations(definition).length;
  const fields = outcome.newFields.map(({ labelZh, labelEn }) => (labelLanguage() === 'zh' ? labelZh : labelEn));
  return (
    <div className="import-outcome">
      <p>{t('processDocuments.holds', { stages: definition.stages.length, events })}</p>
      <ol>
        {definition.stages.map((stage) => (
          <li key={stage.id}>
            {stage.name} <span className="figure">{percent(stage.rate)}</span>{' '}
            <span className="faint">{t('processDocuments.eventCount', { count: stage.events.length })}</span>
          </li>
        ))}
      </ol>
      {fields.length > 0 && <Listed type="info" title={t('processDocuments.newFields', { count: fields.length })} lines={fields} />}
      {outcome.notices.length > 0 && <Listed type="warning" title={t('processDocuments.leftOut')} lines={outcome.notices.map(sentence)} />}
      {violations > 0 && <Alert type="warning" showIcon title={t('processDocuments.notYetPublishable', { count: violations })} />}
      <Alert type="info" showIcon title={t('processDocuments.replaces')} />
    </div>
  );
}

function Listed(props: { type: 'error' | 'warning' | 'info'; title: string; lines: readonly string[] }): ReactNode {
  return (
    <Alert
      className="import-listed"
      type={props.type}
      showIcon
      title={props.title}
      description={
        <ul>
          {props.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}
