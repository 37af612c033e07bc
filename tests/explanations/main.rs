//! Explanations: sufficient for the decision, and said in plain words (rule G-10).

mod golden;
mod reduce;
mod sufficient;
mod words;
