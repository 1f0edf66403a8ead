-- Who decides, whom we are up against and what is to be sold: the three lists of an opportunity. Money in minor units of the
-- opportunity's currency, discounts in basis points.
create table opportunity_contacts (
  org_id uuid not null,
  opportunity_id uuid not null,
  contact_id uuid not null,
  role text not null check (role in ('decider', 'influencer', 'user', 'buyer', 'coach', 'opponent')),
  influence int not null check (influence between 1 and 5),
  attitude text not null check (attitude in ('supports', 'neutral', 'opposes', 'unknown')),
  reports_to uuid,
  note text not null default '',
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, opportunity_id, contact_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id),
  foreign key (org_id, contact_id) references contacts (org_id, id)
);
create index opportunity_contacts_by_contact on opportunity_contacts (org_id, contact_id);

create table opportunity_competitors (
  org_id uuid not null,
  opportunity_id uuid not null,
  competitor_id uuid not null,
  standing text not null check (standing in ('ahead', 'even', 'behind', 'unknown')),
  strength text not null default '',
  weakness text not null default '',
  answer text not null default '',
  price bigint,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, opportunity_id, competitor_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id),
  foreign key (org_id, competitor_id) references competitors (org_id, id)
);
create index opportunity_competitors_by_competitor on opportunity_competitors (org_id, competitor_id);

create table opportunity_products (
  org_id uuid not null,
  opportunity_id uuid not null,
  product_id uuid not null,
  quantity int not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  discount int not null default 0 check (discount between 0 and 10000),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, opportunity_id, product_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id),
  foreign key (org_id, product_id) references products (org_id, id)
);
create index opportunity_products_by_product on opportunity_products (org_id, product_id);

select protect(t::regclass) from unnest(array['opportunity_contacts', 'opportunity_competitors', 'opportunity_products']) t;
