//! Forms: a report with a form's TOML becomes .xlsx, .csv, .html or terminal text. No number that is not
//! in the report.
