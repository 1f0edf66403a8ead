import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { DueFollowUps } from '#domain/home/contract.ts';
import { due, dueToday, overdue, ownedBy, type Whose, withoutNextStep } from '#domain/home/questions.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ListLink } from '../records/ListLink.tsx';
import { useSession } from '../session.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { todayIn } from '../ui/dateWords.ts';
import { dueQuery, pipelineQuery } from './homeQueries.ts';
import { Section } from './Section.tsx';

type Count = { count: number; complete: boolean };
const figure = ({ count, complete }: Count): string => `${count}${complete ? '' : '+'}`;

/** Follow-ups of today and those that were missed, the longest waiting first. */
export function DueList({ of }: { of: Whose | undefined }): ReactElement {
  const { t } = useTranslation();
  return (
    <Section title={t('home.due')} query={useQuery(dueQuery(of))} rows={4} aside={(answer) => <DueCounts answer={answer} />}>
      {(answer) => (answer.records.length === 0 ? <NothingDue answer={answer} /> : <DueRows answer={answer} />)}
    </Section>
  );
}

function DueCounts({ answer }: { answer: DueFollowUps }): ReactNode {
  const { t } = useTranslation();
  const owner = ownedBy(answer.of);
  const waiting = answer.counts.filter((count) => count.overdue.count + count.today.count > 0);
  return waiting.map(({ object, overdue: late, today }) => {
    const name = t(`records.nav.${OBJECT_DESCRIPTORS[object].path}`);
    return (
      <span key={object} className="home-due-counts">
        {late.count > 0 && (
          <ListLink object={object} filter={overdue(object, owner, answer.today)} className="home-mark home-late">
            {t('home.overdue', { object: name, figure: figure(late) })}
          </ListLink>
        )}
        {today.count > 0 && (
          <ListLink object={object} filter={dueToday(object, owner, answer.today)} className="home-mark">
            {t('home.dueToday', { object: name, figure: figure(today) })}
          </ListLink>
        )}
      </span>
    );
  });
}

function DueRows({ answer }: { answer: DueFollowUps }): ReactElement {
  const { t } = useTranslation();
  const { timeZone } = useSession().organisation;
  const hidden = answer.counts.reduce((sum, { overdue: late, today }) => sum + late.count + today.count, 0) - answer.records.length;
  const [first] = answer.records;
  return (
    <>
      <ul className="home-rows">
        {answer.records.map((record) => {
          const to: string = `/${OBJECT_DESCRIPTORS[record.object].path}/${record.id}`;
          const late = todayIn(new Date(record.nextStepAt), timeZone) < answer.today;
          return (
            <li key={`${record.object} ${record.id}`}>
              <Link to={to} className="home-row">
                <span className="home-row-name">{record.name}</span>
                <span className="quiet home-row-more">
                  {[record.accountName, answer.of === 'team' ? record.ownerName : null].filter(Boolean).join(' · ')}
                </span>
                <span className={late ? 'home-late' : 'quiet'}>
                  {late && `${t('home.late')} `}
                  <InstantText first={!late} at={record.nextStepAt} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && first && (
        <p className="home-foot">
          <ListLink object={first.object} filter={due(first.object, ownedBy(answer.of), answer.today)}>
            {t('home.more', { count: hidden })}
          </ListLink>
        </p>
      )}
    </>
  );
}

/** Whoever has open opportunities is shown the next best thing: those nobody has planned a step for. */
function NothingDue({ answer }: { answer: DueFollowUps }): ReactElement {
  const { t } = useTranslation();
  const { data } = useQuery(pipelineQuery(answer.of));
  return (
    <p className="home-empty">
      {t('home.nothingDue')}{' '}
      {data && data.stages.length > 0 && (
        <ListLink object="opportunity" filter={withoutNextStep(ownedBy(answer.of))}>
          {t('home.planNext')}
        </ListLink>
      )}
    </p>
  );
}
