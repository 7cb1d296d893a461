select {selected}
from known_before before
full join known_after after on {same_key}
where (before.is_there is null or after.is_there is null or ({before_columns}) is distinct from ({after_columns}))
  and {whose}
order by {order}
limit {most}
