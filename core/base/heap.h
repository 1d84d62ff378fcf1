#pragma once

namespace headlight {

/// Freed memory stays with the program, up to as much as the largest trace takes (1 GB), for all its threads: a fresh
/// megabyte costs 0.3 ms of page faults, more than what is computed in it. To be called once, before there are other
/// threads.
void keep_freed_memory();

}  // namespace headlight
