-- The core predicates, answered a second time by PostgreSQL's ranges (`.ci/outside_check` runs this).
--
-- Each select counts the cases in which the library said something else than the formula of the rulebook does here.

\set ON_ERROR_STOP on
set timezone to 'UTC';
set jit to off;

create temp table dates (
    id int, one daterange, two daterange, day date,
    share bool, shared daterange, within bool, holds bool, days int, from_exclusive daterange
);
\copy dates from 'dates.tsv'

create temp table terms (
    id int, as_of date,
    technical daterange[], technical_names text[], technical_open int,
    home daterange[], home_names text[], home_open int,
    reference date, should int, matches bool[]
);
\copy terms from 'terms.tsv'

create temp table windows (
    id int, spans tsrange[], terms int[], mask int[], minute timestamp, open int[], conflicts text[]
);
\copy windows from 'windows.tsv'

create temp table checked (rule text, what text, cases bigint, yes bigint, differ bigint);

-- T-1, T-9: ranges of dates, both ends inside.
insert into checked
select rule, what, count(*), count(*) filter (where said), count(*) filter (where said is distinct from answer)
from dates,
    lateral (values
        ('T-7', 'two terms share a day', share, one && two),
        ('T-7', 'a term lies within another', within, one <@ two),
        ('T-1', 'a day lies in a term', holds, one @> day)
    ) as asked (rule, what, said, answer)
group by rule, what;

insert into checked
select rule, what, count(*), count(said), count(*) filter (where said is distinct from answer)
from dates,
    lateral (values
        ('T-7', 'the days that two terms share', shared, nullif(one * two, 'empty')),
        ('T-9', 'an exclusive end', from_exclusive, one)
    ) as asked (rule, what, said, answer)
group by rule, what;

insert into checked
select 'T-1', 'the days of a term', count(*), count(*), count(*) filter (where days <> upper(one) - lower(one))
from dates;

-- T-7: of the days that lie in the technical term and in some home term, the as-of date; else the latest earlier; else
-- the earliest later one. Day by day.
create temp table answers as
select id, (
    select coalesce(max(day) filter (where day <= as_of), min(day))
    from (
        select day::date
        from generate_series(lower(technical[technical_open]), upper(technical[technical_open]) - 1, '1 day') as day
    ) as of_the_term
    where exists (select from unnest(home) as term where term @> day)
) as reference
from terms;

insert into checked
select 'T-7', 'the reference day', count(*), count(answers.reference),
    count(*) filter (where terms.reference is distinct from answers.reference)
from terms join answers using (id);

insert into checked
select 'T-8', 'the home term that should be open', count(*), count(should),
    count(*) filter (where should is distinct from (
        select min(number)
        from unnest(home) with ordinality as term (dates, number)
        where dates @> answers.reference
    ))
from terms join answers using (id);

insert into checked
select 'T-7', 'terms match by ' || policy, count(*), count(*) filter (where said),
    count(*) filter (where said is distinct from coalesce(answer, false))
from terms join answers using (id),
    lateral (select technical[technical_open] as there, home[home_open] as here) as open,
    lateral (values
        ('reference-day', matches[1], here @> answers.reference),
        ('overlap', matches[2], there && here),
        ('home-within-technical', matches[3], here <@ there),
        ('as-of-in-both', matches[4], there @> as_of and here @> as_of),
        ('same-dates', matches[5], there = here),
        ('same-sequence', matches[6], technical_open = home_open and cardinality(technical) = cardinality(home)),
        ('same-name', matches[7], lower(btrim(technical_names[technical_open])) = lower(btrim(home_names[home_open])))
    ) as asked (policy, said, answer)
group by policy;

-- W-4: the terms of the mask whose window holds the minute, the closing minute inside.
insert into checked
select 'W-4', 'the open terms', count(*), count(*) filter (where open <> '{}'),
    count(*) filter (where open is distinct from array(
        select distinct term
        from unnest(spans, terms) as opened (span, term)
        where span @> minute and term = any (mask)
        order by term
    ))
from windows;

-- W-2: windows of different terms that share a minute.
insert into checked
select 'W-2', 'windows in conflict', count(*), count(*) filter (where conflicts <> '{}'),
    count(*) filter (where conflicts is distinct from array(
        select a.place || '-' || b.place
        from unnest(spans, terms) with ordinality as a (span, term, place)
        join unnest(spans, terms) with ordinality as b (span, term, place)
            on a.place < b.place and a.term <> b.term and a.span && b.span
        order by a.place, b.place
    ))
from windows;

\pset footer off
select rule, what, cases, yes as "answered yes, or at all", differ from checked order by rule, what;

-- For a person to look at, should there be any.
select exists (select from checked where rule in ('T-7', 'T-8') and differ > 0) as differs \gset
\if :differs
    select terms.*, answers.reference as answer
    from terms join answers using (id)
    where terms.reference is distinct from answers.reference limit 3;
\endif

do $$
begin
    if exists (select from checked where differ > 0) then
        raise exception 'the library and PostgreSQL differ';
    end if;
    if (select count(*) from checked) <> 17 or exists (select from checked where cases = 0 or yes = 0) then
        raise exception 'a predicate was not asked, or never answered yes';
    end if;
end
$$;
