-- What the layers do not build: deliveries, rejected rows, runs, editions. Tables of raw come from jobs/inputs.
create schema if not exists raw;
create schema if not exists known;
create schema if not exists released;
create schema if not exists edition;

-- One row per file and run: what came, and what became of it. run_id is the job instance of Spring Batch.
create table delivery (
    delivery_id    integer generated always as identity primary key,
    run_id         bigint not null,
    file           text not null,
    path           text not null,
    record         text,
    sha256         text not null,
    bytes          bigint not null,
    received_at    timestamptz not null,
    state          text not null check (state in ('waiting', 'complete', 'skipped', 'refused', 'checking')),
    message        text,
    notice         text,
    rows_read      bigint not null default 0,
    rows_loaded    bigint not null default 0,
    rows_rejected  bigint not null default 0,
    rows_unchanged bigint not null default 0
);
create index delivery_file on delivery (file, delivery_id);
create index delivery_run on delivery (run_id);

-- A row refused when its file was read. What was found is confidential and leaves only with --internal.
create table rejected_row (
    delivery_id     integer not null references delivery on delete cascade,
    row_number      integer not null,
    column_name     text not null,
    found           text,
    expected        text not null,
    rule            text not null,
    message         text not null,
    organisation_id text,
    member_id       text
);
create index rejected_row_delivery on rejected_row (delivery_id);

-- A row whose reference is unknown: refused from rejected_at until the referenced record arrives.
create table unresolved_reference (
    record      text not null,
    delivery_id integer not null references delivery on delete cascade,
    row_number  integer not null,
    column_name text not null,
    found       text not null,
    target      text not null,
    rejected_at timestamptz not null,
    resolved_at timestamptz,
    organisation_id text,
    member_id       text,
    primary key (record, delivery_id, row_number, column_name)
);
create index unresolved_reference_open on unresolved_reference (record, target, found) where resolved_at is null;

-- An edition is a draft until published_at is set; only published editions can be read by name.
create table edition (
    edition_id         bigint generated always as identity primary key,
    run_id             bigint not null,
    business_date      date not null,
    as_of              timestamptz not null,
    base_year          integer not null,
    reporting_currency text not null,
    year_from          integer not null,
    year_to            integer not null,
    software_version   text not null,
    created_at         timestamptz not null,
    published_at       timestamptz
);

create table edition_file (
    edition_id bigint not null references edition on delete cascade,
    file       text not null,
    sha256     text not null,
    bytes      bigint not null,
    primary key (edition_id, file)
);

-- Who took unprotected values out, and when (export --internal).
create table internal_export (
    exported_at timestamptz not null,
    table_name  text not null,
    file        text not null,
    login       text not null
);

-- Rows whose key their file may have brought before; row 0 stands for all rows of the file. Settled when accepted.
create table suspect_row (
    delivery_id integer not null references delivery on delete cascade,
    row_number  integer not null
);

-- What stands rejected now: the faults of the latest delivery at each path, and references still unknown.
create view standing_rejection as
with latest as (
    select distinct on (file) delivery_id, file, record
    from delivery
    where state in ('complete', 'refused')
    order by file, delivery_id desc
)
select d.file, cast('' as text) as sheet, r.row_number, r.column_name, coalesce(d.record, '') as record, r.found,
       r.expected, r.rule, r.message, r.organisation_id, r.member_id
from rejected_row r
inner join latest d on d.delivery_id = r.delivery_id
union all
select d.file, '', u.row_number, u.column_name, u.record, u.found,
       'the id of a known ' || u.target, 'reference',
       'unknown ' || u.target || '; the row is tried again in later runs', u.organisation_id, u.member_id
from unresolved_reference u
inner join delivery d on d.delivery_id = u.delivery_id and d.state = 'complete'
where u.resolved_at is null;

-- The released cells of all editions. Marts that are released have tables of their own, made when first released.
create table released.indicator (
    edition_id bigint not null, indicator text, code text, title_en text, title_es text, question_en text,
    question_es text, family text, dimension text, unit text, better text, pool text, numerator text, denominator text,
    sdg text, source text, protects text);
create table released.indicator_value (
    edition_id bigint not null, organisation_id text, year integer, indicator text, value double precision, state text,
    unit text, numerator double precision, denominator double precision, contributors bigint, eligible bigint,
    coverage double precision, age_band text, funding_class text);
create table released.group_value (
    edition_id bigint not null, year integer, age_band text, funding_class text, indicator text, statistic text,
    value double precision, state text, unit text, organisations bigint);
create table released.funding_mix (
    edition_id bigint not null, year integer, age_band text, funding_class text, share_mean double precision,
    share_pooled double precision, amount double precision, organisations bigint, state text);
create table released.group_test (
    edition_id bigint not null, year integer, indicator text, grouping text, statistic double precision,
    degrees_of_freedom integer, organisations integer, p_value double precision, epsilon_squared double precision,
    state text);
create table released.rejected_row (
    edition_id bigint not null, file text, sheet text, "row" integer, "column" text, record text, found text,
    expected text, rule text, message text);
create table released.rejected_by_organisation (
    edition_id bigint not null, organisation_id text, record text, rule text, expected text, rows bigint);
create table released.delivery (
    edition_id bigint not null, file text, record text, state text, rows_read bigint, rows_loaded bigint,
    rows_rejected bigint, rows_unchanged bigint, message text);
create index on released.indicator (edition_id);
create index on released.indicator_value (edition_id, organisation_id, year);
create index on released.group_value (edition_id, year);
create index on released.funding_mix (edition_id);
create index on released.group_test (edition_id);
create index on released.rejected_row (edition_id);
create index on released.rejected_by_organisation (edition_id);
create index on released.delivery (edition_id);
