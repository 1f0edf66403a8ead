import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { NodeRowReply, TeamNode } from '#domain/processes/nodeCheck.contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RequiredStar } from '../processes/RequiredStar.tsx';
import { deadlineWords, deliverableWords, exceptionWords, nodeHeads, responsibleWords, stateWords } from './nodeCells.ts';

const SIGNS: Record<NodeRowReply['state'], string> = { done: '✓', overdue: '▲', in_progress: '●', not_started: '○', left_undone: '✕' };

const isOfTeam = (row: NodeRowReply | TeamNode): row is TeamNode => 'opportunityId' in row;

/** Stage, action, deliverable, who, by when, state, exception; across the team the opportunity leads. */
export function NodeTable({
  rows,
  names,
}: {
  rows: readonly (NodeRowReply | TeamNode)[];
  names: Readonly<Record<string, string>>;
}): ReactElement {
  const { t } = useTranslation();
  const ofTeam = rows.some(isOfTeam);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too
    <section className="table-scroll" tabIndex={0} aria-label={t('plans.nodes')}>
      <table className="plain-table node-table">
        <thead>
          <tr>
            {ofTeam && <th scope="col">{t('plans.opportunity')}</th>}
            {nodeHeads(t).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={isOfTeam(row) ? `${row.opportunityId} ${row.eventId}` : row.eventId}>
              {isOfTeam(row) && <Deal row={row} />}
              <td>{row.stageName}</td>
              <td>
                {row.action}
                {row.required && <RequiredStar />}
              </td>
              <td className={row.deliverable.upload === 'none' ? 'nothing' : ''}>{deliverableWords(t, row)}</td>
              <td>{responsibleWords(row, names)}</td>
              <td className={`figure ${row.due === null ? 'nothing' : ''}`} data-label={t('plans.deadline')}>
                {deadlineWords(t, row)}
              </td>
              <td className={`node-${row.state} figure`}>
                <span aria-hidden="true">{SIGNS[row.state]}</span> {stateWords(t, row)}
              </td>
              <Exceptions words={exceptionWords(t, row)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Exceptions = ({ words }: { words: string }): ReactElement => (words === '' ? <td className="nothing faint">—</td> : <td>{words}</td>);

function Deal({ row }: { row: TeamNode }): ReactElement {
  const to: string = `/opportunities/${row.opportunityId}`;
  return (
    <th scope="row">
      <Link to={to}>{row.name}</Link> <span className="faint">{row.ownerName}</span>
    </th>
  );
}
