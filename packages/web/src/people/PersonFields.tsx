import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, TreeSelect } from 'antd';
import type { ReactElement } from 'react';
import { LANGUAGES } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';
import { departmentTree } from './departmentTree.ts';
import { departmentsQuery, namesQuery, rolesQuery } from './peopleQueries.ts';
import { roleName } from './roleName.ts';

export interface PersonValues {
  name: string;
  email: string;
  phone: string | null;
  title: string | null;
  departmentId: string | null;
  managerId: string | null;
  roleIds: string[];
  locale: 'zh-CN' | 'en' | null;
  timeZone: string | null;
}

/** The fields of a person, for the invitation and for the drawer. */
export function PersonFields(): ReactElement {
  const { t } = useTranslation();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: roles = [] } = useQuery(rolesQuery);
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      <Form.Item name="name" label={t('people.name')} rules={required(t('people.nameMissing'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('people.email')}
        validateTrigger="onBlur"
        rules={[...required(t('people.emailMissing')), { type: 'email', message: t('people.emailWrong') }]}
      >
        <Input type="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="roleIds" label={t('people.roles')} extra={t('people.rolesHint')}>
        <Select mode="multiple" optionFilterProp="label" options={roles.map((role) => ({ value: role.id, label: roleName(role) }))} />
      </Form.Item>
      <div className="people-pair">
        <Form.Item name="departmentId" label={t('people.department')}>
          <TreeSelect allowClear treeDefaultExpandAll treeData={departmentTree(departments)} />
        </Form.Item>
        <Form.Item name="managerId" label={t('people.manager')}>
          <ManagerPicker />
        </Form.Item>
        <Form.Item name="title" label={t('people.title')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="phone" label={t('people.phone')}>
          <Input type="tel" maxLength={40} />
        </Form.Item>
        <Form.Item name="locale" label={t('people.language')}>
          <Select
            allowClear
            placeholder={t('people.asOrganisation')}
            options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="timeZone" label={t('people.timeZone')}>
          <TimeZonePicker />
        </Form.Item>
      </div>
    </>
  );
}

/** A form hands over an id; the picker also wants the name to show. */
function ManagerPicker(props: { id?: string; value?: string | null; onChange?: (id: string | null) => void }): ReactElement {
  const { id, value = null } = props;
  const { data: people = [] } = useQuery(namesQuery(value ? [value] : []));
  return (
    <PersonPicker
      value={value}
      onChange={(next) => props.onChange?.(next)}
      {...(id && { id })}
      {...(people[0] && { name: people[0].name })}
    />
  );
}

interface TimeZonePickerProps {
  id?: string;
  value?: string | null;
  /** An organisation always has one. */
  allowClear?: boolean;
  onChange?: (zone: string | null) => void;
}

export function TimeZonePicker(props: TimeZonePickerProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Select<string>
      {...(props.id && { id: props.id })}
      showSearch
      allowClear={props.allowClear ?? true}
      value={props.value ?? null}
      onChange={(zone) => props.onChange?.(zone ?? null)}
      placeholder={t('people.asOrganisation')}
      options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
    />
  );
}

/** What antd leaves out counts as emptied. */
export const filled = (values: Partial<PersonValues>) => ({
  name: values.name ?? '',
  email: values.email ?? '',
  phone: values.phone || null,
  title: values.title || null,
  departmentId: values.departmentId ?? null,
  managerId: values.managerId ?? null,
  roleIds: values.roleIds ?? [],
  locale: values.locale ?? null,
  timeZone: values.timeZone ?? null,
});
