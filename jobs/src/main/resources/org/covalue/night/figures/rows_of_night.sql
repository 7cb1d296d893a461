select o.outcome, o.n from (
    select coalesce(sum(rows_read), 0) as r, coalesce(sum(rows_loaded), 0) as l, coalesce(sum(rows_rejected), 0) as j,
           coalesce(sum(rows_unchanged), 0) as u
    from covalue.delivery
    where run_id = ?
) s cross join lateral (values ('read', r), ('loaded', l), ('rejected', j), ('unchanged', u)) o(outcome, n)
