-- The day a week begins with, for date pickers and “this week”.
alter table organisations add column week_start text not null default 'monday' check (week_start in ('monday', 'sunday'));
