/* One row per kind of rejected row, and column. */
select
    record, rule, "column", expected as expected_en,
    case
        when starts_with(expected, 'one of ') then concat('uno de ', substr(expected, 8))
        when starts_with(expected, 'at least ') then concat('al menos ', substr(expected, 10))
        when starts_with(expected, 'at most ') then concat('a lo sumo ', replace(substr(expected, 9), ' characters', ' caracteres'))
        when starts_with(expected, 'text of the form ') then concat('texto de la forma ', substr(expected, 18))
        when expected like '% cells as in the header' then replace(expected, ' cells as in the header', ' celdas como en el encabezado')
        else expected
    end as expected_es,
    count(distinct (file, sheet, "row")) as rows
from rejected_row
group by record, rule, "column", expected
order by count(distinct (file, sheet, "row")) desc, record, rule, "column", expected
