//! One file per thing an officer does; the only code that talks to many rooms.
