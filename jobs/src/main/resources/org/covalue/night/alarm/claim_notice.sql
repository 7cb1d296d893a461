with mine as (
    select cast(:channel as text) as channel, cast(:event as text) as event
), next as (
    select a.*, c.channel, c.event from covalue.alarm a
    cross join mine c
    where {which} and not c.channel = any (a.{event}) and not exists (
        select 1 from covalue.alarm_telling t
        where t.alarm_id = a.alarm_id and t.channel = c.channel and t.event = c.event and t.until > now())
    order by a.alarm_id limit 1 for update of a skip locked
), claimed as (
    insert into covalue.alarm_telling
    select alarm_id, channel, event, now() + cast(:claimed as interval) from next
    on conflict (alarm_id, channel, event) do update set until = excluded.until where alarm_telling.until <= now()
    returning alarm_id
)
select n.* from next n inner join claimed c on c.alarm_id = n.alarm_id
