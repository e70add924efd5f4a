//! The appraisal workbook: handed out to Finance, taken back, compared three ways.
