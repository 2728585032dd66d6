// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::records {

/// A disk that fails after n operations. This test program brings its own write, fsync, rename ...: SQLite and our own
/// code both run into them. Only calls between arm() and disarm() count, and only those that change something.
namespace failing_disk {

enum class Lasts {
    once,     ///< the n-th call fails, the next one works again
    forever,  ///< it and all that follow (a full disk stays full)
    death,    ///< the process is killed at the n-th call, before it does anything
};

/// The n-th call from now (counted from 0) fails with this errno. A failing write takes half of its bytes first.
void arm(int n, int number, Lasts lasts);
void disarm();
/// Whether the failure was met since arm().
bool met();

/// Called with the descriptor after each sync that worked; null to stop. For keeping account of what is durable.
void tell_syncs(void (*synced)(int descriptor));

}  // namespace failing_disk
}  // namespace velocert::records
