/* Every indicator of the report, explained. One row per indicator. */
select
    indicator, code, family, title_en, title_es, question_en, question_es, unit, better,
    numerator as numerator_en, coalesce(numerator_es, numerator) as numerator_es,
    denominator as denominator_en, coalesce(denominator_es, denominator) as denominator_es, sdg, source
from indicator
order by
    case family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end,
    code
