-- The members are called in a list as they are called now.
update covalue.plausibility_warning w
set member_name = m.member_name
from staging.member m
where m.member_id = w.member_id
