//! One integration test binary; a file per thing an officer does.

mod reading;
mod reading_oracle;
mod reading_speed;
