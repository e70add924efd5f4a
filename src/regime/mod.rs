//! Rules that are data: code lists, deadlines and carry-over reasons with their validity.
