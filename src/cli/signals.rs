//! What a run leaves behind when somebody ends it: nothing half-written.

use std::fs::read_to_string;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::temporary;

/// Removes half-written files when the run is ended by Ctrl-C, by the system or with its terminal;
/// then it ends as any program does. Signals that the run was started to ignore stay ignored.
pub(super) fn watch() {
    let ignored = ignored();
    let heard = [SIGHUP, SIGINT, SIGTERM]
        .into_iter()
        .filter(|signal| ignored >> (signal - 1) & 1 == 0);
    let Ok(mut signals) = Signals::new(heard) else {
        return;
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            temporary::remove_all();
            let _ = emulate_default_handler(signal);
        }
    });
}

/// The signals that the run was started to ignore, a bit each, as `nohup` does; where the system
/// does not say, the one that `nohup` is about.
fn ignored() -> u64 {
    let of_nohup = 1 << (SIGHUP - 1);
    let Ok(status) = read_to_string("/proc/self/status") else {
        return of_nohup;
    };
    let typed = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    typed
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(of_nohup)
}
