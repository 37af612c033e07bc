"""The night planned with DuckDB: `in_duckdb.py FOLDER FORMULATION`, where FORMULATION is one of

load    makes the tables and does not plan
free    one query over the night, joins as the optimizer arranges them
whole   the same, with the small side of every join in the hash table: the optimizer's own choice costs a third more
parts   the same for a million grades at a time, so that hash tables stay small and verdicts are found without hashing

`run` takes `parts`, the fastest from a few million grades on; below that it is `whole`. What else made it fast: keys of
64 bits made at load, neighbours compared by `lag() OVER ()` (a streaming window) in place of grouping ten million keys,
marks and verdicts made complete so that their joins are inner ones on dense integers (which DuckDB answers from an
array), and one test for most rows before the long CASE.
"""

import sys

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute  # noqa: F401

from columns import NO_STUDENT, load, measure

# Keys in 64 bits: a section, 22 bits of student, and of a home grade 3 of task, 14 of home school and 4 of term.
STUDENTS = 1 << 22
HOME_TASK = 1 << 18

# Small tables first: what the set-up says of each (section, link, task), and of each (mark, pair of score groups).
SETUP = """
CREATE TEMP TABLE windowed AS
SELECT task,
    bit_or(CASE WHEN now BETWEEN opens AND closes THEN 1 << (term - 1) ELSE 0 END)::INTEGER AS open,
    bit_or(1 << (term - 1))::INTEGER AS windowed,
    bit_or(CASE WHEN now <= closes THEN 1 << (term - 1) ELSE 0 END)::INTEGER AS ahead,
    school
FROM windows GROUP BY school, task;

CREATE TEMP TABLE schedules AS
SELECT school, bit_or(1 << (term - 1))::INTEGER AS terms,
    bit_or(CASE WHEN last_day < (SELECT today FROM night) THEN 1 << (term - 1) ELSE 0 END)::INTEGER AS past
FROM terms GROUP BY school;

-- A home school's calendar in one row: terms as bits, and for each technical term 4 bits with the home term at its close.
CREATE TEMP TABLE calendars AS
SELECT home, any_value(s.terms) AS home_terms,
    bit_or(CASE WHEN at_close > 0 THEN 1 << (m.term - 1) ELSE 0 END)::INTEGER AS closes_somewhere,
    bit_or(CASE WHEN at_close > 0 THEN (at_close - 1)::BIGINT << (4 * (m.term - 1)) ELSE 0 END)::BIGINT AS at_close
FROM term_match m JOIN schedules s ON s.school = m.home GROUP BY home;

-- Courses with a task twice.
CREATE TEMP TABLE technical_courses AS
SELECT course, bit_or(1 << task)::INTEGER AS tasks, count(*) AS rows FROM technical_tasks GROUP BY course;
CREATE TEMP TABLE technical_doubled AS SELECT course FROM technical_courses WHERE rows <> bit_count(tasks);
CREATE TEMP TABLE home_doubled AS
SELECT course FROM home_tasks GROUP BY course HAVING count(*) <> bit_count(bit_or(1 << task));

CREATE TEMP TABLE technical AS
WITH each AS (
    SELECT t.course, t.task, t.score_group, t.mask,
        CASE WHEN t.by_window = 1 THEN coalesce(w.open, 0) & t.mask ELSE t.active END AS open,
        -- The terms that have closed: by their windows, else by their last day.
        s.terms & CASE WHEN t.by_window = 1
            THEN (coalesce(w.windowed, 0) & ~coalesce(w.ahead, 0)) | (s.past & ~coalesce(w.windowed, 0))
            ELSE s.past END AS closed,
        s.terms
    FROM technical_tasks t LEFT JOIN windowed w ON w.school = 65535 AND w.task = t.task,
        (SELECT * FROM schedules WHERE school = 65535) s
), one AS (
    SELECT course, task, score_group, mask, open, closed, terms, false AS doubled
    FROM each ANTI JOIN technical_doubled USING (course)
    UNION ALL
    SELECT course, task, first(score_group), first(mask), bit_or(open), first(closed), first(terms), true
    FROM each SEMI JOIN technical_doubled USING (course) GROUP BY course, task
)
SELECT section, course, task, score_group, open, closed & ~open AS closed, mask,
    CASE
        WHEN doubled THEN 5
        WHEN bit_count(open) > 1 THEN 6
        WHEN open & mask = 0 THEN 7
        WHEN open & terms = 0 THEN 8
        ELSE 0
    END AS held,
    -- The single open term, from 0.
    bit_count(open - 1) AS term, false AS missing
FROM one JOIN sections USING (course)
UNION ALL
SELECT section, course, task, NULL, 0, 0, 0, 0, 0, true
FROM sections LEFT JOIN technical_courses USING (course), (SELECT DISTINCT task FROM windows)
WHERE coalesce(tasks, 0) & (1 << task) = 0;

CREATE TEMP TABLE at_home AS
WITH each AS (
    SELECT t.course, t.task, t.score_group, t.mask, t.by_window, t.active FROM home_tasks t
), one AS (
    SELECT each.*, false AS doubled FROM each ANTI JOIN home_doubled USING (course)
    UNION ALL
    SELECT course, task, first(score_group), first(mask), first(by_window), first(active), true
    FROM each SEMI JOIN home_doubled USING (course) GROUP BY course, task
)
SELECT course * 8 + task AS key, * FROM one;

-- Pairs of score groups, and what each mark is at home.
CREATE TEMP TABLE pairs AS
WITH bounds AS (
    SELECT score_group, list(DISTINCT min_percent ORDER BY min_percent) FILTER (min_percent >= 0) AS bounds
    FROM scores GROUP BY score_group
), pair AS (
    SELECT t.score_group AS there, h.score_group AS here
    FROM (SELECT DISTINCT score_group FROM technical_tasks) t, (SELECT DISTINCT score_group FROM home_tasks) h
)
SELECT there, here, row_number() OVER () - 1 AS pair, a.bounds = b.bounds AS same
FROM pair JOIN bounds a ON a.score_group = there JOIN bounds b ON b.score_group = here;

CREATE TEMP TABLE marks AS
WITH mark AS (
    SELECT range AS mark FROM range((SELECT coalesce(max(mark), 0) + 1 FROM posted WHERE mark < 100000))
), picked AS (
    SELECT g.score_group, mark, s.item
    FROM mark CROSS JOIN (SELECT DISTINCT there AS score_group FROM pairs) g
        ASOF LEFT JOIN (
            SELECT score_group, min_percent, min(item) AS item FROM scores
            WHERE min_percent >= 0 GROUP BY score_group, min_percent
        ) s ON s.score_group = g.score_group AND s.min_percent <= mark
    UNION ALL
    SELECT score_group, 100000 + item, item FROM scores WHERE score_group IN (SELECT there FROM pairs)
), twins AS (
    SELECT p.pair, t.item, count(h.item) AS found, any_value(h.item) AS home_item, any_value(t.min_percent) AS bound
    FROM pairs p JOIN scores t ON t.score_group = p.there
        LEFT JOIN scores h ON h.score_group = p.here AND h.min_percent = t.min_percent
            AND (t.min_percent >= 0 OR h.text = t.text)
    WHERE p.same GROUP BY p.pair, t.item
)
SELECT (m.mark * (SELECT count(*) FROM pairs) + p.pair)::INTEGER AS key,
    CASE
        WHEN m.item IS NULL THEN 23
        WHEN t.bound < 0 AND found = 0 THEN 25
        WHEN found > 1 THEN 24
        ELSE 0
    END::UTINYINT AS held,
    t.home_item::UTINYINT AS score
FROM pairs p JOIN picked m ON m.score_group = p.there LEFT JOIN twins t ON t.pair = p.pair AND t.item = m.item
WHERE p.same
-- An unlisted score; and a stand-in for where the pair of groups is not asked for.
UNION ALL SELECT (100255 * (SELECT count(*) FROM pairs) + pair)::INTEGER, 22::UTINYINT, NULL FROM pairs
UNION ALL SELECT -1, 22::UTINYINT, NULL;

-- The technical terms that share a day with an enrollment.
CREATE TEMP TABLE days AS
SELECT first_day, last_day,
    (SELECT bit_or(1 << (term - 1)) FROM terms t
     WHERE t.school = 65535 AND t.first_day <= e.last_day AND e.first_day <= t.last_day)::INTEGER AS terms
FROM (SELECT DISTINCT first_day, last_day FROM enrollments) e;
"""

