import EditOutlined from '@ant-design/icons/EditOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { AutoComplete, Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { KeyEvent, Stage } from '#domain/processes/definition.ts';
import { addEvent, changeStage, moveEvent, newKeyEvent } from '#domain/processes/draftEdits.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { freshId } from '../../ui/freshId.ts';
import { percent } from '../../ui/percent.ts';
import { RequiredStar } from '../RequiredStar.tsx';
import { EventCard, eventElement } from './EventCard.tsx';
import { EventDialog } from './EventDialog.tsx';
import { focusOn, useEditing } from './editing.ts';
import { GuidanceDialog } from './GuidanceDialog.tsx';
import { InformationDialog } from './InformationDialog.tsx';
import { useDropArea } from './reorder.ts';
import { Unallocated } from './Unallocated.tsx';
import { useInformationFields } from './useInformationFields.ts';

export const columnElement = (stageId: string): string => `column-${stageId}`;

export function StageColumn({ stage }: { stage: Stage }): ReactElement {
  return (
    <section className={`flow-column kind-${stage.kind}`} aria-labelledby={columnElement(stage.id)}>
      <header>
        <h3 id={columnElement(stage.id)} tabIndex={-1}>
          {stage.name} <span className="figure">{percent(stage.rate)}</span>
        </h3>
        <Unallocated stage={stage} inWords />
      </header>
      <Events stage={stage} />
      {stage.kind !== 'lost' && <Information stage={stage} />}
      <Guidance stage={stage} />
      {stage.kind === 'open' && <Band stage={stage} />}
    </section>
  );
}

function Events({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const [adding, setAdding] = useState<KeyEvent>();
  const drop = (eventId: string): void => {
    edit((now) => moveEvent(now, eventId, stage.id));
    focusOn(eventElement(eventId));
  };
  const { area, over } = useDropArea<HTMLDivElement>('event', drop);
  return (
    <div ref={area} className={`flow-events ${over ? 'drop-over' : ''}`}>
      <ol aria-label={t('processEditor.events')}>
        {stage.events.map((event) => (
          <EventCard key={event.id} stage={stage} event={event} />
        ))}
      </ol>
      {stage.kind !== 'lost' && (
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => setAdding(newKeyEvent(freshId(), ''))}>
          {t('processEditor.addEvent')}
        </Button>
      )}
      {adding && (
        <EventDialog
          isNew
          stage={stage}
          event={adding}
          onSave={(event) => {
            edit((now) => addEvent(now, stage.id, event));
            focusOn(eventElement(event.id));
          }}
          onClose={() => setAdding(undefined)}
        />
      )}
    </div>
  );
}

function Information({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const { labelOfField } = useInformationFields();
  const [open, setOpen] = useState(false);
  return (
    <div className="flow-information">
      {stage.information.length > 0 && (
        <ul aria-label={t('processEditor.information')}>
          {stage.information.map(({ field, required }) => (
            <li key={field} className="information-chip">
              {labelOfField(field)}
              {required && <RequiredStar />}
            </li>
          ))}
        </ul>
      )}
      <Button
        type="link"
        size="small"
        icon={stage.information.length > 0 ? <EditOutlined /> : <PlusOutlined />}
        onClick={() => setOpen(true)}
      >
        {t(stage.information.length > 0 ? 'processEditor.changeInformation' : 'processEditor.addInformation')}
      </Button>
      {open && (
        <InformationDialog
          stage={stage}
          onSave={(information) => edit((now) => changeStage(now, stage.id, { information }))}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** 漏斗分段: stages of one band are one step of the funnel, also across processes. */
function Band({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  const known = [...new Set(draft.stages.flatMap(({ funnelBand }) => funnelBand ?? []))];
  const label = t('processEditor.of', { field: t('processDocuments.funnelBand'), name: stage.name });
  return (
    <div className="flow-band">
      <AutoComplete
        value={stage.funnelBand ?? ''}
        options={known.map((value) => ({ value }))}
        maxLength={80}
        placeholder={t('processDocuments.funnelBandHint')}
        aria-label={label}
        onChange={(text: string) => edit((now) => changeStage(now, stage.id, { funnelBand: text.trim() || null }), `${stage.id} band`)}
      />
    </div>
  );
}

function Guidance({ stage }: { stage: Stage }): ReactElement {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const [open, setOpen] = useState(false);
  return (
    <div className="flow-guidance">
      {stage.guidance.length > 0 && (
        <ul aria-label={t('processEditor.guidance')}>
          {stage.guidance.map((entry) => (
            <li key={`${entry.kind} ${entry.title} ${entry.body}`}>
              <span className="faint">{t(`processEditor.guidanceKinds.${entry.kind}`)}</span> {entry.title}
            </li>
          ))}
        </ul>
      )}
      <Button type="link" size="small" icon={stage.guidance.length > 0 ? <EditOutlined /> : <PlusOutlined />} onClick={() => setOpen(true)}>
        {t(stage.guidance.length > 0 ? 'processEditor.changeGuidance' : 'processEditor.addGuidance')}
      </Button>
      {open && (
        <GuidanceDialog
          stage={stage}
          onSave={(guidance) => edit((now) => changeStage(now, stage.id, { guidance }))}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
