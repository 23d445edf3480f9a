//! Reports: pages that a minister can read aloud, an analyst can check, and a printer can print.

mod claims;
mod compare;
mod forecast;
mod model_card;
mod pictures;
mod sensitivity;
mod words;

pub use claims::{claims, short};
pub use compare::{compared, paired};
pub use forecast::{forecast, sentences};
pub use pictures::pictures;
pub use sensitivity::sensitivities;
pub use words::{interval, pretty, share, usd};