VERDICTS = """
-- What becomes of a posting of a section, link (0: none) and task, but for its mark and the home grade. `held` is that
-- of a posting of an open term; `home_terms` has 4 bits with the home term for each technical term.
CREATE OR REPLACE TEMP TABLE verdicts AS
WITH superseded AS (
    SELECT home, mask, bit_or(CASE WHEN superseding & mask <> 0 THEN 1 << (term - 1) ELSE 0 END)::INTEGER AS superseded
    FROM term_match, (SELECT DISTINCT mask FROM technical) GROUP BY home, mask
), side AS (
    SELECT t.section, l.slot, l.home, l.course AS home_course, t.task, t.open, t.closed, t.mask, t.term, t.held, t.missing,
        t.score_group, h.score_group AS home_group, h.mask AS home_mask, coalesce(h.doubled, d.course IS NOT NULL) AS doubled,
        CASE WHEN h.by_window = 1 THEN coalesce(w.open, 0) & h.mask ELSE h.active END AS home_open
    FROM (SELECT * FROM links WHERE {range}) l
        JOIN (SELECT * FROM technical WHERE {range}) t ON t.section = l.section
        LEFT JOIN at_home h ON h.key = l.course * 8 + t.task
        LEFT JOIN windowed w ON w.school * 8 + w.task = l.home * 8 + t.task
        LEFT JOIN home_doubled d ON d.course = l.course
), linked AS (
    SELECT side.*, c.closes_somewhere, c.at_close, bit_count(home_open - 1) AS home_term, s.superseded,
        CASE
            WHEN held > 0 THEN held
            WHEN doubled THEN 13
            WHEN home_open IS NULL THEN 14
            WHEN home_open = 0 THEN 16
            WHEN bit_count(home_open) > 1 THEN 15
            WHEN home_open & home_mask = 0 THEN 17
            WHEN home_open & c.home_terms = 0 THEN 18
            WHEN m.shares_a_day = 0 THEN 19
            WHEN home_open & m.matching = 0 THEN 20
            ELSE 0
        END AS found
    FROM side
        JOIN calendars c USING (home)
        LEFT JOIN superseded s ON s.home = side.home AND s.mask = side.mask
        LEFT JOIN term_match m ON m.home * 16 + m.term = side.home * 16 + side.term + 1
)
SELECT (((section - {first}) * {slots} + slot) * 4 + task)::INTEGER AS key, open::INTEGER AS open,
    (closed & closes_somewhere)::INTEGER AS closed, (closed & ~closes_somewhere)::INTEGER AS nowhere,
    coalesce(superseded, 0) AS superseded, home::INTEGER AS home,
    CASE WHEN found = 0 AND NOT p.same THEN 21 ELSE found END::INTEGER AS held,
    CASE WHEN found = 0
        THEN (at_close & ~(15::BIGINT << (4 * term))) | (home_term::BIGINT << (4 * term)) ELSE at_close
    END AS home_terms,
    CASE WHEN p.same THEN p.pair END::INTEGER AS pair, missing
FROM linked LEFT JOIN pairs p ON p.there = score_group AND p.here = home_group
UNION ALL
SELECT ((section - {first}) * {slots} * 4 + task)::INTEGER, open::INTEGER, 0, closed::INTEGER, 0, NULL,
    CASE WHEN held > 0 THEN held WHEN section IN (SELECT section FROM links) THEN 10 ELSE 9 END::INTEGER, 0, NULL, missing
FROM technical WHERE {range}
UNION ALL SELECT -1, 0, 0, 0, 0, NULL, 0, 0, NULL, true;
"""

