import { Form, Input, Modal, TreeSelect } from 'antd';
import type { ReactElement } from 'react';
import { changeDepartment, createDepartment, type Department } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { departmentTree } from './departmentTree.ts';
import { usePeopleChange } from './peopleQueries.ts';
import { useFailure } from './refusalText.ts';

export type DepartmentTask =
  | { kind: 'add'; parentId: string | null }
  | { kind: 'rename'; department: Department }
  | { kind: 'move'; department: Department };

interface Values {
  name?: string;
  parentId?: string;
}

const carryOut = (task: DepartmentTask, { name = '', parentId }: Values): Promise<Department> => {
  if (task.kind === 'add') return call(createDepartment, { body: { name, parentId: parentId ?? null } });
  const body = task.kind === 'rename' ? { name } : { parentId: parentId ?? null };
  return call(changeDepartment, { params: { id: task.department.id }, body });
};

const TITLES = { add: 'people.addDepartment', rename: 'people.renameDepartment', move: 'people.moveDepartment' } as const;

export function DepartmentDialog(props: { task: DepartmentTask; departments: readonly Department[]; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { task } = props;
  const [form] = Form.useForm<Values>();
  const failed = useFailure();
  const change = usePeopleChange((values: Values) => carryOut(task, values));
  const initial = task.kind === 'add' ? { parentId: task.parentId } : { name: task.department.name, parentId: task.department.parentId };
  const save = (values: Values): void => change.mutate(values, { onSuccess: props.onClose, onError: failed });
  return (
    <Modal
      open
      title={t(TITLES[task.kind])}
      okText={t('people.save')}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form name="department" form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        {task.kind !== 'move' && (
          <Form.Item
            name="name"
            label={t('people.departmentName')}
            rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}
          >
            <Input maxLength={80} autoFocus />
          </Form.Item>
        )}
        {task.kind !== 'rename' && (
          <Form.Item name="parentId" label={t('people.moveTo')}>
            <TreeSelect
              allowClear
              treeDefaultExpandAll
              placeholder={t('people.topLevel')}
              treeData={departmentTree(props.departments, task.kind === 'move' ? task.department.id : undefined)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
