-- Where the load of a file stands, committed with the rows up to it: the last row read, and how many rows the file has once its end was read.
alter table delivery add column last_row integer not null default 0, add column rows_in_file bigint;

-- Versions before did not keep how many rows a file has. That they read some is taken at their word; that there were none is not.
update delivery set rows_in_file = rows_read where state = 'complete' and rows_read > 0;

-- What a step of a run did in one transaction is committed with its line here. The history of Spring Batch says so in another transaction.
create table step_done (
    run_id  bigint not null,
    step    text not null,
    done_at timestamptz not null,
    primary key (run_id, step)
);