# The large tables. The rows lie in the order of their keys, so that neighbours tell of repeated keys.
NIGHT = """
INSERT INTO answers
WITH conflicts AS MATERIALIZED (
    SELECT DISTINCT posted_key FROM (
        SELECT posted_key, mark, lag(posted_key) OVER () AS key_before, lag(mark) OVER () AS mark_before
        FROM posted WHERE {range}
    ) WHERE posted_key = key_before AND mark <> mark_before
), enrolled AS MATERIALIZED (
    SELECT student_key, slot, first_day, last_day, lag(student_key) OVER () AS key_before
    FROM enrollments WHERE {range}
), several AS MATERIALIZED (
    SELECT DISTINCT student_key FROM enrolled WHERE student_key = key_before
), single AS (
    SELECT student_key, slot, terms, several.student_key IS NOT NULL AS several
    FROM enrolled JOIN days USING (first_day, last_day) LEFT JOIN several USING (student_key)
    WHERE key_before IS DISTINCT FROM student_key
), asked AS (
    -- A posting of a student with several enrollments, with the enrollments that share a day with its term.
    SELECT p.posted_key, e.slot, e.last_day, day BETWEEN e.first_day AND e.last_day AS holds
    FROM (
        SELECT DISTINCT p.posted_key, p.student_key, t.first_day, t.last_day,
            CASE WHEN v.open >> (p.term - 1) & 1 = 1 THEN (SELECT today FROM night) ELSE t.last_day END AS day
        FROM (SELECT * FROM posted WHERE {range}) p SEMI JOIN several USING (student_key)
            JOIN verdicts v ON v.key = (p.section - {first}) * {slots} * 4 + p.task
            JOIN terms t ON t.school = 65535 AND t.term = p.term
    ) p JOIN (SELECT * FROM enrollments WHERE {range}) e
        ON e.student_key = p.student_key AND e.first_day <= p.last_day AND p.first_day <= e.last_day
), chosen AS (
    SELECT posted_key, min(slot) AS slot, max(slot) AS another
    FROM (
        SELECT *, bool_or(holds) OVER one AS any_holds, max(last_day) OVER one AS latest
        FROM asked WINDOW one AS (PARTITION BY posted_key)
    ) WHERE CASE WHEN any_holds THEN holds ELSE last_day = latest END
    GROUP BY posted_key
), special AS (
    -- The few postings that need more than their own row, in one table.
    SELECT posted_key, any_value(slot) AS slot, any_value(another) AS another, bool_or(conflict) AS conflict
    FROM (
        SELECT posted_key, slot, another, NULL::BOOLEAN AS conflict FROM chosen
        UNION ALL SELECT posted_key, NULL, NULL, true FROM conflicts
    ) GROUP BY posted_key
), placed AS (
    -- The link, 0 for none, and the reason if the enrollments give none.
    SELECT p.row, p.student_key, p.section, p.task, p.term - 1 AS term, p.mark, m.conflict,
        CASE
            WHEN NOT s.several THEN s.slot * (s.terms >> (p.term - 1) & 1)
            WHEN m.slot = m.another THEN m.slot
            ELSE 0
        END AS slot,
        CASE WHEN s.student_key IS NULL THEN 10 WHEN m.slot < m.another THEN 12 ELSE 11 END AS nowhere
    FROM (SELECT rowid::INTEGER AS row, * FROM posted WHERE {range}) p
        LEFT JOIN special m ON m.posted_key = p.posted_key
        LEFT JOIN single s ON s.student_key = p.student_key
), judged AS (
    SELECT p.row, p.task, p.student_key, p.section, p.term, p.conflict,
        v.missing, v.open >> p.term & 1 = 1 AS due, v.closed >> p.term & 1 = 1 AS closed,
        v.nowhere >> p.term & 1 = 1 AS nowhere, v.superseded >> p.term & 1 = 1 AS superseded,
        CASE WHEN v.held = 10 THEN p.nowhere ELSE v.held END AS held,
        m.held AS mark_held, m.score,
        p.student_key * 2097152 + p.task * 262144 + v.home * 16 + (v.home_terms >> (4 * p.term) & 15) AS home_key
    FROM placed p
        JOIN verdicts v
            ON v.key = CASE WHEN task = 7 OR p.section > {last_section} THEN -1
                ELSE ((p.section - {first}) * {slots} + p.slot) * 4 + p.task END
        JOIN marks m ON m.key = coalesce(p.mark * {pairs} + v.pair, -1)
)
SELECT row, CASE
        -- Most rows by one test.
        WHEN due AND held = 0 AND mark_held = 0 AND conflict IS NULL AND student_key IS NOT NULL THEN CASE
            WHEN h.score IS NULL THEN j.score
            WHEN h.score = j.score THEN 2 * 256 + j.score
            ELSE 256 + j.score
        END
        WHEN task = 7 THEN 10 * 256
        WHEN student_key IS NULL THEN 11 * 256
        WHEN conflict THEN 12 * 256
        WHEN missing THEN CASE WHEN section > {last_section} THEN 13 * 256 ELSE 4 * 256 END
        WHEN due THEN CASE
            WHEN held > 0 THEN (9 + held) * 256
            ELSE (9 + mark_held) * 256
        END
        WHEN closed THEN CASE
            WHEN h.score IS NULL THEN 7 * 256
            WHEN mark_held = 0 AND h.score <> j.score AND NOT superseded THEN 7 * 256
            ELSE 6 * 256
        END
        WHEN nowhere THEN 8 * 256
        ELSE 5 * 256
    END::USMALLINT AS answer
FROM judged j LEFT JOIN (SELECT home_key, score FROM home WHERE {range}) h ON h.home_key = j.home_key
"""


