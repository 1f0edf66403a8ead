// How the values of one column are read: the unit of its money, what becomes of unknown names, and translations of single values.
import { Button, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ColumnMapping, ImportShape, TargetShape } from '#domain/imports/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { type Choice, isTranslatable, openValues } from './choices.ts';
import { TranslateDialog } from './TranslateDialog.tsx';

export interface RulesProps {
  data: ImportShape;
  header: string;
  mapped: ColumnMapping;
  stages: readonly Choice[];
  onChange: (next: ColumnMapping) => void;
}

export function ColumnRules(props: RulesProps): ReactElement | null {
  const target = props.data.targets.find(({ key }) => key === props.mapped.target);
  if (!target) return null;
  return (
    <div className="imports-rules">
      {target.type === 'money' && <UnitSelect {...props} />}
      {(target.lookup || target.type === 'pick') && <MissingSelect {...props} target={target} />}
      {isTranslatable(target) && <Translations {...props} target={target} />}
    </div>
  );
}

const UNITS = { '1': 1, '1000': 1_000, '10000': 10_000, '1000000': 1_000_000, '100000000': 100_000_000, minor: null } as const;
type Unit = keyof typeof UNITS;

function UnitSelect({ header, mapped, onChange }: RulesProps): ReactElement {
  const { t } = useTranslation();
  const choose = (unit: Unit): void => {
    const { multiplyBy: _, minorUnits: __, ...rest } = mapped;
    const times = UNITS[unit];
    onChange({ ...rest, ...(times === null ? { minorUnits: true } : times !== 1 && { multiplyBy: times }) });
  };
  return (
    <Select<Unit>
      className="wide"
      aria-label={t('imports.unitOf', { column: header })}
      value={mapped.minorUnits ? 'minor' : (String(mapped.multiplyBy ?? 1) as Unit)}
      options={(Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: t(`imports.units.${value}`) }))}
      onChange={choose}
    />
  );
}

function MissingSelect({ header, mapped, target, onChange }: RulesProps & { target: TargetShape }): ReactElement {
  const { t } = useTranslation();
  const ways = target.lookup && target.lookup !== 'stage' ? (['refuse', 'empty', 'create'] as const) : (['refuse', 'empty'] as const);
  return (
    <Select
      className="wide"
      aria-label={t('imports.onMissingOf', { column: header })}
      value={mapped.onMissing ?? 'refuse'}
      options={ways.map((value) => ({ value, label: t(`imports.missing.${value}`) }))}
      onChange={(onMissing) => onChange({ ...mapped, onMissing })}
    />
  );
}

function Translations(props: RulesProps & { target: TargetShape }): ReactElement {
  const { t } = useTranslation();
  const { data, header, mapped, target, stages, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const column = data.columns[mapped.column]!;
  const translated = Object.keys(mapped.translate ?? {}).length;
  const open = openValues(column, target, mapped, stages);
  const words = [open > 0 && t('imports.openValues', { count: open }), translated > 0 && t('imports.translated', { count: translated })];
  if (!column.values) return <span className="faint">{t('imports.tooManyValues')}</span>;
  return (
    <div className="imports-translations">
      <Button size="small" aria-label={t('imports.translateOf', { column: header })} onClick={() => setOpen(true)}>
        {t('imports.translate')}
      </Button>
      <span className={open > 0 ? 'imports-open' : 'faint'}>{words.filter(Boolean).join(' · ')}</span>
      {isOpen && (
        <TranslateDialog
          {...{ header, target, stages }}
          values={column.values}
          translate={mapped.translate ?? {}}
          onClose={() => setOpen(false)}
          onSave={(translate) => {
            const { translate: _, ...rest } = mapped;
            onChange(Object.keys(translate).length > 0 ? { ...rest, translate } : rest);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
