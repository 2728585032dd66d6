// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

// The standard streams of the programs of this project.
namespace velocert::app {

/// Keeps the numbers of standard streams that were closed before the program began from the files it opens, so that no
/// answer is written into a record. What is written to such a stream fails, and is told as not written.
inline void hold_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0) [[maybe_unused]]
            const int held = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/// Whether all that was said on standard output has got out: an answer that could not be written was not given, and a
/// full disk must not look like a Pass. errno tells why not.
[[nodiscard]] inline bool answer_is_out() {
    std::cout.flush();
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
}

}  // namespace velocert::app
