-- The row that brought the hash of a suspect's key first: only these two can be the doubled ones.
alter table suspect_row add column first_row integer not null default 0;
