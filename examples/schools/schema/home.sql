-- What a home high school's database has besides.

-- Several for one student and section are legal: dropped and added again. A blank last_day: the student attends.
CREATE TABLE enrollment (
    ssid           TEXT,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    first_day      TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day       TEXT CHECK (last_day IS date(last_day)),
    grade_level    INTEGER,
    FOREIGN KEY (course_number, section_number) REFERENCES section (course_number, section_number)
) STRICT;

-- The grades that stand at home. The home section has the technical section's numbers (rule G-2).
CREATE TABLE home_grade (
    ssid           TEXT NOT NULL,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    task           TEXT NOT NULL,
    term           INTEGER NOT NULL REFERENCES term (number),
    score          TEXT NOT NULL,
    UNIQUE (ssid, course_number, section_number, task, term),
    FOREIGN KEY (course_number, section_number) REFERENCES section (course_number, section_number)
) STRICT;

-- What the nights sent (rule G-7). In the home school's database, so that a grade and the memory of having sent it are
-- one transaction.
CREATE TABLE last_sent (
    ssid           TEXT NOT NULL,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    task           TEXT NOT NULL,
    technical_term INTEGER NOT NULL,
    term           INTEGER NOT NULL,
    score          TEXT NOT NULL,
    sent           TEXT NOT NULL CHECK (sent IS strftime('%Y-%m-%d %H:%M', sent)),
    UNIQUE (ssid, course_number, section_number, task, term)
) STRICT;

-- Report cards and progress reports: only the tasks in a template print (rule P-3).
CREATE TABLE report_template (
    title TEXT NOT NULL PRIMARY KEY,
    kind  TEXT NOT NULL CHECK (kind IN ('report card', 'progress report'))
) STRICT;

CREATE TABLE report_template_task (
    template TEXT NOT NULL REFERENCES report_template (title),
    task     TEXT NOT NULL,
    PRIMARY KEY (template, task)
) STRICT;

-- A row where the school takes the nightly sync of unknown absences, which is optional (rule A-2).
CREATE TABLE attendance_opt_in (
    since TEXT NOT NULL CHECK (since IS date(since))
) STRICT;

-- The entries that the sync made, for the attendance clerk to resolve. What is resolved is never overwritten.
CREATE TABLE home_attendance (
    ssid           TEXT NOT NULL,
    course_number  TEXT NOT NULL,
    section_number TEXT NOT NULL,
    day            TEXT NOT NULL CHECK (day IS date(day)),
    period         INTEGER NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('unresolved', 'resolved')),
    UNIQUE (ssid, course_number, section_number, day, period)
) STRICT;
