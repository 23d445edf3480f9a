//! The shipped measures: every one comes out as the authors say, for the reasons they give.
