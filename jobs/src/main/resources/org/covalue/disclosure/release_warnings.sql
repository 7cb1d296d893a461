insert into released.warning (edition_id, file, sheet, "row", "column", record, rule, state)
select :edition, file, sheet, row_number, column_name, record, rule, case when confirmed_at is null then 'open' else 'confirmed' end
from covalue.standing_warning
