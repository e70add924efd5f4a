//! The `dutoan` program.

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if args.get(1).is_some_and(|a| a == dutoan::reader::CHILD) {
        return dutoan::reader::child_main(&args);
    }
    std::process::ExitCode::from(dutoan::cli::run(&args))
}
