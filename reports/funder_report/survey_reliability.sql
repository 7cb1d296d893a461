/* One row per wave and questionnaire: how far its items agree. */
select instrument, year, items, respondents, cronbach_alpha, state as cronbach_alpha_state
from survey_reliability
where organisation_id = :organisation and year <= :year
order by instrument, year
