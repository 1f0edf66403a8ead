import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { HomePipeline } from '#domain/home/contract.ts';
import { closingThisMonth, ownedBy, type Whose } from '#domain/home/questions.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ListLink } from '../records/ListLink.tsx';
import { useSession } from '../session.tsx';
import { DayText } from '../ui/DateText.tsx';
import { todayIn } from '../ui/dateWords.ts';
import { Money } from '../ui/Money.tsx';
import { percent } from '../ui/percent.ts';
import { Amounts, recordsIn } from './Amounts.tsx';
import { pipelineQuery } from './homeQueries.ts';
import { Section } from './Section.tsx';

/** Open opportunities whose closing date lies in this month. */
export function Closing({ of }: { of: Whose | undefined }): ReactElement | null {
  const { t } = useTranslation();
  const pipeline = useQuery(pipelineQuery(of));
  if (pipeline.data?.stages.length === 0) return null;
  return (
    <Section
      title={t('home.closing')}
      query={pipeline}
      rows={3}
      aside={({ closing, of: whose }) =>
        closing.sums.length > 0 && (
          <ListLink object="opportunity" filter={closingThisMonth(ownedBy(whose))}>
            {t('home.open', { count: recordsIn(closing.sums) })} · <Amounts sums={closing.sums} of="amount" />
          </ListLink>
        )
      }
    >
      {(answer) =>
        answer.closing.records.length === 0 ? <p className="home-empty">{t('home.nothingCloses')}</p> : <Rows answer={answer} />
      }
    </Section>
  );
}

function Rows({ answer }: { answer: HomePipeline }): ReactElement {
  const { user } = useSession();
  const today = todayIn(new Date(), user.timeZone);
  return (
    <ul className="home-rows home-closing">
      {answer.closing.records.map((record) => {
        const to: string = `/opportunities/${record.id}`;
        return (
          <li key={record.id}>
            <Link to={to} className="home-row">
              <span className="home-row-name">{record.name}</span>
              <span className="quiet home-row-more">
                {[record.stageName, percent(record.winRate), answer.of === 'team' ? record.ownerName : null].filter(Boolean).join(' · ')}
              </span>
              <span>
                <Money minor={record.amount} currency={record.currency} />
              </span>
              <span className={record.closingOn < today ? 'home-late' : 'quiet'}>
                <DayText day={record.closingOn} />
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
