import { Select } from 'antd';
import type { ReactElement } from 'react';
import {
  LEVELS,
  type Level,
  levelOf,
  OBJECT_ACTIONS,
  OBJECTS,
  type ObjectAction,
  type ObjectName,
  type Rights,
} from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { useTranslation } from '../i18n/wording.ts';
import { type RightChange, withLevel } from './roleDiff.ts';

/** Creating, and what belongs to nobody, knows only yes and no. */
const isYesNo = (object: ObjectName, action: ObjectAction): boolean => action === 'create' || !OBJECT_DESCRIPTORS[object].owned;

interface MatrixProps {
  rights: Rights;
  changes: readonly RightChange[];
  onChange: (rights: Rights) => void;
}

/** Objects down, actions across, in each cell whose records. */
export function RightsMatrix({ rights, changes, onChange }: MatrixProps): ReactElement {
  const { t } = useTranslation();
  const changed = new Set(changes.flatMap((change) => (change.kind === 'object' ? [`${change.object}.${change.action}`] : [])));
  return (
    <div className="rights-scroll">
      <table className="rights-matrix">
        <thead>
          <tr>
            <th scope="col">{t('people.role.objects')}</th>
            {OBJECT_ACTIONS.map((action) => (
              <th key={action} scope="col">
                {t(`people.role.actions.${action}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {OBJECTS.map((object) => (
            <tr key={object}>
              <th scope="row">{t(`people.role.objectNames.${object}`)}</th>
              {OBJECT_ACTIONS.map((action) => (
                <td
                  key={action}
                  data-action={t(`people.role.actions.${action}`)}
                  className={changed.has(`${object}.${action}`) ? 'rights-changed' : ''}
                >
                  <LevelPicker
                    object={object}
                    action={action}
                    level={levelOf(rights, object, action)}
                    onChange={(level) => onChange(withLevel(rights, object, action, level))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LevelPicker(props: { object: ObjectName; action: ObjectAction; level: Level; onChange: (level: Level) => void }): ReactElement {
  const { t } = useTranslation();
  const { object, action, level } = props;
  const yesNo = isYesNo(object, action);
  const shown = yesNo && level !== 'none' ? 'all' : level;
  const label = (name: Level): string =>
    yesNo ? t(name === 'none' ? 'people.role.no' : 'people.role.yes') : t(`people.role.levels.${name}`);
  return (
    <Select<Level>
      variant="borderless"
      className={`rights-level level-${shown}`}
      popupMatchSelectWidth={false}
      aria-label={`${t(`people.role.objectNames.${object}`)} · ${t(`people.role.actions.${action}`)}`}
      value={shown}
      onChange={props.onChange}
      options={LEVELS.filter((name) => !yesNo || name === 'none' || name === 'all').map((name) => ({ value: name, label: label(name) }))}
    />
  );
}

/** The levels in words. */
export function LevelLegend(): ReactElement {
  const { t } = useTranslation();
  return (
    <dl className="rights-legend">
      {LEVELS.filter((level) => level !== 'none').map((level) => (
        <div key={level}>
          <dt className={`level-${level}`}>{t(`people.role.levels.${level}`)}</dt>
          <dd>{t(`people.role.levelWords.${level}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
