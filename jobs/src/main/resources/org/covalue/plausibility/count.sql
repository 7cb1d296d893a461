insert into covalue.plausibility_count (run_id, rule, warnings, confirmed)
select :run, rule, count(*), count(confirmed_at) from covalue.standing_warning group by rule
