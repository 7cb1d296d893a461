-- What a past night knew is told by more than when things were received: a load that broke off may be brought to its end behind a night
-- that began later, and only then do its rows count. Blank for what was accepted by versions before.
alter table delivery add column accepted_at timestamptz;
alter table unresolved_reference add column settled_at timestamptz;
comment on column delivery.accepted_at is 'When its rows began to count; a file that is read again to repair it keeps the first time';
comment on column unresolved_reference.settled_at is 'When the run that resolved it found so; resolved_at is the moment whose knowledge that run had';

-- When a run looked at what was accepted, last.
create table staged (
    run_id    bigint primary key,
    staged_at timestamptz not null
);
