//! Grading windows and open terms for a home school under which its nights sync.
