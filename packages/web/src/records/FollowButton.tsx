import StarFilled from '@ant-design/icons/StarFilled';
import StarOutlined from '@ant-design/icons/StarOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { followRecord, unfollowRecord } from '#domain/activities/contract.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { recordQuery } from './recordQueries.ts';

/** Following a record: what happens to it reaches one's inbox. */
export function FollowButton({ object, record }: { object: ObjectShape; record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const { followed } = record;
  const follow = useMutation({
    mutationFn: () => call(followed ? unfollowRecord : followRecord, { params: { object: object.path, id: record.id } }),
    onSuccess: () => {
      queries.setQueryData(recordQuery(object.name, record.id).queryKey, (before) => before && { ...before, followed: !followed });
      void queries.invalidateQueries({ queryKey: [object.name, 'list'] });
    },
    onError: toast.failed,
  });
  return (
    <Button
      icon={followed ? <StarFilled /> : <StarOutlined />}
      aria-pressed={followed}
      loading={follow.isPending}
      onClick={() => follow.mutate()}
    >
      {t(followed ? 'records.following' : 'records.follow')}
    </Button>
  );
}
