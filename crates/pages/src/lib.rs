//! What portal and desk pages share: layout, languages, forms, headers.
