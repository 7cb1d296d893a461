select count(*) filter (where before.is_there is null) as added,
       count(*) filter (where after.is_there is null) as withdrawn,
       count(*) filter (where before.is_there and after.is_there and ({before_columns}) is distinct from ({after_columns})) as changed
       {of_columns}
from known_before before
full join known_after after on {same_key}
where {whose}
