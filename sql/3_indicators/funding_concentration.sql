/*
title:       {en: Funding source concentration (HHI), es: Concentración de fuentes de financiación (HHI)}
question:
  en: "How much does the organisation's own income depend on few kinds of source?"
  es: "¿Cuánto dependen los ingresos propios de pocos tipos de fuente?"
family:      funding
dimension:   sustainability
code:        FUN-09
numerator:
  en: "Sum of the squared shares of the six income groups in own income (1/6 when equal, 1 when there is one)"
  es: "Suma de los cuadrados de las proporciones de los seis grupos de ingresos en los ingresos propios (1/6 si son iguales, 1 si hay uno solo)"
unit:        index
scale:       1
better:      lower
pool:        none
makes:       funding_class
sdg:         "17.3"
source:      HHI practice
examples:
  - name: shares of 50, 30 and 20 percent
    given:
      funding_receipt: |
        organisation_id | year | income_group    | is_in_kind | is_usable | own_income
        cordoba         | 2023 | services        | false      | true      | 50
        cordoba         | 2023 | other           | false      | true      | 30
        cordoba         | 2023 | membership_fees | false      | true      | 15
        cordoba         | 2023 | membership_fees | false      | true      | 5
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 0.38  | 4            | 4        |
  - name: a single group is full concentration
    given:
      funding_receipt: |
        organisation_id | year | income_group | is_in_kind | is_usable | own_income
        cordoba         | 2022 | services     | false      | true      | 50
        cordoba         | 2023 | services     | true       | true      | 50
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2022 | 1     | 1            | 1        |
  - name: a group that is negative after repayments, or a total of zero, leaves no shares
    given:
      funding_receipt: |
        organisation_id | year | income_group | is_in_kind | is_usable | own_income
        cordoba         | 2023 | services     | false      | true      | 50
        cordoba         | 2023 | other        | false      | true      | -10
        rosario         | 2023 | services     | false      | true      | 0
    expect: |
        organisation_id | year | state
        cordoba         | 2023 | not_applicable
        rosario         | 2023 | not_applicable
*/
with
-- Own income of records that are not in kind and could be converted.
receipt as (
    select
        organisation_id,
        year,
        income_group,
        case when is_usable and not is_in_kind then own_income end as own_income
    from funding_receipt
),
income_group_total as (
    select
        organisation_id,
        year,
        sum(own_income) as own_income,
        count(own_income) as used,
        count(income_group) as records
    from receipt
    group by organisation_id, year, income_group
),
total as (
    select
        organisation_id,
        year,
        sum(own_income) as own_income,
        sum(own_income * own_income) as sum_of_squares,
        min(own_income) as smallest,
        sum(used) as contributors,
        sum(records) as eligible
    from income_group_total
    group by organisation_id, year
    having sum(used) > 0
)
select
    organisation_id,
    year,
    sum_of_squares / nullif(own_income * own_income, 0) as value,
    cast(contributors as bigint) as contributors,
    cast(eligible as bigint) as eligible,
    case when own_income <= 0 or smallest < 0 then 'not_applicable' end as state
from total
