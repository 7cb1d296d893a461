/*
title: {en: Funding mix by age band, es: Composición de la financiación por tramo de edad}
key: [year, age_band, funding_class]
*/
select year, age_band, funding_class, share_mean, share_pooled, amount, organisations, state
from funding_mix
order by year, age_band collate "C", funding_class collate "C"
