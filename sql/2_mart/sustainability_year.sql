/*
title: {en: Social and environmental figures by year, es: Cifras sociales y ambientales por año}
grain: one row per member and year of the run with a sustainability record, in whatever organisation it is a member
examples:
  - name: figures without money pass as reported, zero and missing apart; other years are left out
    given:
      year: |
        year
        2023
      sustainability: |
        member_id | year | headcount | women_headcount | energy_mwh | renewable_mwh
        F1        | 2022 | 9         | 1               | 90         |
        F1        | 2023 | 10        | 0               | 100        |
    expect: |
        member_id | year | headcount | women_headcount | energy_mwh | renewable_mwh
        F1        | 2023 | 10        | 0               | 100        |
  - name: money is given in dollars at the rate of the year; without a rate or a currency it is missing, other figures are not
    given:
      year: |
        year
        2021
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      sustainability: |
        member_id | year | currency | local_purchases | headcount
        F1        | 2021 | ARS      | 1200            | 4
        F2        | 2021 | USD      | 0               | 5
        F3        | 2021 | XCD      | 1200            | 6
        F4        | 2021 |          |                 | 7
    expect: |
        member_id | year | local_purchases_usd | headcount
        F1        | 2021 | 15                  | 4
        F2        | 2021 | 0                   | 5
        F3        | 2021 |                     | 6
        F4        | 2021 |                     | 7
*/
select
    sustainability.member_id,
    sustainability.year,
    sustainability.headcount,
    sustainability.women_headcount,
    sustainability.managers,
    sustainability.women_managers,
    sustainability.headcount_15_29,
    sustainability.hourly_pay_men,
    sustainability.hourly_pay_women,
    sustainability.training_hours,
    sustainability.hours_worked,
    sustainability.injuries,
    sustainability.total_purchases / rate.units_per_usd as total_purchases_usd,
    sustainability.local_purchases / rate.units_per_usd as local_purchases_usd,
    sustainability.total_investment / rate.units_per_usd as total_investment_usd,
    sustainability.green_investment / rate.units_per_usd as green_investment_usd,
    sustainability.energy_mwh,
    sustainability.renewable_mwh,
    sustainability.ghg_scope1_t,
    sustainability.ghg_scope2_t,
    sustainability.water_m3,
    sustainability.waste_t,
    sustainability.waste_recovered_t
from sustainability
inner join year on year.year = sustainability.year
left join conversion_rate as rate on rate.currency = sustainability.currency and rate.year = sustainability.year
-- Sums of figures depend on their order in the last digit: it is that of ids, as in member_year.
order by sustainability.member_id, sustainability.year
