//! What a learning system's classes send to an SIS gradebook (document 004, rules L-1 to L-6).

pub mod text;
