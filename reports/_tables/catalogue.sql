/*
title: {en: Catalogue of indicators, es: Catálogo de indicadores}
key: [indicator]
*/
select indicator, code, title_en, title_es, family, dimension, unit, better, numerator, denominator, sdg, source
from indicator
order by indicator collate "C"
