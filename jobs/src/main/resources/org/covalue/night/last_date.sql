select max(business_date) from (
    select business_date from covalue.night
    union all
    select business_date from covalue.edition
    where published_at is not null and exists (select 1 from covalue.night)
) d
where business_date <= :today
