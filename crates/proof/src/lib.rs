//! What the tests of the whole share: the checkout as files, a running office, and its visitors.

pub mod checkout;