def make(folder):
    """The tables, with the keys packed into 64 bits."""
    tables = load(folder)
    db = duckdb.connect()
    db.execute("SET threads = 1")
    db.execute("SET disabled_optimizers = 'build_side_probe_side'")
    for name, table in tables.items():
        # Plain integers, so that no query has to widen them.
        wide = {column: values.astype(np.int64 if values.itemsize > 4 else np.int32) for column, values in table.items()}
        if "student" in table:
            student = wide.pop("student").astype(np.int64) & NO_STUDENT
            key = pa.array(wide["section"] * np.int64(STUDENTS) + student, mask=student == NO_STUDENT)
            # Of rows that have no student, no key is ever compared.
            place = wide["task"] * 16 + wide["term"] - 1 if "task" in wide else 0
            if name == "posted":
                wide |= {"student_key": key, "posted_key": pa.compute.add(pa.compute.multiply(key, 128), pa.array(place))}
            elif name == "home":
                place = wide.pop("task") * HOME_TASK + wide.pop("home") * 16 + wide.pop("term") - 1
                wide["home_key"] = pa.compute.add(pa.compute.multiply(key, 8 * HOME_TASK), pa.array(place))
            else:
                wide["student_key"] = key
        arrow = pa.table(wide)
        db.execute(f"CREATE TABLE {name} AS SELECT * FROM arrow")
    db.execute("CREATE OR REPLACE TABLE sections AS SELECT (row_number() OVER () - 1)::INTEGER AS section, course FROM sections")
    return db


