-- When rows of an organisation came last that were equal to what stands in raw, where they are not kept: a file that comes with
-- the same rows has come all the same.
create table unchanged_arrival (
    record          text not null,
    organisation_id text not null,
    received_at     timestamptz not null,
    primary key (record, organisation_id)
);
