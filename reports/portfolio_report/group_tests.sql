/* One row per indicator: the test between age bands and the test between funding classes. */
select
    indicator.family, indicator.code, indicator.title_en, indicator.title_es,
    age.organisations as age_organisations,
    age.statistic as age_h, coalesce(age.state, 'not_estimable') as age_h_state,
    age.degrees_of_freedom as age_df, coalesce(age.state, 'not_estimable') as age_df_state,
    age.p_value as age_p, coalesce(age.state, 'not_estimable') as age_p_state,
    age.p_holm as age_p_holm, coalesce(age.state, 'not_estimable') as age_p_holm_state,
    age.p_bh as age_p_bh, coalesce(age.state, 'not_estimable') as age_p_bh_state,
    age.epsilon_squared as age_epsilon, coalesce(age.state, 'not_estimable') as age_epsilon_state,
    class.organisations as class_organisations,
    class.statistic as class_h, coalesce(class.state, 'not_estimable') as class_h_state,
    class.degrees_of_freedom as class_df, coalesce(class.state, 'not_estimable') as class_df_state,
    class.p_value as class_p, coalesce(class.state, 'not_estimable') as class_p_state,
    class.p_holm as class_p_holm, coalesce(class.state, 'not_estimable') as class_p_holm_state,
    class.p_bh as class_p_bh, coalesce(class.state, 'not_estimable') as class_p_bh_state,
    class.epsilon_squared as class_epsilon, coalesce(class.state, 'not_estimable') as class_epsilon_state
from indicator
left join group_test as age
    on age.indicator = indicator.indicator and age.year = :year and age.grouping = 'age_band'
left join group_test as class
    on class.indicator = indicator.indicator and class.year = :year and class.grouping = 'funding_class'
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end,
    indicator.code
