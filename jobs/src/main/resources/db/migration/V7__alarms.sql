-- The night by itself: which business dates the schedule has seen, what kept an edition back, what was told to whom.

-- One row per business date of the schedule. 'before' marks where the schedule began; 'missed' is a date too
-- old to catch up, 'elsewhere' one that something else was to start.
create table night (
    business_date date primary key,
    due_at        timestamptz not null,
    caught_up     boolean not null,
    state         text not null check (state in ('before', 'missed', 'elsewhere', 'open', 'published', 'blocked', 'failed')),
    run_id        bigint,
    noted_at      timestamptz not null,
    ended_at      timestamptz
);

-- A fault is open until it is recovered, and is told once to each channel.
create table alarm (
    alarm_id       bigint generated always as identity primary key,
    fault          text not null,
    business_date  date,
    happened       text not null,
    means          text not null,
    remedy         text not null,
    raised_at      timestamptz not null,
    recovered_at   timestamptz,
    told           text[] not null default '{}',
    told_recovered text[] not null default '{}'
);
create unique index alarm_open on alarm (fault) where recovered_at is null;

-- What the gate before publication found; a reason stands where somebody has passed it over.
create table gate_finding (
    run_id          bigint not null,
    edition_id      bigint not null,
    rule            text not null,
    finding         text not null,
    found_at        timestamptz not null,
    accepted_reason text
);
create index gate_finding_run on gate_finding (run_id);

-- What a step took; Spring Batch keeps its times, not its memory.
create table step_figures (
    run_id           bigint not null,
    job_execution_id bigint not null,
    step             text not null,
    ended_at         timestamptz not null,
    seconds          double precision not null,
    heap_peak_bytes  bigint not null,
    primary key (job_execution_id, step)
);
create index step_figures_run on step_figures (run_id);
