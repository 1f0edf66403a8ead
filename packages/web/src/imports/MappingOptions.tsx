import { Input, Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { ImportMapping, ImportShape } from '#domain/imports/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';
import type { BusinessTypes } from './choices.ts';

interface Editing {
  data: ImportShape;
  mapping: ImportMapping;
  types: BusinessTypes | undefined;
  onChange: (mapping: ImportMapping) => void;
}

const OWNED = new Set<ImportShape['object']>(['account', 'contact', 'opportunity']);

/** What holds for every row: the process, the name, the owner, the currency, what is there already. */
export function MappingOptions(props: Editing): ReactElement {
  const { t } = useTranslation();
  const { data, mapping, onChange } = props;
  const has = (key: string): boolean => mapping.columns.some(({ target }) => target === key);
  const byKey = has('externalKey');
  const ways = (['none', 'externalKey', 'name'] as const).filter((way) =>
    way === 'externalKey' ? byKey : way === 'none' || data.object !== 'opportunity',
  );
  return (
    <div className="imports-options">
      {data.object === 'opportunity' && <ProcessOptions {...props} />}
      {!has('name') && (
        <Option label={t('imports.nameColumns')}>
          <Select
            mode="multiple"
            aria-label={t('imports.nameColumns')}
            value={mapping.nameColumns}
            options={data.columns.map(({ header }, value) => ({ value, label: header }))}
            onChange={(nameColumns) => onChange({ ...mapping, nameColumns })}
          />
        </Option>
      )}
      <Option label={t('imports.matchBy')}>
        <Select
          aria-label={t('imports.matchBy')}
          value={mapping.matchBy}
          options={ways.map((value) => ({ value, label: t(`imports.match.${value}`) }))}
          onChange={(matchBy) => onChange({ ...mapping, matchBy })}
        />
      </Option>
      {mapping.matchBy !== 'none' && (
        <Option label={t('imports.onMatch')}>
          <Select
            aria-label={t('imports.onMatch')}
            value={mapping.onMatch}
            options={(['update', 'skip'] as const).map((value) => ({ value, label: t(`imports.matched.${value}`) }))}
            onChange={(onMatch) => onChange({ ...mapping, onMatch })}
          />
        </Option>
      )}
      {OWNED.has(data.object) && !has('ownerId') && (
        <Option label={t('imports.owner')}>
          <PersonPicker
            aria-label={t('imports.owner')}
            value={mapping.ownerId}
            placeholder={t('imports.myself')}
            onChange={(ownerId) => onChange({ ...mapping, ownerId })}
          />
        </Option>
      )}
      {data.targets.some(({ key }) => key === 'currency') && !has('currency') && <Currency {...props} />}
      <Option label={t('imports.dayOrder')}>
        <Select
          aria-label={t('imports.dayOrder')}
          value={mapping.dayFirst}
          options={[false, true].map((value) => ({ value, label: t(value ? 'imports.dayFirst' : 'imports.monthFirst') }))}
          onChange={(dayFirst) => onChange({ ...mapping, dayFirst })}
        />
      </Option>
    </div>
  );
}

function ProcessOptions({ mapping, types, onChange }: Editing): ReactElement {
  const { t } = useTranslation();
  const stages = types?.stages.filter(
    (one) => one.businessTypeId === mapping.businessTypeId && one.inCurrentVersion && one.kind === 'open',
  );
  return (
    <>
      <Option label={t('imports.businessType')}>
        <Select
          aria-label={t('imports.businessType')}
          value={mapping.businessTypeId}
          options={
            types?.businessTypes
              .filter((type) => type.currentVersionId && !type.archived)
              .map(({ id, name }) => ({ value: id, label: name })) ?? []
          }
          onChange={(businessTypeId) => onChange({ ...mapping, businessTypeId, engagedStageId: null })}
        />
      </Option>
      {mapping.columns.some(({ target }) => target === 'history.closedOn') && (
        <Option label={t('imports.engagedStage')}>
          <Select
            allowClear
            aria-label={t('imports.engagedStage')}
            value={mapping.engagedStageId}
            placeholder={stages?.[0]?.name}
            options={stages?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={(stage: string | null | undefined) => onChange({ ...mapping, engagedStageId: stage ?? null })}
          />
        </Option>
      )}
    </>
  );
}

function Currency({ mapping, onChange }: Editing): ReactElement {
  const { t } = useTranslation();
  const { currency, ...others } = mapping.constants;
  const put = (text: string): void => onChange({ ...mapping, constants: text === '' ? others : { ...others, currency: text } });
  return (
    <Option label={t('imports.currency')}>
      <Input
        aria-label={t('imports.currency')}
        value={currency ?? ''}
        maxLength={3}
        placeholder={t('imports.ownCurrency')}
        onChange={(event) => put(event.target.value.trim().toUpperCase())}
      />
    </Option>
  );
}

function Option({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="imports-option">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
