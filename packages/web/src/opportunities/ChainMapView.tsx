// The map of a decision chain: lines drawn behind, a card for every member; a click opens him.
import type { ReactElement } from 'react';
import { chainMap, type MapPlace } from '#domain/opportunities/chainMap.ts';
import type { ChainMemberShape } from '#domain/opportunities/deal.contract.ts';
import { MAX_INFLUENCE } from '#domain/opportunities/decisionChain.ts';
import { useTranslation } from '../i18n/wording.ts';
import { AttitudeMark } from './AttitudeMark.tsx';

const CARD = { width: 168, height: 84 };
const GAP = { across: 20, down: 32 };

const middleOf = ({ x }: MapPlace): number => x * (CARD.width + GAP.across);
const topOf = ({ level }: MapPlace): number => level * (CARD.height + GAP.down);

interface ChainMapViewProps {
  members: readonly ChainMemberShape[];
  onOpen: ((member: ChainMemberShape) => void) | undefined;
}

export function ChainMapView({ members, onOpen }: ChainMapViewProps): ReactElement {
  const { t } = useTranslation();
  const map = chainMap(members);
  const size = { width: map.width * (CARD.width + GAP.across), height: map.levels * (CARD.height + GAP.down) - GAP.down };
  const placeOf = (contactId: string): MapPlace => map.places.find((place) => place.contactId === contactId)!;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide map is scrolled with the keyboard too
    <section className="chain-map" tabIndex={0} aria-label={t('deal.chain.map')}>
      <div style={size}>
        <svg {...size} aria-hidden="true">
          {map.lines.map(({ from, to }) => (
            <path key={to} d={lineBetween(placeOf(from), placeOf(to))} />
          ))}
        </svg>
        {members.map((member) => {
          const place = placeOf(member.contactId);
          return (
            <button
              key={member.contactId}
              type="button"
              className={`plain-button chain-card ${member.attitude} ${member.role}`}
              style={{ left: middleOf(place) - CARD.width / 2, top: topOf(place), ...CARD }}
              disabled={!onOpen}
              onClick={() => onOpen?.(member)}
            >
              <strong>{member.name}</strong>
              <span className="faint">{[t(`deal.chain.roles.${member.role}`), member.title].filter(Boolean).join(' · ')}</span>
              <span className="chain-signs">
                <AttitudeMark attitude={member.attitude} />
                <Influence value={member.influence} />
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** Down from the superior, across between the levels, down to his man. */
function lineBetween(from: MapPlace, to: MapPlace): string {
  const bend = topOf(to) - GAP.down / 2;
  return `M ${middleOf(from)} ${topOf(from) + CARD.height} V ${bend} H ${middleOf(to)} V ${topOf(to)}`;
}

/** Influence as so many bars of five. */
export function Influence({ value }: { value: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <span
      className="influence"
      role="img"
      aria-label={t('deal.chain.influenceOf', { value })}
      title={t('deal.chain.influenceOf', { value })}
    >
      {Array.from({ length: MAX_INFLUENCE }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: five bars that never change places
        <i key={at} className={at < value ? 'full' : ''} />
      ))}
    </span>
  );
}
