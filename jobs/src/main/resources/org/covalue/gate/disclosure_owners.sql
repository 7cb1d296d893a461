-- A cell of fewer owners than allowed behind it, or of one that is too large beside the others, or told relative to one.
with unsafe_itself as (
    select organisation_id, indicator, year, age_band, funding_class
    from indicators.contribution
    where owners < :fewest_contributors
       or numerator_total - numerator_largest - numerator_second < :dominance_percent / 100.0 * numerator_largest
       or denominator_total - denominator_largest - denominator_second < :dominance_percent / 100.0 * denominator_largest
), unsafe as (
    select organisation_id, indicator, year, age_band, funding_class from unsafe_itself
    union
    select b.organisation_id, b.indicator, b.year, null, null
    from indicators.base_year b
    inner join unsafe_itself u
        on u.organisation_id = b.organisation_id and u.indicator = b.indicator and u.year = b.base_year
)
select v.indicator || ' ' || v.organisation_id || ' ' || v.year as cell
from released.indicator_value v
inner join unsafe u on u.organisation_id = v.organisation_id and u.indicator = v.indicator and u.year = v.year
where v.edition_id = :edition and v.value is not null
union all
select v.indicator || ' ' || v.year || ' ' || v.age_band || ' ' || v.funding_class || ' ' || v.statistic
from released.group_value v
inner join unsafe u
    on u.organisation_id is null and u.indicator = v.indicator and u.year = v.year and u.age_band = v.age_band
    and u.funding_class = v.funding_class
where v.edition_id = :edition and v.value is not null
