// What a list is grouped by.

import GroupOutlined from '@ant-design/icons/GroupOutlined';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { isGroupable } from '#domain/records/grouping.ts';
import { useTranslation } from '../i18n/wording.ts';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';

const NONE = 'none';

export function GroupMenu({ state }: { state: ListState }): ReactElement | null {
  const { t } = useTranslation();
  const { object, groupBy, saved } = state;
  const fields = object.fields.filter(isGroupable);
  if (fields.length === 0) return null;
  const choose = (key: string): void => state.change({ group: key === NONE && !saved?.definition.groupBy ? undefined : key });
  const name = groupBy ? t('lists.groupedBy', { field: labelOf(groupBy) }) : t('lists.group');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [groupBy?.key ?? NONE],
        items: [
          { key: NONE, label: t('lists.noGrouping') },
          { type: 'divider' },
          ...fields.map((field) => ({ key: field.key, label: labelOf(field) })),
        ],
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button icon={<GroupOutlined />} className={groupBy ? 'list-group on' : 'list-group'} aria-label={name}>
        <span className="list-button-text">{name}</span>
      </Button>
    </Dropdown>
  );
}
