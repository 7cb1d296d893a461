insert into covalue.plausibility_warning (rule, record, record_key, column_name, value, compared_with, size, details)
select '{rule}', '{record}', concat_ws(',', {key}), w.column_name, w.value, w.compared_with, w.size,
       to_jsonb(w) - cast(array[{told}] as text[])
from plausible.{rule} w
on conflict (record, record_key, column_name) do nothing
