-- How many rows of each record type a run has staged: what the gate holds an edition against.
create table staged_rows (
    run_id bigint not null,
    record text not null,
    rows   bigint not null,
    primary key (run_id, record)
);

-- Every delivery that an edition rests on, and how many rows it had then: to notice one that is gone.
create table published_delivery (
    delivery_id integer primary key,
    edition_id  bigint not null,
    file        text not null,
    path        text not null,
    record      text not null,
    rows        bigint not null
);
insert into published_delivery
select d.delivery_id, n.edition_id, d.file, d.path, d.record, d.rows_loaded
from delivery d
cross join lateral (select min(edition_id) as edition_id from edition where published_at is not null and as_of >= d.received_at) n
where d.state = 'complete' and n.edition_id is not null;
