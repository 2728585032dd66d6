// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/faults/failing_disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>

namespace velocert::records::failing_disk {
namespace {

bool armed = false;
bool was_met = false;
int left = 0;
int error_number = 0;
Lasts how_long = Lasts::once;
void (*told)(int) = nullptr;

/// Whether this call is to fail.
bool fails() {
    if (!armed) return false;
    if (was_met) return how_long == Lasts::forever;
    if (left-- > 0) return false;
    if (how_long == Lasts::death) ::kill(::getpid(), SIGKILL);
    was_met = true;
    return true;
}

long failed() {
    errno = error_number;
    return -1;
}

}  // namespace

void arm(int n, int number, Lasts lasts) {
    left = n;
    error_number = number;
    how_long = lasts;
    was_met = false;
    armed = true;
}
void disarm() { armed = false; }
bool met() { return was_met; }
void tell_syncs(void (*synced)(int)) { told = synced; }

namespace {

/// A write that fails still takes half of the bytes, if it is the first to fail: disks fill up within a write.
long write_part(long call, int descriptor, const void* bytes, size_t count, off_t offset) {
    const bool before = was_met;
    if (!fails()) return ::syscall(call, descriptor, bytes, count, offset);
    if (!before && count > 1) return ::syscall(call, descriptor, bytes, count / 2, offset);
    return failed();
}

int sync(long call, int descriptor) {
    if (fails()) return static_cast<int>(failed());
    const auto done = static_cast<int>(::syscall(call, descriptor));
    if (done == 0 && told != nullptr) told(descriptor);
    return done;
}

}  // namespace
}  // namespace velocert::records::failing_disk

namespace disk = velocert::records::failing_disk;

// The very names of the C library, found before its own by everything in this process.
extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
    if (descriptor <= 2) return ::syscall(SYS_write, descriptor, bytes, count);
    return disk::write_part(SYS_write, descriptor, bytes, count, 0);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
    return disk::write_part(SYS_pwrite64, descriptor, bytes, count, offset);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
    return disk::write_part(SYS_pwrite64, descriptor, bytes, count, offset);
}
int fsync(int descriptor) { return disk::sync(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return disk::sync(SYS_fdatasync, descriptor); }
int ftruncate(int descriptor, off_t length) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_ftruncate, descriptor, length));
}
int ftruncate64(int descriptor, off64_t length) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_ftruncate, descriptor, length));
}
int rename(const char* from, const char* to) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_rename, from, to));
}
int link(const char* from, const char* to) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_link, from, to));
}
int unlink(const char* path) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_unlink, path));
}
int mkdir(const char* path, mode_t mode) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_mkdir, path, mode));
}
int chmod(const char* path, mode_t mode) noexcept {
    return static_cast<int>(disk::fails() ? disk::failed() : ::syscall(SYS_chmod, path, mode));
}
int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const int mode = (flags & O_CREAT) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    if ((flags & O_CREAT) != 0 && disk::fails()) return static_cast<int>(disk::failed());
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const int mode = (flags & O_CREAT) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    if ((flags & O_CREAT) != 0 && disk::fails()) return static_cast<int>(disk::failed());
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode));
}

}  // extern "C"
