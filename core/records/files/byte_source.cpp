// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/byte_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Small enough to stay in the processor's cache between being read and being hashed.
constexpr std::uint64_t piece = std::uint64_t{256} * 1024;

}  // namespace

Result<void> MemorySource::read(std::uint64_t at, std::span<std::uint8_t> out) const {
    if (at > bytes_.size() || out.size() > bytes_.size() - at)
        return base::fail(ErrorCode::integrity, "byte " + std::to_string(at), "the end of the bytes", "more");
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at), out.size(), out.begin());
    return {};
}

Result<FileSource> FileSource::open(const std::string& path) {
    auto file = File::open_read(path);
    if (!file) return base::fail(file.error());
    auto size = file->size();
    if (!size) return base::fail(size.error());
    return FileSource(std::move(*file), *size);
}

Result<void> FileSource::read(std::uint64_t at, std::span<std::uint8_t> out) const {
    while (!out.empty()) {
        const auto count = ::pread(file_.descriptor(), out.data(), out.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return base::fail(system_error(errno, file_.path(), "reading"));
        if (count == 0)
            return base::fail(ErrorCode::integrity, file_.path() + " byte " + std::to_string(at), "the end of the file",
                              "more: the file was cut");
        out = out.subspan(static_cast<std::size_t>(count));
        at += static_cast<std::uint64_t>(count);
    }
    return {};
}

Result<base::Digest> digest_of(const ByteSource& source, std::uint64_t at, std::uint64_t size) {
    std::vector<std::uint8_t> buffer(static_cast<std::size_t>(std::min(size, piece)));
    base::DigestBuilder builder;
    while (size > 0) {
        const auto here = std::span(buffer).first(static_cast<std::size_t>(std::min(size, piece)));
        if (auto done = source.read(at, here); !done) return base::fail(done.error());
        builder.add(here);
        at += here.size();
        size -= here.size();
    }
    return builder.digest();
}

}  // namespace velocert::records
