import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { HomePipeline, HomeSums } from '#domain/home/contract.ts';
import { inStage, openOpportunities, ownedBy, type Whose } from '#domain/home/questions.ts';
import { levelOf } from '#domain/people/rights.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ListLink } from '../records/ListLink.tsx';
import { useSession } from '../session.tsx';
import { Amounts, recordsIn } from './Amounts.tsx';
import { pipelineQuery } from './homeQueries.ts';
import { Section } from './Section.tsx';

interface StageRow {
  id: string;
  name: string;
  sums: HomeSums[];
}

/** Stages in their order, one row each however many currencies it holds, under their business type. */
function typesOf(stages: HomePipeline['stages']): { id: string; name: string; stages: StageRow[] }[] {
  return [...Map.groupBy(stages, (row) => row.businessTypeId)].map(([id, rows]) => ({
    id,
    name: rows[0]!.businessTypeName,
    stages: [...Map.groupBy(rows, (row) => row.stageId)].map(([stageId, sums]) => ({ id: stageId, name: sums[0]!.name, sums })),
  }));
}

export function StageSums({ of }: { of: Whose | undefined }): ReactElement {
  const { t } = useTranslation();
  return (
    <Section
      title={t('home.pipeline')}
      query={useQuery(pipelineQuery(of))}
      rows={6}
      aside={({ stages, of: whose }) =>
        stages.length > 0 && (
          <ListLink object="opportunity" filter={openOpportunities(ownedBy(whose))}>
            {t('home.open', { count: recordsIn(stages) })}
          </ListLink>
        )
      }
    >
      {(answer) => (answer.stages.length === 0 ? <NoOpportunities /> : <StageTable answer={answer} />)}
    </Section>
  );
}

function StageTable({ answer }: { answer: HomePipeline }): ReactElement {
  const { t } = useTranslation();
  const types = typesOf(answer.stages);
  const most = Math.max(...types.flatMap((type) => type.stages.map((stage) => recordsIn(stage.sums))));
  return (
    <table className="home-table">
      <thead>
        <tr>
          <th scope="col">{t('home.stage')}</th>
          <th scope="col" className="home-number">
            {t('home.count')}
          </th>
          <th scope="col" className="home-number">
            {t('home.amount')}
          </th>
          <th scope="col" className="home-number">
            {t('home.weighted')}
          </th>
        </tr>
      </thead>
      {types.map((type) => (
        <tbody key={type.id}>
          {types.length > 1 && (
            <tr className="home-group">
              <th scope="rowgroup" colSpan={4}>
                {type.name}
              </th>
            </tr>
          )}
          {type.stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">
                <ListLink object="opportunity" filter={inStage(ownedBy(answer.of), stage.id)}>
                  {stage.name}
                </ListLink>
                <span className="home-bar" style={{ width: `${(recordsIn(stage.sums) / most) * 100}%` }} />
              </th>
              <td className="home-number">
                <ListLink
                  object="opportunity"
                  filter={inStage(ownedBy(answer.of), stage.id)}
                  label={t('home.inStage', { stage: stage.name, count: recordsIn(stage.sums) })}
                >
                  {recordsIn(stage.sums)}
                </ListLink>
              </td>
              <td className="home-number">
                <Amounts sums={stage.sums} of="amount" />
              </td>
              <td className="home-number quiet">
                <Amounts sums={stage.sums} of="weighted" />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function NoOpportunities(): ReactElement {
  const { t } = useTranslation();
  const { rights } = useSession();
  const to: string = '/opportunities/new';
  return (
    <p className="home-empty">
      {t('home.noOpportunities')}{' '}
      {levelOf(rights, 'opportunity', 'create') !== 'none' && (
        <Link to={to}>{t('lists.create', { object: t('records.creations.opportunities') })}</Link>
      )}
    </p>
  );
}
