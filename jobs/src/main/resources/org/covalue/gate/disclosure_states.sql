-- A cell that is not ok, and yet has a figure.
select indicator || ' ' || organisation_id || ' ' || year as cell, state
from released.indicator_value
where edition_id = :edition and state <> 'ok'
  and (value is not null or numerator is not null or denominator is not null
       or state = 'suppressed' and (contributors is not null or coverage is not null))
union all
select indicator || ' ' || year || ' ' || age_band || ' ' || funding_class || ' ' || statistic, state
from released.group_value
where edition_id = :edition and state <> 'ok' and value is not null
