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
