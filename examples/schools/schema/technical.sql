-- What the technical school's database has besides.

-- The home schools that it serves; each has its database beside this one.
CREATE TABLE home_school (
    id TEXT NOT NULL PRIMARY KEY
) STRICT;

-- Posted grades only, never in-progress ones (rule G-1). No key is unique and no section is referred to: a grade posted
-- twice, without SSID or for a section that is gone is there in life, and is held and reported, not lost.
CREATE TABLE posted_grade (
    ssid           TEXT,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    task           TEXT NOT NULL,
    term           INTEGER NOT NULL,
    score          TEXT,
    percent        TEXT,
    posted         TEXT NOT NULL CHECK (posted IS strftime('%Y-%m-%d %H:%M', posted)),
    CHECK (score IS NOT NULL OR percent IS NOT NULL)
) STRICT;

-- The scores of the state's score group as the state gave them, which schools' copies are compared with (rule K-6).
CREATE TABLE state_score_item (
    sequence    INTEGER NOT NULL PRIMARY KEY,
    score       TEXT NOT NULL UNIQUE,
    min_percent TEXT,
    gpa_value   TEXT,
    passing     TEXT NOT NULL CHECK (passing IN ('passes', 'fails'))
) STRICT;

-- Who is on which section's roster (rule E-1). A blank last_day: the student attends. A blank home_school: nobody kept
-- from which one the entry came.
CREATE TABLE roster_entry (
    ssid           TEXT,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    first_day      TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day       TEXT CHECK (last_day IS date(last_day)),
    home_school    TEXT
) STRICT;

-- Sections that take no more students.
CREATE TABLE no_intake (
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    why            TEXT NOT NULL CHECK (why IN ('full', 'closed')),
    PRIMARY KEY (course_number, section_number),
    FOREIGN KEY (course_number, section_number) REFERENCES section (course_number, section_number)
) STRICT;

-- What teachers entered about students who were not simply there (rule A-1).
CREATE TABLE attendance_entry (
    ssid           TEXT,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    day            TEXT NOT NULL CHECK (day IS date(day)),
    period         INTEGER NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('present', 'tardy', 'unknown', 'excused', 'unexcused'))
) STRICT;
