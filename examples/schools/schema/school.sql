-- What every school's database has: the set-up. Percents and other decimals are texts, so that they stay exact.

-- A blank alert_group: there is no user group, so that alerts reach nobody.
CREATE TABLE school (
    id                   TEXT NOT NULL PRIMARY KEY,
    kind                 TEXT NOT NULL CHECK (kind IN ('state technical', 'local technical', 'home high school')),
    clock_offset_minutes INTEGER NOT NULL,
    alert_group          TEXT
) STRICT;

CREATE TABLE term (
    number    INTEGER NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day  TEXT NOT NULL CHECK (last_day IS date(last_day))
) STRICT;

CREATE TABLE score_group (
    name TEXT NOT NULL PRIMARY KEY,
    note TEXT
) STRICT;

-- Two scores of a group may have one min_percent by mistake; the engine answers it.
CREATE TABLE score_item (
    score_group TEXT NOT NULL REFERENCES score_group (name),
    sequence    INTEGER NOT NULL,
    score       TEXT NOT NULL,
    min_percent TEXT,
    gpa_value   TEXT,
    passing     TEXT NOT NULL CHECK (passing IN ('passes', 'fails')),
    PRIMARY KEY (score_group, score),
    UNIQUE (score_group, sequence)
) STRICT;

-- Windows may overlap by mistake, and name a term that the school does not have; the engine answers both.
CREATE TABLE grading_window (
    task   TEXT NOT NULL,
    term   INTEGER NOT NULL,
    opens  TEXT NOT NULL CHECK (opens IS strftime('%Y-%m-%d %H:%M', opens)),
    closes TEXT NOT NULL CHECK (closes IS strftime('%Y-%m-%d %H:%M', closes))
) STRICT;

-- For one student, section, course, teacher or grade level; a section is named by course and section number.
CREATE TABLE window_exception (
    ssid           TEXT,
    course_number  TEXT,
    section_number TEXT,
    teacher        TEXT,
    grade_level    INTEGER,
    task           TEXT NOT NULL,
    term           INTEGER NOT NULL,
    opens          TEXT NOT NULL CHECK (opens IS strftime('%Y-%m-%d %H:%M', opens)),
    closes         TEXT NOT NULL CHECK (closes IS strftime('%Y-%m-%d %H:%M', closes)),
    CHECK ((ssid IS NOT NULL) + (course_number IS NOT NULL) + (teacher IS NOT NULL) + (grade_level IS NOT NULL) = 1),
    CHECK (section_number IS NULL OR course_number IS NOT NULL)
) STRICT;

CREATE TABLE course (
    number  TEXT NOT NULL PRIMARY KEY,
    subject TEXT
) STRICT;

-- A task may stand twice on a course by mistake (rule K-2). A blank active_mask: the grading windows say what is open.
CREATE TABLE course_task (
    course_number TEXT NOT NULL REFERENCES course (number),
    task          TEXT NOT NULL,
    score_group   TEXT NOT NULL REFERENCES score_group (name),
    term_gpa      TEXT,
    credit        TEXT,
    credit_type   TEXT,
    term_mask     TEXT NOT NULL,
    active_mask   TEXT
) STRICT;

CREATE TABLE section (
    course_number  TEXT NOT NULL REFERENCES course (number),
    section_number TEXT NOT NULL,
    teacher        TEXT,
    PRIMARY KEY (course_number, section_number)
) STRICT;

-- A row for each part of a grade that is the weighted mean of others (rule C-1). Such rules belong to technical schools;
-- one at a home school is a mistake, and validation answers it.
CREATE TABLE composite_rule (
    course_number TEXT NOT NULL REFERENCES course (number),
    task          TEXT NOT NULL,
    term          INTEGER NOT NULL,
    child_task    TEXT NOT NULL,
    child_term    INTEGER NOT NULL,
    weight        TEXT NOT NULL
) STRICT;

-- The days on which the school has instruction; none where nobody has entered them.
CREATE TABLE instructional_day (
    day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day))
) STRICT;
