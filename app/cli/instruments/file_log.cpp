// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/file_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace velocert::app {
namespace {

constexpr std::size_t buffer_size = 1 << 16;
// A stream that never pauses is written as often, so that a kill or a power cut loses no more of it than this.
constexpr std::int64_t longest_held_ns = 1'000'000'000;

base::Error error_from(int code, const std::string& path) {
    using base::ErrorCode;
    const auto kind = code == ENOSPC || code == EDQUOT || code == EFBIG ? ErrorCode::disk_full
                      : code == EROFS || code == EACCES                 ? ErrorCode::read_only
                      : code == EEXIST                                  ? ErrorCode::already_exists
                      : code == ENOENT                                  ? ErrorCode::not_found
                                                                        : ErrorCode::io;
    return {kind, path, std::strerror(code), code == EEXIST ? "a file that does not exist yet" : ""};
}

}  // namespace

base::Result<std::unique_ptr<FileLog>> FileLog::create(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) return base::fail(error_from(errno, path));
    return std::unique_ptr<FileLog>(new FileLog(path, descriptor));
}

FileLog::~FileLog() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<void> FileLog::header(const sequence::WireLogHeader& header) {
    const std::string text = sequence::encode_header(header);
    const auto bytes = base::as_bytes(text);
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    return {};
}

base::Result<void> FileLog::add(metrology::Direction direction, std::int64_t time_ns,
                                std::span<const std::uint8_t> bytes) {
    sequence::append_record(buffer_, direction, time_ns, bytes);
    ++records_;
    if (buffer_.size() < buffer_size && time_ns - flushed_ns_ < longest_held_ns) return {};
    flushed_ns_ = time_ns;
    return flush();
}

base::Result<void> FileLog::flush() {
    digest_.add(buffer_);
    for (std::size_t at = 0; at < buffer_.size();) {
        const auto written = ::write(descriptor_, buffer_.data() + at, buffer_.size() - at);
        if (written < 0) {
            if (errno == EINTR) continue;
            return base::fail(error_from(errno, path_));
        }
        at += static_cast<std::size_t>(written);
    }
    buffer_.clear();
    return {};
}

base::Result<base::Digest> FileLog::finish(std::int64_t time_ns) {
    sequence::append_end(buffer_, time_ns, records_);
    if (auto done = flush(); !done) return base::fail(done.error());
    if (::fsync(descriptor_) != 0) return base::fail(error_from(errno, path_));
    ::close(descriptor_);
    descriptor_ = -1;
    return digest_.digest();
}

}  // namespace velocert::app
