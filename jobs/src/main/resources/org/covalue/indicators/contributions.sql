    insert into {next}.contribution
    with within as (
        select organisation_id, year, sum(n) as n, sum(d) as d from figure where not is_across and is_member
        group by organisation_id, year, owner_id
    ), largest_within as (
        select organisation_id, year, count(*) as owners, sum(n) as n_total, max(n) as n_largest,
               sum(d) as d_total, max(d) as d_largest
        from within
        group by organisation_id, year
    ), largest_alone as (
        select organisation_id, year, count(*) as owners, sum(n) as n_total, max(n) as n_largest,
               sum(d) as d_total, max(d) as d_largest
        from figure
        where owner_id is null and is_member
        group by organisation_id, year
    ), largest as (
        select organisation_id, year, sum(owners) as owners, sum(n_total) as n_total, max(n_largest) as n_largest,
               sum(d_total) as d_total, max(d_largest) as d_largest
        from (select * from largest_alone union all select * from largest_within) l
        group by organisation_id, year
    ), second as (
        select l.organisation_id, l.year,
               case when count(*) filter (where w.n = l.n_largest) > 1 then l.n_largest
                    else coalesce(max(w.n) filter (where w.n < l.n_largest), 0) end as n_second,
               case when count(*) filter (where w.d = l.d_largest) > 1 then l.d_largest
                    else coalesce(max(w.d) filter (where w.d < l.d_largest), 0) end as d_second
        from largest l
        inner join (
            select organisation_id, year, n, d from figure where owner_id is null
            union all
            select organisation_id, year, n, d from within
        ) w on w.organisation_id = l.organisation_id and w.year = l.year
        where l.n_total < 3 * l.n_largest or l.d_total < 3 * l.d_largest
        group by l.organisation_id, l.year, l.n_largest, l.d_largest
    ), bundle as (
        select l.organisation_id, l.year, l.owners, l.n_total, l.n_largest,
               coalesce(s.n_second, l.n_largest) as n_second, l.d_total, l.d_largest,
               coalesce(s.d_second, l.d_largest) as d_second
        from largest l
        left join second s on s.organisation_id = l.organisation_id and s.year = l.year
    ), across as (
        select organisation_id, year, owner_id, sum(n) as n, sum(d) as d from figure where is_across
        group by organisation_id, year, owner_id
    ), place as (
        select organisation_id, year, cast(null as text) as age_band, cast(null as text) as funding_class, owners,
               n_total, n_largest, n_second, d_total, d_largest, d_second
        from bundle
        union all
        select organisation_id, year, null, null, 1, n, n, 0, d, d, 0 from across
        union all
        select null, b.year, a.age_band, f.funding_class, b.owners, b.n_total, b.n_largest, b.n_second,
               b.d_total, b.d_largest, b.d_second
        from bundle b
        inner join organisation_year y on y.organisation_id = b.organisation_id and y.year = b.year
        cross join lateral (values (y.age_band), ('all')) a(age_band)
        cross join lateral (values (y.funding_class), ('all')) f(funding_class)
        union all
        select null, x.year, coalesce(y.age_band, 'all'), coalesce(y.funding_class, 'all'), 1,
               sum(x.n), sum(x.n), 0, sum(x.d), sum(x.d), 0
        from across x
        inner join organisation_year y on y.organisation_id = x.organisation_id and y.year = x.year
        group by grouping sets ((x.year, x.owner_id, y.age_band, y.funding_class), (x.year, x.owner_id, y.age_band),
                                (x.year, x.owner_id, y.funding_class), (x.year, x.owner_id))
    )
    select '{indicator}', year, organisation_id, age_band, funding_class, sum(owners),
           sum(n_total), max(n_largest),
           greatest((array_agg(n_largest order by n_largest desc nulls last))[2], max(n_second)),
           sum(d_total), max(d_largest),
           greatest((array_agg(d_largest order by d_largest desc nulls last))[2], max(d_second))
    from place
    group by year, organisation_id, age_band, funding_class
