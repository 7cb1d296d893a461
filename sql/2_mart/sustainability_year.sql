/*
title: {en: Social and environmental figures by year, es: Cifras sociales y ambientales por año}
grain: one row per organisation, member and year of the run in which the member is a member on any day of the year and has a sustainability record
examples:
  - name: figures without money pass as reported, zero and missing apart; other years are left out
    given:
      year: |
        year
        2023
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
      sustainability: |
        member_id | year | headcount | women_headcount | energy_mwh | renewable_mwh | scope2_method
        F1        | 2022 | 9         | 1               | 90         |               |
        F1        | 2023 | 10        | 0               | 100        |               | market
    expect: |
        organisation_id | member_id | year | headcount | women_headcount | energy_mwh | renewable_mwh | scope2_method
        cordoba         | F1        | 2023 | 10        | 0               | 100        |               | market
  - name: a member of two organisations has a row in each, who is none in the year has no row
    given:
      year: |
        year
        2022
        2023
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        rosario         | F1        | 2020-01-01 | 2023-01-01
        cordoba         | F2        | 2020-01-01 |
      sustainability: |
        member_id | year | headcount
        F1        | 2022 | 9
        F1        | 2023 | 10
        F3        | 2023 | 11
    expect: |
        organisation_id | member_id | year | headcount
        cordoba         | F1        | 2022 | 9
        cordoba         | F1        | 2023 | 10
        rosario         | F1        | 2022 | 9
  - name: money is given in dollars at the rate of the year; without a rate or a currency it is missing, other figures are not
    given:
      year: |
        year
        2021
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
        cordoba         | F3        | 2020-01-01 |
        cordoba         | F4        | 2020-01-01 |
      sustainability: |
        member_id | year | currency | local_purchases | headcount
        F1        | 2021 | ARS      | 1200            | 4
        F2        | 2021 | USD      | 0               | 5
        F3        | 2021 | XCD      | 1200            | 6
        F4        | 2021 |          |                 | 7
    expect: |
        organisation_id | member_id | year | local_purchases_usd | headcount
        cordoba         | F1        | 2021 | 15                  | 4
        cordoba         | F2        | 2021 | 0                   | 5
        cordoba         | F3        | 2021 |                     | 6
        cordoba         | F4        | 2021 |                     | 7
  - name: of a shared member an organisation's own version counts for it alone; where it has none the common one does
    given:
      year: |
        year
        2022
        2023
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        rosario         | F1        | 2020-01-01 |
      sustainability: |
        member_id | year | headcount | women_headcount | own_of
        F1        | 2022 | 9         | 4               |
        F1        | 2023 | 10        | 5               |
        F1        | 2023 | 30        |                 | cordoba
    expect: |
        organisation_id | member_id | year | headcount | women_headcount
        cordoba         | F1        | 2022 | 9         | 4
        cordoba         | F1        | 2023 | 30        |
        rosario         | F1        | 2022 | 9         | 4
        rosario         | F1        | 2023 | 10        | 5
*/
select
    member_in_year.organisation_id,
    member_in_year.member_id,
    member_in_year.year,
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
    sustainability.scope2_method,
    sustainability.water_m3,
    sustainability.waste_t,
    sustainability.waste_recovered_t,
    sustainability.sustainability_report as has_sustainability_report
from member_in_year
left join own_version as own
    on own.record = 'sustainability'
    and own.organisation_id = member_in_year.organisation_id
    and own.member_id = member_in_year.member_id
    and own.year = member_in_year.year
inner join sustainability
    on sustainability.member_id = member_in_year.member_id
    and sustainability.year = member_in_year.year
    and sustainability.own_of is not distinct from own.organisation_id
left join conversion_rate as rate on rate.currency = sustainability.currency and rate.year = sustainability.year
where member_in_year.is_member
-- Sums of figures depend on their order in the last digit: it is that of ids, as in member_year.
order by member_in_year.organisation_id, member_in_year.member_id, member_in_year.year
