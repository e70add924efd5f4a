//! The command line: arguments → desk → text or JSON. No rules, no SQL.
