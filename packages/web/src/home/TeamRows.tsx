import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { HomePipeline } from '#domain/home/contract.ts';
import { closingThisMonth, openOpportunities, overdue, ownedBy, type Whose } from '#domain/home/questions.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ListLink } from '../records/ListLink.tsx';
import { useSession } from '../session.tsx';
import { PersonName } from '../ui/Avatar.tsx';
import { todayIn } from '../ui/dateWords.ts';
import { Amounts, recordsIn } from './Amounts.tsx';
import { pipelineQuery } from './homeQueries.ts';
import { Section } from './Section.tsx';

/** One row per person of the team; nothing for whoever leads nobody or looks at his own work. */
export function TeamRows({ of }: { of: Whose | undefined }): ReactElement | null {
  const { t } = useTranslation();
  const pipeline = useQuery(pipelineQuery(of));
  if (pipeline.data?.of !== 'team') return null;
  return (
    <Section title={t('home.people')} query={pipeline} rows={4}>
      {(answer) => <PeopleTable people={answer.people} />}
    </Section>
  );
}

function PeopleTable({ people }: { people: HomePipeline['people'] }): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="home-table">
      <thead>
        <tr>
          <th scope="col">{t('home.person')}</th>
          <th scope="col" className="home-number">
            {t('home.openCount')}
          </th>
          <th scope="col" className="home-number">
            {t('home.amount')}
          </th>
          <th scope="col" className="home-number home-wide-only">
            {t('home.weighted')}
          </th>
          <th scope="col" className="home-number home-wide-only">
            {t('home.closing')}
          </th>
          <th scope="col" className="home-number">
            {t('home.late')}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((row) => (
          <PersonRow key={row.person.id} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person, open, closing, overdue: late }: HomePipeline['people'][number]): ReactElement {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const owner = ownedBy('me', person.id);
  const today = todayIn(new Date(), organisation.timeZone);
  return (
    <tr>
      <th scope="row">
        <PersonName id={person.id} name={person.name} />
      </th>
      <td className="home-number">
        <ListLink
          object="opportunity"
          filter={openOpportunities(owner)}
          label={t('home.openOf', { name: person.name, count: recordsIn(open) })}
        >
          {recordsIn(open)}
        </ListLink>
      </td>
      <td className="home-number">
        <Amounts sums={open} of="amount" />
      </td>
      <td className="home-number quiet home-wide-only">
        <Amounts sums={open} of="weighted" />
      </td>
      <td className="home-number home-wide-only">
        {closing.length === 0 ? (
          <span className="faint">—</span>
        ) : (
          <ListLink object="opportunity" filter={{ join: 'and', of: [closingThisMonth(owner)] }}>
            <Amounts sums={closing} of="amount" />
          </ListLink>
        )}
      </td>
      <td className="home-number">
        {late.count === 0 ? (
          <span className="faint">0</span>
        ) : (
          <ListLink
            object="opportunity"
            filter={overdue('opportunity', owner, today)}
            className="home-late"
            label={t('home.overdueOf', { name: person.name, count: late.count })}
          >
            {late.count}
            {late.complete ? '' : '+'}
          </ListLink>
        )}
      </td>
    </tr>
  );
}
