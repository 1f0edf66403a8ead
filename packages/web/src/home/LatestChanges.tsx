import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { HomeChange } from '#domain/home/contract.ts';
import type { Whose } from '#domain/home/questions.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { happenedWords } from '../activities/happenedWords.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useObject } from '../records/useObjects.ts';
import { InstantText } from '../ui/DateText.tsx';
import { changesQuery } from './homeQueries.ts';
import { Section } from './Section.tsx';

/** The newest event of each record that changed last. */
export function LatestChanges({ of }: { of: Whose | undefined }): ReactElement {
  const { t } = useTranslation();
  return (
    <Section title={t('home.changes')} query={useQuery(changesQuery(of))} rows={6}>
      {({ changes }) => {
        if (changes.length === 0) return <p className="home-empty">{t('home.nothingChanged')}</p>;
        return (
          <ul className="home-lines">
            {changes.map((change) => (
              <li key={change.id}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
        );
      }}
    </Section>
  );
}

const FOLLOW_UP = ['note', 'call', 'visit', 'mail', 'meeting'] as const;

function ChangeLine({ change }: { change: HomeChange }): ReactElement {
  const { t } = useTranslation();
  const fields = useObject(change.object)?.fields ?? [];
  const to: string = `/${OBJECT_DESCRIPTORS[change.object].path}/${change.recordId}`;
  const kind = FOLLOW_UP.find((known) => known === change.data.kind) ?? 'note';
  const words =
    change.kind === 'followUp.recorded'
      ? t(`activities.recorded.${kind}`)
      : happenedWords(t, { ...change, actorId: null, mergedFrom: null, followUp: null }, fields).text;
  return (
    <>
      <Link to={to}>{change.recordName}</Link>
      <span className="quiet">
        {change.actorName ?? t('activities.system')} {words} · <InstantText at={change.at} />
      </span>
      {change.text && <span className="home-said">{change.text}</span>}
    </>
  );
}
