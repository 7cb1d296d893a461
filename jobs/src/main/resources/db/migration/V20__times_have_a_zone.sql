-- Spring Batch's tables kept the local time of whatever machine wrote them, without its zone. They become moments. How far the
-- clock of a run's machine stood from UTC is told by what was written beside it as a moment; see known_by:
--   figures    the same steps' figures, which had a zone
--   start      the millisecond at which a load, a check or a measure was started
--   neighbour  nothing of this run; what is known of the run nearest to it
--   nothing    taken as UTC
-- A clock that was changed while a run was at work is not seen: the times of such a run may be an hour off at one end.
create table history_clock (
    job_execution_id bigint primary key,
    minutes_ahead    integer not null,
    known_by         text not null check (known_by in ('figures', 'start', 'neighbour', 'nothing'))
);

insert into history_clock
select s.job_execution_id, percentile_disc(0.5) within group (
           order by round(extract(epoch from s.end_time - (f.ended_at at time zone 'UTC')) / 900) * 15), 'figures'
from batch.batch_step_execution s
inner join step_figures f on f.job_execution_id = s.job_execution_id and f.step = s.step_name
where s.end_time is not null
group by s.job_execution_id;

insert into history_clock
select e.job_execution_id, round(extract(epoch from e.create_time - to_timestamp(cast(a.parameter_value as bigint) / 1000.0) at time zone 'UTC') / 900) * 15,
       'start'
from batch.batch_job_execution e
inner join batch.batch_job_instance i on i.job_instance_id = e.job_instance_id and i.job_name in ('load', 'measure')
inner join batch.batch_job_execution_params a on a.job_execution_id = e.job_execution_id and a.parameter_name = 'attempt'
    and a.parameter_value ~ '^[0-9]{12,14}$'
where e.job_execution_id = (select min(b.job_execution_id) from batch.batch_job_execution b where b.job_instance_id = e.job_instance_id)
  and abs(extract(epoch from e.create_time - to_timestamp(cast(a.parameter_value as bigint) / 1000.0) at time zone 'UTC')) <= 15 * 3600
on conflict do nothing;

insert into history_clock
select e.job_execution_id, coalesce(n.minutes_ahead, 0), case when n.minutes_ahead is null then 'nothing' else 'neighbour' end
from batch.batch_job_execution e
left join lateral (
    select c.minutes_ahead from history_clock c order by abs(c.job_execution_id - e.job_execution_id), c.job_execution_id limit 1
) n on true
on conflict do nothing;

alter table batch.batch_job_execution
    alter column create_time type timestamptz using create_time at time zone 'UTC',
    alter column start_time type timestamptz using start_time at time zone 'UTC',
    alter column end_time type timestamptz using end_time at time zone 'UTC',
    alter column last_updated type timestamptz using last_updated at time zone 'UTC';
alter table batch.batch_step_execution
    alter column create_time type timestamptz using create_time at time zone 'UTC',
    alter column start_time type timestamptz using start_time at time zone 'UTC',
    alter column end_time type timestamptz using end_time at time zone 'UTC',
    alter column last_updated type timestamptz using last_updated at time zone 'UTC';

update batch.batch_job_execution e
set create_time = create_time - make_interval(mins => c.minutes_ahead), start_time = start_time - make_interval(mins => c.minutes_ahead),
    end_time = end_time - make_interval(mins => c.minutes_ahead), last_updated = last_updated - make_interval(mins => c.minutes_ahead)
from history_clock c
where c.job_execution_id = e.job_execution_id and c.minutes_ahead <> 0;

update batch.batch_step_execution s
set create_time = create_time - make_interval(mins => c.minutes_ahead), start_time = start_time - make_interval(mins => c.minutes_ahead),
    end_time = end_time - make_interval(mins => c.minutes_ahead), last_updated = last_updated - make_interval(mins => c.minutes_ahead)
from history_clock c
where c.job_execution_id = s.job_execution_id and c.minutes_ahead <> 0;
