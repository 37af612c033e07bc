//! Explanations: sufficient for the decision, and said in plain words (rule G-10).

mod reduce;
mod sufficient;
mod words;
