// SPDX-License-Identifier: GPL-3.0-or-later
// Reading sealed files. What writes them is in an object of its own, so that programs that only check do not hold it.
#include <atomic>
#include <thread>

#include "core/records/evidence_store.h"
#include "core/records/files/file.h"

namespace velocert::records {

using base::ErrorCode;
using base::Result;

Result<FileDigest> digest_of_file(const std::string& path) {
    auto file = File::open_read(path);
    if (!file) return base::fail(file.error());
    std::vector<std::uint8_t> buffer(std::size_t{256} * 1024);
    base::DigestBuilder builder;
    FileDigest out;
    while (true) {
        auto count = file->read_some(buffer);
        if (!count) return base::fail(count.error());
        if (*count == 0) break;
        builder.add(std::span(buffer).first(*count));
        out.size += *count;
    }
    out.digest = builder.digest();
    return out;
}

std::vector<Result<FileDigest>> digests_of_files(const std::vector<std::string>& paths) {
    constexpr std::size_t worth_a_thread = 8;
    std::vector<Result<FileDigest>> out(paths.size(), FileDigest{});
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t at = next++; at < paths.size(); at = next++) out[at] = digest_of_file(paths[at]);
    };
    if (paths.size() < worth_a_thread) {
        work();
        return out;
    }
    const std::jthread helper(work);
    work();
    return out;
}

std::string EvidenceStore::relative_path(const base::Digest& digest) {
    const std::string text = digest.text();
    return text.substr(0, 2) + '/' + text;
}

Result<std::vector<std::uint8_t>> EvidenceStore::load(const base::Digest& digest) const {
    auto bytes = read_whole(path(digest));
    if (!bytes) return bytes;
    const auto found = base::Digest::of(*bytes);
    if (found != digest)
        return base::fail(ErrorCode::integrity, "evidence/" + relative_path(digest),
                          "bytes whose digest is " + found.text(), "the bytes that were sealed");
    return bytes;
}

Result<std::uint64_t> EvidenceStore::size_of(const base::Digest& digest) const {
    auto file = File::open_read(path(digest));
    if (!file) return base::fail(file.error());
    return file->size();
}

}  // namespace velocert::records
