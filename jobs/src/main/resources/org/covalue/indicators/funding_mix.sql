-- Shares are of own income, unweighted over organisations and pooled; all eight classes, zeros too.
create table {next}.funding_mix as
with income as (
    select organisation_id, year, funding_class, sum(own_income) as amount
    from mart.funding_receipt
    where not is_in_kind and is_usable
    group by organisation_id, year, funding_class
), total as (
    select organisation_id, year, sum(amount) as amount from income
    group by organisation_id, year having sum(amount) > 0
), dense as (
    select y.age_band, t.organisation_id, t.year, c.funding_class, coalesce(i.amount, 0) as amount,
           100 * coalesce(i.amount, 0) / t.amount as share, t.amount as total
    from total t
    inner join mart.organisation_year y on y.organisation_id = t.organisation_id and y.year = t.year
    cross join (select distinct funding_class from {next}.funding_class) c
    left join income i on i.organisation_id = t.organisation_id and i.year = t.year
        and i.funding_class = c.funding_class
)
select year, coalesce(age_band, 'all') as age_band, funding_class, avg(share) as share_mean,
       100 * sum(amount) / sum(total) as share_pooled, sum(amount) as amount, count(*) as organisations,
       'ok' as state
from dense
group by grouping sets ((year, age_band, funding_class), (year, funding_class))
