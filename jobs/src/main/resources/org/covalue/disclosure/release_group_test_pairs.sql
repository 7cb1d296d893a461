-- Which of two small groups lies above the other bounds the value of an organisation that is hidden among them.
insert into released.group_test_pair
select :edition, t.year, t.indicator, t.grouping, t.group_a, t.group_b, case when not d.is_hidden then t.statistic end,
       t.organisations_a, t.organisations_b, case when not d.is_hidden then t.p_value end,
       case when not d.is_hidden then t.rank_biserial end, t.method,
       case when d.is_hidden then 'suppressed' else t.state end, case when not d.is_hidden then t.p_holm end,
       case when not d.is_hidden then t.p_bh end
from groups.group_test_pair t
inner join released.indicator i on i.edition_id = :edition and i.indicator = t.indicator
cross join lateral (
    select t.state = 'ok' and i.protects <> '' and t.organisations_a + t.organisations_b < :fewest_for_extremes
           and exists (
               select 1 from group_with_hidden h
               where h.indicator = t.indicator and h.year = t.year
                 and (t.grouping = 'age_band' and h.funding_class = 'all' and h.age_band in (t.group_a, t.group_b)
                      or t.grouping = 'funding_class' and h.age_band = 'all' and h.funding_class in (t.group_a, t.group_b))
           ) as is_hidden
) d
order by t.year, t.indicator, t.grouping, t.group_a, t.group_b
