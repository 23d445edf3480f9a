//! What the tests of the whole share: the checkout as files, a running office in this process or
//! as a process of its own, and what it is kept in.

pub mod backing;
pub mod checkout;
pub mod office;
pub mod people;
pub mod served;

pub use backing::Backing;
pub use office::Office;
pub use served::Served;
