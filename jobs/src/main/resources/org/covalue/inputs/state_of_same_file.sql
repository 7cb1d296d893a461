-- What became of the latest delivery of a table, where it was the same and read the same way.
select case
           when sha256 = :sha256 and locale is not distinct from cast(:locale as text)
                and mapping_sha256 is not distinct from cast(:mapping as text)
                and (state = 'complete' or :is_still_refused or not exists (
                     select 1 from covalue.rejected_row r where r.delivery_id = d.delivery_id and r.rule = 'header'))
               then state
       end
from covalue.delivery d
where file = :file and sheet = :sheet and state in ('complete', 'refused')
order by delivery_id desc
limit 1
