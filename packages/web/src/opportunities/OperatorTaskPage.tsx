import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Upload } from 'antd';
import type { ReactElement } from 'react';
import { uploadFiles } from '#domain/files/contract.ts';
import { completeKeyEvent, readOperatorTask, uncompleteKeyEvent } from '#domain/opportunities/contract.ts';
import { call, isStatus, upload } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { NotFound, PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';

/** What somebody sees who is listed for a key event but has no access to the opportunity: title, stage, his events. */
export function OperatorTaskPage({ id }: { id: string }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const queryKey = ['opportunity', id, 'task'];
  const task = useQuery({ queryKey, queryFn: ({ signal }) => call(readOperatorTask, { params: { id } }, signal), retry: false });
  const settle = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey }) };
  const tick = useMutation({
    mutationFn: ({ eventId, done }: { eventId: string; done: boolean }) =>
      done ? call(completeKeyEvent, { params: { id, eventId }, body: {} }) : call(uncompleteKeyEvent, { params: { id, eventId } }),
    ...settle,
  });
  const send = useMutation({
    mutationFn: ({ eventId, file }: { eventId: string; file: File }) =>
      upload(uploadFiles, { params: { object: 'opportunities', id }, query: { purpose: 'keyEvent', eventId } }, [file]),
    onSuccess: (_, { file }) => toast.done(t('opportunities.uploaded', { name: file.name })),
    ...settle,
  });
  if (isStatus(task.error, 404)) return <NotFound />;
  if (task.error && !task.data) return <FailureState error={task.error} onRetry={() => void task.refetch()} />;
  if (!task.data) return <PageSkeleton />;
  return (
    <div className="page opportunity">
      <h1>{task.data.opportunityName}</h1>
      <p className="quiet">
        {task.data.stageName} · {t('opportunities.operatorTaskHint')}
      </p>
      <section className="stage-panel">
        <h2>{t('opportunities.operatorTask')}</h2>
        <ul className="operator-events">
          {task.data.events.map((event) => (
            <li key={event.id}>
              <Checkbox checked={event.completed} onChange={({ target }) => tick.mutate({ eventId: event.id, done: target.checked })}>
                {event.name}
              </Checkbox>
              <span className="faint">
                {event.stageName} {event.remark}
              </span>
              {event.upload !== 'none' && (
                <Upload
                  showUploadList={false}
                  beforeUpload={(file) => {
                    send.mutate({ eventId: event.id, file });
                    return false;
                  }}
                >
                  <Button size="small">{t(event.upload === 'must' ? 'processes.mustUpload' : 'processes.mayUpload')}</Button>
                </Upload>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
