//! What each night of a school year will do for a linked course and task.
