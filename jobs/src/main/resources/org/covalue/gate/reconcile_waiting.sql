-- A draft whose own run still waits for a file is never right; what another run left may be meant.
select label as file from covalue.delivery where run_id = :run and state = 'waiting' order by label
