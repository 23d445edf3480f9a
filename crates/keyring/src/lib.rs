//! The office's private keys: opens cases. Only the desk and the command line may use it.
