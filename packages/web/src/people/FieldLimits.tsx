import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Cascader, Select } from 'antd';
import type { ReactElement } from 'react';
import { FIELD_LEVELS, type FieldLevel, OBJECTS, type ObjectName, type Rights } from '#domain/people/rights.ts';
import type { ObjectShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf, objectsQuery } from '../records/useObjects.ts';
import { withField } from './roleDiff.ts';

export function useFieldLabel(): (object: ObjectName, field: string) => string {
  const objects = useObjects();
  return (object, field) => {
    const shape = objects.find(({ name }) => name === object)?.fields.find(({ key }) => key === field);
    return shape ? labelOf(shape) : field;
  };
}

function useObjects(): readonly ObjectShape[] {
  return useQuery(objectsQuery).data?.objects ?? [];
}

/** Fields that a role sees less of than the record itself. */
export function FieldLimits(props: { rights: Rights; onChange: (rights: Rights) => void }): ReactElement {
  const { t } = useTranslation();
  const { rights, onChange } = props;
  const fieldLabel = useFieldLabel();
  const limits = OBJECTS.flatMap((object) =>
    Object.entries(rights.fields[object] ?? {}).map(([field, level]) => ({ object, field, level })),
  );
  const options = useObjects().map((shape) => ({
    value: shape.name,
    label: t(`people.role.objectNames.${shape.name}`),
    children: shape.fields.map((field) => ({ value: field.key, label: fieldLabel(shape.name, field.key) })),
  }));
  const add = ([object, field]: string[]): void => {
    const known = OBJECTS.find((name) => name === object);
    if (known && field) onChange(withField(rights, known, field, 'read'));
  };
  return (
    <>
      <h2>{t('people.role.fields')}</h2>
      <p className="quiet">{t('people.role.fieldsHint')}</p>
      {limits.length === 0 && <p className="faint">{t('people.role.noFields')}</p>}
      <ul className="role-fields">
        {limits.map(({ object, field, level }) => (
          <li key={`${object}.${field}`}>
            <span>
              {t(`people.role.objectNames.${object}`)} · {fieldLabel(object, field)}
            </span>
            <Select<FieldLevel>
              aria-label={fieldLabel(object, field)}
              value={level}
              onChange={(next) => onChange(withField(rights, object, field, next))}
              options={FIELD_LEVELS.map((name) => ({ value: name, label: t(`people.role.fieldLevels.${name}`) }))}
            />
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('people.role.removeField', { field: fieldLabel(object, field) })}
              onClick={() => onChange(withField(rights, object, field, 'edit'))}
            />
          </li>
        ))}
      </ul>
      <Cascader value={[]} options={options} onChange={(path) => add(path.map(String))}>
        <Button size="small">{t('people.role.addField')}</Button>
      </Cascader>
    </>
  );
}