def plan(db, parts):
    slots, last_section = db.execute(
        "SELECT (SELECT coalesce(max(slot), 0) + 1 FROM links), (SELECT max(section) FROM sections)"
    ).fetchone()
    known = {"slots": slots, "last_section": last_section}
    db.execute(SETUP.format(**known))
    known["pairs"] = db.execute("SELECT count(*) FROM pairs").fetchone()[0]
    db.execute("CREATE TABLE answers (row INTEGER, answer USMALLINT)")
    size = -(-(last_section + 2) // parts)
    for first in range(0, last_section + 2, size):
        range_ = f"section BETWEEN {first} AND {first + size - 1}" if parts > 1 else "true"
        for step in (VERDICTS, NIGHT):
            db.execute(step.format(range=range_, first=first, **known))


def main():
    folder, formulation = sys.argv[1:3]
    db = make(folder)
    if formulation == "free":
        # With the optimizer's own choice of which side of a join is kept in a hash table.
        db.execute("RESET disabled_optimizers")
    grades = db.execute("SELECT count(*) FROM posted").fetchone()[0]
    parts = max(1, round(grades / 1_000_000)) if formulation == "parts" else 1
    work = (lambda: db.execute("CREATE TABLE answers (row INTEGER, answer USMALLINT)")) if formulation == "load" else (
        lambda: plan(db, parts)
    )
    measure(work, lambda _: db.execute("SELECT answer FROM answers ORDER BY row").fetchnumpy()["answer"])


main()
