/*
title: {en: Whether age bands and funding classes differ, es: Si difieren los tramos de edad y las clases de financiación}
key: [year, indicator, grouping]
*/
select year, indicator, grouping, statistic, degrees_of_freedom, organisations, p_value, epsilon_squared, state
from group_test
order by year, indicator collate "C", grouping collate "C"
