import MoreOutlined from '@ant-design/icons/MoreOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Tree } from 'antd';
import { type ReactElement, useState } from 'react';
import { type Department, deleteDepartment } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { DepartmentDialog, type DepartmentTask } from './DepartmentDialog.tsx';
import { type DepartmentNode, departmentTree } from './departmentTree.ts';
import { departmentsQuery, usePeopleChange } from './peopleQueries.ts';
import { useFailure } from './refusalText.ts';

/** The tree at the left: choosing a department shows its people and those below. */
export function DepartmentPanel(props: { chosen: string | undefined; onChoose: (id: string | undefined) => void }): ReactElement {
  const { t } = useTranslation();
  const { data: departments = [], error, isSuccess, refetch } = useQuery(departmentsQuery);
  const [task, setTask] = useState<DepartmentTask>();
  const tree = departmentTree(departments);
  return (
    <section className="people-departments" aria-label={t('people.departments')}>
      <div className="people-departments-head">
        <h2>{t('people.departments')}</h2>
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          aria-label={t('people.addDepartment')}
          onClick={() => setTask({ kind: 'add', parentId: props.chosen ?? null })}
        />
      </div>
      <button
        type="button"
        className="plain-button people-everyone"
        aria-pressed={props.chosen === undefined}
        onClick={() => props.onChoose(undefined)}
      >
        {t('people.wholeCompany')}
      </button>
      {error && !isSuccess && <FailureState error={error} onRetry={() => void refetch()} />}
      {tree.length > 0 && (
        <Tree<DepartmentNode>
          key={departments.length}
          blockNode
          defaultExpandAll
          treeData={tree}
          selectedKeys={props.chosen ? [props.chosen] : []}
          onSelect={([key]) => props.onChoose(key === undefined ? undefined : String(key))}
          titleRender={(node) => <DepartmentTitle node={node} departments={departments} onTask={setTask} />}
        />
      )}
      {task && <DepartmentDialog task={task} departments={departments} onClose={() => setTask(undefined)} />}
    </section>
  );
}

function DepartmentTitle(props: {
  node: DepartmentNode;
  departments: readonly Department[];
  onTask: (task: DepartmentTask) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const failed = useFailure();
  const remove = usePeopleChange((id: string) => call(deleteDepartment, { params: { id } }));
  const department = props.departments.find((row) => row.id === props.node.key);
  const acts: Record<string, () => void> = {
    add: () => props.onTask({ kind: 'add', parentId: props.node.key }),
    rename: () => department && props.onTask({ kind: 'rename', department }),
    move: () => department && props.onTask({ kind: 'move', department }),
    delete: () => {
      modal.confirm({
        title: `${t('people.deleteDepartment')} ${props.node.title}?`,
        okText: t('people.deleteDepartment'),
        onOk: () => remove.mutateAsync(props.node.key).catch(failed),
      });
    },
  };
  const items = [
    { key: 'add', label: t('people.addDepartment') },
    { key: 'rename', label: t('people.renameDepartment') },
    { key: 'move', label: t('people.moveDepartment') },
    { key: 'delete', label: t('people.deleteDepartment'), danger: true },
  ];
  const onClick = ({ key, domEvent }: { key: string; domEvent: { stopPropagation: () => void } }): void => {
    domEvent.stopPropagation();
    acts[key]?.();
  };
  return (
    <span className="people-department">
      <span className="people-department-name">{props.node.title}</span>
      <span className="faint figure">{props.node.people}</span>
      <Dropdown trigger={['click']} menu={{ items, onClick }}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('people.departmentMenu', { name: props.node.title })}
          onClick={(event) => event.stopPropagation()}
        />
      </Dropdown>
    </span>
  );
}
